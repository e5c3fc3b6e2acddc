using Plumbline.Databases.Sqlite;
using Plumbline.Dialects;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;

namespace Plumbline.Databases.Tests.Sqlite;

/// <summary>
/// Every replay case of SQLite, on SQLite: each statement refused there if and only if the replay refuses it,
/// and the database read afterwards equal, facet by facet, to the catalog in memory.
/// </summary>
public class SqliteJudge
{
    public static TheoryData<string> Cases() => new(Directory.EnumerateDirectories(Repository.Path("tests", "cases", "replay-sqlite")).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Cases))]
    public async Task SQLite_agrees(string name)
    {
        var text = File.ReadAllText(Repository.Path("tests", "cases", "replay-sqlite", name, "replay.sql"));
        if (IsTooNew(text)) return;
        var file = new SourceText("history", "replay.sql", text);
        var builder = new CatalogBuilder(SqliteDialect.Instance.Start(), SqliteDialect.Main);
        var executed = SqliteDialect.Instance.Execute(file, builder);
        using var database = new ScratchDatabase();
        var disagreements = new List<string>();
        foreach (var statement in executed.Statements)
        {
            var refusal = database.Run(statement.Text().ToString());
            var ours = statement.Refused?.Message ?? (statement.Verb == Verb.NotUnderstood ? "not understood" : null);
            if (refusal is null != ours is null) disagreements.Add($"line {statement.Where().Line}: SQLite {refusal ?? "takes it"}; we {ours ?? "take it"}");
        }
        var snapshot = await database.ReadAsync();
        foreach (var one in snapshot.NotRead) disagreements.Add($"not read: {one.What}: {one.Why}");
        disagreements.AddRange(CatalogDifferences.Between(ForThisDatabase(builder.Current.WithoutRefused()), snapshot.Catalog));
        Assert.True(disagreements.Count == 0, string.Join('\n', disagreements));
    }

    /// <summary>A case that begins with <c>-- needs SQLite 3.38</c> says nothing about an older one, except where the tests are the gate.</summary>
    private static bool IsTooNew(string text)
    {
        const string Needs = "-- needs SQLite ";
        if (!text.StartsWith(Needs, StringComparison.Ordinal) || SqliteLibrary.Version >= Version.Parse(text.AsSpan(Needs.Length, text.IndexOf('\n') - Needs.Length).Trim())) return false;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"this machine's SQLite is {SqliteLibrary.Version}");
        Console.Error.WriteLine($"SKIPPED, {text.AsSpan(3, text.IndexOf('\n') - 3)}: this machine's is {SqliteLibrary.Version}");
        return true;
    }

    /// <summary>Temporary objects are gone with the connection that made them.</summary>
    private static Catalog ForThisDatabase(Catalog catalog) =>
        catalog.Objects.Where(o => o.Name.Schema == SqliteDialect.Temporary).Aggregate(catalog, (left, o) => left.Without(o.Id()));
}
