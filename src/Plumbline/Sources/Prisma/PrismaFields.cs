using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>Reads the fields of one model or view. Keys and indexes that stand on a field are handed on with their attribute.</summary>
internal sealed class PrismaFields(PrismaResolver resolver, PrismaBlock block, List<PrismaEnum> enums)
{
    private static readonly string[] s_actions = ["Cascade", "Restrict", "NoAction", "SetNull", "SetDefault"];

    private readonly List<PrismaField> _fields = [];
    private readonly HashSet<string> _names = [];

    public IReadOnlyList<PrismaField> Fields => _fields;

    /// <summary><c>@id</c> and <c>@unique</c> with the field they stand on, in order.</summary>
    public List<(PrismaAttribute Attribute, PrismaField Field)> OnFields { get; } = [];

    private void Invalid(int position, string message) => resolver.Faults.Invalid(block.File, position, message);

    public void Read(PrismaEntry entry)
    {
        if (!_names.Add(entry.Name))
        {
            Invalid(entry.Position, $"{block.Name} has field {entry.Name} twice: keep one");
            return;
        }
        resolver.CheckName(block, entry.Name, entry.Position, "field");
        if (entry.Type is null || Type(entry.Type) is not { } type)
        {
            resolver.Faults.LeftOut(block.File, entry.Position);
            return;
        }
        var field = new PrismaField(entry.Name, type, entry.Position) { IsList = entry.Type.IsList, IsOptional = entry.Type.IsOptional, Documentation = entry.Documentation };
        CheckList(entry.Type, field);
        foreach (var attribute in entry.Attributes) field = WithAttribute(entry, field, attribute);
        if (field.Default is not null && PrismaDefaults.Fault(field, EnumOf(field), resolver.Provider) is { } fault)
        {
            Invalid(field.Default.Position, fault);
            field = field with { Default = null };
        }
        _fields.Add(field);
        foreach (var attribute in entry.Attributes)
            if (attribute.Name is "id" or "unique" && !field.IsRelation()) OnFields.Add((attribute, field));
    }

    private PrismaEnum? EnumOf(PrismaField field) => field.Type is PrismaType.Enum of ? enums.FirstOrDefault(e => e.Block.Name == of.Name) : null;

    private PrismaType? Type(PrismaTypeName type)
    {
        if (type.Unsupported is not null) return new PrismaType.Native(type.Unsupported);
        if (PrismaResolver.IsScalar(type.Name, out var scalar)) return new PrismaType.Scalar(scalar);
        switch (resolver.Named(type.Name)?.Keyword)
        {
            case "enum": return new PrismaType.Enum(type.Name);
            case "model" or "view": return new PrismaType.Relation(type.Name);
            case "type": Invalid(type.Position, $"{type.Name} is a composite type, which {resolver.Datasource.Provider} has not: use a model or Json"); return null;
            default: Invalid(type.Position, $"type {type.Name} is not known: {resolver.Known(type.Name)}"); return null;
        }
    }

    private void CheckList(PrismaTypeName written, PrismaField field)
    {
        if (written.IsList && !field.IsRelation() && !resolver.Provider.HasLists)
            Invalid(written.Position, $"{resolver.Datasource.Provider} has no lists: {block.Name}.{field.Name} needs a model of its own, or Json");
    }

    // Attributes

    private PrismaField WithAttribute(PrismaEntry entry, PrismaField field, PrismaAttribute attribute)
    {
        if (!ReferenceEquals(entry.Attribute(attribute.Name), attribute) || field.Native is not null && attribute.Name.Contains('.'))
        {
            Invalid(attribute.Position, $"@{attribute.Name} stands twice on {block.Name}.{field.Name}: keep one");
            return field;
        }
        switch (attribute.Name)
        {
            case "id" or "unique":
                if (field.IsRelation()) Invalid(attribute.Position, $"@{attribute.Name} cannot stand on the relation {field.Name}: put it on the field that holds the key");
                return field;
            case "default":
                return field with { Default = Default(attribute) };
            case "map":
                return field with { Map = Map(field, attribute) };
            case "updatedAt":
                Bare(attribute);
                if (field.IsList || field.Type is not PrismaType.Scalar { Of: PrismaScalar.DateTime }) Invalid(attribute.Position, $"@updatedAt needs a DateTime: {block.Name}.{field.Name} is none");
                return field with { IsUpdatedAt = true };
            case "ignore":
                Bare(attribute);
                if (field.Type is PrismaType.Native) Invalid(attribute.Position, "@ignore is implied by Unsupported: remove it");
                else if (!field.IsRelation() && block.Attribute("ignore") is not null) Invalid(attribute.Position, $"@ignore is implied by the @@ignore of {block.Name}: remove it");
                return field with { IsIgnored = true };
            case "relation":
                return field.IsRelation() ? field with { Relation = Relation(attribute) } : NoRelation(field, attribute);
            case "shardKey":
                return field;
            default:
                return attribute.Name.Contains('.') ? field with { Native = Native(field, attribute) } : Unknown(field, attribute);
        }
    }

    private PrismaField Unknown(PrismaField field, PrismaAttribute attribute)
    {
        Invalid(attribute.Position, $"@{attribute.Name} is no attribute of a field: expected @id, @unique, @default, @updatedAt, @map, @relation, @ignore or @{resolver.Datasource.Name}.…");
        return field;
    }

    private PrismaField NoRelation(PrismaField field, PrismaAttribute attribute)
    {
        Invalid(attribute.Position, $"@relation needs a field whose type is a model: {block.Name}.{field.Name} is none");
        return field;
    }

    private void Bare(PrismaAttribute attribute) => _ = new PrismaArguments(resolver.Faults, block, attribute, $"@{attribute.Name}");

    private string? Map(PrismaField field, PrismaAttribute attribute)
    {
        var name = new PrismaArguments(resolver.Faults, block, attribute, "@map", "*name").Required("name");
        if (!field.IsRelation()) return name;
        Invalid(attribute.Position, $"@map cannot stand on the relation {field.Name}: put it on the field that holds the key");
        return null;
    }

    private PrismaValue? Default(PrismaAttribute attribute)
    {
        var arguments = new PrismaArguments(resolver.Faults, block, attribute, "@default", "*value", "map");
        if (arguments["value"] is null) arguments.Invalid(attribute.Position, "needs a value: @default(…)");
        if (arguments["map"] is { } map) arguments.Invalid(map.Position, "has a name for the default, which is SQL Server's: remove map");
        return arguments["value"];
    }

    private PrismaNativeType? Native(PrismaField field, PrismaAttribute attribute)
    {
        var dot = attribute.Name.IndexOf('.');
        var name = attribute.Name[(dot + 1)..];
        if (attribute.Name[..dot] != resolver.Datasource.Name)
        {
            Invalid(attribute.Position, $"@{attribute.Name}: the prefix is the datasource's name: expected @{resolver.Datasource.Name}.{name}");
            return null;
        }
        if (resolver.Provider.Native(name) is not { } native)
        {
            Invalid(attribute.Position, resolver.Provider.NativeTypes.Count == 0
                ? $"{resolver.Datasource.Provider} has no native type attributes: remove @{attribute.Name}"
                : $"@{attribute.Name} is no type of {resolver.Datasource.Provider}: expected {string.Join(", ", resolver.Provider.NativeTypes.Select(n => n.Name))}");
            return null;
        }
        if (field.Type is not PrismaType.Scalar { Of: var scalar } || !native.Scalars.Contains(scalar))
        {
            Invalid(attribute.Position, $"@{attribute.Name} stands on {string.Join(" or ", native.Scalars)}: {block.Name}.{field.Name} is none");
            return null;
        }
        return new(name, NativeArguments(attribute, native), attribute.Position);
    }

    private EquatableArray<string> NativeArguments(PrismaAttribute attribute, NativeType native)
    {
        var numbers = attribute.Arguments.Where(a => a is { Name: null, Value: PrismaValue.Number { Digits: var digits } } && digits.All(char.IsAsciiDigit)).Select(a => ((PrismaValue.Number)a.Value).Digits);
        if (numbers.Count != attribute.Arguments.Count || numbers.Count > 0 && numbers.Count != native.MaxArguments)
        {
            Invalid(attribute.Position, native.MaxArguments switch
            {
                0 => $"@{attribute.Name} takes no argument",
                1 => $"@{attribute.Name} takes one whole number, or nothing",
                _ => $"@{attribute.Name} takes two whole numbers, precision and scale, or nothing",
            });
            return [];
        }
        if (NumbersFault(native, numbers) is { } fault) Invalid(attribute.Position, $"@{attribute.Name}: {fault}");
        return numbers;
    }

    private static string? NumbersFault(NativeType native, EquatableArray<string> numbers)
    {
        if (numbers.IsEmpty) return null;
        var first = long.TryParse(numbers[0], out var parsed) ? parsed : long.MaxValue;
        if (native.Scalars[0] == PrismaScalar.DateTime && first > 6) return "the precision is 0 to 6";
        if (native.Name is "Bit" or "VarBit" && first == 0) return "the length is at least 1";
        if (native.MaxArguments == 2 && first is 0 or > 1000) return "the precision is 1 to 1000";
        return native.MaxArguments == 2 && long.TryParse(numbers[1], out var scale) && scale > first ? "the scale cannot be larger than the precision" : null;
    }

    private PrismaRelationClause Relation(PrismaAttribute attribute)
    {
        var arguments = new PrismaArguments(resolver.Faults, block, attribute, "@relation", "*name", "fields", "references", "onDelete", "onUpdate", "map");
        var map = arguments.ConstraintName(resolver.Provider);
        if (map is not null && !resolver.Provider.HasNamedKeys)
        {
            Invalid(attribute.Position, $"{resolver.Datasource.Provider} does not keep names of foreign keys: remove map");
            map = null;
        }
        return new(attribute.Position)
        {
            Name = arguments.Text("name"),
            Fields = arguments.Words("fields"),
            References = arguments.Words("references"),
            HasFields = arguments["fields"] is not null,
            HasReferences = arguments["references"] is not null,
            OnDelete = arguments.OneOf("onDelete", s_actions),
            OnUpdate = arguments.OneOf("onUpdate", s_actions),
            Map = map,
        };
    }
}
