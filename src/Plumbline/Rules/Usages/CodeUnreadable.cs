using Plumbline.Model;

namespace Plumbline.Rules.Usages;

/// <summary>What is said where code is there and cannot be read; the command line meets the fault, since the core starts no program.</summary>
public static class CodeUnreadable
{
    public const string Name = "code-not-readable";

    public static readonly ReadingRule Rule = new(Name, Severity.Medium, Family.Usages, new(
        "There is code, and what reads it could not be run.",
        "Nothing is told about what the code uses: neither that the schema has it nor that nobody needs it. The rest of the check still counts.",
        "A machine without Node, or one that cannot reach the package registry the first time.",
        "The finding says what is missing. TypeScript is read by a small program that Node 20.19 or later runs; its parser is fetched once, through npm, into the user's cache. Where code shall not be compared: `rules: { code-not-readable: off }`."));

    /// <param name="wanted">Whether the configuration names the code; what was only found is worth less of a warning.</param>
    public static Finding Of(string source, int files, string reason, bool wanted) =>
        new(Name, wanted ? Rule.Default : Severity.Low, null, new(source), $"{Wording.Count(files, "file")} of code could not be read: {reason}") { About = source, AboutKind = "code" };
}
