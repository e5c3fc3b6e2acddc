using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>pg_attribute: the columns of tables, and the names of those of views and composite types.</summary>
internal static class AttributeRows
{
    private readonly record struct Attribute(ObjectId Of, string? Name, Column? Column);

    public static SystemTable Table() => new SystemTable<Attribute>("pg_attribute", Rows,
        ("attrelid", (t, a) => t.Reference(a.Of)),
        ("attname", (_, a) => (object?)a.Name ?? Unknown.Value),
        ("atttypid", (t, a) => a.Column is { } c ? SystemTypes.Reference(t, c.Type) : Unknown.Value),
        ("attnum", (t, a) => a.Column is { } c ? CatalogTables.Number(t, c) : Unknown.Value),
        ("attnotnull", (_, a) => a.Column?.NotNull ?? false),
        ("attacl", (t, a) => a.Column is { } c ? AccessList.Of(t, c.Id()) : Unknown.Value),
        ("atthasdef", (_, a) => a.Column is { Default: not null } or { Generated: not null }),
        ("attisdropped", (_, _) => false),
        ("attidentity", (_, a) => a.Column?.Identity is { } identity ? identity.Always ? "a" : "d" : ""),
        ("attgenerated", (_, a) => a.Column?.Generated is { } generated ? generated.Stored ? "s" : "v" : ""),
        ("atttypmod", (_, a) => a.Column is not { } c ? Unknown.Value : Dialects.Postgres.TypeText.Modifier(c.Type) is { } modifier ? (decimal)modifier : Unknown.Value))
    { Keys = ["attrelid"] };

    private static IEnumerable<Attribute> Rows(SystemTables tables, IReadOnlyDictionary<string, object> hints)
    {
        if (hints.TryGetValue("attrelid", out var oid) && tables.Behind(oid) is { } one && one is View or MaterializedView or CompositeType) return Names(one).Select(n => new Attribute(one.Id(), n, null));
        return tables.Parts<Column>(hints, "\0", oidColumn: "attrelid").Select(c => new Attribute(c.Parent()!, c.Name.Name, c));
    }

    /// <summary>null for a name that is not known.</summary>
    private static IEnumerable<string?> Names(SchemaObject whole) => whole switch
    {
        CompositeType type => type.Attributes.Select(a => a.Name),
        View view => Known(Views.NamesOf(view.ColumnNames, Queries.Read(SqlReader.Over(view.Query)))),
        MaterializedView view => Known(Views.NamesOf(view.ColumnNames, Queries.Read(SqlReader.Over(view.Query)))),
        _ => [],
    };

    private static IEnumerable<string?> Known(EquatableArray<string?> names) => names.Select(n => n == "*" ? null : n);
}
