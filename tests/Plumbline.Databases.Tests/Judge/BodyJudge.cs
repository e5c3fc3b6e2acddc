using Npgsql;
using Plumbline.Model;
using Plumbline.Sql;
using Plumbline.Tests.Sql;

namespace Plumbline.Databases.Tests.Judge;

/// <summary>
/// A server makes and runs each routine of <c>tests/cases/bodies</c>: what it stops at because a name is not there, we say is missing; where we miss nothing, it runs to the end.
/// </summary>
public class BodyJudge
{
    private static readonly string[] s_states = ["42P01", "42703"];

    /// <summary>What the server cannot parse it does not make.</summary>
    public static TheoryData<string> Cases() => new(BodyCase.Names().Where(n => n != "unread"));

    [ServerTheory, MemberData(nameof(Cases))]
    public async Task What_a_server_stops_at_is_missing(string name)
    {
        var (routine, reading) = BodyCase.Read(name, (await Server.Shared).Major);
        await using var database = await Server.FreshAsync(QueryCase.Schema);
        await using var connection = await database.OpenAsync();
        var missing = reading.Names.Where(n => n.Verdict == NameVerdict.Missing).Select(n => n.State).ToList();
        var stopped = await Stop(connection, BodyCase.Text(name)) ?? await Stop(connection, Run(routine));
        if (missing.Count == 0) Assert.Null(stopped);
        else
        {
            Assert.NotNull(stopped);
            Assert.Contains(stopped.SqlState, s_states);
            Assert.Contains(stopped.SqlState, missing);
        }
    }

    private static string Run(Function routine)
    {
        const string Rows = "INSERT INTO users (id, email, name) VALUES (1, 'a@b', 'a'); INSERT INTO projects (id, owner_id, title) VALUES (1, 1, 'x')";
        if (routine.Returns == "trigger") return $"CREATE TRIGGER t BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION f(); {Rows}; UPDATE users SET name = 'b'";
        var inputs = routine.Name.Name.Count(c => c == ',') + (routine.Name.Name.EndsWith("()", StringComparison.Ordinal) ? 0 : 1);
        return $"{Rows}; SELECT * FROM f({string.Join(", ", Enumerable.Repeat("NULL", inputs))})";
    }

    private static async Task<PostgresException?> Stop(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        try
        {
            await command.ExecuteNonQueryAsync();
            return null;
        }
        catch (PostgresException stopped)
        {
            return stopped;
        }
    }
}
