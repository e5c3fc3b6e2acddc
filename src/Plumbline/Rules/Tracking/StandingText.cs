using Plumbline.Model;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

/// <summary>The words that the rules about records have in common.</summary>
internal static class StandingText
{
    public static string Recorded(Record record)
    {
        var at = record.Row.At is { } moment ? $" on {moment.UtcDateTime:yyyy-MM-dd}" : "";
        return $"{record.Table.Table}{at}";
    }

    /// <summary><c>2 of 5 statements are in effect</c>; empty when the schema shows nothing of the file.</summary>
    public static string Extent(FileEvidence evidence)
    {
        var (seen, all) = (evidence.Seen(), evidence.Seen() + evidence.Missing());
        return all == 0 ? "" : $"{seen} of {Wording.Count(all, "statement")} that leave a trace {(seen == 1 ? "is" : "are")} in effect";
    }

    /// <summary>Where the first statement stands that is not in effect; else the file's beginning.</summary>
    public static Origin FirstMissing(FileStanding file)
    {
        foreach (var statement in file.Evidence.Statements)
            if (statement.State == Evidence.NotInEffect) return statement.Statement.Where();
        return file.Run.Migration.Text.At(0);
    }

    /// <summary>The objects that the file makes and a database lacks.</summary>
    public static IEnumerable<string> Lacking(FileStanding file) =>
        file.Evidence.Statements.SelectMany(s => s.Effects).Where(e => e.State == Evidence.NotInEffect && e.Effect is not Diff.Change.Added { After: Column or PrimaryKey } || e.State == Evidence.NotInEffect && e.Effect is Diff.Change.Added { After: Column } && !IsInNewTable(file, e))
            .Select(e => e.Effect.Subject().Id().ToString()).Distinct();

    private static bool IsInNewTable(FileStanding file, EffectEvidence effect) =>
        effect.Effect.Subject().Parent() is { } table && file.Evidence.Statements.SelectMany(s => s.Effects).Any(e => e.Effect is Diff.Change.Added added && added.After.Id() == table);
}
