using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Environments;

/// <summary>A database elsewhere was read over a connection that others on the way can read, or pretend to be the end of.</summary>
public sealed class InsecureConnection : ProjectRule
{
    public override string Name => "insecure-connection";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Environments;

    public override Explanation Explain() => new(
        "The connection to a database on another machine is in clear text, or nobody verified who answers.",
        "Whoever is on the way reads the data, and the password where the server asks for it in clear. Without verification, encryption is with whoever answered first.",
        "`postgres://app@db.example.com/shop?sslmode=disable`",
        "`sslmode=verify-full` in the connection string (it is what Plumbline does when nothing is said), with `sslrootcert` where the server's certificate comes from an authority of your own.");

    /// <summary>What was asked for; and what came of it, where nothing weaker was asked for.</summary>
    private static EquatableArray<string> Weaknesses(DatabaseFacts? facts) =>
        facts is { Encrypted: false, Weaknesses.IsEmpty: true } ? ["the connection is not encrypted"] : facts?.Weaknesses ?? [];

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.Database))
            foreach (var weakness in Weaknesses(source.Database))
                yield return FoundIn(source.Name, "database", new(source.Name), $"{source.Name}: {weakness}") with { Environments = [source.Name], Values = [weakness] };
    }
}
