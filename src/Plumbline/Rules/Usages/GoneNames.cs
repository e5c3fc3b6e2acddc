using System.Runtime.CompilerServices;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Usages;

/// <summary>Tables and columns that a history once had and has no more, with the statement that took each away.</summary>
internal static class GoneNames
{
    public sealed record Gone(Statement Statement, bool Renamed);

    // Three rules ask, and most of it is going through every statement.
    private static readonly ConditionalWeakTable<Project, IReadOnlyDictionary<ObjectId, Gone>> s_byProject = [];

    public static IReadOnlyDictionary<ObjectId, Gone> Of(Project project) => s_byProject.GetValue(project, Read);

    private static Dictionary<ObjectId, Gone> Read(Project project)
    {
        var gone = new Dictionary<ObjectId, Gone>();
        foreach (var history in project.Of(SourceRole.History).Select(s => s.History))
            foreach (var statement in history?.Runs.SelectMany(r => r.Statements) ?? [])
                foreach (var effect in statement.Effects)
                    if (Before(effect) is { } before && !history!.Catalog.Contains(before.Id())) gone[before.Id()] = new(statement, effect is Change.Renamed);
        return gone;
    }

    private static SchemaObject? Before(Change change) => change switch
    {
        Change.Dropped { Before: Table or Column } dropped => dropped.Before,
        Change.Renamed { Before: Table or Column } renamed when renamed.Before.Name != renamed.After.Name => renamed.Before,
        _ => null,
    };
}
