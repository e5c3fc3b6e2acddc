using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>pg_attribute: the columns of tables, and the names of those of views and composite types.</summary>
internal static class AttributeRows
{
    /// <param name="Number">Where it stands; null where that is not known.</param>
    private readonly record struct Attribute(ObjectId Of, string? Name, Column? Column, SqlType? Type, int? Number, string? Collation = null);

    public static SystemTable Table() => new SystemTable<Attribute>("pg_attribute", Rows,
        ("attrelid", (t, a) => t.Reference(a.Of)),
        ("attname", (_, a) => (object?)a.Name ?? Unknown.Value),
        ("atttypid", (t, a) => a.Type is { } type ? SystemTypes.Reference(t, type) : Unknown.Value),
        ("attnum", (t, a) => a.Column is { } c ? CatalogTables.Number(t, c) : a.Number is { } number ? (decimal)number : Unknown.Value),
        ("attnotnull", (_, a) => a.Column?.NotNull ?? false),
        ("attcollation", (t, a) => a.Type is null ? Unknown.Value : SystemTypes.Collation(t, a.Collation ?? "\"default\"")),
        ("attacl", (t, a) => a.Column is { } c ? AccessList.Of(t, c.Id()) : Unknown.Value),
        ("atthasdef", (_, a) => a.Column is { Default: not null } or { Generated: not null }),
        ("attfdwoptions", (t, a) => a.Column is { } c && t.Catalog.Current.Find(c.Parent()!) is Table { ForeignServer: not null } ? new ArrayValue(c.Options.Select(o => (object?)o).ToList()) : null),
        ("attisdropped", (_, _) => false),
        ("attidentity", (_, a) => a.Column?.Identity is { } identity ? identity.Always ? "a" : "d" : ""),
        ("attgenerated", (_, a) => a.Column?.Generated is { } generated ? generated.Stored ? "s" : "v" : ""),
        ("atttypmod", (_, a) => a.Type is not { } type ? Unknown.Value : TypeText.Modifier(type) is { } modifier ? (decimal)modifier : Unknown.Value))
    { Keys = ["attrelid"] };

    private static IEnumerable<Attribute> Rows(SystemTables tables, IReadOnlyDictionary<string, object> hints)
    {
        var one = hints.TryGetValue("attrelid", out var oid) ? tables.Behind(oid) : null;
        if (one is View or MaterializedView) return Names(one).Select(n => new Attribute(one.Id(), n, null, null, null));
        if (one is CompositeType type) return type.Attributes.Select((a, i) => new Attribute(one.Id(), a.Name, null, a.Type, i + 1, a.Collation));
        return tables.Parts<Column>(hints, "\0", oidColumn: "attrelid").Select(c => new Attribute(c.Parent()!, c.Name.Name, c, c.Type, null, c.Collation));
    }

    /// <summary>null for a name that is not known.</summary>
    private static IEnumerable<string?> Names(SchemaObject whole) => whole switch
    {
        View view => Known(Views.NamesOf(view.ColumnNames, Queries.Read(SqlReader.Over(view.Query)))),
        MaterializedView view => Known(Views.NamesOf(view.ColumnNames, Queries.Read(SqlReader.Over(view.Query)))),
        _ => [],
    };

    private static IEnumerable<string?> Known(EquatableArray<string?> names) => names.Select(n => n == "*" ? null : n);
}
