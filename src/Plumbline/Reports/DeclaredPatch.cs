using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Prisma;
using Plumbline.Truth;

namespace Plumbline.Reports;

/// <summary>The change to the declared schema that goes with an adopted database, as a patch; nothing of the user's is changed here.</summary>
/// <param name="Text">A unified diff; empty when the declared schema says it already, or cannot say it.</param>
/// <param name="ByHand">What the patch does not say and the declared schema could, one line each.</param>
public sealed record DeclaredPatch(string Text, EquatableArray<string> ByHand)
{
    /// <param name="taken">What of the database is adopted.</param>
    /// <param name="statements">The same as SQL, for a schema declared in SQL.</param>
    public static DeclaredPatch Of(Project project, Source live, IReadOnlyList<Departure> taken, IReadOnlyList<string> statements)
    {
        var unsaid = taken.Where(d => !d.Implied && !d.AsDeclared).ToList();
        var edits = new List<LineEdits>();
        var declared = project.Of(SourceRole.Declared).ToList();
        if (declared.Find(s => s.Format == PrismaSchema.Format) is { } prisma)
        {
            var said = unsaid.Where(d => prisma.Voice.CouldState(d.Own ?? d.Expected!)).ToList();
            var files = Files(project, prisma).ToDictionary(f => f.Path, f => new LineEdits(f));
            var patch = PrismaPatch.Of(prisma, live, files, said);
            edits.AddRange(files.Values);
            unsaid = [.. patch.Untold];
        }
        else if (declared.Find(s => s.Format == "sql") is { } sql && Files(project, sql).LastOrDefault() is { } last && unsaid.Count > 0)
        {
            var file = new LineEdits(last);
            file.After(file.Count, "");
            file.After(file.Count, $"-- adopted from {live.Name}");
            foreach (var line in statements.SelectMany(s => $"{s};".Split('\n'))) file.After(file.Count, line);
            edits.Add(file);
            unsaid = [];
        }
        else unsaid = [];
        return new(string.Concat(edits.Where(e => !e.IsEmpty).Select(e => e.Diff())), [.. unsaid.Select(d => $"{(d.Own ?? d.Expected!).Id()}{(d.Facet is { } facet ? $": {facet}" : "")}").Distinct()]);
    }

    private static IEnumerable<SourceText> Files(Project project, Source source) =>
        project.Texts.Values.Where(t => t.Source == source.Name).OrderBy(t => t.Path, StringComparer.Ordinal);
}
