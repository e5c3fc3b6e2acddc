using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>Gives the blocks of a schema their meaning: which names are types, which attributes hold, which models belong together.</summary>
internal sealed class PrismaResolver(PrismaFaults faults, PrismaDatasource datasource, PrismaProvider provider)
{
    /// <summary>Words that Prisma's generated client needs for itself.</summary>
    private static readonly HashSet<string> s_reserved =
    [
        "PrismaClient", "async", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "export", "extends",
        "false", "finally", "for", "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected",
        "public", "return", "super", "switch", "this", "throw", "true", "try", "using", "typeof", "var", "void", "while", "with", "yield",
    ];

    private readonly Dictionary<string, PrismaBlock> _names = [];

    public PrismaFaults Faults => faults;
    public PrismaDatasource Datasource => datasource;
    public PrismaProvider Provider => provider;

    public PrismaDocument Resolve(IReadOnlyList<PrismaBlock> blocks)
    {
        var named = new List<PrismaBlock>();
        foreach (var block in blocks)
            if (block.Keyword is not ("datasource" or "generator") && TryName(block)) named.Add(block);
        var enums = named.Where(b => b.Keyword == "enum").Select(Enum).ToList();
        foreach (var composite in named.Where(b => b.Keyword == "type"))
            faults.Invalid(composite.File, composite.Position, $"type {composite.Name}: composite types are MongoDB's, {datasource.Provider} has none: use a model or Json");
        var models = named.Where(b => b.Keyword is "model" or "view").Select(b => Model(b, enums)).ToList();
        var relations = new PrismaRelations(this, models);
        relations.Match();
        var document = new PrismaDocument(datasource)
        {
            Models = models.ToEquatableArray(),
            Enums = enums.ToEquatableArray(),
            ForeignKeys = relations.ForeignKeys.ToEquatableArray(),
            ManyToMany = relations.ManyToMany.ToEquatableArray(),
        };
        PrismaValidation.Check(document, provider, faults);
        return document;
    }

    private bool TryName(PrismaBlock block)
    {
        if (!_names.TryAdd(block.Name, block))
        {
            var first = _names[block.Name];
            faults.Invalid(block.File, block.Position, $"{block.Keyword} {block.Name} is defined twice, first as {first.Keyword} at {first.At(first.Position)}: rename one");
            return false;
        }
        CheckName(block, block.Name, block.Position, block.Keyword);
        if (s_reserved.Contains(block.Name)) faults.Invalid(block.File, block.Position, $"{block.Name} is a name that Prisma keeps for itself: choose another and add @@map(\"{block.Name}\")");
        if (IsScalar(block.Name, out _)) faults.Invalid(block.File, block.Position, $"{block.Name} is a scalar type: choose another name");
        return true;
    }

    public void CheckName(PrismaBlock block, string name, int position, string what)
    {
        if (!char.IsLetter(name[0]) && !(what == "enum value" && char.IsDigit(name[0]))) faults.Invalid(block.File, position, $"a name begins with a letter: {what} {name}; use {(what is "field" or "enum value" ? "@map" : "@@map")} for the database's name");
        else if (name.Contains('-')) faults.Invalid(block.File, position, $"a dash cannot stand in {what} name {name}; use {(what is "field" or "enum value" ? "@map" : "@@map")} for the database's name");
    }

    public static bool IsScalar(string name, out PrismaScalar scalar)
    {
        scalar = default;
        return name.Length > 0 && char.IsLetter(name[0]) && System.Enum.TryParse(name, out scalar);
    }

    public PrismaBlock? Named(string name) => _names.GetValueOrDefault(name);

    /// <summary>The names of models, enums and scalars nearest to one that is none.</summary>
    public string Known(string name)
    {
        foreach (var candidate in _names.Keys.Concat(System.Enum.GetNames<PrismaScalar>()))
            if (candidate.Equals(name, StringComparison.OrdinalIgnoreCase)) return $"did you mean {candidate}?";
        return "expected a scalar type, a model or an enum of this schema";
    }

    // Enums

    private PrismaEnum Enum(PrismaBlock block)
    {
        var values = new List<PrismaEnumValue>();
        foreach (var entry in block.Entries)
        {
            if (values.Any(v => v.Name == entry.Name)) { faults.Invalid(block.File, entry.Position, $"enum {block.Name} has {entry.Name} twice: keep one"); continue; }
            CheckName(block, entry.Name, entry.Position, "enum value");
            values.Add(new(entry.Name, EnumValueMap(block, entry), entry.Position));
        }
        if (values.Count == 0) faults.Invalid(block.File, block.Position, $"enum {block.Name} has no value: add at least one");
        string? map = null, schema = null;
        foreach (var attribute in block.Attributes)
        {
            if (attribute.Name == "map") map = new PrismaArguments(faults, block, attribute, "@@map", "*name").Required("name");
            else if (attribute.Name == "schema") schema = SchemaName(block, attribute);
            else faults.Invalid(block.File, attribute.Position, $"an enum has no attribute @@{attribute.Name}: expected @@map or @@schema");
        }
        return new(block, values.ToEquatableArray()) { Map = map, Schema = schema };
    }

    private string? EnumValueMap(PrismaBlock block, PrismaEntry entry)
    {
        string? map = null;
        foreach (var attribute in entry.Attributes)
        {
            if (attribute.Name == "map") map = new PrismaArguments(faults, block, attribute, "@map", "*name").Required("name");
            else faults.Invalid(block.File, attribute.Position, $"an enum's value has no attribute @{attribute.Name}: expected @map");
        }
        return map;
    }

    public string? SchemaName(PrismaBlock block, PrismaAttribute attribute)
    {
        var name = new PrismaArguments(faults, block, attribute, "@@schema", "*map").Required("map");
        if (!provider.HasSchemas) faults.Invalid(block.File, attribute.Position, $"{datasource.Provider} has no schemas: remove @@schema");
        else if (datasource.Schemas.IsEmpty) faults.Invalid(block.File, attribute.Position, $"@@schema needs the list of schemas in the datasource: add schemas = [\"{name}\"]");
        else if (name is not null && !datasource.Schemas.Contains(name)) faults.Invalid(block.File, attribute.Position, $"schema {name} is not in the datasource's schemas: {datasource.Schemas}");
        return name;
    }

    // Models

    private PrismaModel Model(PrismaBlock block, List<PrismaEnum> enums)
    {
        var reader = new PrismaFields(this, block, enums);
        foreach (var entry in block.Entries) reader.Read(entry);
        return new PrismaIndexes(this, block, reader).Read();
    }
}
