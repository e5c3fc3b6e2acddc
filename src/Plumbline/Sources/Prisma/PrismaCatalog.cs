using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Prisma;

/// <summary>
/// Builds the catalog that Prisma would create for a schema: enums and tables first, then indexes, then foreign keys, as its SQL does.
/// </summary>
internal sealed class PrismaCatalog(PrismaDocument document, PrismaProvider provider, PrismaOptions options, PrismaFaults faults)
{
    private readonly Dictionary<ObjectId, ModelName> _names = [];
    private readonly PrismaColumns _columns = new(document, provider, options, faults);
    private Catalog _catalog = Catalog.Empty;

    public IReadOnlyDictionary<ObjectId, ModelName> Names => _names;

    public Catalog Build()
    {
        Schemas();
        if (provider.HasEnumTypes)
            foreach (var of in document.Enums) Enum(of);
        foreach (var model in document.Models)
            if (!model.IsView()) Table(model);
        foreach (var relation in document.ManyToMany) JoinTable(relation);
        foreach (var model in document.Models)
            if (!model.IsView()) Indexes(model);
        if (!document.Datasource.WithoutForeignKeys)
            foreach (var key in document.ForeignKeys)
                if (!key.Model.IsView() && !key.Referenced.IsView()) ForeignKey(key);
        return _catalog;
    }

    private ObjectName TableName(PrismaModel model) => new(_columns.SchemaOf(model.Schema), provider.Stored(model.Table()));

    private EquatableArray<string> Stored(EquatableArray<PrismaField> fields) => fields.Select(f => provider.Stored(f.Column()));

    private void Add(SchemaObject subject, SourceText file, int position, ModelName? name = null, IReadOnlyDictionary<string, Origin>? parts = null)
    {
        var made = subject with { Origin = new(file.At(position), null, parts) };
        _catalog = _catalog.With(made);
        if (name is not null) _names[made.Id()] = name;
    }

    private void Schemas()
    {
        _catalog = _catalog.With(new Schema(new(null, provider.DefaultSchema)));
        var file = document.Datasource.Block?.File;
        if (file is null) return;
        var at = document.Datasource.Block!.Setting("schemas")?.Position ?? 0;
        foreach (var name in document.Datasource.Schemas)
            if (name != provider.DefaultSchema && IsUsed(name)) Add(new Schema(new(null, name)), file, at);
        if (!document.Datasource.Previews("postgresqlExtensions")) return;
        foreach (var extension in document.Datasource.Extensions)
            Add(new Extension(new(null, extension.Name)) { InSchema = extension.Schema, Version = extension.Version }, file, extension.Position);
    }

    /// <summary>Prisma makes a schema only for what stands in it.</summary>
    private bool IsUsed(string schema) => document.Models.Any(m => m.Schema == schema && !m.IsView()) || document.Enums.Any(e => e.Schema == schema);

    private void Enum(PrismaEnum of)
    {
        var type = new EnumType(new(_columns.SchemaOf(of.Schema), provider.Stored(of.TypeName())), of.Values.Select(v => v.Label()));
        if (_catalog.Contains(type.Id())) return;
        var places = new Dictionary<string, Origin>(StringComparer.Ordinal);
        foreach (var value in of.Values) places.TryAdd(value.Label(), of.Block.File.At(value.Position));
        Add(type, of.Block.File, of.Block.Position, new(of.Block.Name, null, of.Map is not null), places);
    }

    // Tables

    private void Table(PrismaModel model)
    {
        var table = TableName(model);
        var file = model.Block.File;
        if (_catalog.Contains(new(Model.Table.OfKind, table))) return;
        Add(new Table(table), file, model.Block.Position, new(model.Name(), null, model.Map is not null));
        var position = 0;
        foreach (var field in model.Fields)
        {
            if (field.IsRelation() || _catalog.Contains(new(Column.OfKind, table.Member(provider.Stored(field.Column()))))) continue;
            Sequence? sequence = null;
            var column = _columns.Column(model, field, ++position, table, _catalog, ref sequence);
            Add(column, file, field.Position, new(model.Name(), field.Name, field.Map is not null));
            if (sequence is not null) Add(sequence, file, field.Default!.Position, new(model.Name(), field.Name, false));
        }
        if (model.Key is not { } key) return;
        var name = provider.Stored(key.Map ?? PrismaNames.PrimaryKey(model.Table(), provider.MaxNameBytes));
        if (IsTaken(table, name, file, key.Position)) return;
        Add(new PrimaryKey(table.Member(name), Stored(key.Fields.Select(f => f.Field))), file, key.Position, new(model.Name(), null, key.Map is not null));
    }

    /// <summary>In PostgreSQL the names of indexes and keys are unique in their schema.</summary>
    private bool IsTaken(ObjectName table, string name, SourceText file, int position)
    {
        if (_catalog.Relation(table.Schema, name) is not { } holder) return false;
        faults.Invalid(file, position, $"the name {name} is taken by {holder.Kind.Label} {holder.Name}: give another with map");
        return true;
    }

    private void Indexes(PrismaModel model)
    {
        var table = TableName(model);
        foreach (var index in model.Indexes)
        {
            var written = index.Fields.Select(f => f.Field.Column());
            var columns = Stored(index.Fields.Select(f => f.Field));
            var unique = index.Kind == PrismaIndexKind.Unique;
            var name = provider.Stored(index.Map ?? (unique ? PrismaNames.Unique(model.Table(), written, provider.MaxNameBytes) : PrismaNames.Index(model.Table(), written, provider.MaxNameBytes)));
            if (IsTaken(table, name, model.Block.File, index.Position)) continue;
            var predicate = _columns.Predicate(model, index);
            Add(new Index(table.Member(name), index.Fields.Select(f => new IndexKey(provider.Stored(f.Field.Column()), OperatorClass: _columns.OperatorClass(f, index.Method), Descending: f.Descending)))
            {
                Unique = unique,
                Method = index.Method,
                Predicate = predicate?.Expression,
                Columns = predicate is null ? columns : columns.Union(predicate.Columns).ToEquatableArray(),
            }, model.Block.File, index.Position, new(model.Name(), null, index.Map is not null));
        }
    }

    // Relations

    private void ForeignKey(PrismaForeignKey key)
    {
        var table = TableName(key.Model);
        var name = provider.Stored(key.Clause.Map ?? PrismaNames.ForeignKey(key.Model.Table(), key.Fields.Select(f => f.Column()), provider.MaxNameBytes));
        var subject = new ForeignKey(table.Member(name), Stored(key.Fields), TableName(key.Referenced), Stored(key.References))
        {
            OnDelete = key.Clause.OnDelete is { } delete ? PrismaNames.Action(delete) : PrismaNames.DefaultOnDelete(key.Fields),
            OnUpdate = PrismaNames.Action(key.Clause.OnUpdate ?? "Cascade"),
        };
        if (_catalog.Contains(subject.Id()))
            faults.Invalid(key.Model.Block.File, key.Clause.Position, $"the foreign key name {name} is taken on {table}: give another with map");
        else Add(subject, key.Model.Block.File, key.Clause.Position, new(key.Model.Name(), key.Field.Name, key.Clause.Map is not null));
    }

    /// <summary>The table of an implicit many-to-many relation: columns A and B, a key over both, an index on B.</summary>
    private void JoinTable(PrismaManyToMany relation)
    {
        var table = new ObjectName(_columns.SchemaOf(relation.A.Schema), provider.Stored($"_{relation.Name}"));
        var file = relation.A.Block.File;
        var at = relation.FieldA.Position;
        if (_catalog.Contains(new(Model.Table.OfKind, table))) return;
        Add(new Table(table), file, at, new(relation.A.Name(), relation.FieldA.Name, false));
        Side(relation.A, "A", 1);
        Side(relation.B, "B", 2);
        if (provider.HasNamedKeys && options.JoinTableKey == PrismaJoinTableKey.PrimaryKey) Add(new PrimaryKey(Named("_AB_pkey"), ["A", "B"]), file, at);
        else Add(new Index(Named("_AB_unique"), [new("A"), new("B")]) { Unique = true, Columns = ["A", "B"] }, file, at);
        Add(new Index(Named("_B_index"), [new("B")]) { Columns = ["B"] }, file, at);

        ObjectName Named(string ending) => table.Member(PrismaNames.Cut(table.Name, ending, provider.MaxNameBytes));

        void Side(PrismaModel model, string side, int position)
        {
            var id = model.Key!.Fields[0].Field;
            Add(new Column(table.Member(side), _columns.Type(id, false)) { NotNull = true, Position = position, Needs = _columns.Needs(id) }, file, at);
            if (document.Datasource.WithoutForeignKeys || model.IsView()) return;
            Add(new ForeignKey(Named($"_{side}_fkey"), [side], TableName(model), [provider.Stored(id.Column())]) { OnDelete = "cascade", OnUpdate = "cascade" }, file, at);
        }
    }
}
