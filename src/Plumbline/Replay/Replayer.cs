using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Replay;

/// <summary>What a replay stands on besides the files.</summary>
public sealed record ReplaySettings
{
    /// <summary>Major version of the server to be true to.</summary>
    public int PostgresVersion { get; init; } = 17;

    /// <summary>Platforms whose objects are there before the first file: <c>supabase</c>.</summary>
    public EquatableArray<string> Assume { get; init; }

    /// <summary>The search path of the connection that runs the files; empty for the dialect's default schema.</summary>
    public EquatableArray<string> SearchPath { get; init; }
}

/// <summary>
/// Replays migrations on a catalog in the folder's order; when that order cannot work, in the one that does.
/// A consistent history is one pass. See <see cref="ReplayOrder"/> for how the other order is found.
/// </summary>
public sealed class Replayer
{
    private const int MostRounds = 24;
    private const int MostStrays = 12;

    private readonly Dialect _dialect;
    private readonly CatalogBuilder _builder;
    private readonly OutsideObjects _outside;
    private readonly Session _session;

    public Replayer(Dialect dialect, ReplaySettings settings)
    {
        _dialect = dialect;
        _outside = new(settings.Assume);
        var path = settings.SearchPath.IsEmpty ? _outside.SearchPath(dialect.DefaultSchema) : settings.SearchPath;
        _session = Session.Default with { SearchPath = path };
        _builder = new(dialect.Start(), dialect.DefaultSchema) { Outside = _outside, Version = settings.PostgresVersion, Blocks = DoBlock.Read, Generated = GeneratedSql.Run };
    }

    /// <param name="location">Repository path of the folder.</param>
    /// <param name="given">The migrations in the folder's own order.</param>
    /// <param name="watch">Who is told of each file of the first pass.</param>
    public History Replay(string location, IReadOnlyList<Migration> given, IReplayWatch? watch = null)
    {
        watch?.Begins(_dialect.Name, given.Count);
        var history = InOrder(location, given, watch);
        return MadeTwice(history) is { } twice ? WithoutStrays(history, given, twice) : history;
    }

    private History InOrder(string location, IReadOnlyList<Migration> given, IReplayWatch? watch = null)
    {
        var order = new ReplayOrder(given);
        var passes = new List<Pass>(given.Count);
        Run(given, order.Files, 0, passes, watch);
        for (var round = 0; round < MostRounds && order.Improve(passes.ConvertAll(p => p.Run)); round++)
        {
            passes.RemoveRange(order.Unchanged, passes.Count - order.Unchanged);
            Run(given, order.Files, order.Unchanged, passes);
        }
        return new(location, passes.Select(p => p.Run).ToEquatableArray(), given.Select(m => m.Name).ToEquatableArray(), passes.Count > 0 ? passes[^1].Run.After : _dialect.Start())
        {
            OrderFaults = order.Faults().ToEquatableArray(),
            Assumed = order.Assumed().ToEquatableArray(),
            Outside = [.. _outside.Met(), .. OutsideRoles.Met(passes.Select(p => p.Run))],
            Findings = passes.SelectMany(p => p.Findings).ToEquatableArray(),
        };
    }

    /// <summary>The first file of the folder's tool that is refused because its object is there already, when a file that the tool never runs may have made it.</summary>
    private static MigrationRun? MadeTwice(History history)
    {
        var strays = false;
        foreach (var run in history.Runs.Span)
        {
            strays |= !run.Migration.RunByTool;
            if (!strays || !run.Migration.RunByTool) continue;
            foreach (var statement in run.Statements.Span)
                if (statement.Refused is { } refused && IsDuplicate(refused.SqlState)) return run;
        }
        return null;
    }

    /// <summary>A stray copy of what the tool's own files make is no part of the history: nobody runs it, and with it the others fail.</summary>
    private History WithoutStrays(History history, IReadOnlyList<Migration> given, MigrationRun twice)
    {
        var aside = new List<SetAside>();
        foreach (var stray in given.Where(m => !m.RunByTool).Take(MostStrays).ToList())
        {
            var without = InOrder(history.Location, [.. given.Where(m => m != stray && !aside.Exists(a => a.Path == m.Text.Path))]);
            if (Refusals(without) >= Refusals(history)) continue;
            aside.Add(new(stray.Text.Path, $"the tool never runs it, and its own {twice.Migration.Name} makes the same") { Stray = stray });
            history = without;
            if (MadeTwice(history) is not { } next) break;
            twice = next;
        }
        return history with { SetAside = aside.ToEquatableArray() };
    }

    private static int Refusals(History history) => history.Runs.Sum(r => r.Statements.Count(s => s.Refused is not null));

    private static bool IsDuplicate(string state) =>
        state is SqlStates.DuplicateTable or SqlStates.DuplicateColumn or SqlStates.DuplicateObject or SqlStates.DuplicateFunction or SqlStates.DuplicateSchema;

    private void Run(IReadOnlyList<Migration> given, IReadOnlyList<int> order, int from, List<Pass> passes, IReplayWatch? watch = null)
    {
        var before = from > 0 ? passes[from - 1].Run.After : _dialect.Start();
        for (var i = from; i < order.Count; i++)
        {
            passes.Add(Run(given[order[i]], before));
            before = passes[^1].Run.After;
            watch?.Ran(passes[^1].Run);
        }
    }

    /// <summary>One file is one connection: settings end with it, and a transaction left open is taken as the tool's to commit.</summary>
    private Pass Run(Migration migration, Catalog before)
    {
        _builder.Current = before;
        _builder.Session = _session;
        var executed = _dialect.Execute(migration.Text, _builder);
        _builder.Transactions.Commit(_builder);
        foreach (var statement in executed.Statements) ForgetTemporary(statement);
        return new(new(migration, executed.Statements.ToEquatableArray(), before, _builder.Current), executed.Findings);
    }

    /// <summary>What another text would have done in a migration's place.</summary>
    public MigrationRun Again(MigrationRun run, SourceText text) => Run(run.Migration with { Text = text }, run.Before).Run;

    /// <summary>Temporary objects go with the connection.</summary>
    private void ForgetTemporary(Statement statement)
    {
        foreach (var effect in statement.Effects.Span)
            if (effect is Change.Added { After.Name.Schema: Names.TemporarySchema or "temp" } added) Forget(added.After.Id());
    }

    private void Forget(ObjectId id)
    {
        foreach (var part in _builder.Current.Children(id).ToList()) Forget(part.Id());
        _builder.Current = _builder.Current.Without(id);
    }

    private sealed record Pass(MigrationRun Run, IReadOnlyList<Finding> Findings);
}
