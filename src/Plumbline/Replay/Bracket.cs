using Plumbline.Model;

namespace Plumbline.Replay;

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

/// <summary>How each style of migration folder has its files run.</summary>
public static class Brackets
{
    /// <param name="whole">The file with everything in it: sections, markers.</param>
    /// <param name="beside">The text of another file by its repository path; null when there is none.</param>
    /// <param name="allStandAlone">Whether the server refuses each of its statements in a transaction.</param>
    /// <param name="statements">How many it has: a message with one statement is no transaction.</param>
    public static Bracket Of(Migration migration, SourceText whole, Func<string, SourceText?> beside, bool allStandAlone, int statements)
    {
        var bracket = Of(migration, whole, beside, allStandAlone);
        return bracket == Bracket.Message && statements == 1 ? Bracket.None : bracket;
    }

    private static Bracket Of(Migration migration, SourceText whole, Func<string, SourceText?> beside, bool allStandAlone) => migration.Style switch
    {
        MigrationStyle.Prisma or MigrationStyle.GolangMigrate => Bracket.Message,
        // Drizzle's migrator opens one transaction for everything that is pending.
        MigrationStyle.Drizzle => Bracket.Run,
        MigrationStyle.Supabase => Bracket.File,
        // Without its transaction, dbmate still sends the section as one message.
        MigrationStyle.Dbmate => SaysInMarker(whole, "migrate:up", "transaction:false") ? Bracket.Message : Bracket.File,
        MigrationStyle.Goose => SaysInMarker(whole, "+goose", "NO TRANSACTION") || SaysInMarker(whole, "+migrate Up", "notransaction") ? Bracket.None : Bracket.File,
        MigrationStyle.Flyway => Says(beside($"{whole.Path}.conf"), "executeInTransaction", "false") || allStandAlone ? Bracket.None : Bracket.File,
        MigrationStyle.Diesel => Says(beside(Paths.Under(Paths.Folder(whole.Path), "metadata.toml")), "run_in_transaction", "false") ? Bracket.Message : Bracket.File,
        // graphile-migrate's committed files, whose heads are a chain of hashes.
        MigrationStyle.Numbered when whole.Text.StartsWith("--! Previous: ", StringComparison.Ordinal) => SaysInMarker(whole, "! no-transaction", "") ? Bracket.Message : Bracket.File,
        _ => Bracket.None,
    };

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
