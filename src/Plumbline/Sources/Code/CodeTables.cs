using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Code;

/// <summary>Tables and views that code itself makes or changes when it runs: what these have it knows better than any schema. What a test makes is the tests' own.</summary>
internal sealed class CodeTables
{
    private readonly HashSet<string> _all = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _ofTests = new(StringComparer.OrdinalIgnoreCase);

    public bool Has(string name, UsageSite site) => _all.Contains(name) || (site == UsageSite.Test && _ofTests.Contains(name));

    /// <summary>Where a runner of the project's own writes down what it has run: it makes that table first, and no migration does.</summary>
    public static bool IsLedger(string name) => name.Contains("migration", StringComparison.OrdinalIgnoreCase);

    private readonly List<CodeFile> _definers = [];

    /// <summary>A file that holds the words of a definition may have it run, in a way that is not seen: from a list of statements, or put together.</summary>
    public void Learn(CodeFile file)
    {
        if (HasWord(file.Words, "table") && (HasWord(file.Words, "create") || HasWord(file.Words, "alter"))) _definers.Add(file);
    }

    /// <summary>Whether one of these files speaks of the name.</summary>
    public bool MayMake(string name, UsageSite site) => _definers.Exists(f => (f.Site != UsageSite.Test || site == UsageSite.Test) && HasWord(f.Words, name));

    /// <summary>Words stand one a line.</summary>
    private static bool HasWord(string words, string word)
    {
        for (var at = words.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = words.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            if ((at == 0 || words[at - 1] == '\n') && (at + word.Length == words.Length || words[at + word.Length] == '\n')) return true;
        return false;
    }

    public void Learn(string text, SqlFlavor flavor, UsageSite site)
    {
        if (!text.Contains("create", StringComparison.OrdinalIgnoreCase) && !text.Contains("alter", StringComparison.OrdinalIgnoreCase)) return;
        var tokens = SqlLexer.Read(new SourceText("", "", text), flavor);
        foreach (var range in tokens.Statements)
            foreach (var name in Made(new(tokens, range), flavor)) (site == UsageSite.Test ? _ofTests : _all).Add(name);
    }

    /// <summary>PostgreSQL's schema is its migrations'; of what code makes beside them, only what lives with a session and the migrations' own ledger are left out. A file of SQLite's is often made by the program that uses it.</summary>
    private static List<string> Made(SqlReader sql, SqlFlavor flavor)
    {
        var names = new List<string>();
        try
        {
            if (sql.Take("create"))
            {
                sql.Take("or", "replace");
                var isTemporary = sql.Take("temp") || sql.Take("temporary");
                sql.Take("virtual");
                if ((sql.Take("table") || sql.Take("view")) && Name(sql) is var name && (isTemporary || flavor == SqlFlavor.Sqlite || IsLedger(name))) names.Add(name);
            }
            else if (flavor == SqlFlavor.Sqlite && sql.Take("alter", "table"))
            {
                names.Add(Name(sql));
                if (sql.Take("rename", "to")) names.Add(sql.Name());
            }
        }
        catch (SqlSyntaxException)
        {
            // Put together when it runs.
        }
        return names;
    }

    private static string Name(SqlReader sql)
    {
        sql.Take("if", "not", "exists");
        return sql.QualifiedName().Name;
    }
}
