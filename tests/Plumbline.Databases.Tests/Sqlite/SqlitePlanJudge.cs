using Plumbline.Databases.Sqlite;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Tests.Planning;

namespace Plumbline.Databases.Tests.Sqlite;

/// <summary>
/// Every plan case of SQLite, on SQLite: what the written file makes equals what was declared, the rows are still there, nothing refers to nothing,
/// a second plan is empty, and the way back leads back.
/// </summary>
public class SqlitePlanJudge
{
    public static TheoryData<string> Cases() => new(PlanCase.All(SqliteDialect.Instance));

    [Theory, MemberData(nameof(Cases))]
    public async Task A_plan_makes_in_SQLite_what_was_wanted(string path)
    {
        var one = PlanCase.Read(path, SqliteDialect.Instance);
        using var declared = new ScratchDatabase().With(one.After);
        using var database = new ScratchDatabase().With(one.Before);
        var (after, before) = (await declared.ReadAsync(), await database.ReadAsync());
        if (one.Plan(before.Catalog, after.Catalog, one.Settings) is not { Plan: { } plan } result)
        {
            Assert.Contains("--- questions", one.Accepted, StringComparison.Ordinal);
            return;
        }
        Assert.Empty(result.Faults);
        if (one.Rows.Length > 0) database.With(one.Rows);
        var written = AllStyles.Of(MigrationStyle.Numbered)!.Write(plan, new History("migrations", [], [], Catalog.Empty), new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var rows = Rows(database, Carried(plan, one));

        database.Close();
        Assert.Null(database.Run(InShell(written.Files[0].Text)));
        Assert.Equal(0L, database.Ask("SELECT count(*) FROM pragma_foreign_key_check"));
        Assert.Equal("ok", database.Ask("PRAGMA integrity_check"));
        Assert.Equal(rows, Rows(database, Carried(plan, one), one));
        var reached = await database.ReadAsync();
        Assert.Empty(CatalogDifferences.Between(after.Catalog, reached.Catalog));
        Assert.True((one with { Renames = [] }).Plan(reached.Catalog, after.Catalog, one.Settings).Plan!.IsEmpty, "a second plan is not empty");

        Assert.Null(database.Run(InShell(written.Files[1].Text)));
        Assert.Equal(rows, Rows(database, Carried(plan, one)));
        Assert.Empty(CatalogDifferences.Between(before.Catalog, (await database.ReadAsync()).Catalog));
    }

    /// <summary>From where one case begins to where another ends, by name alone: more changes at once than anyone would write down.</summary>
    [Fact]
    public async Task Random_pairs_reach_each_other()
    {
        var paths = PlanCase.All(SqliteDialect.Instance).ToList();
        var random = new Random(4);
        var (judged, wrong) = (0, new List<string>());
        for (var i = 0; i < 100; i++)
        {
            var (from, to) = (PlanCase.Read(paths[random.Next(paths.Count)], SqliteDialect.Instance), PlanCase.Read(paths[random.Next(paths.Count)], SqliteDialect.Instance));
            using var declared = new ScratchDatabase().With(to.After);
            using var database = new ScratchDatabase().With(from.Before);
            var (after, before) = (await declared.ReadAsync(), await database.ReadAsync());
            // Nobody answers for a column without a value: there are no rows.
            var filled = after.Catalog.OfType<Column>().Where(c => c is { NotNull: true, Default: null, Generated: null }).ToDictionary(c => c.Name.ToString(), _ => "0");
            var result = from.Plan(before.Catalog, after.Catalog, new() { Allow = ["*"], Backfill = filled });
            if (result.Plan is not { } plan) { wrong.Add($"{from.Path} to {to.Path}: {string.Join("; ", result.Faults)}{string.Join("; ", result.Questions.Select(q => q.Says))}"); continue; }
            if (plan.IsEmpty) continue;
            judged++;
            var written = AllStyles.Of(MigrationStyle.Numbered)!.Write(plan, new History("migrations", [], [], Catalog.Empty), new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            foreach (var (file, meant) in new[] { (written.Files[0], after.Catalog), (written.Files[1], before.Catalog) })
            {
                if (database.Run(InShell(file.Text)) is { } refused) { wrong.Add($"{from.Path} to {to.Path}: {refused}\n{file.Text}"); break; }
                wrong.AddRange(CatalogDifferences.Between(meant, (await database.ReadAsync()).Catalog).Select(d => $"{from.Path} to {to.Path}, {file.Kind}: {d}"));
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(judged > 60, $"{judged} pairs had anything to do");
    }

    /// <summary>What the shell sends: its own commands are none of SQLite's.</summary>
    private static string InShell(string text) => text.Replace("\n.bail on\n", "\n", StringComparison.Ordinal);

    /// <summary>The columns that both have and that nothing fills in, by their names before.</summary>
    private static List<Column> Carried(Plan plan, PlanCase one) =>
        [.. plan.Before.OfType<Column>().Where(c => c.Generated is null && plan.After.Find(new(Column.OfKind, Now(c.Name, one))) is Column { Generated: null } now && (c.NotNull || !now.NotNull)).OrderBy(c => c.Name)];

    private static ObjectName Now(ObjectName column, PlanCase one)
    {
        var now = column;
        foreach (var rename in one.Renames)
            if (rename.Before == column.ToString()) now = now with { Name = rename.After };
            else if (rename.Before == column.OfTable().ToString()) now = now with { Table = rename.After };
        return now;
    }

    /// <summary>The values, as text: a new affinity may write them in another form.</summary>
    private static List<string> Rows(ScratchDatabase database, IEnumerable<Column> columns, PlanCase? renamed = null) =>
        [.. columns.Select(c => $"{c.Name}: {Values(database, renamed is null ? c.Name : Now(c.Name, renamed))}")];

    private static object? Values(ScratchDatabase database, ObjectName column) =>
        database.Ask($"SELECT group_concat(v, '|') FROM (SELECT coalesce(replace(CAST(\"{Doubled(column.Name)}\" AS TEXT), '.0', ''), 'null') AS v FROM \"{Doubled(column.Table!)}\" ORDER BY 1)");

    private static string Doubled(string name) => name.Replace("\"", "\"\"", StringComparison.Ordinal);
}
