using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

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
        return Differ.Compare(before.Catalog, after.Catalog, hints).Select(c => Heard(c, before, after)).OfType<Change>().ToList();
    }

    private static Change? Heard(Change change, Source before, Source after) => change switch
    {
        Change.Added added => before.Voice.CouldState(added.After) ? added : null,
        Change.Dropped dropped => after.Voice.CouldState(dropped.Before) ? dropped : null,
        Change.Altered altered when Facets(altered.Before, altered.After, altered.Facets, before, after) is { IsEmpty: false } facets => altered with { Facets = facets },
        Change.Renamed renamed => renamed with { Facets = Facets(renamed.Before, renamed.After, renamed.Facets, before, after) },
        _ => null,
    };

    private static EquatableArray<Facet> Facets(SchemaObject was, SchemaObject now, EquatableArray<Facet> facets, Source before, Source after) =>
        facets.Where(f => Says(before, was, f) && Says(after, now, f) && !before.Voice.Agrees(was, now, f) && !after.Voice.Agrees(now, was, f));

    /// <summary>Files leave some things to the server, an extension's version say: to say nothing of them is no word against what it chose.</summary>
    private static bool Says(Source source, SchemaObject subject, Facet facet) =>
        source.Voice.CouldState(subject, facet) && (source.Database is not null || facet.Read(subject) is not null || !TruthTable.IsUnsaidWhenNull(subject, facet));
}
