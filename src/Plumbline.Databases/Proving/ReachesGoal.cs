using Plumbline.Databases.Shadow;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>The schema afterwards is the one that was meant: by our own reading, and by pg_dump of one that was made directly.</summary>
internal sealed class ReachesGoal(ShadowServer server, Catalog goal, string goalIs, EquatableArray<string> assume)
{
    /// <param name="holes">Statements that the replay does not follow: what it expects then proves nothing against the file.</param>
    public async Task<IReadOnlyList<Promise>> LookAsync(ShadowDatabase after, Catalog found, IReadOnlyList<string> holes, (SchemaDump? Program, string Why) dump, CancellationToken cancel)
    {
        var direct = await DirectSchema.CreateAsync(server, null, assume, cancel).ConfigureAwait(false);
        await using (direct.ConfigureAwait(false))
        {
            string? refused;
            var connection = await direct.OpenAsync(cancel).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false)) refused = await DirectSchema.MakeAsync(connection, goal, assume, cancel).ConfigureAwait(false);
            var made = refused is null ? await DirectSchema.ReadAsync(direct, cancel).ConfigureAwait(false) : null;
            return [Reached(made, found, holes), await DumpedAsync(after, direct, refused, holes, dump, cancel).ConfigureAwait(false)];
        }
    }

    /// <summary>Two texts of one meaning are alike once the server has printed both: the goal, made directly, is read back, too.</summary>
    private Promise Reached(Catalog? made, Catalog found, IReadOnlyList<string> holes)
    {
        var differences = SchemaDifferences.Between(goal.WithoutRefused(), found, goalIs, "the database");
        if (differences.Count > 0 && made is not null) differences = SchemaDifferences.Between(made, found, goalIs, "the database");
        if (differences.Count == 0) return Promise.Held(Promises.ReachesAfter, $"{found.Count} objects are as {goalIs} has them");
        if (holes.Count > 0) return Promise.NotApplicable(Promises.ReachesAfter, $"what is expected is not known: {holes[0]}") with { Details = differences.ToEquatableArray() };
        return Promise.Failed(Promises.ReachesAfter, differences.Count == 1 ? "1 difference" : $"{differences.Count} differences", differences);
    }

    private async Task<Promise> DumpedAsync(ShadowDatabase after, ShadowDatabase direct, string? refused, IReadOnlyList<string> holes, (SchemaDump? Program, string Why) dump, CancellationToken cancel)
    {
        if (dump.Program is not { } program) return Promise.NotApplicable(Promises.DumpsAlike, dump.Why);
        if (refused is not null) return Promise.NotApplicable(Promises.DumpsAlike, $"{goalIs} could not be made directly: {refused}");
        try
        {
            var (dumped, directly) = (await program.ReadAsync(after, cancel).ConfigureAwait(false), await program.ReadAsync(direct, cancel).ConfigureAwait(false));
            var found = DumpDifferences.Between(dumped, directly, server.Major);
            if (found.AreNone) return Promise.Held(Promises.DumpsAlike, $"{found.Count} statements of {program} {(found.AreWordsOnly ? $"mean the same, {found.Extra.Count} of them in other words" : "are alike")}");
            var lines = found.Extra.Select(s => $"only after the migration: {s}").Concat(found.Missing.Select(s => $"only made directly: {s}"));
            if (holes.Count > 0) return Promise.NotApplicable(Promises.DumpsAlike, $"what is expected is not known: {holes[0]}") with { Details = lines.ToEquatableArray() };
            return Promise.Failed(Promises.DumpsAlike, $"{found.Extra.Count + found.Missing.Count} statements of {program} differ", lines);
        }
        catch (ToolFailed fault)
        {
            return Promise.NotApplicable(Promises.DumpsAlike, fault.Message);
        }
    }
}
