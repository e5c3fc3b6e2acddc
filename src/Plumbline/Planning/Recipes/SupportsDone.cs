using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Planning.Recipes;

/// <summary>
/// What stands on a column or a table that goes, or gets another type, has to be away for that: where that is done, what bears its name now is the new one,
/// and a second run need not build it again.
/// </summary>
internal sealed class SupportsDone(Situation situation, IEnumerable<Change> changes)
{
    private readonly Dictionary<ObjectId, Change> _changes = changes.Where(c => c is Change.Dropped or Change.Altered).ToDictionary(c => c.Subject().Id());

    /// <summary>Null where it stands on nothing of the kind, or on something of which nothing tells whether it is done; only for what takes its time to be built, or to be proved.</summary>
    public string? Tell(SchemaObject before)
    {
        if (before is not (MaterializedView or Model.Index or Exclusion or PrimaryKey or Unique or ForeignKey or Check)) return null;
        var done = new List<string>();
        foreach (var support in Supports(before))
        {
            if (!_changes.TryGetValue(support, out var change)) continue;
            if (change is Change.Dropped { Before: var gone })
            {
                if (situation.Dialect.Bond(before, gone) is Bond.None or Bond.LetsGo) continue;
                if (situation.Writer(gone)?.Exists(gone) is not { } exists) return null;
                done.Add($"NOT {exists}");
            }
            else if (change is Change.Altered { Before: var was, Facets: var facets } && (situation.Writer(was)?.Disturbs(was, facets, before) ?? false))
            {
                if (change is not Change.Altered { Before: Column from, After: Column to } || from.Type == to.Type || PgCatalog.HasType(to) is not { } retyped) return null;
                done.Add(retyped);
            }
        }
        return done.Count switch { 0 => null, 1 => done[0], _ => $"({string.Join(" AND ", done)})" };
    }

    private IEnumerable<ObjectId> Supports(SchemaObject before)
    {
        var own = before.DependsOn().ToHashSet();
        if (before.Parent() is { } whole) own.UnionWith(situation.Before.Columns(whole.Name).Select(c => c.Id()));
        if (before is ForeignKey key) own.UnionWith(situation.Before.Columns(key.ReferencedTable).Select(c => c.Id()));
        return own.OrderBy(id => id.Name).ThenBy(id => id.Kind.Label, StringComparer.Ordinal);
    }
}
