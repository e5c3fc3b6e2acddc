using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Planning.Recipes;

namespace Plumbline.Planning;

/// <summary>A plan, or what stands in its way.</summary>
/// <param name="Plan">Null when a question is open, or the plan could not be shown to reach its goal.</param>
/// <param name="Faults">Where an answer cannot be followed, or the statements, run in memory, did not do what they should: told in full.</param>
public sealed record PlanResult(Plan? Plan, EquatableArray<Question> Questions, EquatableArray<string> Faults)
{
    /// <summary>The steps that did not.</summary>
    public EquatableArray<Step> Tried { get; init; }
}

/// <summary>Makes plans: renames first, then the changes between what they leave and the goal; each way proved in memory.</summary>
public static class Plans
{
    public static PlanResult Make(Goal goal, Dialect dialect, PlanSettings given)
    {
        var settings = given with { Backfill = Renamed(given.Backfill, goal.Renames) };
        var renames = Renaming(goal, dialect);
        var renamed = PlanReplay.Run(goal.Before, renames, dialect, settings);
        goal = MadeAnew(goal, renamed.After, dialect);
        var after = goal.After(renamed.After);
        var situation = new Situation(renamed.After, after, dialect, settings);
        if (settings.Archive) situation = situation with { Kept = KeptRows.Of(situation, Differ.ByName(renamed.After, after)) };
        var planner = Planner.Over(situation);
        var questions = goal.Questions.Concat(Unfilled(planner, after, dialect, settings)).Concat(Rewritten(planner)).Concat(planner.Stuck.Select(Stuck)).ToEquatableArray();
        if (!questions.IsEmpty) return new(null, questions, renamed.Faults.Select(f => f.Message));
        var unfit = Unfit(planner, dialect).ToEquatableArray();
        if (!unfit.IsEmpty) return new(null, [], unfit);

        // Catalogs know their fingerprints from then on: they stand in every head.
        var isLarge = after.Count >= Catalog.Large;
        _ = Cores.Begin(() => (goal.Before.Fingerprint(), after.Fingerprint()), pays: isLarge);
        var steps = renames.Concat(planner.Steps()).ToEquatableArray();
        var run = PlanReplay.Run(goal.Before, steps, dialect, settings);
        var faults = run.Faults.Select(f => f.Message).Concat(run.Misses(after).Select(m => $"the plan does not reach its goal: {m}")).ToEquatableArray();
        if (!faults.IsEmpty) return new(null, [], faults) { Tried = steps };

        var back = Cores.Begin(() => WayBack(goal, renamed.After, situation), pays: isLarge);
        var plan = new Plan(settings.Name ?? PlanName.Of(goal.Before, planner.Changes, goal.Renames), goal.Before, after, Locks.With(steps, run, settings.Version).ToEquatableArray())
        {
            Dialect = dialect.Name,
            Left = goal.Left,
            Hazards = PlanHazards.Of(goal.Before, run, dialect, settings),
            // SQLite has no statement that stops when something is absent.
            Expectations = dialect.Name == AllDialects.Sqlite ? [] : Verification.Of(planner.Situation, planner.Changes),
            // Its file is one transaction anyhow.
            Preconditions = dialect.Name == AllDialects.Sqlite ? [] : Preconditions.Of(planner.Situation, planner.Changes, goal.Renames).Concat(situation.Kept.Select(k => k.IsFree(situation))).ToEquatableArray(),
        };
        var (undo, lost) = back();
        return new(plan with { Undo = undo, NotUndone = plan.Steps.SelectMany(s => s.Lost).Concat(lost).ToEquatableArray() }, [], []);
    }

    /// <summary>Expressions for old rows may name columns as they are called until this plan has run.</summary>
    private static Dictionary<string, string> Renamed(IReadOnlyDictionary<string, string> backfill, EquatableArray<GoalRename> renames)
    {
        var renamed = new Dictionary<string, string>();
        foreach (var (column, expression) in backfill)
        {
            var text = expression;
            foreach (var (before, after) in renames)
                if (before is Column && column.StartsWith(new ObjectName(after.Schema, after.Table!) + ".", StringComparison.Ordinal)) text = ContentRenames.Replace(text, before.Name.Name, after.Name);
            renamed[column] = text;
        }
        return renamed;
    }

    /// <summary>What this dialect cannot rename goes under its old name and comes under the new: SQLite's indexes, views, triggers and constraints.</summary>
    private static Goal MadeAnew(Goal goal, Catalog renamed, Dialect dialect)
    {
        var anew = goal.Renames.Where(r => !dialect.Of(r.Before.Kind)!.Rename(r.Before, r.After).Any()).ToList();
        if (anew.Count == 0) return goal;
        var (gone, wanted) = (goal.Gone.ToList(), goal.Wanted.ToList());
        foreach (var rename in anew)
        {
            // One that is named for its table has followed it.
            if (renamed.Find(new(rename.Before.Kind, Placed(rename))) is not { } was) continue;
            gone.Add(was.Id());
            if (!wanted.Exists(w => w.Kind == was.Kind && w.Name == rename.After)) wanted.Add(was with { Name = rename.After });
        }
        return goal with { Renames = goal.Renames.Except(anew).ToEquatableArray(), Gone = gone, Wanted = wanted };
    }

    /// <summary>A table first, then what is in it, under the table's new name.</summary>
    private static EquatableArray<Step> Renaming(Goal goal, Dialect dialect) =>
        goal.Renames.OrderBy(r => r.Before.Name.Table is null ? 0 : 1).Select(r => RenameStep(r.Before with { Name = Placed(r) }, r.After, dialect)).Where(s => !s.Statements.IsEmpty).ToEquatableArray();

    /// <summary>Its old name, where its table stands now.</summary>
    private static ObjectName Placed(GoalRename rename) => rename.After.Table is null ? rename.Before.Name : rename.After with { Name = rename.Before.Name.Name };

    private static Step RenameStep(SchemaObject from, ObjectName to, Dialect dialect)
    {
        var writer = dialect.Of(from.Kind) ?? throw new InvalidOperationException($"{dialect.Name} has no {from.Kind}");
        // SQLite cannot ask before it renames.
        var unless = dialect.Name != AllDialects.Sqlite && writer.Exists(from) is { } exists ? $"NOT {exists}" : null;
        return new(new(from.Kind, to), $"{from.Kind.Label} {from.Name} is called {to.Name} now", StepPace.Brief, writer.Rename(from, to).Select(s => new PlannedStatement(s) { Unless = unless }).ToEquatableArray());
    }

    /// <summary>Columns that must have a value, and nobody knows which.</summary>
    private static IEnumerable<Question> Unfilled(Planner planner, Catalog after, Dialect dialect, PlanSettings settings)
    {
        var situation = planner.Situation;
        foreach (var change in planner.Changes)
        {
            if (change.Subject() is not Column { NotNull: true, Default: null, Identity: null, Generated: null } column || situation.IsNew(column.Name.OfTable()) || situation.IsHandedDown(column)) continue;
            if (change is Change.Altered { Before: Column { NotNull: true } } or Change.Dropped || situation.Rows(column.Name.OfTable()) == 0) continue;
            long? nulls = settings.Nulls.TryGetValue(column.Id(), out var counted) ? counted : null;
            if (dialect.Name == AllDialects.Sqlite && TableRebuild.IsRowNumber(column, after)) continue;
            if (nulls == 0 || Backfill.For(column, situation) is not null) continue;
            yield return PlanQuestions.OfBackfill(column, nulls, situation);
        }
    }

    /// <summary>Answers that no server could follow, and what cannot be changed without losing more.</summary>
    private static IEnumerable<string> Unfit(Planner planner, Dialect dialect)
    {
        if (dialect.Name == AllDialects.Sqlite)
            foreach (var loss in SqliteSteps.Losses(planner.Situation, planner.Changes)) yield return loss;
        if (dialect.Name != AllDialects.Postgres) yield break;
        foreach (var change in planner.Changes)
            if (change is not Change.Dropped && change.Subject() is Column column && Backfill.Fault(column, planner.Situation) is { } fault) yield return fault;
    }

    /// <summary>Tables that would be written anew, since no recipe can help it.</summary>
    private static IEnumerable<Question> Rewritten(Planner planner)
    {
        foreach (var change in planner.Changes.OfType<Change.Altered>())
            if (change is { Before: Column was, After: Column now } && TypeChange.IsRewrite(was, now, planner.Situation)
                && AllRecipes.Of(change, planner.Situation) is not TypeChange && !planner.Situation.Settings.Allows(PlanQuestions.Consent("rewrite", now)))
                yield return PlanQuestions.OfRewrite(now, was.Type);
        foreach (var change in planner.Changes.OfType<Change.Altered>())
            if (AllRecipes.Of(change, planner.Situation) is TypeSwap)
                foreach (var column in TypeSwap.Rewritten(change, planner.Situation))
                    if (!planner.Situation.Settings.Allows(PlanQuestions.Consent("rewrite", column))) yield return PlanQuestions.OfSwap(column, change.After);
    }

    private static Question Stuck(Change.Altered change) => new(QuestionKind.Rebuild, change.After.Id(),
        $"{change.After.Id()} cannot be altered in {string.Join(", ", change.Facets.Select(f => $"its {f} ({f.Read(change.Before) ?? "not set"} to {f.Read(change.After) ?? "not set"})"))}: it would have to be made anew, and its rows copied",
        [new("plan.keep", change.After.Name.ToString(), "it stays as it is")], change.After.Origin.Here);

    /// <summary>The way back is the same planner's, from the goal to what was there; without any question, since what it meets is this plan's own work.</summary>
    /// <returns>Its steps, and what it does not bring back.</returns>
    private static (EquatableArray<Step> Steps, List<string> Lost) WayBack(Goal goal, Catalog renamed, Situation situation)
    {
        var (dialect, settings, after) = (situation.Dialect, situation.Settings, situation.After);
        var back = settings with { Offline = true, Statistics = new Dictionary<ObjectId, Sources.TableStatistics>() };
        var undo = Planner.Over(new(after, renamed, dialect, back) { IsUndo = true, Returning = situation.Kept }).Steps().ToList();
        undo.AddRange(goal.Renames.OrderBy(r => r.Before.Name.Table is null ? 1 : 0).Select(r => RenameStep(r.Before with { Name = r.After }, Placed(r), dialect)));
        var run = PlanReplay.Run(after, undo, dialect, settings);
        return (Locks.With(undo, run, settings.Version).ToEquatableArray(), [.. Unsaid(renamed, after), .. run.Faults.Select(f => f.Message), .. run.Misses(goal.Before)]);
    }

    /// <summary>What nobody said before, and a server all the same has: the owner of what its maker owned, the comment that an extension brought along.</summary>
    private static IEnumerable<string> Unsaid(Catalog before, Catalog after)
    {
        foreach (var change in Differ.ByName(before, after).OfType<Change.Altered>())
            foreach (var facet in change.Facets)
                if (facet.Read(change.Before) is null && (facet == SchemaObject.OwnerFacet || facet == SchemaObject.CommentFacet && change.Before is Extension))
                    yield return $"the {facet} of {change.Before.Kind.Label} {change.Before.Name}, which nothing had said";
    }
}
