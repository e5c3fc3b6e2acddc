using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources.Code;

namespace Plumbline.Sources.Drizzle.Code;

/// <summary>What Drizzle's functions and the methods of their results make.</summary>
internal sealed class DrizzleBuilders(DrizzleEvaluator evaluator)
{
    private static readonly HashSet<string> s_parts = ["index", "uniqueIndex", "unique", "primaryKey", "foreignKey", "check", "pgPolicy", "pgSequence", "pgView", "pgMaterializedView", "sqliteView", "view"];

    /// <summary>The words that say no more of a column than code needs to know.</summary>
    private static readonly HashSet<string> s_silent = ["$type", "$default", "$defaultFn", "$onUpdate", "$onUpdateFn", "nullable"];

    public static Origin Place(CodeFile file, CodePlace at) => new("", file.Path, at.Line, at.Column);

    // Functions

    public DrizzleThing? Call(DrizzleThing callee, IReadOnlyList<DrizzleThing?> arguments, CodePlace at, CodeFile file) => callee switch
    {
        DrizzleThing.Foreign foreign when foreign.Module.StartsWith("drizzle-orm", StringComparison.Ordinal) => OfDrizzle(foreign, arguments, at, file),
        DrizzleThing.TableCreator creator => Table(null, evaluator.Apply(creator.Name, [Word(arguments, 0) is { } word ? new DrizzleThing.Word(word) : null], at, file), arguments, at, file, creator.Sqlite),
        DrizzleThing.Enum of => new DrizzleThing.Column(new("enum", Word(arguments, 0), null, Place(file, at)) { Enum = of.Of, Type = of.Of.Name.Name }),
        DrizzleThing.CustomType custom => Custom(custom, arguments, at, file),
        // r.many.posts(): a relation to it.
        DrizzleThing.Table => callee,
        _ => null,
    };

    private DrizzleThing? OfDrizzle(DrizzleThing.Foreign function, IReadOnlyList<DrizzleThing?> arguments, CodePlace at, CodeFile file)
    {
        var sqlite = function.Module.Contains("sqlite", StringComparison.Ordinal);
        switch (function.Name)
        {
            case "pgTable" or "sqliteTable": return Table(null, First(arguments), arguments, at, file, sqlite);
            case "pgTableCreator" or "sqliteTableCreator": return new DrizzleThing.TableCreator(First(arguments), sqlite);
            case "pgSchema": return new DrizzleThing.Schema(Word(arguments, 0));
            case "pgEnum": return Enum(null, arguments, at, file);
            case "pgRole": return Word(arguments, 0) is { } role ? new DrizzleThing.Role(role) : null;
            case "customType": return new DrizzleThing.CustomType(evaluator.Member(First(arguments), "dataType"));
            case "sql": return null;
            case "relations": return arguments is [DrizzleThing.Table of, { } said, ..] ? new DrizzleThing.Relations(of.Draft, null, said) : null;
            case "defineRelations" or "defineRelationsPart": return arguments is [{ } schema, { } all, ..] ? new DrizzleThing.Relations(null, schema, all) : null;
            // What a relation leads to, and a table under another name: the table.
            case "one": return First(arguments) as DrizzleThing.Table;
            case "many": return First(arguments) is DrizzleThing.Table many ? many with { IsMany = true } : null;
            case "alias" or "aliasedTable": return First(arguments) is DrizzleThing.Table aliased ? aliased with { Alias = Word(arguments, 1) } : null;
            case "getTableColumns" or "getColumns": return First(arguments) is DrizzleThing.Table whole ? DrizzleEvaluator.Columns(whole) : null;
        }
        if (s_parts.Contains(function.Name)) return Part(function.Name, arguments, at, file);
        if (DrizzleOperators.Of(function.Name, arguments) is { } condition) return condition;
        if (!DrizzleTypeNames.Knows(function.Name, sqlite)) return null;
        var (name, options) = arguments switch
        {
            [DrizzleThing.Word word, ..] => (word.Value, arguments.Count > 1 ? arguments[1] : null),
            [{ } only] => (null, only),
            _ => ((string?)null, (DrizzleThing?)null),
        };
        return new DrizzleThing.Column(new(function.Name, name, options, Place(file, at)) { Type = DrizzleTypeNames.Of(function.Name, sqlite, evaluator, options), NotNull = function.Name.EndsWith("serial", StringComparison.OrdinalIgnoreCase) });
    }

    private static DrizzleThing.Part Part(string kind, IReadOnlyList<DrizzleThing?> arguments, CodePlace at, CodeFile file) =>
        new(kind, new Dictionary<string, IReadOnlyList<DrizzleThing?>> { [""] = arguments }, at, file);

    private DrizzleThing.Table? Table(string? schema, DrizzleThing? name, IReadOnlyList<DrizzleThing?> arguments, CodePlace at, CodeFile file, bool sqlite)
    {
        if (name is not DrizzleThing.Word word) return null;
        var table = new DrizzleTableDraft(schema, word.Value, Place(file, at), sqlite);
        var columns = arguments.Count > 1 ? arguments[1] : null;
        // pgTable('t', (t) => ({ id: t.integer() })): the columns' functions are handed in.
        if (columns is DrizzleThing.Closure) columns = evaluator.Apply(columns, [new DrizzleThing.Foreign(sqlite ? "drizzle-orm/sqlite-core" : "drizzle-orm/pg-core", "*")], at, file);
        if (columns is not DrizzleThing.Record record) return null;
        foreach (var member in record.Members)
            if (evaluator.Eval(member) is DrizzleThing.Column column) table.Columns.Add(column.Draft with { Key = member.Name, Table = table, At = Place(member.Scope.File, member.At) });
            else table.Columns.Add(new("", null, null, Place(member.Scope.File, member.At)) { Key = member.Name, Table = table, HasUnknown = true });
        table.Extra = arguments.Count > 2 ? arguments[2] : null;
        return new(table);
    }

    private DrizzleThing.Enum? Enum(string? schema, IReadOnlyList<DrizzleThing?> arguments, CodePlace at, CodeFile file)
    {
        if (Word(arguments, 0) is not { } name || arguments.Count < 2) return null;
        var labels = Flat(arguments[1]);
        return labels is null ? null : new(new(new(schema, name, Place(file, at)), labels.ToEquatableArray()));
    }

    /// <summary>Texts in a list, in lists within, or the values of an object.</summary>
    private List<string>? Flat(DrizzleThing? thing)
    {
        var items = thing switch
        {
            DrizzleThing.List list => list.Items,
            DrizzleThing.Record record => record.Members.Select(evaluator.Eval).ToList(),
            _ => null,
        };
        if (items is null) return null;
        var words = new List<string>();
        foreach (var item in items)
            if (item is DrizzleThing.Word word) words.Add(word.Value);
            else if (Flat(item) is { } inner) words.AddRange(inner);
            else return null;
        return words;
    }

    private DrizzleThing.Column? Custom(DrizzleThing.CustomType custom, IReadOnlyList<DrizzleThing?> arguments, CodePlace at, CodeFile file)
    {
        var (name, options) = arguments is [DrizzleThing.Word word, ..] ? (word.Value, arguments.Count > 1 ? arguments[1] : null) : (null, First(arguments));
        var type = evaluator.Apply(custom.DataType, [options], at, file) as DrizzleThing.Word;
        return new(new("customType", name, options, Place(file, at)) { Type = type?.Value });
    }

    // Methods

    public DrizzleThing? Method(DrizzleThing of, string name, IReadOnlyList<DrizzleThing?> arguments, CodePlace at, CodeFile file) => of switch
    {
        DrizzleThing.Column column => OfColumn(column, name, arguments, at, file),
        DrizzleThing.Ordered ordered => DrizzleOperators.Order(ordered, name, arguments),
        DrizzleThing.Part part => part.With(name, arguments),
        DrizzleThing.Schema schema => OfSchema(schema, name, arguments, at, file),
        DrizzleThing.Role role => role,
        DrizzleThing.Table table => OfTable(table, name),
        DrizzleThing.Foreign { Name: "sql" } => DrizzleOperators.OfSql(name, arguments),
        DrizzleThing.Sql sql when name is "mapWith" or "as" or "inlineParams" => sql,
        DrizzleThing.Sql sql => DrizzleOperators.Order(new(sql, false, null, null), name, arguments),
        DrizzleThing.List list when name is "map" => new DrizzleThing.List(list.Items.Select(i => evaluator.Apply(First(arguments), [i], at, file)).ToList()),
        _ => null,
    };

    private static DrizzleThing.Table OfTable(DrizzleThing.Table table, string name)
    {
        if (name is "enableRLS" or "withRLS") table.Draft.RowSecurity = true;
        return table;
    }

    private DrizzleThing? OfSchema(DrizzleThing.Schema schema, string name, IReadOnlyList<DrizzleThing?> arguments, CodePlace at, CodeFile file) => name switch
    {
        "table" => Table(schema.Name, First(arguments), arguments, at, file, false),
        "enum" => Enum(schema.Name, arguments, at, file),
        "view" => Part("pgView", arguments, at, file).With("schema", [Named(schema)]),
        "materializedView" => Part("pgMaterializedView", arguments, at, file).With("schema", [Named(schema)]),
        "sequence" => Part("pgSequence", arguments, at, file).With("schema", [Named(schema)]),
        _ => null,
    };

    private static DrizzleThing.Word? Named(DrizzleThing.Schema schema) => schema.Name is { } name ? new(name) : null;

    private DrizzleThing? OfColumn(DrizzleThing.Column column, string name, IReadOnlyList<DrizzleThing?> arguments, CodePlace at, CodeFile file)
    {
        var draft = column.Draft;
        if (s_silent.Contains(name)) return column;
        DrizzleColumnDraft? said = name switch
        {
            "notNull" => draft with { NotNull = true },
            "primaryKey" => draft with { IsKey = true, NotNull = true, AutoIncrement = evaluator.Member(First(arguments), "autoIncrement") is DrizzleThing.Plain { Value: "true" } },
            "default" => draft with { HasDefault = true, Default = First(arguments) },
            "defaultNow" => draft with { HasDefault = true, Default = new DrizzleThing.Sql([draft.Function is "integer" or "int" ? "(cast((julianday('now') - 2440587.5)*86400000 as integer))" : "now()"]) },
            "defaultRandom" => draft with { HasDefault = true, Default = new DrizzleThing.Sql(["gen_random_uuid()"]) },
            "array" => draft with { Arrays = draft.Arrays + (First(arguments) is DrizzleThing.Plain size ? $"[{size.Value}]" : "[]") },
            "unique" => draft with { Unique = (Word(arguments, 0), arguments.Count > 1 && evaluator.Member(arguments[1], "nulls") is DrizzleThing.Word { Value: "not distinct" }) },
            "references" => draft with { References = (First(arguments), arguments.Count > 1 ? arguments[1] : null, Place(file, at)) },
            "generatedAlwaysAs" => draft with { Generated = (First(arguments), arguments.Count > 1 ? arguments[1] : null) },
            "generatedAlwaysAsIdentity" => draft with { Identity = (true, First(arguments)), NotNull = true },
            "generatedByDefaultAsIdentity" => draft with { Identity = (false, First(arguments)), NotNull = true },
            _ => null,
        };
        if (said is not null) return new DrizzleThing.Column(said);
        return DrizzleOperators.Order(new(column, false, null, null), name, arguments) ?? (DrizzleThing)new DrizzleThing.Column(draft with { HasUnknown = draft.HasUnknown || draft.Table is null });
    }

    // Arguments

    public static DrizzleThing? First(IReadOnlyList<DrizzleThing?> arguments) => arguments.Count > 0 ? arguments[0] : null;

    public static string? Word(IReadOnlyList<DrizzleThing?> arguments, int at) => at < arguments.Count && arguments[at] is DrizzleThing.Word word ? word.Value : null;
}
