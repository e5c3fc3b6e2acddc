using Plumbline.Model;
using Plumbline.Sources.Code;

namespace Plumbline.Rules.Usages;

/// <summary>What is said where code is there and cannot be read; the command line meets the fault, since the core starts no program.</summary>
public static class CodeUnreadable
{
    public const string Name = "code-not-readable";

    public static readonly ReadingRule Rule = new(Name, Severity.Low, Family.Usages, new(
        "There is code that could not be read: what reads it could not be run, or a file of it is none of its language.",
        "Nothing is told about what that code uses: neither that the schema has it nor that nobody needs it. The rest of the check still counts.",
        "A machine without Node, or one that cannot reach the package registry the first time. A file with a syntax error: the finding stands where the parser stopped.",
        "The finding says what is missing. TypeScript is read by a small program that Node 20.19 or later runs; its parser is fetched once, through npm, into the user's cache. It is medium where `code:` in `plumbline.yaml` names the code that could not be read, and of no weight in a test. Where code shall not be compared: `rules: { code-not-readable: off }`."));

    /// <param name="wanted">Whether the configuration names the code; what was only found is worth less of a warning.</param>
    public static Finding Of(string source, int files, string reason, bool wanted) =>
        new(Name, wanted ? Severity.Medium : Rule.Default, null, new(source), $"{Wording.Count(files, "file")} of code could not be read: {reason}") { About = source, AboutKind = "code" };

    /// <summary>One file of it.</summary>
    public static Finding Of(UnreadCode unread) =>
        new(Name, unread.Site == UsageSite.Test ? Severity.Info : Rule.Default, null, unread.Where, $"{unread.Where.File} was not read whole: {unread.Why}") { About = unread.Where.File, AboutKind = "file" };
}
