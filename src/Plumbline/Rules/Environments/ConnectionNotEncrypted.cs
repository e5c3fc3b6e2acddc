using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Environments;

/// <summary>A database elsewhere was read over a connection that everybody on the way can read.</summary>
public sealed class ConnectionNotEncrypted : ProjectRule
{
    public override string Name => "connection-not-encrypted";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Environments;

    public override Explanation Explain() => new(
        "The connection to a database on another machine is not encrypted.",
        "Whoever is on the way reads the data, and the password where the server asks for it in clear.",
        "`postgres://app@db.example.com/shop?sslmode=disable`",
        "`sslmode=verify-full` in the connection string, with `sslrootcert` where the server's certificate comes from an authority of your own.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.Database))
            if (source.Database?.Encrypted == false)
                yield return FoundIn(source.Name, "database", new(source.Name), $"the connection to {source.Name} ({source.Location}) is not encrypted") with { Environments = [source.Name] };
    }
}
