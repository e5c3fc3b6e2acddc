using System.Text.Json;
using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Sources.Drizzle;

/// <summary>The list of entities that drizzle-kit 1.0 writes: each says its kind, and the table that it belongs to.</summary>
internal static class DrizzleEntities
{
    public static DrizzleModel Read(string dialect, JsonElement list, DrizzlePlaces places)
    {
        var model = new DrizzleModel(dialect) { HasNamedKeys = true };
        var tables = new Dictionary<(string?, string), DrizzleTable>();
        foreach (var json in list.EnumerateArray())
            if (json.Word("entityType") == "tables")
            {
                var name = NameOf(json, places.Next(json.Word("name")));
                model.Tables.Add(tables[(name.Schema, name.Name)] = new(name) { RowSecurity = json.Flag("isRlsEnabled") });
            }
        foreach (var json in list.EnumerateArray())
            if (json.Word("table") is { } table && tables.TryGetValue((SchemaOf(json), table), out var owner)) Part(owner, json, places.Next(json.Word("name")));
            else if (json.Word("entityType") != "tables") Whole(model, json, places);
        return model;
    }

    private static void Whole(DrizzleModel model, JsonElement json, DrizzlePlaces places)
    {
        var name = NameOf(json, places.Next(json.Word("name")));
        switch (json.Word("entityType"))
        {
            case "schemas":
                if (name.Name != "public") model.Schemas.Add(name);
                break;
            case "enums":
                model.Enums.Add(new(name, json.Words("values")));
                break;
            case "sequences":
                model.Sequences.Add(new(name, DrizzleSnapshot.Options(json)));
                break;
            case "views":
                if (!json.Flag("isExisting")) model.Views.Add(new(name, json.Word("definition"), json.Flag("materialized")));
                break;
        }
    }

    private static void Part(DrizzleTable table, JsonElement json, Origin at)
    {
        var name = json.Word("name") ?? "";
        switch (json.Word("entityType"))
        {
            case "columns":
                table.Columns.Add(Column(name, json, at));
                break;
            case "pks":
                table.PrimaryKeys.Add(new(name, json.Words("columns"), at));
                break;
            case "uniques":
                table.Uniques.Add(new(json.Flag("nameExplicit") || json.Word("schema") is not null ? name : null, json.Words("columns"), at) { NullsNotDistinct = json.Flag("nullsNotDistinct") });
                break;
            case "fks":
                var to = new DrizzleName(json.Word("schemaTo"), json.Word("tableTo") ?? "", default);
                table.ForeignKeys.Add(new(name, json.Words("columns"), to, json.Words("columnsTo"), at) { OnDelete = Action(json, "onDelete"), OnUpdate = Action(json, "onUpdate") });
                break;
            case "checks":
                table.Checks.Add(new(name, json.Word("value") ?? "", at));
                break;
            case "policies":
                table.Policies.Add(DrizzleSnapshot.Policy(json, at));
                break;
            case "indexes":
                table.Indexes.Add(Index(name, json, at));
                break;
        }
    }

    private static DrizzleColumn Column(string name, JsonElement json, Origin at)
    {
        var dimensions = json.TryGetProperty("dimensions", out var some) && some.ValueKind == JsonValueKind.Number ? some.GetInt32() : 0;
        var type = json.Word("type") ?? "text";
        return new(name, dimensions > 0 && !type.EndsWith(']') ? type + string.Concat(Enumerable.Repeat("[]", dimensions)) : type, at)
        {
            TypeSchema = json.Word("typeSchema"),
            NotNull = json.Flag("notNull"),
            AutoIncrement = json.Flag("autoincrement"),
            Default = json.Part("default") is { } part ? part.Sql("value") : json.Sql("default"),
            Generated = json.Part("generated") is { } generated ? new(generated.Word("as") ?? "", generated.Word("type") != "virtual") : null,
            Identity = json.Part("identity") is { } identity ? new(identity.Word("type") == "always", identity.Word("name"), DrizzleSnapshot.Options(identity)) : null,
        };
    }

    private static DrizzleIndex Index(string name, JsonElement json, Origin at)
    {
        var keys = json.Items("columns").Select(c =>
        {
            var value = c.Word("value") ?? "";
            var operators = c.Part("opclass") is { } named ? named.Word("name") : c.Word("opclass");
            return new DrizzleIndexKey(DrizzleSnapshot.DirectionOf(c.Flag("isExpression") ? value : DrizzleSql.Quoted(value), operators, !c.TryGetProperty("asc", out _) || c.Flag("asc"), c.Flag("nullsFirst")));
        });
        return new(name, keys.ToEquatableArray(), json.Flag("isUnique"), at)
        {
            Method = json.Word("method") ?? "btree",
            Where = json.Word("where"),
            With = json.Word("with") is { Length: > 0 } with ? [with] : [],
        };
    }

    private static string Action(JsonElement json, string key) => json.Word(key)?.ToLowerInvariant() ?? "no action";

    private static string? SchemaOf(JsonElement json) => json.Word("schema") is { Length: > 0 } schema ? schema : null;

    private static DrizzleName NameOf(JsonElement json, Origin at) => new(SchemaOf(json), json.Word("name") ?? "", at);
}
