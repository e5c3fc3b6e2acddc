using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Sources.Code.EntityClients;

/// <summary>
/// The entities of a project: as Entity Framework itself says where it was asked, else as attributes, the model builder and its conventions say. A name that comes from a
/// convention is taken only where the schema bears the convention out: its table is there, with at least half of the columns.
/// </summary>
internal sealed class EntityModels
{
    private static readonly HashSet<string> s_plain = new(StringComparer.Ordinal)
    {
        "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal", "char", "string",
        "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Instant", "LocalDate", "LocalDateTime", "JsonDocument",
    };

    private readonly Dictionary<string, EntityModel> _models = new(StringComparer.Ordinal);

    public bool IsEmpty => _models.Count == 0;

    public IEnumerable<EntityModel> All => _models.Values;

    public EntityModel? Find(string name) => _models.GetValueOrDefault(name);

    /// <param name="schemas">What declares or makes the tables.</param>
    public EntityModels(IReadOnlyList<CodeFile> files, EntityClasses classes, IReadOnlyList<Source> schemas)
    {
        var asked = schemas.Where(s => s.Format == "efcore" && s.Role == SourceRole.Declared).ToList();
        foreach (var source in asked) AddAsked(source);
        if (asked.Count == 0 && schemas.Count > 0) AddWritten(new EntityMapping(files, classes), classes, schemas);
    }

    private void AddAsked(Source source)
    {
        var twice = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (id, name) in source.ModelNames)
            if (name.Field is null && !_models.TryAdd(name.Model, new(name.Model, id)) && _models[name.Model].Table != id) twice.Add(name.Model);
        foreach (var (id, name) in source.ModelNames)
            if (name.Field is { } field && _models.TryGetValue(name.Model, out var model) && model.Table.Name == id.Name.OfTable()) model.Columns.TryAdd(field, new(id, true));
        foreach (var name in twice) _models.Remove(name);
    }

    private void AddWritten(EntityMapping mapping, EntityClasses classes, IReadOnlyList<Source> schemas)
    {
        var schema = AllDialects.Find(schemas[0].Dialect)!.DefaultSchema;
        foreach (var (name, table) in mapping.Tables)
        {
            var id = schemas.Select(s => s.Catalog.Relation(table.Schema ?? schema, table.Name)?.Id()).FirstOrDefault(t => t is not null);
            if (id is null && !table.IsSaid) continue;
            var model = new EntityModel(name, id ?? new(Table.OfKind, new(table.Schema ?? schema, table.Name)));
            var guessed = new List<(string Property, EntityColumn Column)>();
            foreach (var member in classes.WithBases(name).SelectMany(c => c.Members.Values))
            {
                if (mapping.Column(name, member, IsPlain(member.Type, classes)) is not { } column) continue;
                var at = new ObjectId(Column.OfKind, model.Table.Name.Member(column.Name));
                var mapped = new EntityColumn(at, schemas.Any(s => s.Catalog.Contains(at)));
                if (column.IsSaid) model.Columns.TryAdd(member.Name, mapped);
                else guessed.Add((member.Name, mapped));
            }
            var borneOut = id?.Kind == Table.OfKind && !mapping.HasOwnConventions && guessed.Count(g => g.Column.IsDeclared) is > 1 and var there && 2 * there >= guessed.Count;
            foreach (var (property, column) in guessed)
                if (borneOut || column.IsDeclared) model.Columns.TryAdd(property, column);
            _models[name] = model;
        }
    }

    private static bool IsPlain(CodeType type, EntityClasses classes) => type switch
    {
        CodeType.Named { Arguments.Count: 0 } named => s_plain.Contains(named.Name) || classes.Find(named.Name)?.IsEnum == true,
        CodeType.List { Of: CodeType.Named { Name: "byte" } } => true,
        _ => false,
    };
}
