using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Plumbline.Model;

namespace Plumbline.Planning.Styles;

/// <summary>
/// The schema as drizzle-kit keeps it beside each migration (<c>meta/0001_snapshot.json</c>, format 7 for PostgreSQL), to which it compares the
/// Drizzle schema the next time. What a plan does not touch keeps drizzle-kit's own spelling: see <see cref="DrizzleSnapshotMerge"/>.
/// </summary>
internal static class DrizzleSnapshot
{
    /// <summary>The snapshot after a plan.</summary>
    /// <param name="last">The one before; null when this is the first.</param>
    /// <param name="clash">Why none can be made of the one before.</param>
    public static string? After(Catalog before, Catalog after, string? last, out string? clash)
    {
        clash = null;
        return last is null ? Of(after) : DrizzleSnapshotMerge.Of(Of(before), Of(after), last, out clash);
    }

    public static string Of(Catalog catalog)
    {
        var root = new JsonObject
        {
            ["id"] = "",
            ["prevId"] = Guid.Empty.ToString(),
            ["version"] = "7",
            ["dialect"] = "postgresql",
            ["tables"] = Named(catalog.OfType<Table>().Where(t => t.ForeignServer is null), t => Key(t.Name), t => Table(t, catalog)),
            ["enums"] = Named(catalog.OfType<EnumType>(), e => Key(e.Name), e => new JsonObject { ["name"] = e.Name.Name, ["schema"] = e.Name.Schema, ["values"] = Strings(e.Labels) }),
            ["schemas"] = Named(catalog.OfType<Schema>().Where(s => s.Name.Name is not "public" && !s.Name.Name.StartsWith("pg_", StringComparison.Ordinal)), s => s.Name.Name, s => JsonValue.Create(s.Name.Name)),
            ["sequences"] = Named(catalog.OfType<Sequence>().Where(s => s.OwnedBy is null), s => Key(s.Name), s => Sequence(s, new() { ["name"] = s.Name.Name, ["schema"] = s.Name.Schema })),
            ["roles"] = new JsonObject(),
            ["policies"] = new JsonObject(),
            ["views"] = Named(catalog.OfType<View>(), v => Key(v.Name), v => new JsonObject { ["columns"] = new JsonObject(), ["definition"] = v.Query, ["name"] = v.Name.Name, ["schema"] = v.Name.Schema, ["isExisting"] = false, ["materialized"] = false }),
            ["_meta"] = new JsonObject { ["columns"] = new JsonObject(), ["schemas"] = new JsonObject(), ["tables"] = new JsonObject() },
        };
        // Of the same schema the same identity: nothing here is drawn by lot.
        root["id"] = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(root.ToJsonString())).AsSpan(0, 16)).ToString();
        return root.ToJsonString(DrizzleJournal.Json).ReplaceLineEndings("\n");
    }

    private static JsonObject Table(Table table, Catalog catalog)
    {
        var parts = Catalog.Sorted(catalog.Children(table.Id()));
        var key = parts.OfType<PrimaryKey>().FirstOrDefault();
        var policies = parts.OfType<Policy>().ToList();
        return new()
        {
            ["name"] = table.Name.Name,
            ["schema"] = Unless(table.Name.Schema),
            ["columns"] = Named(catalog.Columns(table.Name), c => c.Name.Name, c => Column(c, catalog, key is { Columns: [var only] } && only == c.Name.Name)),
            ["indexes"] = Named(parts.OfType<Model.Index>(), i => i.Name.Name, Index),
            ["foreignKeys"] = Named(parts.OfType<ForeignKey>(), k => k.Name.Name, ForeignKey),
            ["compositePrimaryKeys"] = Named(parts.OfType<PrimaryKey>().Where(k => k.Columns.Count > 1), k => k.Name.Name, k => new JsonObject { ["name"] = k.Name.Name, ["columns"] = Strings(k.Columns) }),
            ["uniqueConstraints"] = Named(parts.OfType<Unique>(), u => u.Name.Name, u => new JsonObject { ["name"] = u.Name.Name, ["nullsNotDistinct"] = u.NullsNotDistinct, ["columns"] = Strings(u.Columns) }),
            ["policies"] = Named(policies, p => p.Name.Name, Policy),
            ["checkConstraints"] = Named(parts.OfType<Check>(), c => c.Name.Name, c => new JsonObject { ["name"] = c.Name.Name, ["value"] = c.Expression.Sql }),
            // drizzle-kit turns it on for a table with policies by itself.
            ["isRLSEnabled"] = table.RowSecurity && policies.Count == 0,
        };
    }

    private static JsonObject Column(Column column, Catalog catalog, bool isKey)
    {
        var own = catalog.Children<Sequence>(column.Id()).FirstOrDefault();
        var serial = own is { OfIdentity: false } && column.Default is not null && column.Default.Text.StartsWith("nextval(", StringComparison.Ordinal) ? Serial(column.Type) : null;
        var json = new JsonObject { ["name"] = column.Name.Name, ["type"] = serial ?? DrizzleTypes.Name(column.Type) };
        if (column.Type.Schema is not null && catalog.Contains(new(EnumType.OfKind, new(column.Type.Schema, column.Type.Name)))) json["typeSchema"] = column.Type.Schema;
        json["primaryKey"] = isKey;
        json["notNull"] = column.NotNull;
        if (serial is null && column.Default is { } value) json["default"] = DrizzleTypes.Default(value, column.Type);
        if (column.Generated is { } generated) json["generated"] = new JsonObject { ["as"] = generated.Expression.Sql, ["type"] = "stored" };
        if (column.Identity is { } identity)
            json["identity"] = Sequence(own ?? Plain(column), new() { ["type"] = identity.Always ? "always" : "byDefault", ["name"] = (own ?? Plain(column)).Name.Name, ["schema"] = column.Name.Schema });
        return json;
    }

    private static Sequence Plain(Column column) => new(new ObjectName(column.Name.Schema, $"{column.Name.Table}_{column.Name.Name}_seq")) { Max = column.Type.Name switch { "smallint" => short.MaxValue, "integer" => int.MaxValue, _ => long.MaxValue } };

    private static string? Serial(SqlType type) => type.Name switch { "integer" => "serial", "bigint" => "bigserial", "smallint" => "smallserial", _ => null };

    private static JsonObject Sequence(Sequence sequence, JsonObject json)
    {
        json["increment"] = Number(sequence.Increment);
        json["startWith"] = Number(sequence.Start);
        json["minValue"] = Number(sequence.Min);
        json["maxValue"] = Number(sequence.Max);
        json["cache"] = Number(sequence.Cache);
        json["cycle"] = sequence.Cycle;
        return json;
    }

    private static JsonObject Index(Model.Index index)
    {
        var json = new JsonObject { ["name"] = index.Name.Name, ["columns"] = new JsonArray([.. index.Keys.Select(Key)]), ["isUnique"] = index.Unique };
        if (index.Predicate is { } predicate) json["where"] = predicate.Sql;
        json["concurrently"] = false;
        json["method"] = index.Method;
        json["with"] = Named(index.Options.Select(o => o.Split('=', 2)).Where(o => o.Length == 2), o => o[0], o => JsonValue.Create(o[1]));
        return json;
    }

    private static JsonObject Key(IndexKey key)
    {
        var json = new JsonObject { ["expression"] = key.Column ?? key.Expression!.Sql, ["isExpression"] = key.Column is null, ["asc"] = !key.Descending, ["nulls"] = key.NullsFirst ?? key.Descending ? "first" : "last" };
        if (key.OperatorClass is { } operators) json["opclass"] = operators;
        return json;
    }

    private static JsonObject ForeignKey(ForeignKey key)
    {
        var json = new JsonObject { ["name"] = key.Name.Name, ["tableFrom"] = key.Name.Table, ["tableTo"] = key.ReferencedTable.Name };
        if (key.ReferencedTable.Schema is not (null or "public")) json["schemaTo"] = key.ReferencedTable.Schema;
        json["columnsFrom"] = Strings(key.Columns);
        json["columnsTo"] = Strings(key.ReferencedColumns);
        json["onDelete"] = key.OnDelete;
        json["onUpdate"] = key.OnUpdate;
        return json;
    }

    private static JsonObject Policy(Policy policy)
    {
        var json = new JsonObject { ["name"] = policy.Name.Name, ["as"] = policy.Permissive ? "PERMISSIVE" : "RESTRICTIVE", ["for"] = policy.Command.ToUpperInvariant(), ["to"] = Strings(policy.Roles) };
        if (policy.Using is { } rows) json["using"] = rows.Sql;
        if (policy.WithCheck is { } check) json["withCheck"] = check.Sql;
        return json;
    }

    private static JsonObject Named<T>(IEnumerable<T> items, Func<T, string> name, Func<T, JsonNode?> write)
    {
        var json = new JsonObject();
        foreach (var (key, item) in items.Select(i => (Key: name(i), Item: i)).OrderBy(i => i.Item is Model.Column c ? c.Position.ToString("D6", CultureInfo.InvariantCulture) : i.Key, StringComparer.Ordinal)) json[key] = write(item);
        return json;
    }

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);

    private static string Key(ObjectName name) => $"{name.Schema ?? "public"}.{name.Name}";

    private static string Unless(string? schema) => schema is null or "public" ? "" : schema;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
