using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Tests.Scripts;

internal static class MadeTypes
{
    public static readonly Func<Dice, string?>[] Makers = [Enum, Domain, Composite, Range, Sequence, Extension];

    private static string Enum(Dice dice) =>
        $"CREATE TYPE {dice.NewName("mood")} AS ENUM ({string.Join(", ", dice.Some(["sad", "ok", "so so", "it's", "", "ÜBER", "a,b"], 0, 5).Select(SqlString.Quote))})";

    private static string Domain(Dice dice)
    {
        var (type, condition, value) = dice.Of(("text", "VALUE <> ''", "'x'"), ("integer", "VALUE > 0", "1"), ("varchar(30)", "VALUE LIKE '%@%'", "'a@b'"), ("numeric(8,3)", "VALUE BETWEEN 0 AND 1", "0.5"), ("timestamptz", "VALUE > '2000-01-01 00:00:00+00'", "now()"), ("text[]", "cardinality(VALUE) < 5", "'{}'"));
        return $"CREATE DOMAIN {dice.NewName("dom")} AS {type}{(type == "text" ? dice.Maybe(4, " COLLATE \"C\"") : "")}{dice.Maybe(2, $" DEFAULT {value}")}{dice.Maybe(3, " NOT NULL")}{dice.Maybe(2, $" CHECK ({condition})")}{dice.Maybe(3, $" CONSTRAINT {Quoting.Name(dice.NewWord("ck"))} CHECK ({condition} OR VALUE IS NULL)")}";
    }

    private static string Composite(Dice dice)
    {
        var attributes = dice.ColumnNames(dice.Next(0, 5)).Select(n => $"{Quoting.Name(n)} {MadeExpressions.Typed(dice).Type}");
        return $"CREATE TYPE {dice.NewName("pair")} AS ({string.Join(", ", attributes)})";
    }

    private static string Range(Dice dice) =>
        $"CREATE TYPE {dice.NewName("span")} AS RANGE (SUBTYPE = {dice.Of("float8", "date", "text", "numeric", "timestamptz")})";

    private static string Sequence(Dice dice)
    {
        var type = dice.Of("", "", " AS integer", " AS smallint");
        var down = dice.Once(4);
        return $"CREATE {dice.Maybe(8, "UNLOGGED ").Replace("UNLOGGED ", dice.Version >= 15 ? "UNLOGGED " : "")}SEQUENCE {dice.NewName("seq")}{type}{(down ? " INCREMENT -2" : dice.Maybe(3, " INCREMENT BY 5"))}{dice.Maybe(4, down ? " MINVALUE -500" : " MINVALUE 5")}{dice.Maybe(4, " MAXVALUE 1000")}"
            + $"{dice.Maybe(4, down ? " START WITH -3" : " START 77")}{dice.Maybe(3, " CACHE 10")}{dice.Maybe(4, " CYCLE")}";
    }

    private static string? Extension(Dice dice) => null;
}
