using Npgsql;
using Plumbline.Sql;
using Plumbline.Tests.Sql;

namespace Plumbline.Databases.Tests.Judge;

/// <summary>
/// A server that holds the schema of <c>tests/cases/queries</c> prepares each of its queries: what it refuses because a name is not there, we say, and the reverse.
/// </summary>
public class QueryJudge
{
    private static readonly string[] s_states = ["42P01", "42703", "42883", "42704", "22P02"];

    public static TheoryData<string> Cases() => new(QueryCase.Names().Where(IsForServers));

    /// <summary>Holes and the parameters of drivers are nothing for a server; PREPARE takes one statement.</summary>
    private static bool IsForServers(string name) => !name.StartsWith("hole", StringComparison.Ordinal) && name is not ("parameters-of-drivers" or "unread" or "several-statements" or "explain");

    [ServerTheory, MemberData(nameof(Cases))]
    public async Task What_a_server_refuses_is_missing(string name)
    {
        var major = (await Server.Shared).Major;
        var text = QueryCase.Text(name);
        if (major < 15 && text.Contains("MERGE", StringComparison.Ordinal)) return;
        await using var database = await Server.FreshAsync(QueryCase.Schema);
        await using var connection = await database.OpenAsync();
        var missing = QueryCase.Read(name, major).Names.Where(n => n.Verdict == NameVerdict.Missing).Select(n => n.State).ToList();
        var refused = await Refusal(connection, text);
        if (refused is null) Assert.Empty(missing);
        else
        {
            Assert.Contains(refused.SqlState, s_states);
            Assert.Contains(refused.SqlState, missing);
        }
    }

    [ServerFact]
    public async Task The_verdicts_are_a_servers()
    {
        await using var database = await Server.FreshAsync(QueryCase.Schema);
        await using var connection = await database.OpenAsync();
        var wrong = new List<string>();
        foreach (var (query, verdict) in QueryCase.Verdicts())
        {
            var said = (await Refusal(connection, query))?.SqlState ?? "ok";
            if (said != verdict) wrong.Add($"{said}, not {verdict}: {query}");
        }
        Assert.Empty(wrong);
    }

    private static async Task<PostgresException?> Refusal(NpgsqlConnection connection, string query)
    {
        await using var command = new NpgsqlCommand($"DEALLOCATE ALL; PREPARE judged AS {query}", connection);
        try
        {
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException refused)
        {
            return refused;
        }
    }
}
