using Npgsql;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Proving;
using Plumbline.Databases.Shadow;
using Plumbline.Databases.Tests.Judge;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Recipes;
using Plumbline.Planning.Styles;
using Plumbline.Tests.Planning;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>
/// A plan case on a server: before and plan make what after makes directly, the plan run again changes nothing, a second plan is empty, and the undo leads back.
/// In the long suite pg_dump says so, too: it takes longer than all the rest.
/// </summary>
internal static class PlanJudge
{
    /// <param name="dumps">The second judge; null leaves it to the first.</param>
    public static async Task<PlanVerdict> Run(PlanCase one, int major, SchemaDump? dumps = null)
    {
        var wrong = new List<string>();
        var verdict = new PlanVerdict(wrong);
        await using var given = await Server.FreshAsync();
        await using var wanted = await Server.FreshAsync();
        await MakeAsync(given, one.Before, major);
        await MakeAsync(wanted, one.After, major);
        if (one.Rows.Length > 0) await given.RunAsync(one.Rows);
        var (before, after) = ((await given.ReadAsync()).Catalog, (await wanted.ReadAsync()).Catalog);
        var settings = one.Settings with { Version = major };
        var result = one.Plan(before, after, settings);
        wrong.AddRange(result.Faults.Select(f => $"fault: {f}"));
        if (result.Plan is not { } plan)
        {
            if (one.Accepted.StartsWith(PlanCase.Separator + "plan", StringComparison.Ordinal)) wrong.AddRange(result.Questions.Select(q => $"question: {q.Says}"));
            return verdict with { Questions = result.Questions };
        }
        var (dumpBefore, dumpAfter) = (await DumpAsync(given), await DumpAsync(wanted));
        await using var connection = await given.OpenAsync();
        // A body may name what its maker had already dropped.
        await StatementJudge.Send(connection, "SET check_function_bodies = off");
        if (one.InTheWay.Length > 0)
        {
            // The queries stand with the case; how a server spells them is its own.
            var said = string.Join('\n', ((await AskAsync())?.MessageText ?? "nothing").Split('\n').Select(l => l.Split(", shown by ")[0]));
            if (said != one.InTheWay) wrong.Add($"of rows in the way is said: {said}");
            return verdict;
        }
        var rows = await RowsAsync();
        if (await AskAsync() is { } way) wrong.Add($"rows in the way: {way.SqlState} {way.MessageText}");
        await Move("plan", plan.Steps, after);
        await Compare("plan", dumpAfter);
        var files = await FilesAsync();
        if (await AskAsync() is { } again) wrong.Add($"rows in the way the second time: {again.SqlState} {again.MessageText}");
        await Move("plan again", plan.Steps, after);
        wrong.AddRange((await FilesAsync()).Except(files).Select(f => $"plan again: {f} was written anew"));
        if (one.Plan((await Introspection.ReadAsync(connection, statistics: false)).Catalog, after, settings).Plan is not { IsEmpty: true }) wrong.Add("a second plan is not empty");
        verdict = PlanVerdict.Of(plan, wrong, withRows: one.Rows.Length > 0);
        await Move("undo", plan.Undo, before);
        if (verdict.Lasting.Count == 0) await Compare("undo", dumpBefore);
        if (one.Settings.Archive && plan.NotUndone.IsEmpty) wrong.AddRange(rows.Except(await RowsAsync()).Select(r => $"undo: {r} is not back"));
        return verdict;

        // On a connection of its own, for the settings that it makes.
        async Task<List<string>> RowsAsync()
        {
            if (!one.Settings.Archive) return [];
            await using var other = await given.OpenAsync();
            return [.. (await RowSums.ReadAsync(other, CancellationToken.None)).Values.SelectMany(t => t.Columns.Select(c => $"{t.Name}.{c.Name}: {t.Count} rows, {c.Sum}"))];
        }

        async Task<PostgresException?> AskAsync() => plan.Preconditions.IsEmpty ? null : await StatementJudge.Send(connection, PreconditionBlock.Of(plan));

        async Task<string> DumpAsync(ShadowDatabase database) => dumps is null ? "" : await dumps.ReadAsync(database, CancellationToken.None);

        async Task<List<string>> FilesAsync()
        {
            var found = await Relations.ReadAsync(connection, CancellationToken.None);
            var constraints = await ConstraintsAsync();
            var anew = after.Objects.Where(o => o is Exclusion or Check or ForeignKey && before.Find(o.Id()) is { } was && !was.Equals(o)).ToList();
            // Where nothing but its words tells a constraint from another, it is made again; what stays is, by the server itself, when a column gets the type that it has.
            var like = anew.Where(o => ConstraintMarks.Tell(before.Find(o.Id())!, o, new(before, after, one.Dialect, settings)) is null).Select(o => o.Name.Name).ToHashSet();
            var told = anew.Select(o => o.Name.Name).Where(n => !like.Contains(n)).ToHashSet();
            return [.. found.Values.Where(r => r.Kind is 'r' or 'i' && r.File != 0 && !like.Contains(r.Name.Name)).Select(r => $"{r.Name} ({r.File})"), .. constraints.Where(c => told.Contains(c.Name)).Select(c => $"{c.Name} ({c.Oid})")];
        }

        async Task<List<(string Name, uint Oid)>> ConstraintsAsync()
        {
            await using var command = new NpgsqlCommand("SELECT conname, oid FROM pg_constraint WHERE contype IN ('c', 'f') AND oid >= 16384", connection);
            await using var reader = await command.ExecuteReaderAsync();
            var constraints = new List<(string, uint)>();
            while (await reader.ReadAsync()) constraints.Add((reader.GetString(0), reader.GetFieldValue<uint>(1)));
            return constraints;
        }

        async Task Compare(string name, string goal)
        {
            var found = DumpDifferences.Between(await DumpAsync(given), goal, major);
            wrong.AddRange(found.Extra.Select(s => $"{name}: only after it by pg_dump: {s}").Concat(found.Missing.Select(s => $"{name}: only wanted by pg_dump: {s}")));
        }

        static async Task MakeAsync(ShadowDatabase database, string script, int major)
        {
            await using var connection = await database.OpenAsync();
            await WriterTests.RunAsync(connection, script, major);
        }

        async Task<bool> Holds(string condition)
        {
            await using var command = new NpgsqlCommand($"SELECT {condition}", connection);
            return (bool)(await command.ExecuteScalarAsync())!;
        }

        async Task Move(string name, EquatableArray<Step> steps, Catalog goal)
        {
            foreach (var statement in steps.SelectMany(s => s.Statements))
            {
                // psql's gexec, by hand
                var alone = Guarded.IsConcurrent(statement);
                if (alone && statement.Unless is { } done && await Holds(done)) continue;
                var sql = alone ? statement.Sql : Guarded.Write(statement);
                if (await StatementJudge.Send(connection, sql) is { } refused) wrong.Add($"{name}: the server refuses {refused.SqlState} {refused.MessageText}: {sql}");
            }
            var read = (await Introspection.ReadAsync(connection, statistics: false)).Catalog;
            wrong.AddRange(CatalogDifferences.Between(goal, read).Where(d => !verdict.IsExpected(d)).Select(d => $"{name}: wanted | on the server: {d}"));
        }
    }
}
