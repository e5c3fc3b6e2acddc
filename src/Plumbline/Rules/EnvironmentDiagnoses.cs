using Plumbline.Model;
using Plumbline.Rules.Environments;
using Plumbline.Sources;

namespace Plumbline.Rules;

/// <summary>Causes that only databases show. Each is told once, with the databases that it concerns.</summary>
internal static class EnvironmentDiagnoses
{
    public static IEnumerable<Diagnosis> Of(Project project, EquatableArray<Finding> findings)
    {
        foreach (var diagnosis in ByHand(project, findings)) yield return diagnosis;
        if (Pushed(project, findings) is { } pushed) yield return pushed;
        if (Waiting(findings) is { } waiting) yield return waiting;
        if (Unreached(findings) is { } unreached) yield return unreached;
    }

    /// <summary>One for each set of databases: what was done by hand in production is another story than what was done everywhere.</summary>
    private static IEnumerable<Diagnosis> ByHand(Project project, EquatableArray<Finding> findings)
    {
        var history = project.Of(SourceRole.History).Concat(project.Of(SourceRole.Declared)).FirstOrDefault();
        var manual = findings.Where(f => f.Rule is "only-in-database" or "differs-in-database" or "missing-in-database" or "constraint-not-validated");
        if (manual.IsEmpty) yield break;
        foreach (var group in manual.GroupBy(f => f.Environments))
        {
            var subjects = group.Select(f => f.Subject!.ToString()!).Distinct().ToList();
            var names = Wording.List(group.Key);
            var cause = history is null ? $"{names} {(group.Key.Count == 1 ? "differs" : "differ")} from the other databases in {Wording.List(subjects, 4)}"
                : $"{names} {(group.Key.Count == 1 ? "was" : "were")} changed by hand: {Wording.List(subjects, 4)}";
            var other = history?.Name ?? project.Of(SourceRole.Database).FirstOrDefault(s => s.Database is not null && !group.Key.Contains(s.Name))?.Name;
            yield return new(cause, group.ToEquatableArray(), other is null ? "plumb check" : $"plumb diff {other} {group.Key[0]}");
        }
    }

    /// <summary>Where the declared schema is ahead of the migrations, the push is part of that cause.</summary>
    private static Diagnosis? Pushed(Project project, EquatableArray<Finding> findings)
    {
        var pushed = findings.Where(f => f.Rule == "schema-pushed");
        if (pushed.IsEmpty || Diagnoses.IsAhead(findings)) return null;
        var names = pushed.SelectMany(f => f.Environments).ToList();
        var history = project.Of(SourceRole.History).FirstOrDefault()?.Name;
        return new($"{Wording.List(names)} {(names.Count == 1 ? "was" : "were")} pushed, not migrated", pushed, $"plumb diff {history} {names[0]}");
    }

    private static Diagnosis? Waiting(EquatableArray<Finding> findings)
    {
        var waiting = findings.Where(f => f.Rule == "migration-pending");
        if (waiting.IsEmpty) return null;
        var behind = waiting.SelectMany(f => f.Environments).Distinct()
            .Select(e => $"{e} is behind by {Wording.Count(waiting.Where(f => f.Environments.Contains(e)).Sum(f => f.Values.Count - f.Environments.Count), "migration")}");
        return new(string.Join(", ", behind), waiting, "plumb status");
    }

    private static Diagnosis? Unreached(EquatableArray<Finding> findings)
    {
        var unreached = findings.Where(f => f.Rule == UnreachableDatabase.Name);
        if (unreached.IsEmpty) return null;
        return new($"{Wording.List(unreached.Select(f => f.About!))} could not be read, so nothing is told about {(unreached.Count == 1 ? "it" : "them")}", unreached, $"plumb explain {UnreachableDatabase.Name}");
    }
}
