using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>What is said of a change, or of all sources at once.</summary>
internal static class ChangeJudge
{
    public static JudgedClaim Judge(Claim claim, ClaimWord.Synchronised word, Claimed claimed)
    {
        if (word.Sql is { } sql && sql.HasDefinitions())
        {
            var wrong = sql.Made().Select(made => DefinedJudge.Judge(claim with { About = ClaimAbout.Declared }, new(made, IsExact: true), claimed)).Where(j => j.Verdict == ClaimVerdict.Contradicted).ToList();
            if (wrong.Count == 0) return JudgedClaim.Holds(claim, "what the SQL here makes is what is declared");
            return JudgedClaim.Wrong(claim, $"{wrong.Count} of what the SQL here makes is not as declared: {wrong[0].Why}", wrong[0].Subject) with { Related = wrong[0].Related };
        }
        if (claimed.Voices.Count < 2) return JudgedClaim.Open(claim, "there is only one source");
        var drifting = claimed.Truth.Drifting;
        return drifting.Count == 0 ? JudgedClaim.Holds(claim, $"{Claimed.Words(claimed.Voices)} agree") : JudgedClaim.Wrong(claim, $"{Claimed.Words(claimed.Voices)} disagree about {drifting.Count} objects, {drifting[0].Id} among them", drifting[0].Id) with { Related = TableJudge.Sides(drifting[0], claimed) };
    }

    public static JudgedClaim Judge(Claim claim, ClaimWord.OnlyAdds word, Claimed claimed)
    {
        var statements = Runs(claimed, word.Migrations).SelectMany(r => r.Statements).Concat(word.Sql?.Statements ?? []).ToList();
        if (!statements.Exists(s => s.Verb == Dialects.Verb.Definition)) return JudgedClaim.Open(claim, "which change is meant is not said");
        foreach (var statement in statements)
            foreach (var effect in statement.Effects)
                if (effect is Change.Dropped { Before: var gone } && IsOutermost(gone, statement))
                    return JudgedClaim.Wrong(claim, $"it drops {gone.Id()}", gone.Id()) with { Related = [new(statement.Where(), $"drops {gone.Id()}")] };
        // What it drops was gone already where it was read, or was never there: it is written nonetheless.
        foreach (var statement in statements)
            if (Absent(statement) is { } absent && !statements.Exists(s => s.Effects.Any(e => e is Change.Added { After: var made } && made.Id() == absent)))
                return JudgedClaim.Wrong(claim, $"it drops {absent}", absent) with { Related = [new(statement.Where(), $"drops {absent}")] };
        return statements.Find(s => (s.Refused is not null && !s.Command.StartsWith("CREATE ", StringComparison.Ordinal)) || s.Verb == Dialects.Verb.NotUnderstood) is { } unknown ? JudgedClaim.Open(claim, $"what {(unknown.Command.Length > 0 ? unknown.Command : "the statement")} at line {unknown.Where().Line} does is not known") : JudgedClaim.Holds(claim, "nothing is dropped");
    }

    public static JudgedClaim Judge(Claim claim, ClaimWord.Repeatable word, Claimed claimed)
    {
        var statements = Runs(claimed, word.Migrations).SelectMany(r => r.Statements).ToList();
        if (statements.Count == 0) statements = [.. word.Sql?.Statements ?? []];
        statements.RemoveAll(s => s.Verb is not (Dialects.Verb.Definition or Dialects.Verb.Data or Dialects.Verb.Block or Dialects.Verb.NotUnderstood));
        if (!statements.Exists(s => s.Verb == Dialects.Verb.Definition)) return JudgedClaim.Open(claim, "which change is meant is not said");
        if (statements.Find(s => s.Refused is not null || s.Verb == Dialects.Verb.NotUnderstood) is { } unknown) return JudgedClaim.Open(claim, $"what {(unknown.Command.Length > 0 ? unknown.Command : "the statement")} at line {unknown.Where().Line} does is not known");
        var failing = Repeats.Failing(statements);
        if (word.IsSo)
        {
            if (failing.Count == 0) return JudgedClaim.Holds(claim, $"each of its {statements.Count} statements has a guard, or does the same again");
            // A tool runs a migration once, and may be what was meant.
            return word.Each ? JudgedClaim.Wrong(claim, $"{failing[0].Command} at line {failing[0].Where().Line} has no guard{(failing.Count == 1 ? "" : $", nor have {failing.Count - 1} others")}") with { Related = Unguarded(failing) } : JudgedClaim.Open(claim, "its statements have no guards; what runs it may have one");
        }
        if (word.Each ? failing.Count == statements.Count : failing.Count > 0) return JudgedClaim.Holds(claim, $"{failing[0].Command} at line {failing[0].Where().Line} has no guard");
        var guarded = statements.First(s => !failing.Contains(s));
        return JudgedClaim.Wrong(claim, failing.Count == 0 ? "each of its statements has a guard, or does the same again" : $"{guarded.Command} at line {guarded.Where().Line} has a guard") with { Related = [new(guarded.Where(), "may be run again")] };
    }

    private static EquatableArray<Related> Unguarded(List<Dialects.Statement> failing) => failing.Take(5).Select(s => new Related(s.Where(), $"{s.Command} without a guard")).ToEquatableArray();

    /// <summary>What a DROP names and did not find; a part of a table that an ALTER TABLE did not find was to be dropped IF EXISTS.</summary>
    private static ObjectId? Absent(Dialects.Statement statement)
    {
        var drops = statement.Command.StartsWith("DROP ", StringComparison.Ordinal);
        if (drops && statement.Refused is { Missing: { } missing }) return missing;
        return statement.Absent.IsEmpty || (!drops && statement.Absent[0].Kind == Table.OfKind) ? null : statement.Absent[0];
    }

    private static bool IsOutermost(SchemaObject gone, Dialects.Statement statement) => gone.Parent() is not { } parent || !statement.Effects.Any(e => e is Change.Dropped dropped && dropped.Before.Id() == parent);

    /// <summary>Tables that a migration makes, and columns that it adds to others: each stands in a row of the matrix. Where the matrix names some columns of a table, the table's name does not stand for the others.</summary>
    public static JudgedClaim Judge(Claim claim, ClaimWord.Covered word, Claimed claimed)
    {
        var detailed = word.Listed.Where(l => l.Kind == Column.OfKind).Select(l => l.Name.OfTable()).ToHashSet();
        var made = Runs(claimed, word.Migrations).SelectMany(Changes.Made).Where(o => o is Table || (o is Column && (detailed.Contains(o.Name.OfTable()) || !word.Listed.Contains(new(Table.OfKind, o.Name.OfTable()))))).ToList();
        if (made.Count == 0) return JudgedClaim.Open(claim, "the migration that is named makes no table and no column");
        var tables = made.OfType<Table>().Select(t => t.Name).ToHashSet();
        var left = made.Where(o => !word.Listed.Contains(o.Id()) && !(o is Column && tables.Contains(o.Name.OfTable())) && !(o is Table && word.Listed.Any(l => l.Kind == Column.OfKind && l.Name.OfTable() == o.Name))).ToList();
        if (left.Count == 0) return JudgedClaim.Holds(claim, "all that the migration makes stands in a row");
        return JudgedClaim.Wrong(claim, $"{string.Join(", ", left.Select(l => l.Id()))} {(left.Count == 1 ? "stands" : "stand")} in no row", left[0].Id()) with
        {
            LeftOut = left.Select(l => l.Id()).ToEquatableArray(),
            Related = left.Select(l => new Related(l.Origin.Here, "in no row")).ToEquatableArray(),
        };
    }

    internal static IEnumerable<MigrationRun> Runs(Claimed claimed, EquatableArray<string> migrations) =>
        claimed.Project.Of(SourceRole.History).Select(s => s.History).OfType<History>().SelectMany(h => h.Runs).Where(r => migrations.Contains(r.Migration.Name));
}
