using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sql;

namespace Plumbline.Rules.Workflow;

/// <summary>SQL that a script of a package.json runs by <c>psql -f</c> or <c>psql &lt;</c>.</summary>
/// <param name="Files">Repository paths of the files that it names.</param>
/// <param name="IsWhole">Whether these are all: nothing is left to who calls the script, nor to the shell.</param>
internal sealed record PsqlRun(EquatableArray<string> Files, bool IsWhole)
{
    /// <returns>Null where the script runs no file by psql.</returns>
    public static PsqlRun? Of(PackageScript script)
    {
        if (!script.Command.Contains("psql ", StringComparison.Ordinal)) return null;
        var words = script.Command.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var (files, isWhole, runs, isPsql) = (new List<string>(), true, false, false);
        for (var i = 0; i < words.Length; i++)
        {
            var (word, path) = (words[i], default(string));
            isPsql = word == "psql" || (isPsql && word is not ("&&" or "||" or "|" or ";"));
            if (!isPsql) continue;
            if (word is "-f" or "--file" or "<") path = i + 1 < words.Length ? words[++i] : "";
            else if (word.StartsWith("--file=", StringComparison.Ordinal)) path = word["--file=".Length..];
            else if (word.StartsWith("-f", StringComparison.Ordinal)) path = word["-f".Length..];
            if (path is null) continue;
            runs = true;
            if (In(script.File, path.Trim('"', '\'')) is { } file) files.Add(file);
            else isWhole = false;
        }
        return runs ? new([.. files], isWhole) : null;
    }

    /// <summary>Whether all that it runs is known, and makes, changes and drops nothing: it writes rows.</summary>
    public bool WritesRowsOnly(Project project) => IsWhole && Files.All(f => project.Files.TryGetValue(f, out var text) && WritesRowsOnly(text));

    private static bool WritesRowsOnly(SourceText file)
    {
        var grammar = AllDialects.Find(AllDialects.Postgres)!.Grammar;
        var tokens = SqlLexer.Read(file);
        if (tokens.Findings.Count > 0) return false;
        foreach (var range in tokens.Statements)
        {
            var sql = new SqlReader(tokens, range);
            if (sql.Is(TokenKind.MetaCommand) && !RunsMore(sql.CurrentSpan)) continue;
            if (!grammar.TryTake(sql, out var modifiers, out var command)) return false;
            var isRows = command.Verb is Verb.Data or Verb.Query or Verb.Setting or Verb.Transaction or Verb.Maintenance;
            if (!isRows && !modifiers.HasFlag(Modifiers.Temporary)) return false;
            if (command.Text == "SELECT" && HasInto(sql)) return false;
        }
        return true;
    }

    /// <summary>Another file, what a query wrote, or a program.</summary>
    private static bool RunsMore(ReadOnlySpan<char> meta) => meta.StartsWith("\\i") || meta.StartsWith("\\g") || meta.StartsWith("\\!");

    /// <summary><c>SELECT … INTO</c> makes a table.</summary>
    private static bool HasInto(SqlReader sql)
    {
        for (; sql.At < sql.End; sql.Advance())
            if (sql.Is("INTO")) return true;
        return false;
    }

    /// <returns>Null where only the shell or the caller knows it.</returns>
    private static string? In(string package, string path)
    {
        if (path.Length == 0 || path[0] is '/' or '-' || path.AsSpan().ContainsAny("$*?`~;&|")) return null;
        return Paths.Join(Paths.Folder(package), path);
    }
}
