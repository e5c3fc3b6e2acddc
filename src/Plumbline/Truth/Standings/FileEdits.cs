using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Truth.Standings;

/// <summary>
/// Whether a file was edited after it was run, and whether that matters: by the tool's checksum over the bytes, by the statements or the
/// meaning that the tool kept, and where it kept a checksum alone, by what of the file as it is now is in effect.
/// </summary>
internal static class FileEdits
{
    private const string OneLine = "\n";
    private const string TwoSigns = "\r\n";

    public static (Edit Edit, string? Says) Of(Record record, MigrationRun run, SourceText? original, FileEvidence evidence, Dialect dialect, ReplaySettings settings)
    {
        if (record.Row.State is RecordedState.Baseline or RecordedState.RolledBack) return (Edit.None, null);
        if (!record.Row.Statements.IsEmpty) return ByStatements(record.Row.Statements, run, dialect, settings);
        if (original is null || record.Tool.Checksum is not { } sum || record.Row.Checksum is not { } recorded || (record.Tool.IsRepeatable(run.Migration) && original.Text.Contains("${", StringComparison.Ordinal))) return (Edit.None, null);
        if (Is(sum(original.Text), recorded)) return (Edit.None, null);
        if (OtherSpelling(original.Text, t => Is(sum(t), recorded)) is { } spelling) return (Edit.Cosmetic, spelling);
        if (record.Row.Meaning is { } meaning) return meaning == Meaning.Of(run) ? (Edit.Cosmetic, "its statements do the same") : (Edit.Real, "its statements do something else");
        return ByEvidence(evidence);
    }

    /// <summary>Whether a text is the one that was run, up to line ends.</summary>
    public static bool HasChecksum(Record record, string text) =>
        Is(record.Tool.Checksum!(text), record.Row.Checksum!) || OtherSpelling(text, t => Is(record.Tool.Checksum(t), record.Row.Checksum!)) is not null;

    private static bool Is(string sum, string recorded) => string.Equals(sum, recorded, StringComparison.OrdinalIgnoreCase);

    /// <summary>The harmless difference that gives the recorded checksum: what editors and git do to files by themselves.</summary>
    private static string? OtherSpelling(string text, Func<string, bool> matches)
    {
        var unix = text.ReplaceLineEndings(OneLine);
        var windows = unix.ReplaceLineEndings(TwoSigns);
        if (matches(unix)) return "it was run with LF line ends, and has CRLF now";
        if (matches(windows)) return "it was run with CRLF line ends, and has LF now";
        if (matches('\uFEFF' + text) || matches('\uFEFF' + windows)) return "it was run with a byte order mark";
        var trimmed = unix.TrimEnd();
        return matches(trimmed) || matches(trimmed + OneLine) || matches(trimmed.ReplaceLineEndings(TwoSigns) + TwoSigns) ? "only blanks at its end differ" : null;
    }

    /// <summary>Runs the recorded statements where the file ran, and compares what both did.</summary>
    private static (Edit, string?) ByStatements(EquatableArray<string> statements, MigrationRun run, Dialect dialect, ReplaySettings settings)
    {
        var text = string.Join(";\n", statements.Select(s => s.TrimEnd().TrimEnd(';'))) + ";\n";
        var recorded = new Replayer(dialect, settings).Again(run, new SourceText(run.Migration.Text.Source, run.Migration.Text.Path, text));
        return Meaning.Of(recorded) == Meaning.Of(run) ? (Edit.None, null) : (Edit.Real, "the statements that were run do something else");
    }

    private static (Edit, string?) ByEvidence(FileEvidence evidence) => evidence.Reach() switch
    {
        _ when evidence.Missing() > 0 => (Edit.Real, "its checksum differs, and not all that it says now is in effect"),
        Reach.Whole when evidence.Statements.All(s => s.State is Evidence.InEffect || s.Statement.Verb is Verb.Transaction or Verb.Setting) => (Edit.Cosmetic, "its checksum differs, and all that it says now is in effect as it says it"),
        Reach.Whole => (Edit.Undecided, "its checksum differs; what can be seen of it is in effect"),
        _ => (Edit.Undecided, "its checksum differs, and the schema does not show what it does"),
    };
}
