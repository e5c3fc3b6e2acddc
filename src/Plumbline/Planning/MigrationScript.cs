using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>What holds the statements of a file together when its tool runs it.</summary>
public enum Bracket
{
    /// <summary>Nothing: each stands for itself, as psql sends them. Transactions are the file's own.</summary>
    None,

    /// <summary>The tool begins a transaction, runs the file and commits.</summary>
    File,

    /// <summary>The file is one message, of which the server makes one transaction unless it is a single statement (manual, Multiple Statements in a Simple Query).</summary>
    Message,

    /// <summary>One transaction around all files that are run in one go.</summary>
    Run,
}

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
        var bracket = BracketOf(migration, whole, beside, statements);
        if (bracket == Bracket.Message && statements.Count == 1) bracket = Bracket.None;
        return new(migration.Name, migration.Style, bracket, statements) { Findings = findings, NotBroughtBack = Unrestored(migration.Text) };
    }

    private static EquatableArray<string> Unrestored(SourceText text) =>
        text.Text.Split('\n').Where(l => l.StartsWith(PlanMarks.NotBroughtBack, StringComparison.Ordinal)).Select(l => l[PlanMarks.NotBroughtBack.Length..].TrimEnd()).ToEquatableArray();

    /// <summary>What a generator's cell holds, to be sent as it stands; its place is the generator's.</summary>
    public static EquatableArray<ScriptStatement> Generated(ScriptStatement generator, string cell) =>
        ScriptReader.Read(new(generator.File.Source, generator.File.Path, cell, generator.Where()), psql: true).Statements;

    /// <summary>Run with psql, whatever the names say: also files that no tool knows.</summary>
    private static bool ByHand(MigrationStyle style) => style is MigrationStyle.Numbered or MigrationStyle.Stamped or MigrationStyle.Loose;

    private static Bracket BracketOf(Migration migration, SourceText whole, Func<string, SourceText?> beside, EquatableArray<ScriptStatement> statements) => migration.Style switch
    {
        MigrationStyle.Prisma or MigrationStyle.GolangMigrate => Bracket.Message,
        // Drizzle's migrator opens one transaction for everything that is pending.
        MigrationStyle.Drizzle => Bracket.Run,
        MigrationStyle.Supabase => Bracket.File,
        // Without its transaction, dbmate still sends the section as one message.
        MigrationStyle.Dbmate => SaysInMarker(whole, "migrate:up", "transaction:false") ? Bracket.Message : Bracket.File,
        MigrationStyle.Goose => SaysInMarker(whole, "+goose", "NO TRANSACTION") || SaysInMarker(whole, "+migrate Up", "notransaction") ? Bracket.None : Bracket.File,
        MigrationStyle.Flyway => Says(beside($"{whole.Path}.conf"), "executeInTransaction", "false") || (!statements.IsEmpty && statements.All(s => s.StandsAlone)) ? Bracket.None : Bracket.File,
        MigrationStyle.Diesel => Says(beside($"{Folder(whole.Path)}metadata.toml"), "run_in_transaction", "false") ? Bracket.Message : Bracket.File,
        _ => Bracket.None,
    };

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>A comment that begins with one word and holds another.</summary>
    private static bool SaysInMarker(SourceText file, string marker, string word)
    {
        foreach (var line in file.Text.AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            if (!text.StartsWith("--", StringComparison.Ordinal)) continue;
            text = text.TrimStart('-').TrimStart();
            if (text.StartsWith(marker, StringComparison.OrdinalIgnoreCase) && text[marker.Length..].Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary><c>key = value</c> on a line of its own.</summary>
    private static bool Says(SourceText? file, string key, string value)
    {
        if (file is null) return false;
        foreach (var line in file.Text.AsSpan().EnumerateLines())
        {
            var at = line.IndexOf('=');
            if (at > 0 && line[..at].Trim().SequenceEqual(key) && line[(at + 1)..].Trim().Equals(value, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
