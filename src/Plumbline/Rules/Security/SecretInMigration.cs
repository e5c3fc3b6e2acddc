using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sql;

namespace Plumbline.Rules.Security;

public sealed class SecretInMigration : ProjectRule
{
    /// <summary>How keys of well-known services begin, and how many characters they have at least.</summary>
    private static readonly (string Begins, int Length)[] s_keys = [("sk_live_", 24), ("rk_live_", 24), ("AKIA", 20), ("ghp_", 36), ("github_pat_", 40), ("xoxb-", 24), ("xoxp-", 24), ("AIza", 39), ("-----BEGIN ", 40)];

    private static readonly TextMarks s_marks = new([.. Array.ConvertAll(s_keys, k => k.Begins), "password", "://"]);

    public override string Name => "secret-in-migration";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "A migration holds a password or a key in clear text.",
        "It is in the repository's history for ever, in every clone and backup, and in the server's log when the statement is logged. It is also the same in every environment.",
        "```sql\nCREATE ROLE reporting LOGIN PASSWORD 's3cret-of-march';\n```",
        "Make the role without a password and set it from the secret store of each environment (`\\password reporting`, or a deploy step with a variable). What was committed has to be changed: taking it out of the file does not take it out of the history. A hash (`SCRAM-SHA-256$…`, `md5…`) is not told.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
            foreach (var run in source.History?.Runs ?? [])
                if (s_marks.AreIn(run.Migration.Text.Text))
                    foreach (var statement in run.Statements)
                        if (Of(statement, run.Migration.Text) is { } finding) yield return finding;
    }

    private Finding? Of(Statement statement, SourceText file)
    {
        if (!ReferenceEquals(statement.File, file) || !s_marks.AreIn(statement.Text())) return null;
        var tokens = SqlLexer.ReadPart(file, statement.Start, statement.Start + statement.Length).Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.String) continue;
            var text = file.Text.AsSpan(tokens[i].Start, tokens[i].Length);
            var what = i > 0 && Says(file, tokens[i - 1], "password") && IsPassword(text.Trim('\'')) ? "a password" : InText(text);
            if (what is not null) return FoundIn($"{file.Path} {statement.Command}", "statement", file.At(tokens[i].Start), $"{statement.Command} holds {what} in clear text: it stays in the repository's history and in the server's log");
        }
        return null;
    }

    private static bool Says(SourceText file, Token token, string word) => file.Text.AsSpan(token.Start, token.Length).Equals(word, StringComparison.OrdinalIgnoreCase);

    private static bool IsPassword(ReadOnlySpan<char> text) =>
        text.Length > 0 && !text.StartsWith("SCRAM-SHA-256$") && !(text.StartsWith("md5") && text.Length == 35) && !text.Contains('$') && !text.StartsWith("<") && !text.StartsWith(":") && !text.StartsWith("{{");

    /// <summary>A key by its beginning, or a connection string with a password in it.</summary>
    private static string? InText(ReadOnlySpan<char> text)
    {
        foreach (var (begins, length) in s_keys)
            if (text.IndexOf(begins) is >= 0 and var at && text[at..].IndexOfAny(" \t\r\n'") is var end && (end < 0 ? text.Length - at : end) >= (begins[0] == '-' ? 11 : length) && (begins[0] != '-' || text[at..].Contains("PRIVATE KEY", StringComparison.Ordinal))) return "a key";
        if (text.IndexOf("://") is not (> 0 and var scheme) || text[(scheme + 3)..].IndexOf('@') is not (> 0 and var host)) return null;
        var user = text.Slice(scheme + 3, host);
        return user.IndexOf(':') is > 0 and var colon && colon + 1 < user.Length && user.IndexOfAny("/ $<{") < 0 ? "a password in a connection string" : null;
    }
}
