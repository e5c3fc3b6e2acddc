using Plumbline.Model;

namespace Plumbline.Rules.Environments;

/// <summary>What is said of a database that could not be read; the command line meets the fault, since the core opens nothing.</summary>
public static class UnreachableDatabase
{
    public const string Name = "database-unreachable";

    public static readonly ReadingRule Rule = new(Name, Severity.High, Family.Environments, new(
        "A database that the configuration names could not be read.",
        "Nothing is told about it: neither that it is right nor what it lacks. Its verdict is *unknown*; the other databases still count.",
        "The server is not running, refuses the sign-in, does not offer TLS, or does not answer in time.",
        "The finding gives the server's own reason. Files alone are checked with `--offline`; one database alone with `--database NAME`."));

    /// <param name="name">The database as the configuration names it.</param>
    /// <param name="reason">Clear, and without any secret.</param>
    public static Finding Of(string name, string reason) =>
        new(Name, Rule.Default, null, new(name), $"{name} could not be read: {reason}") { About = name, AboutKind = "database", Environments = [name] };
}
