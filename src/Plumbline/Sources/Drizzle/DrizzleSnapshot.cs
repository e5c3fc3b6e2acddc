using System.Text.Json;
using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Sources.Drizzle;

/// <summary>
/// Reads a snapshot of drizzle-kit into its model: PostgreSQL in the versions 5, 6 and 7, SQLite in 5 and 6, both written as an object of tables;
/// since 1.0 both as one list of entities (<see cref="DrizzleEntities"/>).
/// </summary>
internal static class DrizzleSnapshot
{
    public const string UnreadableRule = "snapshot-not-readable";

    /// <summary>Null when nothing can be made of it; why is said in words.</summary>
    public static DrizzleModel? Read(SourceText file, out string? fault)
    {
        fault = null;
        try
        {
            using var json = JsonDocument.Parse(file.Text, new() { MaxDepth = 64 });
            var root = json.RootElement;
            var dialect = root.Word("dialect") switch
            {
                "pg" or "postgresql" or "postgres" => AllDialects.Postgres,
                "sqlite" or "turso" or "libsql" => AllDialects.Sqlite,
                _ => null,
            };
            if (dialect is null) fault = $"it is for {root.Word("dialect") ?? "no known dialect"}";
            else if (root.TryGetProperty("ddl", out var entities) && entities.ValueKind == JsonValueKind.Array) return DrizzleEntities.Read(dialect, entities, new(file));
            else if (root.TryGetProperty("tables", out var tables) && tables.ValueKind == JsonValueKind.Object) return Tables(dialect, root, tables, new(file));
            else fault = "it holds neither tables nor a list of entities";
        }
        catch (JsonException)
        {
            fault = "it is not valid JSON";
        }
        catch (InvalidOperationException)
        {
            fault = "it has another form than a snapshot of drizzle-kit";
        }
        return null;
    }

    private static DrizzleModel Tables(string dialect, JsonElement root, JsonElement tables, DrizzlePlaces places)
    {
        var enums = root.Entries("enums").Select(e => e.Value.Word("name") ?? e.Name).ToHashSet(StringComparer.Ordinal);
        var model = new DrizzleModel(dialect) { Words = WordsOf(dialect, root, tables) };
        foreach (var schema in root.Entries("schemas")) model.Schemas.Add(new(null, schema.Value.GetString() ?? schema.Name, places.Of(schema.Name)));
        foreach (var (key, value) in root.Entries("enums")) model.Enums.Add(new(NameOf(value, places.Of(key)), Labels(value)));
        foreach (var (key, value) in root.Entries("sequences")) model.Sequences.Add(new(NameOf(value, places.Of(key)), Options(value)));
        foreach (var (key, value) in tables.Entries())
        {
            var table = new DrizzleTable(NameOf(value, places.Enter(key))) { RowSecurity = value.Flag("isRLSEnabled") };
            Columns(table, value, enums, places, dialect);
            Constraints(table, value, places, dialect);
            model.Tables.Add(table);
        }
        foreach (var (key, value) in root.Entries("views"))
            if (!value.Flag("isExisting")) model.Views.Add(new(NameOf(value, places.Of(key)), value.Word("definition"), value.Flag("materialized")));
        foreach (var (key, value) in root.Entries("policies"))
            if (value.Word("on") is { } on) model.LinkedPolicies.Add((Split(on), Policy(value, places.Of(key))));
        return model;
    }

    /// <summary>What a format has a place for; where a table lacks the place, nobody could have said it.</summary>
    private static DrizzleWords WordsOf(string dialect, JsonElement root, JsonElement tables)
    {
        var words = DrizzleWords.None;
        var indexes = tables.Entries().SelectMany(t => t.Value.Entries("indexes")).Select(i => i.Value.Items("columns").FirstOrDefault().ValueKind).ToList();
        if (dialect == AllDialects.Sqlite || root.Word("version") is not ("5" or "6") && indexes.TrueForAll(k => k != JsonValueKind.String)) words |= DrizzleWords.IndexForms;
        if (tables.Entries().All(t => t.Value.TryGetProperty("checkConstraints", out _))) words |= DrizzleWords.Checks;
        if (root.TryGetProperty("sequences", out _)) words |= DrizzleWords.Sequences;
        if (root.TryGetProperty("views", out _)) words |= DrizzleWords.Views;
        if (tables.Entries().All(t => t.Value.TryGetProperty("policies", out _))) words |= DrizzleWords.Policies;
        return words;
    }

    private static void Columns(DrizzleTable table, JsonElement json, HashSet<string> enums, DrizzlePlaces places, string dialect)
    {
        foreach (var (key, value) in json.Entries("columns"))
        {
            var type = value.Word("type") ?? "text";
            var bare = type.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? type[..bracket] : type;
            table.Columns.Add(new(value.Word("name") ?? key, type, places.Of(key))
            {
                // Version 5 wrote an enum's name without saying that it is one.
                TypeSchema = value.Word("typeSchema") ?? (dialect == AllDialects.Postgres && enums.Contains(bare) ? "public" : null),
                NotNull = value.Flag("notNull"),
                IsKey = value.Flag("primaryKey"),
                AutoIncrement = value.Flag("autoincrement"),
                Default = value.Sql("default"),
                Generated = value.Part("generated") is { } generated ? new(generated.Word("as") ?? "", generated.Word("type") != "virtual") : null,
                Identity = value.Part("identity") is { } identity ? new(identity.Word("type") == "always", identity.Word("name"), Options(identity)) : null,
            });
        }
    }

    private static void Constraints(DrizzleTable table, JsonElement json, DrizzlePlaces places, string dialect)
    {
        foreach (var (key, value) in json.Entries("compositePrimaryKeys")) table.PrimaryKeys.Add(new(value.Word("name") ?? key, value.Words("columns"), places.Of(key)));
        foreach (var (key, value) in json.Entries("uniqueConstraints")) table.Uniques.Add(new(value.Word("name") ?? key, value.Words("columns"), places.Of(key)) { NullsNotDistinct = value.Flag("nullsNotDistinct") });
        foreach (var (key, value) in json.Entries("checkConstraints")) table.Checks.Add(new(value.Word("name") ?? key, value.Word("value") ?? "", places.Of(key)));
        foreach (var (key, value) in json.Entries("policies")) table.Policies.Add(Policy(value, places.Of(key)));
        foreach (var (key, value) in json.Entries("foreignKeys"))
        {
            var to = new DrizzleName(value.Word("schemaTo"), value.Word("tableTo") ?? "", default);
            table.ForeignKeys.Add(new(value.Word("name") ?? key, value.Words("columnsFrom"), to, value.Words("columnsTo"), places.Of(key)) { OnDelete = value.Word("onDelete") ?? "no action", OnUpdate = value.Word("onUpdate") ?? "no action" });
        }
        foreach (var (key, value) in json.Entries("indexes"))
        {
            var keys = value.Items("columns").Select(c => IndexKey(c, json, dialect)).ToEquatableArray();
            table.Indexes.Add(new(value.Word("name") ?? key, keys, value.Flag("isUnique"), places.Of(key))
            {
                Method = value.Word("method") ?? "btree",
                Where = value.Word("where"),
                With = value.Entries("with").Select(w => $"{w.Name}={w.Value}").ToEquatableArray(),
            });
        }
    }

    /// <summary>As drizzle-kit prints it: an operator class leaves no room for a direction.</summary>
    private static DrizzleIndexKey IndexKey(JsonElement json, JsonElement table, string dialect)
    {
        if (json.ValueKind == JsonValueKind.String)
        {
            var name = json.GetString()!;
            // SQLite's indexes hold expressions among the names of columns.
            return new(dialect == AllDialects.Sqlite && table.Part("columns")?.TryGetProperty(name, out _) == false ? name : DrizzleSql.Quoted(name));
        }
        var expression = json.Word("expression") ?? json.Word("value") ?? "";
        var sql = json.Flag("isExpression") ? expression : DrizzleSql.Quoted(expression);
        return new(DirectionOf(sql, json.Word("opclass"), !json.TryGetProperty("asc", out _) || json.Flag("asc"), json.Word("nulls") == "first"));
    }

    internal static string DirectionOf(string sql, string? operators, bool ascending, bool nullsFirst)
    {
        if (operators is not null) return $"{sql} {operators}";
        if (!ascending) sql += " DESC";
        return ascending && !nullsFirst ? sql : $"{sql} NULLS {(nullsFirst ? "FIRST" : "LAST")}";
    }

    internal static DrizzlePolicy Policy(JsonElement json, Origin at) => new(json.Word("name") ?? "", at)
    {
        Restrictive = json.Word("as") is "RESTRICTIVE" or "restrictive",
        For = json.Word("for") ?? "ALL",
        To = json.Words("to") is { IsEmpty: false } to ? to : json.Words("roles") is { IsEmpty: false } roles ? roles : ["public"],
        Using = json.Word("using"),
        WithCheck = json.Word("withCheck"),
    };

    private static DrizzleName NameOf(JsonElement json, Origin at) => new(json.Word("schema") is { Length: > 0 } schema ? schema : null, json.Word("name") ?? "", at);

    private static EquatableArray<string> Labels(JsonElement json) =>
        json.TryGetProperty("values", out var values) && values.ValueKind == JsonValueKind.Object ? values.Entries().Select(v => v.Value.GetString() ?? v.Name).ToEquatableArray() : json.Words("values");

    internal static string Options(JsonElement json)
    {
        var words = new List<string>();
        Add("increment", "INCREMENT BY");
        Add("minValue", "MINVALUE");
        Add("maxValue", "MAXVALUE");
        Add("startWith", "START WITH");
        Add("cache", "CACHE");
        Add("cacheSize", "CACHE");
        if (json.Flag("cycle")) words.Add("CYCLE");
        return string.Join(' ', words);

        void Add(string key, string word)
        {
            if (json.Sql(key) is { } value) words.Add($"{word} {value}");
        }
    }

    /// <summary><c>"public"."users"</c></summary>
    private static DrizzleName Split(string on)
    {
        var parts = on.Split('.', 2).Select(p => p.Trim('"')).ToList();
        return parts.Count == 2 ? new(parts[0], parts[1], default) : new(null, parts[0], default);
    }
}
