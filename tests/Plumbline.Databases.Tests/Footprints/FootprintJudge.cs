using Plumbline.Databases.Proving;
using Plumbline.Databases.Shadow;
using Plumbline.Databases.Tests.Proving;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;
using Plumbline.Rules;

namespace Plumbline.Databases.Tests.Footprints;

/// <summary>
/// Runs a file on a server, statement by statement, and lays what each really took beside its footprint: the strongest lock on each table, and the work done under it.
/// Reading other tables (ACCESS SHARE) is no business of footprints, nor is what triggers of rows do.
/// </summary>
internal static class FootprintJudge
{
    /// <param name="rows">Whether its tables have some.</param>
    public static async Task<List<string>> RunAsync(string before, string change, MigrationStyle style = MigrationStyle.Numbered, bool rows = true)
    {
        var major = (await Server.Shared).Major;
        var proof = await new Proved(before, change) { Style = style, TracesAlone = true }.RunAsync();
        var places = Replay(before, change, style, major);
        var wrong = new List<string>();
        foreach (var trace in proof.Statements)
        {
            if (trace.Rejected is { } rejected) { wrong.Add($"{trace.Line()}: refused {rejected.SqlState} {rejected.Message}"); continue; }
            var same = places.Where(p => p.Statement.Where() is var at && at.Line == trace.Where.Line && at.Column == trace.Where.Column && p.Statement.Text().Trim().SequenceEqual(trace.Text.AsSpan().Trim())).ToList();
            if (same.Count == 0) { wrong.Add($"{trace.Line()}: not replayed at {trace.Where}"); continue; }
            var all = same.Concat(places.SkipWhile(p => p != same[^1]).Skip(1).TakeWhile(p => p.Statement.Clauses.HasFlag(Clauses.InBlock))).ToList();
            if (all.Find(p => p.Statement.Refused is not null) is { } refused) wrong.Add($"{trace.Line()}: refused in replay {refused.Statement.Refused!.Message}");
            wrong.AddRange(Compare(trace, all, rows).Select(w => $"{trace.Line()}: {w}"));
        }
        return wrong;
    }

    private static List<StatementPlace> Replay(string before, string change, MigrationStyle style, int major)
    {
        Migration[] files = [new("01_before.sql", style, "01", new("history", "01_before.sql", before)), new("02_change.sql", style, "02", new("history", "02_change.sql", change))];
        var history = new Replayer(PostgresDialect.Instance, new() { PostgresVersion = major }).Replay("", files);
        var file = new Surroundings(Targets.Of(major), new("postgres", history), 1);
        return [.. Enumerable.Range(0, file.Run.Statements.Count).Select(file.Place)];
    }

    private static IEnumerable<string> Compare(StatementTrace trace, List<StatementPlace> places, bool rows)
    {
        var before = places[0].Statement.Before;
        var held = places[0].Held.ToDictionary(h => h.Table, h => h.Mode);
        var touches = places.SelectMany(p => p.Touches.Where(t => t.Index is null || before.Relation(t.Table.Schema, t.Index) is not { } index || !p.IsBorn(index))).ToEquatableArray();
        var expected = Locks(new(touches)).Where(l => !held.TryGetValue(new(l.Name.Schema, l.Name.Name), out var mode) || mode < l.Mode).Select(l => $"{l.Name} {l.Mode.InWords()}").Order().ToList();
        var measured = trace.Locks.Where(l => l.Mode > LockMode.AccessShare && !(before.Relation(l.Relation.Schema, l.Relation.Name) is View))
            .Where(l => l.Mode > LockMode.RowExclusive || touches.Any(t => t.Table == l.Relation))
            // The indexes of a table whose rows are written.
            .Where(l => l.Mode > LockMode.RowExclusive || before.Relation(l.Relation.Schema, l.Relation.Name) is Table or MaterializedView)
            .Select(l => $"{l.Relation} {l.Mode.InWords()}").Order().ToList();
        // What stands alone is watched from outside, and seen for sure where it waits for somebody.
        var alone = StandingAlone.Is(places[0].Statement) || places.Exists(p => p.Statement is { Word: TransactionWord.Closes, Verb: Verb.Transaction } && p.Statement.Clauses.HasFlag(Clauses.InBlock)) || trace.Text.Contains("COMMIT", StringComparison.Ordinal);
        if (alone ? measured.Exists(m => !expected.Contains(m) && touches.Any(t => m.StartsWith($"{t.Table} ", StringComparison.Ordinal))) : !expected.SequenceEqual(measured)) yield return $"locks {string.Join("; ", expected)} but measured {string.Join("; ", measured)}";
        if (places[0].Statement.Command is "VACUUM" or "ANALYZE") yield break;
        foreach (var table in touches.Select(t => t.Table).Concat(trace.Rewrites.Select(r => r.Table)).Concat(trace.Scans.Select(s => s.Table)).Concat(trace.Rows.Select(r => r.Table)).Distinct())
        {
            var (said, seen) = (Said(touches, table), Seen(trace, table, places));
            // The server says nothing of looking up rows where there are none.
            if (seen == Work.None && !rows && touches.Any(t => t.Table == table && t.Subject?.Kind == ForeignKey.OfKind)) continue;
            if (seen <= Work.Scan && !rows && said == Work.Write) continue;
            if (said == seen || said < seen && !touches.Any(t => t.Table == table && !t.Elsewhere)) continue;
            yield return $"{table} {said} but measured {seen} ({string.Join(", ", trace.Scans.Where(s => s.Table == table).Select(s => s.Why))})";
        }
    }

    private static Work Said(EquatableArray<Touch> touches, ObjectName table) =>
        touches.Where(t => t.Table == table && !t.Elsewhere).Select(t => t.Index is null ? t.Work : t.Work == Work.None ? Work.None : Work.Build).DefaultIfEmpty(Work.None).Max();

    /// <summary>An index is named where it is locked harder than its table, as in traces.</summary>
    private static IEnumerable<(ObjectName Name, LockMode Mode)> Locks(Footprint footprint)
    {
        foreach (var table in footprint.Tables()) yield return (table.Table, table.Mode);
        foreach (var index in footprint.Touches.Where(t => t.Index is not null).GroupBy(t => (t.Table, t.Index)))
            if (index.Max(i => i.Mode) is var mode && !(footprint.On(index.Key.Table)?.Mode >= mode)) yield return (new(index.Key.Table.Schema, index.Key.Index!), mode);
    }

    private static Work Seen(StatementTrace trace, ObjectName table, List<StatementPlace> places)
    {
        var truncates = places.Any(p => p.Statement.Data.Any(d => d.Action == "truncate"));
        if (!truncates && trace.Rewrites.Any(r => r.Table == table && r.Index is null)) return Work.Rewrite;
        if (trace.Rows.Any(r => r.Table == table)) return Work.Write;
        if (!truncates && trace.Rewrites.Any(r => r.Table == table)) return Work.Build;
        if (truncates) return Work.None;
        var scans = trace.Scans.Where(s => s.Table == table).ToList();
        return scans.Exists(s => s.Why.StartsWith("index ", StringComparison.Ordinal)) ? Work.Build : scans.Count > 0 ? Work.Scan : Work.None;
    }
}
