using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>Reads a model's keys and indexes, on fields and on the model, and its other attributes.</summary>
internal sealed class PrismaIndexes(PrismaResolver resolver, PrismaBlock block, PrismaFields fields)
{
    private readonly List<PrismaIndex> _indexes = [];
    private readonly HashSet<string> _clientNames = [];
    private PrismaKey? _key;

    private void Invalid(int position, string message) => resolver.Faults.Invalid(block.File, position, message);

    public PrismaModel Read()
    {
        foreach (var (attribute, field) in fields.OnFields) OnField(attribute, field);
        var model = new PrismaModel(block);
        foreach (var attribute in block.Attributes) model = WithAttribute(model, attribute);
        return model with { Fields = fields.Fields.ToEquatableArray(), Key = _key, Indexes = _indexes.ToEquatableArray() };
    }

    private PrismaModel WithAttribute(PrismaModel model, PrismaAttribute attribute)
    {
        if (attribute.Name is "id" or "map" or "schema" or "ignore" && !ReferenceEquals(block.Attribute(attribute.Name), attribute))
        {
            Invalid(attribute.Position, $"@@{attribute.Name} stands twice on {block.Name}: keep one");
            return model;
        }
        switch (attribute.Name)
        {
            case "map": return model with { Map = new PrismaArguments(resolver.Faults, block, attribute, "@@map", "*name").Required("name") };
            case "schema": return model with { Schema = resolver.SchemaName(block, attribute) };
            case "ignore":
                _ = new PrismaArguments(resolver.Faults, block, attribute, "@@ignore");
                return model with { IsIgnored = true };
            case "id": Id(attribute); return model;
            case "unique": Index(attribute, PrismaIndexKind.Unique, "*fields", "name", "map", "where", "clustered"); return model;
            case "index": Index(attribute, PrismaIndexKind.Plain, "*fields", "name", "map", "type", "where", "clustered"); return model;
            case "fulltext":
                Invalid(attribute.Position, $"@@fulltext is MySQL's and MongoDB's: {resolver.Datasource.Provider} has none; use @@index([…], type: Gin) on a tsvector");
                return model;
            case "shardKey": return model;
            default:
                Invalid(attribute.Position, $"@@{attribute.Name} is no attribute of a {block.Keyword}: expected @@id, @@unique, @@index, @@map, @@schema or @@ignore");
                return model;
        }
    }

    // On a field

    private void OnField(PrismaAttribute attribute, PrismaField field)
    {
        var sign = $"@{attribute.Name}";
        string[] names = attribute.Name == "id" ? ["map", "length", "sort", "clustered"] : ["map", "length", "sort", "clustered", "where"];
        var arguments = new PrismaArguments(resolver.Faults, block, attribute, sign, names);
        CheckForeign(arguments);
        if (attribute.Name == "id" && arguments["sort"] is { } sort) arguments.Invalid(sort.Position, NoSort);
        var part = new PrismaIndexField(field, arguments.OneOf("sort", "Asc", "Desc") == "Desc", null);
        if (attribute.Name == "id") SetKey(new([part], KeyMap(arguments), attribute.Position), sign);
        else if (field.Native is { Name: "Xml" }) arguments.Invalid(attribute.Position, $"cannot hold {field.Name}: xml has no order and no equality");
        else _indexes.Add(new(PrismaIndexKind.Unique, [part], attribute.Position) { Map = arguments.ConstraintName(resolver.Provider), Where = Where(arguments) });
    }

    private const string NoSort = "has a sort order, which a primary key has not here: remove sort";
    private const string NoLength = "has a length, which is MySQL's: remove it";

    /// <summary>Prefix lengths are MySQL's, clustering is SQL Server's.</summary>
    private static void CheckForeign(PrismaArguments arguments)
    {
        if (arguments["length"] is { } length) arguments.Invalid(length.Position, NoLength);
        if (arguments["clustered"] is { } clustered) arguments.Invalid(clustered.Position, "has clustered, which is SQL Server's: remove it");
    }

    private string? KeyMap(PrismaArguments arguments)
    {
        var map = arguments.ConstraintName(resolver.Provider);
        if (map is null || resolver.Provider.HasNamedKeys) return map;
        arguments.Invalid(arguments.Position, $"has a name for the primary key, which {resolver.Datasource.Provider} does not keep: remove map");
        return null;
    }

    private void SetKey(PrismaKey key, string sign)
    {
        if (_key is not null) Invalid(key.Position, $"{block.Name} has more than one id: keep one {sign}, or name all fields in one @@id([…])");
        else if (key.Fields.FirstOrDefault(f => f.Field.IsOptional || f.Field.IsList) is { } part)
        {
            Invalid(key.Position, $"{block.Name}.{part.Field.Name} is part of the id and must be required: remove {(part.Field.IsList ? "[]" : "?")}");
            _key = key;
        }
        else _key = key;
    }

    // On the model

    private void Id(PrismaAttribute attribute)
    {
        var arguments = new PrismaArguments(resolver.Faults, block, attribute, "@@id", "*fields", "name", "map", "clustered");
        ClientName(arguments);
        CheckForeign(arguments);
        if (Parts(arguments, null) is not { Count: > 0 } parts) return;
        if (parts.Any(p => p.Descending)) arguments.Invalid(attribute.Position, NoSort);
        SetKey(new(parts.ToEquatableArray(), KeyMap(arguments), attribute.Position), "@@id");
    }

    private void Index(PrismaAttribute attribute, PrismaIndexKind kind, params string[] names)
    {
        var arguments = new PrismaArguments(resolver.Faults, block, attribute, $"@@{attribute.Name}", names);
        CheckForeign(arguments);
        var name = kind == PrismaIndexKind.Unique ? ClientName(arguments) : arguments.Text("name");
        var map = arguments.ConstraintName(resolver.Provider);
        if (kind == PrismaIndexKind.Plain && name is not null && map is not null) arguments.Invalid(attribute.Position, "has both name and map: keep map");
        var method = Method(arguments);
        if (Parts(arguments, kind == PrismaIndexKind.Plain ? method : null) is not { Count: > 0 } parts) return;
        if (method == "spgist" && parts.Count > 1) arguments.Invalid(attribute.Position, "of type SpGist holds one field");
        if (method == "hash" && parts.Any(p => p.Descending)) arguments.Invalid(attribute.Position, "of type Hash keeps no order: remove sort");
        // Before Prisma 3, name was the database's name; a plain index still reads it so.
        _indexes.Add(new(kind, parts.ToEquatableArray(), attribute.Position) { Map = map ?? (kind == PrismaIndexKind.Plain ? name : null), Method = method, Where = Where(arguments) });
    }

    /// <summary>What the client calls a key of several fields.</summary>
    private string? ClientName(PrismaArguments arguments)
    {
        var name = arguments.Text("name");
        if (name is not null && (Field(name) is not null || !_clientNames.Add(name))) arguments.Invalid(arguments["name"]!.Position, $"has the name {name}, which {block.Name} has already: choose another");
        return name;
    }

    private string Method(PrismaArguments arguments)
    {
        var type = arguments.OneOf("type", "BTree", "Hash", "Gin", "Gist", "SpGist", "Brin");
        if (type is null) return "btree";
        if (!resolver.Provider.HasIndexMethods && type != "BTree") arguments.Invalid(arguments.Position, $"of type {type} is not known to {resolver.Datasource.Provider}: remove type");
        return type.ToLowerInvariant();
    }

    private PrismaValue? Where(PrismaArguments arguments)
    {
        var where = arguments["where"];
        if (where is null) return null;
        if (!resolver.Datasource.Previews("partialIndexes"))
            arguments.Invalid(where.Position, "with where needs the preview feature: previewFeatures = [\"partialIndexes\"] in the generator");
        if (where is PrismaValue.Object or PrismaValue.Call { Function: "raw", Arguments: [{ Value: PrismaValue.Text { Value.Length: > 0 } }] }) return where;
        arguments.Invalid(where.Position, "wants where: raw(\"…\") or where: { field: value }");
        return null;
    }

    /// <summary>The fields of a key or index: <c>[a, b(sort: Desc, ops: raw("text_pattern_ops"))]</c>.</summary>
    /// <param name="method">Of an index that may name operator classes; null for keys and unique ones.</param>
    private List<PrismaIndexField> Parts(PrismaArguments arguments, string? method)
    {
        var parts = new List<PrismaIndexField>();
        if (arguments["fields"] is not { } value)
        {
            arguments.Invalid(arguments.Position, "needs its fields: [a, b]");
            return parts;
        }
        var items = value is PrismaValue.List list ? list.Items : [value];
        if (items.IsEmpty) arguments.Invalid(value.Position, "needs at least one field");
        foreach (var item in items)
        {
            var name = item switch { PrismaValue.Word word => word.Name, PrismaValue.Call call => call.Function, _ => null };
            if (name is null || Field(name) is not { } field) { arguments.Invalid(item.Position, Missing(name)); return []; }
            if (field.IsRelation()) { arguments.Invalid(item.Position, $"names the relation {name}: name the field that holds its key{KeyOf(field)}"); return []; }
            if (parts.Any(p => p.Field.Name == name)) { arguments.Invalid(item.Position, $"names {name} twice: keep one"); return []; }
            parts.Add(Part(arguments, field, item as PrismaValue.Call, method));
        }
        return parts;
    }

    private PrismaField? Field(string name) => fields.Fields.FirstOrDefault(f => f.Name == name);

    private string Missing(string? name) =>
        name is null ? "wants a list of field names: [a, b]" : $"names {name}, which {block.Name} has not: expected one of {string.Join(", ", fields.Fields.Where(f => !f.IsRelation()).Select(f => f.Name))}";

    private static string KeyOf(PrismaField relation) => relation.Relation is { Fields: { IsEmpty: false } keys } ? $", {keys}" : "";

    private PrismaIndexField Part(PrismaArguments arguments, PrismaField field, PrismaValue.Call? call, string? method)
    {
        var descending = false;
        string? operators = null, word = null;
        foreach (var argument in call?.Arguments ?? [])
        {
            switch (argument.Name, argument.Value)
            {
                case ("sort", PrismaValue.Word { Name: "Asc" or "Desc" } sort): descending = sort.Name == "Desc"; break;
                case ("length", PrismaValue.Number): arguments.Invalid(argument.Position, NoLength); break;
                case ("ops", PrismaValue.Word given) when method is not null && PrismaOperatorClasses.Name(given.Name) is { } known: (operators, word) = (known, given.Name); break;
                case ("ops", PrismaValue.Call { Function: "raw", Arguments: [{ Value: PrismaValue.Text text }] }) when method is not null: operators = text.Value; break;
                default: arguments.Invalid(argument.Position, $"does not understand {argument.Name ?? "this"} of {field.Name}: expected sort: Asc or Desc{(method is null ? "" : ", or ops: an operator class or raw(\"…\")")}"); break;
            }
        }
        if (field.Native is { Name: "Xml" }) arguments.Invalid(call?.Position ?? arguments.Position, $"cannot hold {field.Name}: xml has no order and no equality");
        if (method is not null && (operators is null || word is not null) && PrismaOperatorClasses.Fault(field, word, method, resolver.Provider) is { } fault)
            arguments.Invalid(call?.Position ?? arguments.Position, $"cannot hold {field.Name}: {fault}");
        return new(field, descending, operators);
    }
}
