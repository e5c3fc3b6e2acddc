using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>A migration file, as its tool sends it to the server. Read from text; nothing is run here.</summary>
/// <param name="Name">How its tool calls it.</param>
public sealed record MigrationScript(string Name, MigrationStyle Style, Bracket Bracket, EquatableArray<ScriptStatement> Statements)
{
    /// <summary>What no server could be sent: psql commands that are not understood, text that is never closed.</summary>
    public EquatableArray<Finding> Findings { get; init; }

    /// <summary>What an undo says that it cannot restore, one line each.</summary>
    public EquatableArray<string> NotBroughtBack { get; init; }

    /// <summary>Whether somebody may run it again: no tool writes down that it ran.</summary>
    public bool MayRunAgain => ByHand(Style);

    /// <param name="whole">The file with everything in it: sections, markers.</param>
    /// <param name="beside">The text of another file by its repository path; null when there is none.</param>
    public static MigrationScript Read(Migration migration, SourceText whole, Func<string, SourceText?> beside)
    {
        var (statements, findings) = ScriptReader.Read(migration.Text, ByHand(migration.Style));
        var bracket = Brackets.Of(migration, whole, beside, !statements.IsEmpty && statements.All(s => s.StandsAlone), statements.Count);
        return new(migration.Name, migration.Style, bracket, statements) { Findings = findings, NotBroughtBack = Unrestored(migration.Text) };
    }

    private static EquatableArray<string> Unrestored(SourceText text) =>
        text.Text.Split('\n').Where(l => l.StartsWith(PlanMarks.NotBroughtBack, StringComparison.Ordinal)).Select(l => l[PlanMarks.NotBroughtBack.Length..].TrimEnd()).ToEquatableArray();

    /// <summary>What a generator's cell holds, to be sent as it stands; its place is the generator's.</summary>
    public static EquatableArray<ScriptStatement> Generated(ScriptStatement generator, string cell) =>
        ScriptReader.Read(new(generator.File.Source, generator.File.Path, cell, generator.Where()), psql: true).Statements;

    /// <summary>Run with psql, whatever the names say: also files that no tool knows.</summary>
    private static bool ByHand(MigrationStyle style) => style is MigrationStyle.Numbered or MigrationStyle.Stamped or MigrationStyle.Loose;
}
