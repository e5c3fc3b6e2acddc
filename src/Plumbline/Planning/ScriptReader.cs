using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>Cuts a file into what its tool sends, one by one, and tells of each how it minds transactions.</summary>
internal static class ScriptReader
{
    private static readonly string[] s_known = ["ON_ERROR_STOP", "ON_ERROR_ROLLBACK", "VERBOSITY", "QUIET", "ECHO", "SHOW_CONTEXT"];
    private static readonly string[] s_display = ["\\echo", "\\qecho", "\\warn", "\\timing", "\\pset", "\\x", "\\t", "\\a", "\\restrict", "\\unrestrict", "\\conninfo", "\\d", "\\dt"];

    /// <param name="psql">Whether the file is run with psql; its commands are text to nobody else.</param>
    public static (EquatableArray<ScriptStatement> Statements, EquatableArray<Finding> Findings) Read(SourceText file, bool psql)
    {
        var tokens = SqlLexer.Read(file);
        var (statements, findings) = (new List<ScriptStatement>(tokens.Statements.Count), tokens.Findings.ToList());
        foreach (var range in tokens.Statements)
        {
            var first = tokens.Tokens[range.First];
            if (first.Kind != TokenKind.MetaCommand) statements.Add(Statement(tokens, range));
            else if (!psql) findings.Add(Unreadable(file, first, "a psql command, and this tool does not run its files with psql"));
            else if (Command(file, first, statements) is { } fault) findings.Add(Unreadable(file, first, fault));
        }
        return (statements.ToEquatableArray(), findings.ToEquatableArray());
    }

    /// <summary>A psql command: what it does to the statement before it; else why it cannot be done here.</summary>
    private static string? Command(SourceText file, Token token, List<ScriptStatement> statements)
    {
        var words = file.Text.AsSpan(token.Start, token.Length).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words[0] is "\\gexec" or "\\g")
        {
            if (statements.Count == 0) return $"{words[0]} without a query before it";
            if (words[0] == "\\gexec") statements[^1] = statements[^1] with { As = SentAs.Generator };
            return null;
        }
        if (words[0] == "\\set" && words.Length > 1 && Array.Exists(s_known, k => words[1].Equals(k, StringComparison.OrdinalIgnoreCase))) return null;
        if (words[0] is "\\." || Array.Exists(s_display, d => d == words[0])) return null;
        return words[0] switch
        {
            "\\i" or "\\ir" or "\\include" or "\\include_relative" => $"{words[0]} brings in another file: prove what it brings in, or put it here",
            "\\c" or "\\connect" => "another database is connected to from here on: prove what runs on one database",
            _ => $"{words[0]} is a psql command that is not run here; \\gexec, \\set ON_ERROR_STOP and \\echo are",
        };
    }

    private static ScriptStatement Statement(SqlTokens tokens, StatementRange range)
    {
        var (start, end) = (tokens.Tokens[range.First].Start, tokens.Tokens[range.End - 1].End);
        var words = new Words(tokens, range);
        var copies = words.Is(0, "COPY") && words.Has("STDIN");
        return new(tokens.File, start, end - start, copies ? SentAs.Rows : SentAs.Statement)
        {
            Word = WordOf(words),
            IsSetting = words.Is(0, "SET") || words.Is(0, "RESET"),
            StandsAlone = StandsAlone(words),
            MindsTransaction = words.Is(0, "CALL") || words.Is(0, "LOCK") || words.Is(0, "DECLARE") || words.Is(0, "SAVEPOINT") || words.Is(0, "RELEASE") || (words.Is(0, "DO") && EndsTransactions(tokens, range)),
            Rows = copies ? RowsAfter(tokens.File.Text, end) : "",
        };
    }

    private static TransactionWord WordOf(Words words)
    {
        if (words.Is(0, "BEGIN") || (words.Is(0, "START") && words.Is(1, "TRANSACTION"))) return TransactionWord.Opens;
        if (words.Is(0, "COMMIT") || words.Is(0, "END") || words.Is(0, "ABORT") || (words.Is(0, "PREPARE") && words.Is(1, "TRANSACTION"))) return TransactionWord.Closes;
        return words.Is(0, "ROLLBACK") && !words.Has("TO") ? TransactionWord.Closes : TransactionWord.None;
    }

    /// <summary>Statements that PreventInTransactionBlock guards in the server.</summary>
    private static bool StandsAlone(Words words)
    {
        if (words.Is(0, "VACUUM") || (words.Is(0, "ALTER") && words.Is(1, "SYSTEM"))) return true;
        if (words.Is(0, "CREATE") || words.Is(0, "DROP") || words.Is(0, "ALTER"))
        {
            if (words.Is(1, "DATABASE") || words.Is(1, "TABLESPACE") || words.Is(1, "SUBSCRIPTION")) return true;
            if (words.Is(1, "INDEX") || (words.Is(1, "UNIQUE") && words.Is(2, "INDEX"))) return words.Has("CONCURRENTLY");
            return words.Is(1, "TABLE") && words.Has("DETACH") && words.Has("CONCURRENTLY");
        }
        if (words.Is(0, "REINDEX")) return words.Has("CONCURRENTLY") || words.Has("DATABASE") || words.Has("SYSTEM") || words.Has("SCHEMA");
        return (words.Is(0, "CLUSTER") && words.Count == 1) || (words.Is(0, "DISCARD") && words.Is(1, "ALL"));
    }

    private static bool EndsTransactions(SqlTokens tokens, StatementRange range)
    {
        var text = tokens.File.Text.AsSpan(tokens.Tokens[range.First].Start, tokens.Tokens[range.End - 1].End - tokens.Tokens[range.First].Start);
        return text.Contains("COMMIT", StringComparison.OrdinalIgnoreCase) || text.Contains("ROLLBACK", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What stands between a COPY statement's line and <c>\.</c>; the lexer has told where that is missing.</summary>
    private static string RowsAfter(string text, int end)
    {
        var start = text.IndexOf('\n', end) + 1;
        if (start == 0) return "";
        for (var at = start; at < text.Length;)
        {
            var next = text.IndexOf('\n', at);
            var line = text.AsSpan(at, (next < 0 ? text.Length : next) - at).TrimEnd('\r');
            if (line.SequenceEqual("\\.")) return text[start..at];
            if (next < 0) break;
            at = next + 1;
        }
        return "";
    }

    private static Finding Unreadable(SourceText file, Token at, string message) =>
        new(SqlLexer.UnreadableRule, Severity.High, null, file.At(at.Start), message) { About = file.Text.Substring(at.Start, at.Length), AboutKind = "statement" };

    private readonly ref struct Words(SqlTokens tokens, StatementRange range)
    {
        public int Count => range.End - range.First;

        public bool Is(int at, string word) => at < Count && Equals(tokens.Tokens[range.First + at], word);

        public bool Has(string word)
        {
            for (var i = range.First; i < range.End; i++)
                if (Equals(tokens.Tokens[i], word)) return true;
            return false;
        }

        private bool Equals(Token token, string word) => token.Kind == TokenKind.Word && tokens.File.Text.AsSpan(token.Start, token.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
    }
}
