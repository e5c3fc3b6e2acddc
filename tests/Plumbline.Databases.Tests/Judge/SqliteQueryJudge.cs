using Plumbline.Databases.Tests.Sqlite;
using Plumbline.Model;
using Plumbline.Sql;
using Plumbline.Tests.Sql;

namespace Plumbline.Databases.Tests.Judge;

/// <summary>SQLite prepares each query of <c>tests/cases/queries-sqlite</c>, and each of them with every one of its words in turn replaced: what is said to be missing, it refuses, and in the same words.</summary>
public class SqliteQueryJudge
{
    private const string Strange = "strange_word";

    public static TheoryData<string, string?> Cases()
    {
        var data = new TheoryData<string, string?>();
        foreach (var one in SqliteQueryCase.All()) data.Add(one.Text, one.Says);
        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public void SQLite_says_the_same(string text, string? says)
    {
        using var database = new ScratchDatabase().With(SqliteQueryCase.Schema);
        var refusal = database.Prepare(text);
        if (says is null) Assert.Null(refusal);
        else if (says != SqliteQueryCase.Unsure) Assert.Contains(says, refusal);
    }

    /// <summary>Most of what it refuses for a name that is not there is told, too: the rest are names that may be strings, functions, and what another word has made another query.</summary>
    [Fact]
    public void What_is_called_missing_is_refused()
    {
        using var database = new ScratchDatabase().With(SqliteQueryCase.Schema);
        var wrong = new List<string>();
        var (refused, told) = (0, 0);
        foreach (var text in SqliteQueryCase.All().Select(c => c.Text).SelectMany(Mutants))
        {
            var refusal = database.Prepare(text);
            var names = SqliteQueryCase.Read(text).Names;
            var missing = names.Where(n => n.Verdict == NameVerdict.Missing).Select(n => n.State!).ToList();
            var isName = refusal is not null && (refusal.Contains("no such column") || refusal.Contains("no such table") || refusal.Contains("has no column named") || refusal.Contains("cannot join using"));
            if (isName) refused++;
            if (isName && missing.Count > 0) told++;
            if (missing.Count > 0 && refusal is null) wrong.Add($"{text}: {missing[0]}");
            // It names the first only, which may be one that is not certain here.
            else if (missing.Count > 0 && isName && !names.Any(n => n.Verdict == NameVerdict.Unsure) && !missing.Exists(m => refusal!.Contains(m))) wrong.Add($"{text}: {missing[0]}, and SQLite {refusal}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(refused > 200 && told * 10 >= refused * 8, $"{told} of {refused} are told");
    }

    private static IEnumerable<string> Mutants(string text)
    {
        foreach (var token in SqlLexer.Read(new SourceText("", "", text), SqlFlavor.Sqlite).Tokens)
        {
            if (token.Kind is not (TokenKind.Word or TokenKind.QuotedWord)) continue;
            yield return $"{text[..token.Start]}{Strange}{text[token.End..]}";
            yield return $"{text[..token.Start]}[{Strange}]{text[token.End..]}";
            yield return $"{text[..token.Start]}id{text[token.End..]}";
            yield return $"{text[..token.Start]}\"{Strange}\"{text[token.End..]}";
        }
    }
}
