using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Tests.Scripts;

internal static class MadeRights
{
    public static readonly Func<Dice, string?>[] Makers = [Grant, Grant, GrantColumns, Defaults, Comment, Comment, Comment, Publication];

    private static string Roles(Dice dice) => dice.Of("PUBLIC", "pg_monitor", "pg_read_all_stats, pg_monitor", "pg_signal_backend");

    private static string? Grant(Dice dice)
    {
        var with = dice.Maybe(5, " WITH GRANT OPTION");
        var to = with.Length > 0 ? "pg_monitor" : Roles(dice);
        return dice.Next(0, 6) switch
        {
            0 when dice.Any<Function>(f => f.Routine == Routine.Function) is { } function => $"{dice.Of("GRANT EXECUTE ON FUNCTION", "REVOKE ALL ON FUNCTION")} {Quoting.Name(function.BareName())}{function.Name.Name[function.BareName().Name.Length..]}".Replace("REVOKE ALL", "REVOKE ALL") is var text && text[0] == 'G' ? $"{text} TO {to}{with}" : $"{Revoke(function)} FROM PUBLIC",
            1 when dice.Any<Schema>(s => s.Name.Name != "public") is { } schema => $"GRANT {dice.Of("USAGE", "CREATE", "ALL")} ON SCHEMA {Dice.Sql(schema)} TO {to}{with}",
            2 when dice.Any<Sequence>(s => s.OwnedBy is null) is { } sequence => $"GRANT {dice.Of("USAGE", "SELECT, UPDATE", "ALL")} ON SEQUENCE {Dice.Sql(sequence)} TO {to}{with}",
            3 when dice.Any<EnumType>() is { } type => $"GRANT USAGE ON TYPE {Dice.Sql(type)} TO pg_monitor",
            _ when dice.Any<Table>() is { } table => $"GRANT {dice.Of("SELECT", "INSERT, UPDATE", "ALL", "SELECT, DELETE, TRUNCATE, REFERENCES, TRIGGER")} ON {Dice.Sql(table)} TO {to}{with}",
            _ => null,
        };
    }

    private static string Revoke(Function function) => $"REVOKE ALL ON FUNCTION {Quoting.Name(function.BareName())}{function.Name.Name[function.BareName().Name.Length..]}";

    private static string? GrantColumns(Dice dice) =>
        dice.Any<Table>() is { } table && dice.Columns(table) is { Count: > 0 } columns ? $"GRANT SELECT ({Dice.Bare(dice.Some(columns, 1, 2))}), UPDATE ({Dice.Bare(dice.Of(columns))}) ON {Dice.Sql(table)} TO {dice.Of("pg_monitor", "PUBLIC")}" : null;

    private static string Defaults(Dice dice) =>
        $"ALTER DEFAULT PRIVILEGES{dice.Maybe(2, " IN SCHEMA \"App\"")} GRANT {dice.Of("SELECT ON TABLES", "USAGE ON SEQUENCES", "EXECUTE ON FUNCTIONS", "ALL ON TABLES")} TO {dice.Of("pg_monitor", "pg_read_all_stats")}{dice.Maybe(5, " WITH GRANT OPTION")}";

    private static string? Comment(Dice dice)
    {
        var subject = dice.Any<SchemaObject>(o => o is not (Model.Grant or DefaultPrivilege or Schema { Name.Name: "public" }) && o.Name.Schema is "public" or "App");
        return subject is null ? null : $"COMMENT ON {NamedObject.Written(subject)} IS {SqlString.Quote(dice.Of("it's", "two\nlines", "ümlaut \\ back", "x"))}";
    }

    private static string? Publication(Dice dice)
    {
        if (dice.Once(4)) return $"CREATE PUBLICATION {Quoting.Name(dice.NewWord("pub"))} FOR ALL TABLES WITH (publish = 'insert, delete')";
        if (dice.AnyAlone() is not { Persistence: Persistence.Permanent } table || dice.Columns(table) is not { Count: > 0 } columns) return $"CREATE PUBLICATION {Quoting.Name(dice.NewWord("pub"))}";
        return $"CREATE PUBLICATION {Quoting.Name(dice.NewWord("pub"))} FOR TABLE {Dice.Sql(table)}{(dice.Version >= 15 ? dice.Maybe(3, $" ({Dice.Bare(dice.Some(columns.Where(c => c.Generated is null), 1, 2).DefaultIfEmpty(columns[0]))})") : "")}";
    }
}
