using System.Diagnostics;
using Plumbline.Databases.Shadow;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>Runs the files once more, untouched by any watching of locks, while readers and writers use the tables; and measures how long those wait.</summary>
internal static class Stalls
{
    private const int MostTables = 6;
    private static readonly TimeSpan s_rest = TimeSpan.FromMilliseconds(250);

    /// <summary>The tables that the files lock harder than reading them would, the hardest first.</summary>
    public static IReadOnlyList<Relation> Touched(IReadOnlyList<StatementTrace> traces, IReadOnlyDictionary<uint, Relation> known)
    {
        var tables = known.Values.Where(r => r.Kind is 'r').ToDictionary(r => r.Name);
        return [.. traces.SelectMany(t => t.Locks).Where(l => l.Mode > LockMode.RowShare && tables.ContainsKey(l.Relation))
            .GroupBy(l => l.Relation).OrderByDescending(g => g.Max(l => l.Mode)).ThenBy(g => g.Key).Select(g => tables[g.Key])];
    }

    public static async Task<(EquatableArray<Stall> Stalls, EquatableArray<string> Notes)> MeasureAsync(ShadowDatabase database, IReadOnlyList<MigrationScript> scripts, IReadOnlyList<Relation> touched, CancellationToken cancel)
    {
        var loops = new List<StallLoop>();
        try
        {
            foreach (var table in touched.Take(MostTables))
                foreach (var writes in (IEnumerable<bool>)[false, true]) loops.Add(await StallLoop.OpenAsync(database, table, writes, cancel).ConfigureAwait(false));
            List<string> notes = touched.Count > MostTables ? [$"stalls were measured on {MostTables} of {touched.Count} tables"] : [];
            return await MeasureAsync(database, scripts, loops, notes, cancel).ConfigureAwait(false);
        }
        finally
        {
            foreach (var loop in loops) await loop.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<(EquatableArray<Stall>, EquatableArray<string>)> MeasureAsync(ShadowDatabase database, IReadOnlyList<MigrationScript> scripts, List<StallLoop> loops, List<string> notes, CancellationToken cancel)
    {
        var clock = new StatementClock();
        using var stop = new CancellationTokenSource();
        var connection = await database.OpenAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var running = loops.ConvertAll(l => Task.Run(() => l.RunAsync(stop.Token), CancellationToken.None));
            await Task.Delay(s_rest, cancel).ConfigureAwait(false);
            var rest = loops.ConvertAll(l => l.Restart());
            try
            {
                if (await new ScriptRunner(connection, clock).RunAsync(scripts, cancel).ConfigureAwait(false) is { } rejection) notes.Add($"while others used the tables, the migration failed: {rejection}");
            }
            finally
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await Task.WhenAll(running).ConfigureAwait(false);
            }
            return ([.. loops.Select((l, i) => new Stall(l.Table.Name, l.Writes, Stopwatch.GetElapsedTime(l.Longest.Start, l.Longest.End), rest[i], clock.During(l.Longest), l.Attempts))], notes.ToEquatableArray());
        }
    }

    /// <summary>Whether nobody waited longer than the limit.</summary>
    public static Promise Judge(EquatableArray<Stall> stalls, TimeSpan limit)
    {
        if (stalls.IsEmpty) return Promise.NotApplicable(Promises.StallsShortly, "no table that was there before is locked");
        var longer = stalls.Where(s => s.Longest > limit);
        var worst = stalls.MaxBy(s => s.Longest)!;
        if (longer.IsEmpty) return Promise.Held(Promises.StallsShortly, $"the longest wait is {Ms(worst.Longest)}, the limit {Ms(limit)}");
        return Promise.Failed(Promises.StallsShortly, $"{(worst.Writes ? "a writer" : "a reader")} of {worst.Table} waits {Ms(worst.Longest)}{(worst.During is { } where ? $" while {where} runs" : "")}, the limit is {Ms(limit)}");
    }

    private static string Ms(TimeSpan time) => $"{time.TotalMilliseconds:N0} ms";
}
