using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Databases.Proving;

/// <summary>What the files should do, by their replay on the schema that they run on.</summary>
/// <param name="Holes">Statements that the replay does not follow, so that it cannot be held against the server.</param>
internal sealed record Expectation(Catalog After, IReadOnlyList<Statement> Statements, IReadOnlyList<string> Holes)
{
    public static Expectation Of(IReadOnlyList<ProvedFile> files, Catalog before, int major, EquatableArray<string> assume)
    {
        var replayer = new Replayer(PostgresDialect.Instance, new() { PostgresVersion = major, Assume = assume });
        var statements = new List<Statement>();
        foreach (var file in files)
        {
            var run = replayer.Again(new(file.Migration, [], before, before), file.Migration.Text);
            statements.AddRange(run.Statements);
            before = run.After;
        }
        return new(before, statements, [.. statements.SelectMany(HolesIn)]);
    }

    private static IEnumerable<string> HolesIn(Statement statement)
    {
        if (statement.Verb == Verb.NotUnderstood) yield return $"{statement.Where()} is not understood";
        else if (statement.Verb == Verb.MetaCommand && statement.Text().StartsWith("\\gexec", StringComparison.Ordinal)) yield return $"{statement.Where()} runs what a query says";
        else if (statement.Refused is { } refusal) yield return $"{refusal.Where} would be refused by our reading ({refusal.SqlState} {refusal.Message})";
        else foreach (var what in statement.NotExecuted) yield return $"{statement.Where()}: {what}";
    }
}
