using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Reports;

/// <summary>The changes from one source to another, as far as both can speak: what one cannot state is no change.</summary>
public static class SourceChanges
{
    public static IReadOnlyList<Change> Of(Source before, Source after)
    {
        var hints = new RenameHints
        {
            OwnName = id => after.ModelNames.TryGetValue(id, out var own) ? own.Field ?? own.Model : null,
            OtherForm = (subject, catalog) => before.Voice.OtherForm?.Invoke(subject, catalog) ?? after.Voice.OtherForm?.Invoke(subject, catalog),
        };
        return Differ.Compare(before.Catalog, after.Catalog, hints).Select(c => Heard(c, before.Voice, after.Voice)).OfType<Change>().ToList();
    }

    private static Change? Heard(Change change, Voice before, Voice after) => change switch
    {
        Change.Added added => before.CouldState(added.After) ? added : null,
        Change.Dropped dropped => after.CouldState(dropped.Before) ? dropped : null,
        Change.Altered altered when Facets(altered.Before, altered.After, altered.Facets, before, after) is { IsEmpty: false } facets => altered with { Facets = facets },
        Change.Renamed renamed => renamed with { Facets = Facets(renamed.Before, renamed.After, renamed.Facets, before, after) },
        _ => null,
    };

    private static EquatableArray<Facet> Facets(SchemaObject was, SchemaObject now, EquatableArray<Facet> facets, Voice before, Voice after) =>
        facets.Where(f => before.CouldState(was, f) && after.CouldState(now, f) && !before.Agrees(was, now, f) && !after.Agrees(now, was, f));
}
