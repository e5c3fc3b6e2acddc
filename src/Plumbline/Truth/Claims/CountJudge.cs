using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>
/// Counts. One way of counting is what the words mean (indexes without those of keys and the unique ones, new columns without those of new tables), and it alone confirms;
/// a count is wrong only when no way gives its number.
/// </summary>
internal static class CountJudge
{
    /// <param name="Of">What was counted: <c>the migration</c>, <c>schema.prisma</c>.</param>
    private sealed record Reading(int Count, string Of, EquatableArray<SchemaObject> Counted)
    {
        /// <summary>What is counted beside what the words mean; null where nothing is.</summary>
        public string? Beside { get; init; }
        public bool IsOfChange { get; init; }
        public bool IsOfSql { get; init; }
    }

    public static JudgedClaim Judge(Claim claim, ClaimWord.Counted word, Claimed claimed)
    {
        var readings = Readings(claim, word, claimed).ToList();
        if (readings.Count == 0) return JudgedClaim.Open(claim, "what is counted is not certain");
        var fitting = readings.FindAll(r => word.AtLeast ? r.Count >= word.Number : r.Count == word.Number);
        if (fitting.Find(r => r.Beside is null) is { } fits) return JudgedClaim.Holds(claim, $"{fits.Count} in {fits.Of}{Otherwise(fits, readings.FindAll(r => r.Of == fits.Of))}");
        if (fitting.Count > 0 && readings.Find(r => r.Of == fitting[0].Of) is { } meant) return JudgedClaim.Open(claim, $"{meant.Count} in {meant.Of}, {fitting[0].Count} only {fitting[0].Beside}");
        // SQL that makes fewer may be shown in part.
        if (readings.TrueForAll(r => r.IsOfSql && r.Count < word.Number)) return JudgedClaim.Open(claim, "the SQL here may be some of it");
        // Less than all of it may be some of it; more is not there.
        if (word.Scope.IsSome && readings.TrueForAll(r => !r.IsOfChange) && readings.Exists(r => r.Count >= word.Number)) return JudgedClaim.Open(claim, "it may be some of them");
        var (main, subject) = (readings[0], word.Scope.Table is { } table ? new ObjectId(Table.OfKind, table) : null);
        var names = main.Counted.Count is > 0 and <= 12 ? $": {string.Join(", ", main.Counted.Select(o => o.Name.Name))}" : "";
        return JudgedClaim.Wrong(claim, $"{main.Count} in {main.Of}{names}{Otherwise(main, readings)}", subject) with { Related = main.Counted.Where(o => o.Origin.Here.Line > 0).OrderBy(o => o.Origin.Here.File, StringComparer.Ordinal).ThenBy(o => o.Origin.Here.Line).Select(o => new Related(o.Origin.Here, o.Id().ToString())).Take(12).ToEquatableArray() };
    }

    /// <summary>Each other number with how it comes about.</summary>
    private static string Otherwise(Reading main, List<Reading> readings)
    {
        var others = readings.Where(r => r.Count != main.Count).DistinctBy(r => r.Count).Select(r => $"{r.Count}{(r.Beside is null ? "" : $" {r.Beside}")}{(r.Of == main.Of ? "" : $" in {r.Of}")}").ToList();
        return others.Count == 0 ? "" : $"; {string.Join(", ", others)}";
    }

    /// <summary>Two numbers of one thing in one document: neither is confirmed by what confirms the other, and what is wrong is told with the place that says it right.</summary>
    public static void Compare(List<JudgedClaim> claims)
    {
        var confirmed = claims.Where(c => c.Verdict == ClaimVerdict.Confirmed && Exact(c) is not null).ToLookup(About);
        for (var at = 0; at < claims.Count; at++)
        {
            if (claims[at] is not { Verdict: not ClaimVerdict.NotCheckable } own || Exact(own) is not { } word) continue;
            var other = confirmed[About(own)].FirstOrDefault(c => Exact(c) is { } said && said.Scope == word.Scope && said.Number != word.Number);
            if (other is null) continue;
            var elsewhere = $"line {other.Claim.Where.Line} says {other.Claim.Text}";
            claims[at] = own.Verdict == ClaimVerdict.Confirmed ? JudgedClaim.Open(own.Claim, $"{own.Why}; {elsewhere}") : own with { Why = $"{own.Why}; {elsewhere}", Related = [.. own.Related, new(other.Claim.Where, other.Claim.Text)] };
        }
    }

    private static ClaimWord.Counted? Exact(JudgedClaim claim) => claim.Claim.Word is ClaimWord.Counted { AtLeast: false } word ? word : null;

    private static (string? File, CountedKind Kind, ObjectName? Table) About(JudgedClaim claim) => (claim.Claim.Where.File, Exact(claim)!.Kind, Exact(claim)!.Scope.Table);

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
                var added = word.Scope.IsNew && word.Scope.Table is null ? columns.FindAll(c => !tables.Contains(c.Name.OfTable())) : columns;
                if (added.Count > 0) yield return Of(added);
                if (added.Count == 0 || added.Count < columns.Count) yield return Of(columns) with { Counted = default, Beside = added.Count == 0 ? null : "with those of new tables" };
                break;
            case CountedKind.Tables:
                yield return Of(mine.OfType<Table>());
                yield return Of(mine.OfType<Table>().Where(t => t.PartitionOf is null && !t.Name.Name.StartsWith('_')));
                break;
            case CountedKind.Indexes:
                var plain = mine.Where(o => o is Model.Index { Unique: false }).ToList();
                if (plain.Count > 0) yield return Of(plain);
                yield return Of(mine.OfType<Model.Index>()) with { Beside = plain.Count > 0 ? "with the unique ones" : null };
                yield return Of(mine.Where(o => o is Model.Index or Unique)) with { Beside = "with those of unique constraints" };
                yield return Of(mine.Where(o => o is Model.Index or Unique or PrimaryKey)) with { Beside = "with those of keys" };
                break;
            case CountedKind.ForeignKeys: yield return Of(mine.OfType<ForeignKey>()); break;
            case CountedKind.UniqueKeys:
                yield return Of(mine.Where(o => o is Unique or Model.Index { Unique: true }));
                yield return Of(mine.Where(o => o is Unique or PrimaryKey or Model.Index { Unique: true })) with { Beside = "with primary keys" };
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
