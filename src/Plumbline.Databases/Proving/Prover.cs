using System.Diagnostics;
using Npgsql;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Rows;

namespace Plumbline.Databases.Proving;

/// <summary>
/// Proves migrations: runs them on databases of a shadow server, each a copy of the same ground with the same rows, and looks at what they did.
/// Every copy is dropped at the end, however it ends.
/// </summary>
public static class Prover
{
    /// <exception cref="DatabaseException">No server can be had, or the ground on which the migrations stand cannot be made, and why.</exception>
    /// <exception cref="OperationCanceledException">The caller wants no more.</exception>
    public static async Task<Proof> ProveAsync(ProofRequest request, ShadowSettings settings, CancellationToken cancel = default)
    {
        var clock = Stopwatch.StartNew();
        var server = await ShadowServer.Acquire(settings, cancel).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            List<MigrationScript> scripts = [.. request.Ground.Earlier, .. request.Files.Select(f => f.Script)];
            var roles = await ServerRoles.OfAsync(server, scripts, settings.Url is not null, cancel).ConfigureAwait(false);
            await using (roles.ConfigureAwait(false))
            {
                try
                {
                    var proof = await new Proving(request, settings, server, roles).ProveAsync(cancel).ConfigureAwait(false);
                    return proof with { Elapsed = clock.Elapsed };
                }
                catch (Exception fault) when (PostgresConnection.Explain(fault, server.Address, Limits.Default) is { } explained)
                {
                    throw explained;
                }
            }
        }
    }

    /// <summary>One proof under way.</summary>
    private sealed class Proving(ProofRequest request, ShadowSettings settings, ShadowServer server, ServerRoles roles)
    {
        private readonly IReadOnlyList<MigrationScript> _scripts = [.. request.Files.Select(f => f.Script)];
        private readonly List<Promise> _promises = [];
        private readonly List<string> _notes = [];

        public async Task<Proof> ProveAsync(CancellationToken cancel)
        {
            var database = await DirectSchema.CreateAsync(server, null, request.Assume, cancel).ConfigureAwait(false);
            await using (database.ConfigureAwait(false))
            {
                var ground = await Ground.MakeAsync(database, request, roles, cancel).ConfigureAwait(false);
                var expected = Expectation.Of([.. request.Files], ground.Schema, server.Major, request.Assume);
                await roles.MakeAsync(ServerRoles.NamedIn(request.Goal ?? expected.After), cancel).ConfigureAwait(false);
                var wanted = AskedLater.Of(ground.Schema, expected.After);
                var bare = wanted.Asked.IsEmpty || request.Fill is null || request.TracesAlone ? null : await DirectSchema.CreateAsync(server, database, request.Assume, cancel).ConfigureAwait(false);
                try
                {
                    ground = await ground.FilledAsync(database, request.Fill, wanted, cancel).ConfigureAwait(false);
                    var traced = await DirectSchema.CreateAsync(server, database, request.Assume, cancel).ConfigureAwait(false);
                    await using (traced.ConfigureAwait(false))
                    {
                        var proof = await ProveAsync(database, ground, expected, traced, cancel).ConfigureAwait(false);
                        if (bare is null || proof.Broke()) return proof;
                        var others = await AnyRows.LookAsync(bare, ground.Schema, _scripts, expected.After, wanted.Asked, request.Fill!, cancel).ConfigureAwait(false);
                        return proof with { Promises = proof.Promises.Add(others) };
                    }
                }
                finally
                {
                    if (bare is not null) await bare.DisposeAsync().ConfigureAwait(false);
                }
            }
        }

        private async Task<Proof> ProveAsync(ShadowDatabase before, Ground ground, Expectation expected, ShadowDatabase traced, CancellationToken cancel)
        {
            _notes.AddRange(ground.Unfilled);
            var (traces, rejection) = await TraceAsync(traced, ground, cancel).ConfigureAwait(false);
            var proof = new Proof(request.Files.Select(f => f.Script.Name), server.Version, request.Ground.Says, ground.Rows.Values.Sum(t => t.Count), default) { Statements = traces.ToEquatableArray() };
            if (rejection is not null) return proof with { Promises = [Promise.Failed(Promises.Runs, rejection.ToString())], Notes = _notes.ToEquatableArray() };
            _promises.Add(Promise.Held(Promises.Runs, $"{traces.Count} {(traces.Count == 1 ? "statement" : "statements")}"));
            if (request.TracesAlone) return proof with { Promises = _promises.ToEquatableArray(), Notes = _notes.ToEquatableArray() };
            await LookAsync(before, ground, expected, traced, traces, cancel).ConfigureAwait(false);
            var stalls = await StallsAsync(before, ground, traces, cancel).ConfigureAwait(false);
            return proof with { Promises = _promises.ToEquatableArray(), Stalls = stalls, Notes = _notes.ToEquatableArray() };
        }

        private async Task<(IReadOnlyList<StatementTrace>, Rejection?)> TraceAsync(ShadowDatabase traced, Ground ground, CancellationToken cancel)
        {
            var connection = await traced.OpenAsync(cancel).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var observer = await traced.OpenAsync(cancel).ConfigureAwait(false);
                await using (observer.ConfigureAwait(false))
                {
                    var tracer = new Tracer(connection, observer, ground.Relations);
                    var rejection = await new ScriptRunner(connection, tracer).RunAsync(_scripts, cancel).ConfigureAwait(false);
                    return (tracer.Traces, rejection);
                }
            }
        }

        private async Task LookAsync(ShadowDatabase before, Ground ground, Expectation expected, ShadowDatabase traced, IReadOnlyList<StatementTrace> traces, CancellationToken cancel)
        {
            var schema = await DirectSchema.ReadAsync(traced, cancel).ConfigureAwait(false);
            var goal = request.Goal is null ? new ReachesGoal(server, expected.After, "the replay of the files", request.Assume) : new ReachesGoal(server, request.Goal, "the goal", request.Assume);
            var dump = await SchemaDump.FindAsync(settings, server.Major, cancel).ConfigureAwait(false);
            _promises.AddRange(await goal.LookAsync(traced, schema, request.Goal is null ? expected.Holes : [], dump, cancel).ConfigureAwait(false));
            if (AsPlanned.Look([.. request.Files], [.. request.Replayed is { } replayed ? [replayed] : Array.Empty<(Catalog, Catalog)>(), (request.Ground.Schema ?? ground.Schema, expected.After)]) is { } planned) _promises.Add(planned);
            var rows = await RowsAsync(before, ground, expected, traced, traces, cancel).ConfigureAwait(false);
            var copy = await DirectSchema.CreateAsync(server, traced, request.Assume, cancel).ConfigureAwait(false);
            await using (copy.ConfigureAwait(false))
            {
                _promises.Add(await RunsTwice.LookAsync(traced, _scripts, schema, rows, cancel).ConfigureAwait(false));
                _promises.Add(await ComesBack.LookAsync(copy, [.. request.Files], ground.Schema, ground.Rows, rows, cancel).ConfigureAwait(false));
            }
        }

        private async Task<Dictionary<uint, TableSum>> RowsAsync(ShadowDatabase before, Ground ground, Expectation expected, ShadowDatabase traced, IReadOnlyList<StatementTrace> traces, CancellationToken cancel)
        {
            var one = await before.OpenAsync(cancel).ConfigureAwait(false);
            await using (one.ConfigureAwait(false))
            {
                var other = await traced.OpenAsync(cancel).ConfigureAwait(false);
                await using (other.ConfigureAwait(false))
                {
                    var rows = await RowSums.ReadAsync(other, cancel).ConfigureAwait(false);
                    await RowSums.PrepareAsync(one, cancel).ConfigureAwait(false);
                    _promises.Add(await new KeepsRows(traces, expected.Statements).LookAsync(one, ground.Rows, other, rows, cancel).ConfigureAwait(false));
                    return rows;
                }
            }
        }

        private async Task<EquatableArray<Stall>> StallsAsync(ShadowDatabase before, Ground ground, IReadOnlyList<StatementTrace> traces, CancellationToken cancel)
        {
            if (!request.Stalls || ground.Rows.Values.All(t => t.Count == 0)) return [];
            var touched = Stalls.Touched(traces, ground.Relations);
            if (touched.Count == 0) return Judged([]);
            var copy = await DirectSchema.CreateAsync(server, before, request.Assume, cancel).ConfigureAwait(false);
            await using (copy.ConfigureAwait(false))
            {
                var (stalls, notes) = await Stalls.MeasureAsync(copy, _scripts, touched, cancel).ConfigureAwait(false);
                _notes.AddRange(notes);
                return Judged(stalls);
            }
        }

        private EquatableArray<Stall> Judged(EquatableArray<Stall> stalls)
        {
            if (request.LongestStall is { } limit) _promises.Add(Stalls.Judge(stalls, limit));
            return stalls;
        }
    }
}
