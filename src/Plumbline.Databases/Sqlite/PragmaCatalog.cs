using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Sqlite;

/// <summary>A table made of what the pragmas say: all but checks, names of constraints and generation expressions.</summary>
internal static class PragmaCatalog
{
    public const string Main = SqliteDialect.Main;

    public static Catalog With(Catalog catalog, string name, PragmaTables pragmas)
    {
        var table = new ObjectName(Main, name);
        var (withoutRowId, strict) = pragmas.Options[name].FirstOrDefault();
        catalog = catalog.With(new Table(table) { WithoutRowId = withoutRowId, Strict = strict });
        var position = 0;
        foreach (var column in pragmas.Columns[name]) catalog = catalog.With(ColumnOf(table, column, ++position));
        if (KeyColumns(pragmas, name) is { IsEmpty: false } key)
            catalog = catalog.With(new PrimaryKey(table.Member($"{name}_pkey"), key) { Sorting = Keys(pragmas, name).Where(k => k[0].Made == "pk").Select(k => Sorting(k, catalog, table)).FirstOrDefault() });
        foreach (var unique in Keys(pragmas, name).Where(k => k[0].Made == "u"))
            catalog = catalog.With(new Unique(table.Member($"{name}_{string.Join('_', ColumnsOf(unique))}_key"), ColumnsOf(unique)) { Sorting = Sorting(unique, catalog, table) });
        return References(pragmas, name).Aggregate(catalog, (so, key) => so.With(key));
    }

    private static Column ColumnOf(ObjectName table, PragmaColumn stated, int position)
    {
        var type = TypeOf(stated);
        return new(table.Member(stated.Name), type)
        {
            Position = position,
            NotNull = stated.NotNull || stated is { Key: > 0, Type: "INTEGER" },
            Default = stated.Default is { } value ? Expression(value) : null,
        };
    }

    private static SqlExpression Expression(string text)
    {
        try
        {
            var sql = SqlReader.Over(text, SqlFlavor.Sqlite);
            var read = Expressions.Read(sql);
            sql.ExpectEnd();
            return read.Expression;
        }
        catch (SqlSyntaxException)
        {
            return new(text);
        }
    }

    public static SqlType TypeOf(PragmaColumn stated)
    {
        if (stated.Type.Length == 0) return new(null, "");
        try
        {
            return Types.Read(SqlReader.Over(stated.Type, SqlFlavor.Sqlite));
        }
        catch (SqlSyntaxException)
        {
            return new(null, stated.Type.ToLowerInvariant());
        }
    }

    public static EquatableArray<string> KeyColumns(PragmaTables pragmas, string table) =>
        pragmas.Columns[table].Where(c => c.Key > 0).OrderBy(c => c.Key).Select(c => c.Name).ToEquatableArray();

    /// <summary>The indexes behind PRIMARY KEY and UNIQUE.</summary>
    public static IEnumerable<List<PragmaIndexKey>> Keys(PragmaTables pragmas, string table) =>
        pragmas.Indexes[table].Where(k => k.Made is "u" or "pk").GroupBy(k => k.Index).Select(i => i.ToList());

    public static EquatableArray<string> ColumnsOf(List<PragmaIndexKey> keys) => keys.Select(k => k.Column ?? "").ToEquatableArray();

    /// <summary>How an index compares and orders, beyond what its table's columns say.</summary>
    public static EquatableArray<string> Sorting(List<PragmaIndexKey> keys, Catalog catalog, ObjectName table) =>
        KeyColumn.Sorting([.. keys.Select(k => new KeyColumn(k.Column ?? "", k.Collation.ToLowerInvariant(), k.Descending))], keys.Select(k => (Column)catalog.Find(new(Column.OfKind, table.Member(k.Column ?? "")))!).ToEquatableArray());

    public static IEnumerable<ForeignKey> References(PragmaTables pragmas, string table)
    {
        var name = new ObjectName(Main, table);
        foreach (var key in pragmas.References[table].GroupBy(r => r.Key))
        {
            var (parts, columns) = (key.ToList(), key.Select(r => r.From).ToEquatableArray());
            var to = parts.Where(p => p.To is not null).Select(p => p.To!).ToEquatableArray();
            yield return new(name.Member($"{table}_{string.Join('_', columns)}_fkey"), columns, new(Main, parts[0].Referenced), to)
            {
                OnDelete = parts[0].OnDelete.ToLowerInvariant(),
                OnUpdate = parts[0].OnUpdate.ToLowerInvariant(),
            };
        }
    }
}
