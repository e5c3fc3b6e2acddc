using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>Finds for every relation field its opposite, and with it the foreign keys and the tables of implicit many-to-many relations.</summary>
internal sealed class PrismaRelations(PrismaResolver resolver, List<PrismaModel> models)
{
    private readonly Dictionary<string, PrismaModel> _models = models.ToDictionary(m => m.Name());

    public List<PrismaForeignKey> ForeignKeys { get; } = [];
    public List<PrismaManyToMany> ManyToMany { get; } = [];

    /// <summary>One end of a relation: a model and its field.</summary>
    private readonly record struct End(PrismaModel Model, PrismaField Field)
    {
        public override string ToString() => $"{Model.Name()}.{Field.Name}";
    }

    private void Invalid(End end, int position, string message) => resolver.Faults.Invalid(end.Model.Block.File, position, message);

    private static string Target(PrismaField field) => ((PrismaType.Relation)field.Type).Model;

    public void Match()
    {
        foreach (var model in models)
            foreach (var field in model.Fields)
                if (field.IsRelation() && _models.TryGetValue(Target(field), out var target)) Match(new(model, field), target);
    }

    private void Match(End end, PrismaModel target)
    {
        if (!Unambiguous(end)) return;
        CheckIgnored(end, target);
        var opposite = Opposite(end, target);
        if (opposite is null)
            Invalid(end, end.Field.Position, $"{end} has no opposite field: add to {target.Name()} a field of type {Wanted(end)}{NameOf(end.Field, " with @relation(\"", "\")")}");
        if (end.Field.IsList) List(end, opposite);
        else if (end.Field.Relation is { HasFields: true } clause) ForeignKey(end, clause, target, opposite);
        else if (opposite is { } other) WithoutKey(end, other);
    }

    private static string Wanted(End end) => end.Field.IsList ? end.Model.Name() : $"{end.Model.Name()}[]";

    private static string NameOf(PrismaField field, string before, string after) => field.Relation?.Name is { } name ? before + name + after : "";

    /// <summary>Between the same two models, each relation but one needs a name.</summary>
    private bool Unambiguous(End end)
    {
        var target = Target(end.Field);
        var name = end.Field.Relation?.Name;
        var same = new List<PrismaField>();
        foreach (var field in end.Model.Fields)
            if (field.Type is PrismaType.Relation { Model: var other } && other == target && field.Relation?.Name == name) same.Add(field);
        var allowed = target == end.Model.Name() && name is not null ? 2 : 1;
        if (same.Count <= allowed) return true;
        if (ReferenceEquals(same[0], end.Field))
            Invalid(end, end.Field.Position, $"{end.Model.Name()} has {same.Count} relations to {Target(end.Field)} that cannot be told apart ({string.Join(", ", same.Select(f => f.Name))}): give each pair of fields its own @relation(\"…\")");
        return false;
    }

    private void CheckIgnored(End end, PrismaModel target)
    {
        if (target.IsIgnored && !end.Field.IsIgnored && !end.Model.IsIgnored)
            Invalid(end, end.Field.Position, $"{end} leads to {target.Name()}, which has @@ignore: add @ignore");
    }

    private static End? Opposite(End end, PrismaModel target)
    {
        foreach (var field in target.Fields)
            if (field.IsRelation() && Target(field) == end.Model.Name() && field.Relation?.Name == end.Field.Relation?.Name && !(ReferenceEquals(target, end.Model) && ReferenceEquals(field, end.Field)))
                return new(target, field);
        return null;
    }

    // The three shapes

    private void List(End end, End? opposite)
    {
        var clause = end.Field.Relation;
        if (clause is { HasFields: true } or { HasReferences: true })
            Invalid(end, clause.Position, $"{end} is a list: fields and references belong to the other side");
        if (clause?.OnDelete is not null || clause?.OnUpdate is not null)
            Invalid(end, clause.Position, $"{end} is a list: onDelete and onUpdate belong to the other side, and an implicit many-to-many relation has none");
        if (opposite is not { Field.IsList: true } other || !IsSideA(end, other)) return;
        if (SingleKey(end) && SingleKey(other)) ManyToMany.Add(new(NameOfManyToMany(end, other), end.Model, other.Model, end.Field));
    }

    /// <summary>Column A belongs to the model whose name comes first; within one model, to the field whose name comes first.</summary>
    private static bool IsSideA(End end, End other)
    {
        var byModel = string.CompareOrdinal(end.Model.Name(), other.Model.Name());
        return byModel < 0 || byModel == 0 && string.CompareOrdinal(end.Field.Name, other.Field.Name) < 0;
    }

    private static string NameOfManyToMany(End a, End b) => a.Field.Relation?.Name ?? $"{a.Model.Name()}To{b.Model.Name()}";

    private bool SingleKey(End end)
    {
        if (KeyFields(end.Model) is [_]) return true;
        Invalid(end, end.Field.Position, $"{end} is part of an implicit many-to-many relation, for which {end.Model.Name()} needs an id of one field: add one, or write the table between as a model");
        return false;
    }

    /// <summary>The id's fields.</summary>
    private static EquatableArray<PrismaField> KeyFields(PrismaModel model) => model.Key?.Fields.Select(f => f.Field) ?? [];

    private void WithoutKey(End end, End other)
    {
        var otherHasKey = other.Field.Relation?.HasFields == true;
        if (other.Field.IsList) Invalid(end, end.Field.Position, $"{end} needs @relation(fields: [...], references: [...]): it is the side that holds the key");
        else if (!otherHasKey && IsSideA(end, other)) Invalid(end, end.Field.Position, $"neither {end} nor {other} says which side holds the key: add @relation(fields: [...], references: [...]) to one");
        else if (otherHasKey && !end.Field.IsOptional) Invalid(end, end.Field.Position, $"{end} is the side without the key and cannot be required: write {other.Model.Name()}?");
        if (end.Field.Relation is { HasReferences: true } or { OnDelete: not null } or { OnUpdate: not null })
            Invalid(end, end.Field.Relation.Position, $"{end} has no fields: references, onDelete and onUpdate belong to the side that holds the key");
    }

    private void ForeignKey(End end, PrismaRelationClause clause, PrismaModel target, End? opposite)
    {
        var fields = Scalars(end, end.Model, clause.Fields, clause.Position, "fields");
        if (!clause.HasReferences) Invalid(end, clause.Position, $"@relation of {end} needs references: the id of {target.Name()}");
        var references = clause.HasReferences ? Scalars(end, target, clause.References, clause.Position, "references") : KeyFields(target);
        if (fields.IsEmpty || references.IsEmpty || !Fit(end, clause, target, fields, references)) return;
        CheckArity(end, clause, opposite, fields);
        ForeignKeys.Add(new(end.Model, end.Field, clause, target, fields, references));
    }

    private EquatableArray<PrismaField> Scalars(End end, PrismaModel model, EquatableArray<string> names, int position, string argument)
    {
        var found = new List<PrismaField>();
        foreach (var name in names)
        {
            if (model.Field(name) is not { } field) { Invalid(end, position, $"{argument} of {end} names {name}, which {model.Name()} has not"); return []; }
            if (field.IsRelation()) { Invalid(end, position, $"{argument} of {end} names the relation {name}: name the field that holds the key"); return []; }
            if (found.Exists(f => ReferenceEquals(f, field))) { Invalid(end, position, $"{argument} of {end} names {name} twice: keep one"); return []; }
            found.Add(field);
        }
        if (found.Count == 0) Invalid(end, position, $"{argument} of {end} is empty: name at least one field");
        return found.ToEquatableArray();
    }

    // Whether the two sides fit each other

    private bool Fit(End end, PrismaRelationClause clause, PrismaModel target, EquatableArray<PrismaField> fields, EquatableArray<PrismaField> references)
    {
        if (fields.Count != references.Count)
        {
            Invalid(end, clause.Position, $"{end} has {fields.Count} fields for {references.Count} references: name as many");
            return false;
        }
        for (var i = 0; i < fields.Count; i++)
            if (fields[i].Type != references[i].Type || fields[i].IsList != references[i].IsList)
                Invalid(end, clause.Position, $"{end.Model.Name()}.{fields[i].Name} is {Shown(fields[i])} and {target.Name()}.{references[i].Name} is {Shown(references[i])}: give both the same type");
        if (!IsUnique(target, references))
            Invalid(end, clause.Position, $"{end} references {string.Join(", ", references.Select(f => f.Name))}, which is not unique in {target.Name()}: add @unique or @@unique there");
        return true;
    }

    private static string Shown(PrismaField field) => field.Type switch
    {
        PrismaType.Scalar scalar => scalar.Of.ToString(),
        PrismaType.Enum of => of.Name,
        PrismaType.Native native => native.Text,
        _ => "a relation",
    } + (field.IsList ? "[]" : "");

    private static bool IsUnique(PrismaModel model, EquatableArray<PrismaField> fields)
    {
        if (model.Key is { } key && Same(key.Fields, fields)) return true;
        foreach (var index in model.Indexes)
            if (index.Kind == PrismaIndexKind.Unique && Same(index.Fields, fields)) return true;
        return false;
    }

    /// <summary>In any order.</summary>
    private static bool Same(EquatableArray<PrismaIndexField> key, EquatableArray<PrismaField> fields)
    {
        if (key.Count != fields.Count) return false;
        foreach (var part in key.Span)
        {
            var found = false;
            foreach (var field in fields.Span) found |= field.Name == part.Field.Name;
            if (!found) return false;
        }
        return true;
    }

    private void CheckArity(End end, PrismaRelationClause clause, End? opposite, EquatableArray<PrismaField> fields)
    {
        if (!end.Field.IsOptional && fields.FirstOrDefault(f => f.IsOptional) is { } optional)
            Invalid(end, end.Field.Position, $"{end} is required but {optional.Name} is optional: write {((PrismaType.Relation)end.Field.Type).Model}?, or make {optional.Name} required");
        if (opposite is not { Field.IsList: false } other) return;
        if (other.Field.Relation?.HasFields == true && IsSideA(end, other))
            Invalid(end, clause.Position, $"{end} and {other} both hold the key: keep fields and references on one side");
        else if (!IsUnique(end.Model, fields))
            Invalid(end, clause.Position, $"{end} is one to one: {string.Join(", ", fields.Select(f => f.Name))} must be unique in {end.Model.Name()}: add {(fields.Count == 1 ? "@unique" : "@@unique")}");
    }
}
