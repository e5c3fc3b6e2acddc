using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning.Styles;

namespace Plumbline.Planning.Reconcile;

/// <summary>A whole schema as the first migration of a folder: run on an empty database, recorded as run where it is there already.</summary>
/// <param name="Pieces">Statements, each with its comment.</param>
/// <param name="Faults">Where they, run in memory, do not make the schema.</param>
public sealed record FirstMigration(IReadOnlyList<(string Comment, string Sql)> Pieces, EquatableArray<string> Faults)
{
    public static FirstMigration Of(Catalog schema, Dialect dialect, PlanSettings settings)
    {
        // What stands before the first file is a platform's or the server's, and stays.
        var goal = Goal.Between(dialect.Start(), schema, []) with { Gone = [] };
        var result = Plans.Make(goal, dialect, settings with { Offline = true, Small = true });
        if (result.Plan is not { } plan) return new([], [.. result.Faults, .. result.Questions.Select(q => q.Says)]);
        var pieces = PlanText.Sections(plan.Steps).SelectMany(s => PlanText.Pieces(s, plan.After, Writ.Once)).ToList();
        return new(pieces, []);
    }
}
