using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules;

/// <summary>What was not compared, and why: what a voice cannot state, what was taken on trust, what was read without being understood.</summary>
internal static class Ignorance
{
    public static IEnumerable<NotCompared> Of(Project project, TruthTable truth)
    {
        foreach (var entry in project.NotCompared) yield return entry;
        foreach (var source in project.Sources)
        {
            foreach (var entry in source.NotCompared) yield return entry;
            foreach (var table in source.Database?.Tracking ?? [])
                if (table.Unreadable is { } why) yield return new($"{table.Table} in {source.Name}", $"{why}: what was applied there is told by the schema alone");
            if (source.History is not { } history) continue;
            foreach (var aside in history.SetAside.GroupBy(a => a.Why))
                yield return new(Wording.List(aside.Select(a => a.Path), 4), aside.Key);
            if (!history.Outside.IsEmpty) yield return new(Wording.List(history.Outside, 12), "not made by the history; taken on trust");
            foreach (var run in history.Runs)
                foreach (var statement in run.Statements)
                    foreach (var entry in OfStatement(statement)) yield return entry;
            foreach (var entry in OfBodies(history.Catalog)) yield return entry;
        }
        for (var voice = 0; voice < truth.Voices.Count; voice++)
            foreach (var entry in Unsaid(truth, voice)) yield return entry;
    }

    private static IEnumerable<NotCompared> OfStatement(Statement statement)
    {
        if (statement.Verb == Verb.NotModelled) yield return new($"{statement.Where()} {statement.Command}", "read, but of a kind that is not compared");
        foreach (var what in statement.NotExecuted) yield return new($"{statement.Where()} {what}", "not executed");
    }

    /// <summary>Function bodies whose names no rule has seen.</summary>
    private static IEnumerable<NotCompared> OfBodies(Catalog catalog)
    {
        var functions = catalog.OfType<Function>().Where(f => f.Body is not null && !f.HasParsedBody()).OrderBy(f => f.Name).ToList();
        foreach (var language in functions.Where(f => !RoutineNames.AreRead(f) && f.Language is not ("c" or "internal")).GroupBy(f => f.Language))
            yield return new(Wording.List(language.Select(f => f.BareName().ToString()), 6), $"bodies in {language.Key} are not read: what they name was not looked for");
        var dynamic = functions.Where(f => RoutineNames.AreRead(f) && RoutineNames.Assembled(f) > 0).Select(f => f.BareName().ToString()).ToList();
        if (dynamic.Count > 0) yield return new(Wording.List(dynamic, 6), "what their EXECUTE puts together was not looked into");
        var unread = functions.Where(f => RoutineNames.AreRead(f) && RoutineNames.Unread(f) > 0).Select(f => f.BareName().ToString()).ToList();
        if (unread.Count > 0) yield return new(Wording.List(unread, 6), "some statements of their bodies could not be read: what they name was not looked for");
    }

    /// <summary>What a voice has no words for; and of what it has, what it leaves open (the privileges that a platform gives).</summary>
    private static IEnumerable<NotCompared> Unsaid(TruthTable truth, int voice)
    {
        var (speaks, silent) = (truth.Voices[voice], truth.Subjects.Where(s => s.Sightings[voice].State == TruthState.Silent).ToList());
        foreach (var able in (bool[])[false, true])
        {
            var kinds = silent.Where(s => (speaks.Role == SourceRole.History && speaks.Denies(s.Object) && s.Object is Grant or DefaultPrivilege) == able).GroupBy(s => s.Id.Kind.Label).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
            if (kinds.Count == 0) continue;
            var counts = kinds.Select(g => Wording.Count(g.Count(), g.Key, Wording.Plural(g.Key)));
            yield return new(Wording.List(counts, 20), $"{speaks.InWords()} {(able ? "says nothing of" : "cannot state")} them");
        }
    }
}
