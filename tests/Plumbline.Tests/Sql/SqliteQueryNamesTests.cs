using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Sql;
using Xunit;

namespace Plumbline.Tests.Sql;

public class SqliteQueryNamesTests
{
    public static TheoryData<string, string?> Cases()
    {
        var data = new TheoryData<string, string?>();
        foreach (var one in SqliteQueryCase.All()) data.Add(one.Text, one.Says);
        return data;
    }

    [Theory, MemberData(nameof(Cases))]
    public void What_SQLite_would_say_of_a_query_is_told(string text, string? says) => Assert.Equal(says, SqliteQueryCase.Verdict(text));

    [Fact]
    public void A_name_is_the_schemas_own_however_it_is_written() =>
        Assert.Equal(["users", "createdAt"], SqliteQueryCase.Read("SELECT CREATEDAT FROM Users").Names.OrderByDescending(n => n.At).Select(n => n.Name.Name));

    [Fact]
    public void Another_file_that_is_attached_may_hold_anything() =>
        Assert.All(SqliteQueryCase.Read("SELECT a.x, y FROM archive.whatever a").Names, n => Assert.Equal(NameVerdict.Unsure, n.Verdict));

    [Fact]
    public void A_schema_that_is_not_whole_denies_no_table()
    {
        var meanings = new SqliteMeanings(Catalog.Empty, []) { HasAllRelations = false };
        Assert.All(QueryNames.Read("SELECT a FROM t", meanings).Names, n => Assert.Equal(NameVerdict.Unsure, n.Verdict));
    }
}
