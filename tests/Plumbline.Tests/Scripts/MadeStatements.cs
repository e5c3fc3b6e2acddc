using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Tests.Scripts;

/// <summary>
/// A made-up script of definitions over every kind of object, the same for the same seed. Each statement is made for the catalog that those before it
/// leave, so most of them hold; leaving statements out makes a smaller script that is as good, and so FsCheck can shrink it.
/// </summary>
internal static class MadeStatements
{
    private static readonly Func<Dice, string?>[] s_makers =
    [
        .. MadeTypes.Makers, .. MadeTables.Makers, .. MadeTables.Makers, .. MadeConstraints.Makers, .. MadeConstraints.Makers, .. MadeIndexes.Makers, .. MadeCode.Makers, .. MadeRights.Makers, .. MadeChanges.Makers,
    ];

    public static IReadOnlyList<string> Of(int seed, int version)
    {
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = version };
        var dice = new Dice(new Random(seed), builder, version);
        var statements = new List<string>();
        Keep("CREATE SCHEMA \"App\"");
        for (var i = dice.Next(2, 4); i > 0; i--) Keep(MadeTables.Create(dice));
        for (var i = dice.Next(10, 40); i > 0; i--) Keep(dice.Of(s_makers)(dice));
        return statements;

        void Keep(string? sql)
        {
            if (sql is null) return;
            PostgresDialect.Instance.Execute(new SourceText("made", "made.sql", sql), builder);
            statements.Add(sql);
        }
    }
}

/// <summary>Choices at random, and what there is to choose from.</summary>
internal sealed class Dice(Random random, CatalogBuilder builder, int version)
{
    private static readonly string[] s_names = ["id", "Mixed", "with space", "select", "ünïcode", "a\"quote", "semi;colon", "table", "user", "x1", "_under", "order", "end", "UPPER", "percent%", "a", "b", "c", "name", "status"];

    private int _number;

    public int Version => version;

    public Catalog Catalog => builder.Current;

    public int Next(int from, int to) => random.Next(from, to);

    /// <summary>True once in so many times.</summary>
    public bool Once(int times) => random.Next(times) == 0;

    public T Of<T>(params T[] choices) => choices[random.Next(choices.Length)];

    public T Of<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>The clause once in so many times, else nothing.</summary>
    public string Maybe(int times, string clause) => Once(times) ? clause : "";

    /// <summary>Some of the choices, in an order of their own.</summary>
    public List<T> Some<T>(IEnumerable<T> choices, int least, int most) => choices.OrderBy(_ => random.Next()).Take(random.Next(least, most + 1)).ToList();

    public List<string> ColumnNames(int count) => Some(s_names, count, count);

    /// <summary>A new name, in one of the schemas.</summary>
    public string NewName(string sort) => Quoting.Name(new ObjectName(Once(4) && Catalog.Contains(new(Schema.OfKind, new(null, "App"))) ? "App" : "public", NewWord(sort)));

    /// <summary>A new name without schema, not yet quoted.</summary>
    public string NewWord(string sort) => $"{Of("", "", "", "The ", "x\"", "ö")}{sort}{++_number}";

    /// <summary>An object of a kind; null when there is none.</summary>
    public T? Any<T>(Func<T, bool>? fits = null) where T : SchemaObject
    {
        var all = Catalog.Sorted(Catalog.OfType<T>().Where(o => o.Refused is null && (fits is null || fits(o))));
        return all.Count == 0 ? null : (T)all[random.Next(all.Count)];
    }

    public Table? AnyTable(Func<Table, bool>? fits = null) => Any<Table>(t => t.PartitionOf is null && (fits is null || fits(t)));

    /// <summary>A table that inherits from none and from which none inherits: what a change of it does is all in it.</summary>
    public Table? AnyAlone() => AnyTable(t => t.Inherits.IsEmpty && t.PartitionBy is null && !Catalog.Dependents(t.Id()).Any(o => o is Table));

    /// <summary>A number that no other statement has.</summary>
    public int NewNumber() => ++_number;

    public IReadOnlyList<Column> Columns(Table table) => [.. Catalog.Columns(table.Name).Where(c => c.Refused is null)];

    public static string Sql(SchemaObject subject) => Quoting.Name(subject.Name);

    public static string Bare(SchemaObject subject) => Quoting.Name(subject.Name.Name);

    public static string Bare(IEnumerable<SchemaObject> subjects) => string.Join(", ", subjects.Select(Bare));
}
