using Plumbline.Model;

namespace Plumbline.Tests.Dialects;

/// <summary>Catalogs of tables, columns, keys, checks, indexes and sequences, the same for the same seed; names are as awkward as names may be.</summary>
internal static class MadeUpCatalog
{
    private static readonly string[] s_names = ["id", "Mixed", "with space", "select", "ünïcode", "a\"quote", "semi;colon", "table", "user", "x1", "_under", "order", "end", "UPPER", "percent%", "tab\tbed"];

    private static readonly (SqlType Type, string[] Defaults)[] s_types =
    [
        (SqlType.Integer, ["0", "-5", "42"]), (SqlType.BigInt, ["1"]), (SqlType.SmallInt, []), (SqlType.Text, ["'it''s'", "''", "CURRENT_USER"]), (SqlType.Boolean, ["TRUE", "FALSE"]),
        (new(null, "character varying", "20"), ["'x'"]), (new(null, "numeric", "10,2"), ["0.5"]), (new(null, "timestamp with time zone"), ["CURRENT_TIMESTAMP"]),
        (new(null, "timestamp without time zone", "3"), ["CURRENT_TIMESTAMP"]), (new(null, "uuid"), ["gen_random_uuid()"]), (new(null, "jsonb"), ["'{}'"]), (new(null, "text", IsArray: true), []),
        (new(null, "date"), []), (new(null, "interval", "year to month"), []), (new(null, "bit", "4"), []), (new(null, "double precision"), []), (new(null, "\"char\""), []),
    ];

    public static Catalog Of(int seed)
    {
        var random = new Random(seed);
        var catalog = Catalog.Empty.With(new Schema(new(null, "public")));
        var schemas = new List<string> { "public" };
        if (random.Next(2) == 0) { schemas.Add("App"); catalog = catalog.With(new Schema(new(null, "App"))); }
        for (var i = random.Next(1, 5); i > 0; i--) catalog = WithTable(catalog, random, new(schemas[random.Next(schemas.Count)], $"{s_names[random.Next(s_names.Length)]} {i}"));
        for (var i = random.Next(3); i > 0; i--) catalog = WithSequence(catalog, random, new(schemas[random.Next(schemas.Count)], $"seq {i}"));
        return WithForeignKeys(catalog, random);
    }

    private static Catalog WithTable(Catalog catalog, Random random, ObjectName name)
    {
        var names = s_names.OrderBy(_ => random.Next()).Take(random.Next(1, 7)).ToList();
        catalog = catalog.With(new Table(name)
        {
            Persistence = Persistence.Permanent,
            RowSecurity = random.Next(3) == 0,
            ForceRowSecurity = random.Next(5) == 0,
            ReplicaIdentity = random.Next(5) == 0 ? "full" : null,
            Options = random.Next(4) == 0 ? ["autovacuum_enabled=false", "fillfactor=70"] : [],
        });
        for (var i = 0; i < names.Count; i++) catalog = catalog.With(Column(random, name.Member(names[i]), i + 1));
        catalog = WithKeys(catalog, random, name, names);
        for (var i = random.Next(3); i > 0; i--) catalog = catalog.With(Index(random, name.Member($"{name.Name} ix {i}"), names));
        if (random.Next(2) == 0) catalog = catalog.With(new Check(name.Member("is \"there\""), new($"{Quoted(names[0])} IS NOT NULL")) { Columns = [names[0]], NotValid = random.Next(2) == 0, NoInherit = random.Next(3) == 0 });
        return catalog;
    }

    private static string Quoted(string name) => Plumbline.Sql.Quoting.Name(name);

    private static Column Column(Random random, ObjectName name, int position)
    {
        var (type, defaults) = s_types[random.Next(s_types.Length)];
        var column = new Column(name, type) { Position = position, NotNull = random.Next(2) == 0 };
        if (defaults.Length > 0 && random.Next(2) == 0) column = column with { Default = new(defaults[random.Next(defaults.Length)]) };
        if (type == SqlType.Text && random.Next(3) == 0) column = column with { Collation = "\"C\"", Storage = random.Next(2) == 0 ? "external" : null };
        if (random.Next(6) == 0) column = column with { Statistics = 250, Options = ["n_distinct=5"] };
        return column;
    }

    private static Catalog WithKeys(Catalog catalog, Random random, ObjectName table, List<string> names)
    {
        if (random.Next(4) != 0)
        {
            EquatableArray<string> key = [names[0]];
            catalog = catalog.With(new PrimaryKey(table.Member($"{table.Name} pk"), key) { Deferral = random.Next(6) == 0 ? Deferral.InitiallyDeferred : Deferral.NotDeferrable });
            var column = (Column)catalog.Find(new(Model.Column.OfKind, table.Member(names[0])))!;
            catalog = catalog.With(column with { NotNull = true });
        }
        if (names.Count > 1 && random.Next(2) == 0)
            catalog = catalog.With(new Unique(table.Member($"{table.Name} once"), [names[1], names[0]]) { NullsNotDistinct = random.Next(2) == 0, Include = names.Count > 2 ? [names[2]] : [], Options = random.Next(3) == 0 ? ["fillfactor=90"] : [] });
        return catalog;
    }

    private static Model.Index Index(Random random, ObjectName name, List<string> names)
    {
        var keys = names.Take(random.Next(1, names.Count + 1)).Select(n => random.Next(4) == 0
            ? new IndexKey(null, new($"{Quoted(n)} IS NULL"))
            : new IndexKey(n, Descending: random.Next(2) == 0, NullsFirst: random.Next(3) == 0 ? true : null)).Select(k => k.NullsFirst == k.Descending ? k with { NullsFirst = null } : k).ToEquatableArray();
        return new(name, keys)
        {
            Unique = random.Next(3) == 0,
            Columns = names.ToEquatableArray(),
            NullsNotDistinct = random.Next(5) == 0,
            Options = random.Next(4) == 0 ? ["fillfactor=50"] : [],
            Predicate = random.Next(3) == 0 ? new($"{Quoted(names[0])} IS NOT NULL") : null,
            Include = random.Next(4) == 0 ? [names[^1]] : [],
        };
    }

    private static Catalog WithSequence(Catalog catalog, Random random, ObjectName name)
    {
        var down = random.Next(3) == 0;
        var sequence = new Sequence(name) { Increment = down ? -2 : random.Next(1, 4), Cache = random.Next(1, 3), Cycle = random.Next(2) == 0, Type = random.Next(2) == 0 ? SqlType.BigInt : SqlType.Integer };
        var most = sequence.Type == SqlType.BigInt ? long.MaxValue : int.MaxValue;
        var least = sequence.Type == SqlType.BigInt ? long.MinValue : int.MinValue;
        return catalog.With(sequence with { Min = down ? least : 1, Max = down ? -1 : most, Start = down ? -1 : random.Next(2) == 0 ? 1 : 77 });
    }

    /// <summary>From any column to a primary key of the same type.</summary>
    private static Catalog WithForeignKeys(Catalog catalog, Random random)
    {
        var keys = Catalog.Sorted(catalog.OfType<PrimaryKey>().Where(k => k.Deferral == Deferral.NotDeferrable)).Cast<PrimaryKey>().ToList();
        var number = 0;
        foreach (var column in Catalog.Sorted(catalog.OfType<Column>()).Cast<Column>())
        {
            var target = keys.Find(k => ((Column)catalog.Find(new(Model.Column.OfKind, k.Name.OfTable().Member(k.Columns[0])))!).Type == column.Type);
            if (target is null || random.Next(3) != 0) continue;
            catalog = catalog.With(new ForeignKey(column.Name.OfTable().Member($"fk {++number}"), [column.Name.Name], target.Name.OfTable(), target.Columns)
            {
                OnDelete = random.Next(2) == 0 ? "cascade" : "set null (" + column.Name.Name + ")",
                OnUpdate = random.Next(2) == 0 ? "restrict" : "no action",
                MatchFull = random.Next(4) == 0,
                Deferral = (Deferral)random.Next(3),
                NotValid = random.Next(3) == 0,
            });
        }
        return catalog;
    }
}
