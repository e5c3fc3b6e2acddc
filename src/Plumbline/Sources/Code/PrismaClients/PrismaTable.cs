using Plumbline.Model;
using Plumbline.Sources.Prisma;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>A model as the calls of a client name it, and what its fields are in the database.</summary>
internal sealed class PrismaTable : RowShape
{
    private readonly Dictionary<string, ObjectId> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PrismaField> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EquatableArray<string>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EquatableArray<string>> _foreignKeys = new(StringComparer.Ordinal);

    private readonly PrismaModels _models;

    public PrismaTable(PrismaModel model, ObjectId table, PrismaDocument document, PrismaModels models)
    {
        (Model, Table, _models) = (model, table, models);
        foreach (var field in model.Fields)
        {
            _fields[field.Name] = field;
            _columns[field.Name] = Column(field.Column());
        }
        foreach (var attribute in model.Block.Attributes)
            if (attribute.Name is "unique" or "id") AddKey(attribute);
        foreach (var key in document.ForeignKeys)
            if (key.Model.Name() == model.Name()) _foreignKeys[key.Field.Name] = key.Fields.Select(f => f.Name);
    }

    public PrismaModel Model { get; }

    /// <summary>The table, or view.</summary>
    public ObjectId Table { get; }

    public PrismaField? Field(string name) => _fields.GetValueOrDefault(name);

    /// <summary>The fields of a key of several, by the name under which a client takes it: <c>tenantId_slug</c>.</summary>
    public EquatableArray<string>? Key(string name) => _keys.TryGetValue(name, out var fields) ? fields : null;

    /// <summary>The fields that a relation stands on, where they are in this model.</summary>
    public EquatableArray<string> ForeignKey(string relation) => _foreignKeys.GetValueOrDefault(relation);

    public ObjectId Column(PrismaField field) => _columns[field.Name];

    public override RowMember Member(string name)
    {
        if (Field(name) is not { } field) return new RowMember.Column(Column(name), IsKnown: false, $"{Model.Name()}.{name}");
        if (!field.IsRelation()) return new RowMember.Column(Column(field), IsKnown: true, $"{Model.Name()}.{name}");
        return new RowMember.Inner(_models.Target(field) is { } target ? new Meaning.Row(target, field.IsList) : null);
    }

    /// <summary>Where a column of that name would be.</summary>
    public ObjectId Column(string name) => new(Plumbline.Model.Column.OfKind, Table.Name.Member(name));

    private void AddKey(PrismaAttribute attribute)
    {
        EquatableArray<string> fields = [];
        string? name = null;
        foreach (var argument in attribute.Arguments)
        {
            if (argument.Name == "name") name = (argument.Value as PrismaValue.Text)?.Value;
            else if (argument.Name is null or "fields" && argument.Value is PrismaValue.List list)
                fields = list.Items.Select(i => i switch { PrismaValue.Word word => word.Name, PrismaValue.Call call => call.Function, _ => "" });
        }
        if (fields.Count > 1) _keys[name ?? string.Join('_', fields)] = fields;
    }
}
