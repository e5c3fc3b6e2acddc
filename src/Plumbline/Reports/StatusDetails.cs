using System.Globalization;
using System.Text;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;
using Plumbline.Truth.Standings;

namespace Plumbline.Reports;

/// <summary>The sentences of the status: what a database's tables know, what is in effect, and where the two part.</summary>
internal static class StatusDetails
{
    private const int LongestStatement = 60;
    private const int LongestReason = 120;
    private const int MostLines = 6;

    /// <summary>Table by table: <c>_prisma_migrations records 2 of 9 files</c>.</summary>
    public static IEnumerable<string> Knowledge(HistoryStanding standing)
    {
        if (standing.Tables.IsEmpty) yield return "no tracking table";
        foreach (var table in standing.Tables)
            yield return table.Unreadable is { } why ? $"{table.Table} could not be read: {why}"
                : $"{table.Table} records {standing.Files.Count(f => f.Record?.Table == table)} of {Wording.Count(standing.Files.Count, "file")}";
    }

    public static string InEffect(HistoryStanding standing)
    {
        var whole = standing.Files.Count(f => f.Evidence.Reach() == Reach.Whole);
        var text = whole == standing.Files.Count ? $"all {whole} are in effect" : $"{whole} {(whole == 1 ? "is" : "are")} in effect";
        if (standing.Count(Standing.ByHand) is > 0 and var byHand) text += $", {byHand} of them not recorded";
        var part = standing.Files.Count(f => f.Evidence.Reach() == Reach.Partly);
        var unknown = standing.Files.Count(f => f.Evidence.Reach() == Reach.Unknown);
        if (part > 0) text += $", {part} in part";
        return unknown > 0 ? $"{text}, of {unknown} the schema shows nothing" : text;
    }

    /// <summary>What tells against the record; with <paramref name="all"/> every statement.</summary>
    public static IEnumerable<string> OfFile(FileStanding file, bool all)
    {
        if (file.Record is { } record && (all || file.Standing is Standing.Failed or Standing.RolledBack or Standing.Hollow or Standing.Incomplete)) yield return Recorded(record);
        if (file.Edit != Edit.None) yield return $"edited after it was run ({EditWord(file.Edit)}): {file.EditSays}";
        if (file.Behind is { } newest) yield return $"sorts before {newest.Name}, which has been run";
        var statements = file.Evidence.Statements.Where(s => all ? s.Statement.Verb is not (Verb.Transaction or Verb.Setting or Verb.Block) : Tells(s)).ToList();
        var isPartly = file.Evidence.Reach() == Reach.Partly || file.Standing is Standing.Failed or Standing.Hollow || file.Edit == Edit.Real;
        if (!all && !isPartly) statements.RemoveAll(s => s.State != Evidence.Changed);
        if (!all && file.Evidence.Reach() == Reach.Partly) yield return $"{file.Evidence.Seen()} of {file.Evidence.Seen() + file.Evidence.Missing()} statements that leave a trace are in effect; the others:";
        foreach (var statement in statements.Take(all ? int.MaxValue : MostLines)) yield return OfStatement(statement, all && !Tells(statement) ? $":{statement.Statement.Where().Line,-4}" : statement.Statement.Where().ToString());
        if (!all && statements.Count > MostLines) yield return $"… and {statements.Count - MostLines} more (--verbose)";
    }

    private static bool Tells(StatementEvidence statement) => statement.State is Evidence.NotInEffect or Evidence.Changed;

    /// <param name="place">Where it stands, as short as the surroundings allow.</param>
    public static string OfStatement(StatementEvidence statement, string place)
    {
        var word = statement.IsPartial ? "in part" : statement.State.InWords();
        var text = $"{place} {Opening(statement.Statement)}: {word}";
        var telling = statement.Effects.Where(e => e.State is Evidence.NotInEffect or Evidence.Changed).Select(Says).Distinct().ToList();
        if (telling.Count > 0) return $"{text} ({Wording.List(telling, 4)})";
        return statement.State == Evidence.None && statement.Statement.Verb == Verb.Data ? $"{text} (rows only)" : text;
    }

    private static string Says(EffectEvidence effect)
    {
        var subject = effect.Effect.Subject();
        var name = $"{subject.Kind.Label} {subject.Name}";
        if (effect.Says is { } says) return $"{name}: {says}";
        return effect.Effect switch
        {
            Change.Dropped => $"{name} is still there",
            Change.Renamed renamed => $"{renamed.Before.Kind.Label} is still called {renamed.Before.Name}",
            _ => $"{name} is not there",
        };
    }

    /// <summary>A statement's first words on one line.</summary>
    private static string Opening(Statement statement)
    {
        var text = string.Join(' ', statement.Text().ToString().Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return Style.Cut(text, LongestStatement);
    }

    public static string Recorded(Record record)
    {
        var row = record.Row;
        var word = row.State switch { RecordedState.Failed => "failed", RecordedState.RolledBack => "rolled back", RecordedState.Baseline => "marked as applied", _ => "recorded" };
        var text = $"{word} in {record.Table.Table}";
        if (row.At is { } at) text += $" at {at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";
        if (row is { State: RecordedState.Failed, Steps: { } steps }) text += $" after {Wording.Count(steps, "step")}";
        return row.Reason() is { } reason ? $"{text}: {Style.Cut(reason, LongestReason)}" : text;
    }

    /// <summary>What concerns the database and none of its files alone.</summary>
    public static void OfDatabase(StringBuilder output, HistoryStanding standing, Style style)
    {
        var name = Style.Safe(standing.Database.Name);
        foreach (var missing in standing.Missing)
            output.AppendLine($"  {style.Red(name)}: {Style.Safe(Recorded(missing))}, but there is no file {Style.Safe(missing.Row.Called)}");
        foreach (var late in standing.OutOfOrder)
            output.AppendLine($"  {name}: {Style.Safe(late.Run.Migration.Name)} was run after files that the folder puts behind it");
    }

    internal static string EditWord(Edit edit) => edit switch { Edit.Cosmetic => "cosmetic", Edit.Real => "real", _ => "undecided" };
}
