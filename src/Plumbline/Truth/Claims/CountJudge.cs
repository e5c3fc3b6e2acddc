using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>
/// Counts. A count may be read in several ways (indexes with or without the unique ones, new columns with or without those of new tables): it is wrong
/// only when no way of counting gives its number.
/// </summary>
internal static class CountJudge
{
    /// <param name="Of">What was counted: <c>the migration</c>, <c>schema.prisma</c>.</param>
    private sealed record Reading(int Count, string Of, EquatableArray<SchemaObject> Counted)
    {
        public bool IsOfChange { get; init; }
        public bool IsOfSql { get; init; }
    }

    public static JudgedClaim Judge(Claim claim, ClaimWord.Counted word, Claimed claimed)
    {
        var readings = Readings(claim, word, claimed).ToList();
        if (readings.Count == 0) return JudgedClaim.Open(claim, "what is counted is not certain");
        var fits = readings.Find(r => word.AtLeast ? r.Count >= word.Number : r.Count == word.Number);
        if (fits is not null) return JudgedClaim.Holds(claim, $"{fits.Count} in {fits.Of}");
        // SQL that makes fewer may be shown in part.
        if (readings.TrueForAll(r => r.IsOfSql && r.Count < word.Number)) return JudgedClaim.Open(claim, "the SQL here may be some of it");
        // Less than all of it may be some of it; more is not there.
        if (word.Scope.IsSome && readings.TrueForAll(r => !r.IsOfChange) && readings.Exists(r => r.Count >= word.Number)) return JudgedClaim.Open(claim, "it may be some of them");
        var (main, subject) = (readings[0], word.Scope.Table is { } table ? new ObjectId(Table.OfKind, table) : null);
        var names = main.Counted.Count is > 0 and <= 12 ? $": {string.Join(", ", main.Counted.Select(o => o.Name.Name))}" : "";
        var others = readings.Select(r => r.Count).Distinct().Where(c => c != main.Count).ToList();
        var also = others.Count == 0 ? "" : $"; counted otherwise {string.Join(" or ", others)}";
        return JudgedClaim.Wrong(claim, $"{main.Count} in {main.Of}{names}{also}", subject) with { Related = main.Counted.Where(o => o.Origin.Here.Line > 0).OrderBy(o => o.Origin.Here.File, StringComparer.Ordinal).ThenBy(o => o.Origin.Here.Line).Select(o => new Related(o.Origin.Here, o.Id().ToString())).Take(12).ToEquatableArray() };
    }

    private static IEnumerable<Reading> Readings(Claim claim, ClaimWord.Counted word, Claimed claimed)
    {
        if (word.Kind == CountedKind.Migrations) return claimed.Project.Of(SourceRole.History).Select(s => new Reading(s.History!.Runs.Count, "the history", default));
        if (word.Scope.IsMissing) return Missing(word, claimed);
        if (word.Scope.IsSome) return [.. OfChange(word, claimed).Select(r => r with { IsOfChange = true }), .. Whole(claim, word, claimed)];
        return word.Scope.IsNew ? OfChange(word, claimed) : Whole(claim, word, claimed);
    }

    private static IEnumerable<Reading> OfChange(ClaimWord.Counted word, Claimed claimed)
    {
        // A migration that the document names is what it speaks of; else its own SQL, or what is declared and not yet built.
        var runs = ChangeJudge.Runs(claimed, word.Scope.Migrations).ToList();
        if (runs.Count > 0) return OfMigrations(word, runs);
        if (word.Scope.Sql is { } sql && sql.HasDefinitions()) return Ways(word, sql.Made(), "the SQL here").Select(r => r with { IsOfSql = true });
        return [];
    }

    private static IEnumerable<Reading> OfMigrations(ClaimWord.Counted word, List<Replay.MigrationRun> runs)
    {
        foreach (var run in runs)
            foreach (var reading in Ways(word, Changes.Made(run), run.Migration.Name)) yield return reading;
        if (runs.Count > 1)
            foreach (var reading in Ways(word, [.. runs.SelectMany(Changes.Made)], "the migrations that are named")) yield return reading;
    }

    private static IEnumerable<Reading> Whole(Claim claim, ClaimWord.Counted word, Claimed claimed)
    {
        foreach (var voice in claimed.Meant(claim))
        {
            if (voice.Sources.Any(s => s.Unread > 0)) continue;
            var objects = word.Scope.Table is { } table ? voice.Catalog.Children(new(Table.OfKind, table)) : voice.Catalog.Objects;
            if (word.Scope.Table is { } scope && Claimed.In(voice, new(Table.OfKind, scope)) is null) continue;
            foreach (var reading in Ways(word, [.. objects], voice.InWords())) yield return reading;
        }
    }

    /// <summary>Declared, and made by no migration; a column that stands there under another name is not missing.</summary>
    private static IEnumerable<Reading> Missing(ClaimWord.Counted word, Claimed claimed)
    {
        if (claimed.Voices.Count < 2) return [];
        var missing = claimed.Truth.Drifting.Where(s => s.Rename is null && s.In(s.Reference) is not null && s.Sightings.Any(v => v.State == TruthState.Absent)).Select(s => s.Object).ToList();
        return Ways(word, missing, $"what {claimed.Voices[0].InWords()} has and others lack");
    }

    /// <summary>The ways to count a kind in a list of objects.</summary>
    private static IEnumerable<Reading> Ways(ClaimWord.Counted word, IReadOnlyList<SchemaObject> objects, string of)
    {
        var mine = objects.Where(o => word.Scope.Table is null || o.Name.Table == word.Scope.Table.Name).ToList();
        if (Restricted(word, mine) is { } restricted) mine = restricted;
        switch (word.Kind)
        {
            case CountedKind.Columns:
                var tables = objects.OfType<Table>().Select(t => t.Name).ToHashSet();
                var columns = mine.OfType<Column>().ToList();
                if (word.Scope.IsNew && word.Scope.Table is null) yield return Of(columns.Where(c => !tables.Contains(c.Name.OfTable())));
                else yield return Of(columns);
                if (word.Scope.IsNew && word.Scope.Table is null && tables.Count > 0) yield return Of(columns) with { Counted = default };
                break;
            case CountedKind.Tables:
                yield return Of(mine.OfType<Table>());
                yield return Of(mine.OfType<Table>().Where(t => t.PartitionOf is null && !t.Name.Name.StartsWith('_')));
                break;
            case CountedKind.Indexes:
                yield return Of(mine.OfType<Model.Index>().Where(i => !i.Unique));
                yield return Of(mine.OfType<Model.Index>());
                yield return Of(mine.Where(o => o is Model.Index or Unique));
                yield return Of(mine.Where(o => o is Model.Index or Unique or PrimaryKey));
                break;
            case CountedKind.ForeignKeys: yield return Of(mine.OfType<ForeignKey>()); break;
            case CountedKind.UniqueKeys:
                yield return Of(mine.Where(o => o is Unique or Model.Index { Unique: true }));
                yield return Of(mine.Where(o => o is Unique or PrimaryKey or Model.Index { Unique: true }));
                break;
            case CountedKind.Enums: yield return Of(mine.OfType<EnumType>()); break;
            case CountedKind.Policies: yield return Of(mine.OfType<Policy>()); break;
            case CountedKind.Triggers: yield return Of(mine.OfType<Trigger>()); break;
            case CountedKind.Functions: yield return Of(mine.OfType<Function>()); break;
            case CountedKind.Views: yield return Of(mine.Where(o => o is View or MaterializedView)); break;
            case CountedKind.Checks: yield return Of(mine.OfType<Check>()); break;
        }

        Reading Of(IEnumerable<SchemaObject> counted) => counted.ToEquatableArray() is var all ? new(all.Count, of, all) : throw new System.Diagnostics.UnreachableException();
    }

    private static List<SchemaObject>? Restricted(ClaimWord.Counted word, List<SchemaObject> objects) => word.Scope.Restriction switch
    {
        "partial" => [.. objects.Where(o => o is Model.Index { Predicate: not null })],
        "nullable" => [.. objects.Where(o => o is Column { NotNull: false })],
        "required" => [.. objects.Where(o => o is Column { NotNull: true })],
        "composite" => [.. objects.Where(o => o is Model.Index { Keys.Count: > 1 } or Unique { Columns.Count: > 1 })],
        _ => null,
    };
}
