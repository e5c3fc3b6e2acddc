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
        foreach (var model in _models.Values) AddHolders(model, classes, _models.ContainsKey);
        if (asked.Count == 0 && schemas.Count > 0) AddWritten(new EntityMapping(files, classes), new(files, classes), classes, schemas);
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

    private void AddWritten(EntityMapping mapping, EntityOwned owned, EntityClasses classes, IReadOnlyList<Source> schemas)
    {
        var schema = AllDialects.Find(schemas[0].Dialect)!.DefaultSchema;
        var there = mapping.Tables.ToDictionary(t => t.Key, t => schemas.Select(s => s.Catalog.Relation(t.Value.Schema ?? schema, t.Value.Name)?.Id()).FirstOrDefault(id => id is not null));
        // A context of which most tables are elsewhere belongs to another database.
        var ours = mapping.Contexts.Where(c => 2 * c.Count(e => there.GetValueOrDefault(e) is not null) >= c.Count).SelectMany(c => c).ToHashSet();
        foreach (var (name, table) in mapping.Tables)
        {
            if (there[name] is { } id)
            {
                AddColumns(_models[name] = new(name, id), mapping, classes, schemas);
                AddHolders(_models[name], classes, mapping.Tables.ContainsKey);
                AddHeld(_models[name], mapping, owned, classes, schemas);
            }
            else if (table.IsSaid && ours.Contains(name)) _models[name] = new(name, new(Table.OfKind, new(table.Schema ?? schema, table.Name))) { IsDeclared = false };
        }
    }

    private static void AddColumns(EntityModel model, EntityMapping mapping, EntityClasses classes, IReadOnlyList<Source> schemas)
    {
        var (said, guessed) = (new List<(string Property, EntityColumn Column)>(), new List<(string Property, EntityColumn Column)>());
        foreach (var member in classes.WithBases(model.Class).SelectMany(c => c.Members.Values))
        {
            if (mapping.Column(model.Class, member, IsPlain(member.Type, classes)) is not { } column) continue;
            var at = new ObjectId(Column.OfKind, model.Table.Name.Member(column.Name));
            (column.IsSaid ? said : guessed).Add((member.Name, new(at, schemas.Any(s => s.Catalog.Contains(at)))));
        }
        var isTable = model.Table.Kind == Table.OfKind;
        var isOurs = isTable && 2 * said.Concat(guessed).Count(c => c.Column.IsDeclared) >= said.Count + guessed.Count;
        var borneOut = isOurs && !mapping.HasOwnConventions && guessed.Count(g => g.Column.IsDeclared) is > 1 and var there && 2 * there >= guessed.Count;
        foreach (var (property, column) in said)
            if (isOurs || column.IsDeclared) model.Columns.TryAdd(property, column);
        foreach (var (property, column) in guessed)
            if (borneOut || column.IsDeclared) model.Columns.TryAdd(property, column);
    }

    /// <summary>Properties of a class that is no entity's.</summary>
    private static void AddHolders(EntityModel model, EntityClasses classes, Func<string, bool> isEntity)
    {
        foreach (var member in classes.WithBases(model.Class).SelectMany(c => c.Members.Values))
            if (member.Type is CodeType.Named { Arguments.Count: 0, Name: var type } && classes.Find(type) is { IsEnum: false } && !isEntity(type)) model.Held.Add(member.Name);
    }

    /// <summary>The members of what a row holds, where the schema has their columns: <c>Address_Street</c>, or the name that is said. All others stay unknown.</summary>
    private static void AddHeld(EntityModel model, EntityMapping mapping, EntityOwned owned, EntityClasses classes, IReadOnlyList<Source> schemas)
    {
        foreach (var holder in classes.WithBases(model.Class).SelectMany(c => c.Members.Values))
        {
            if (!model.Held.Contains(holder.Name) || !owned.Holds(model.Class, holder)) continue;
            foreach (var member in classes.WithBases(((CodeType.Named)holder.Type).Name).SelectMany(c => c.Members.Values))
            {
                var name = owned.Column(model.Class, holder.Name, member) ?? (member.Marks.GetValueOrDefault("Column") is [var said, ..] ? said.Text : mapping.Cased($"{holder.Name}_{member.Name}"));
                var at = new ObjectId(Column.OfKind, model.Table.Name.Member(name));
                if (IsPlain(member.Type, classes) && !member.Marks.ContainsKey("NotMapped") && schemas.Any(s => s.Catalog.Contains(at))) model.Columns.TryAdd($"{holder.Name}.{member.Name}", new(at, true));
            }
        }
    }

    private static bool IsPlain(CodeType type, EntityClasses classes) => type switch
    {
        CodeType.Named { Arguments.Count: 0 } named => s_plain.Contains(named.Name) || classes.Find(named.Name)?.IsEnum == true,
        CodeType.List { Of: CodeType.Named { Name: "byte" } } => true,
        _ => false,
    };
}
