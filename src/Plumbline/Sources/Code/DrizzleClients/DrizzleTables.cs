using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources.Drizzle;
using Plumbline.Sources.Drizzle.Code;

namespace Plumbline.Sources.Code.DrizzleClients;

/// <summary>The tables that a project's code declares with Drizzle, as its queries call them, and what they are in the database.</summary>
internal sealed class DrizzleTables
{
    private const int Deepest = 12;

    private readonly CodeProject _project;
    private readonly DrizzleEvaluator _evaluator;
    private readonly IReadOnlyList<Source> _schemas;
    private readonly Dictionary<(ObjectName, string), ObjectId> _fields = [];
    private readonly Dictionary<string, DrizzleTableDraft?> _variables = new(StringComparer.Ordinal);
    private readonly List<DrizzleThing.Relations> _relations = [];
    private string? _casing;

    /// <param name="schemas">Whatever declares or makes tables: others are not spoken of.</param>
    public DrizzleTables(CodeProject project, IReadOnlyList<Source> schemas)
    {
        (_project, _evaluator, _schemas) = (project, new(project), schemas);
        foreach (var (id, name) in schemas.Where(s => s.Format == DrizzleSchema.Format).SelectMany(s => s.ModelNames))
            if (id.Kind == Plumbline.Model.Column.OfKind && name.Field is { } field)
                _fields[(id.Name.OfTable(), field)] = id;
        foreach (var file in project.Files)
            if (Speaks(file)) Gather(file);
    }

    /// <summary>Whether there is anything of Drizzle's.</summary>
    public bool IsEmpty => _variables.Count == 0;

    private static bool Speaks(CodeFile file)
    {
        foreach (var import in file.Imports)
            if (import.Module.StartsWith("drizzle-orm", StringComparison.Ordinal)) return true;
        return false;
    }

    private void Gather(CodeFile file)
    {
        foreach (var export in file.Exports)
        {
            if (export.Binding < 0 || export.Binding >= file.Bindings.Count || file.Bindings[export.Binding] is not CodeBinding.Variable { Value: CodeValue.Call or CodeValue.Known or CodeValue.Bound } variable) continue;
            switch (_evaluator.Eval(new CodeValue.Bound(export.Binding, variable.At), new(file, DrizzleScope.None)))
            {
                case DrizzleThing.Table table:
                    _casing ??= Casing(table.Draft);
                    table.Draft.Variable ??= export.Name;
                    _variables[export.Name] = _variables.TryGetValue(export.Name, out var other) ? Meant(other, table.Draft) : table.Draft;
                    break;
                case DrizzleThing.Relations relations: _relations.Add(relations); break;
            }
        }
    }

    /// <summary>How keys without a name of their own become columns, told by one that is declared.</summary>
    private string? Casing(DrizzleTableDraft table)
    {
        if (Id(table) is not { } id) return null;
        foreach (var column in table.Columns)
            if (column.Name is null && _fields.TryGetValue((id.Name, column.Key), out var known) && known.Name.Name != column.Key)
                return DrizzleCasing.Of(column.Key, "snake_case") == known.Name.Name ? "snake_case" : "camelCase";
        return null;
    }

    /// <summary>Of two tables under one name: the one that the declared schema is made of. Where both or neither are, it is not known which one a query means.</summary>
    private DrizzleTableDraft? Meant(DrizzleTableDraft? one, DrizzleTableDraft other)
    {
        if (one is not null && one.Is(other)) return one;
        return (one is not null && IsDeclared(one), IsDeclared(other)) switch { (true, false) => one, (false, true) => other, _ => null };
    }

    private bool IsDeclared(DrizzleTableDraft table) =>
        Id(table) is { } id && _schemas.Any(s => s.Format == DrizzleSchema.Format && s.Catalog.Find(id)?.Origin.Here is { File: var file, Line: var line } && file == table.At.File && line == table.At.Line);

    // What values mean

    /// <summary>The table that a value surely is.</summary>
    public DrizzleTableDraft? Of(CodeFile file, CodeValue value) => (Thing(file, value) as DrizzleThing.Table)?.Draft;

    /// <summary>What a member of a record stands for.</summary>
    public DrizzleThing? Thing(DrizzleMember member) => _evaluator.Eval(member);

    public DrizzleThing? Thing(CodeFile file, CodeValue value) => IsCertain(file, value, 0) ? _evaluator.Eval(value, new(file, DrizzleScope.None)) : null;

    /// <summary>What may be one of two things is neither.</summary>
    private bool IsCertain(CodeFile file, CodeValue value, int depth)
    {
        if (depth > Deepest) return false;
        switch (value)
        {
            case CodeValue.Bound bound when bound.Binding < file.Bindings.Count:
                return file.Bindings[bound.Binding] switch
                {
                    CodeBinding.Variable { Certain: true, Value: { } inner } => IsCertain(file, inner, depth + 1),
                    CodeBinding.Imported imported => _project.Find(file, imported.Module, imported.Export) is not { File: { } home, Binding: CodeBinding.Variable { Value: { } written } } || IsCertain(home, written, depth + 1),
                    _ => false,
                };
            case CodeValue.Member member: return IsCertain(file, member.Of, depth + 1);
            case CodeValue.Typed typed: return IsCertain(file, typed.Value, depth + 1);
            case CodeValue.Known known: return IsCertain(file, file.Calls[known.Index], depth + 1);
            case CodeValue.Call call: return call.Callee is CodeValue.Member || call.Callee is CodeValue.Bound callee && !Chooses(file, callee);
            case CodeValue.Record or CodeValue.Function: return true;
            default: return false;
        }
    }

    /// <summary>A function that gives one thing or another.</summary>
    private bool Chooses(CodeFile file, CodeValue.Bound callee)
    {
        if (callee.Binding >= file.Bindings.Count) return true;
        var binding = file.Bindings[callee.Binding] is CodeBinding.Imported imported ? _project.Find(file, imported.Module, imported.Export).Binding : file.Bindings[callee.Binding];
        return binding is CodeBinding.Function { Returns.Count: > 1 } or CodeBinding.Variable { Value: CodeValue.Function { Returns.Count: > 1 } };
    }

    /// <summary>A subquery, a view or what <c>$with</c> defines: no table, and nothing unknown either.</summary>
    public bool IsDerived(CodeFile file, CodeValue value)
    {
        for (var step = 0; step < Deepest; step++)
        {
            switch (value)
            {
                case CodeValue.Bound { Binding: var binding } when binding < file.Bindings.Count && file.Bindings[binding] is CodeBinding.Variable { Value: { } inner, Path.IsEmpty: true }: value = inner; break;
                case CodeValue.Known known: value = file.Calls[known.Index]; break;
                case CodeValue.Typed typed: value = typed.Value; break;
                case CodeValue.Call { Callee: CodeValue.Member { Name: var method, Of: var of } }:
                    if (method is "as" or "$with" or "union" or "unionAll" or "intersect" or "except") return true;
                    value = of;
                    break;
                case CodeValue.Template: return true;
                default: return Thing(file, value) is DrizzleThing.Part or DrizzleThing.Sql;
            }
        }
        return false;
    }

    /// <summary>By the name that <c>db.query</c> has it under.</summary>
    public DrizzleTableDraft? Named(string variable) => _variables.GetValueOrDefault(variable);

    /// <summary>The table that a relation leads to.</summary>
    public DrizzleThing.Table? Relation(DrizzleTableDraft from, string name)
    {
        foreach (var relations in _relations)
            if (relations.To(_evaluator, from, name) is { } found) return found;
        return null;
    }

    // What they are in the database

    /// <summary>Null for a table that no schema of the project has: it may belong to another database.</summary>
    public ObjectId? Id(DrizzleTableDraft table)
    {
        foreach (var schema in _schemas)
            if (schema.Catalog.Relation(table.Schema ?? AllDialects.Find(schema.Dialect)!.DefaultSchema, table.Name) is { } found && schema.Dialect == (table.Sqlite ? AllDialects.Sqlite : AllDialects.Postgres)) return found.Id();
        return null;
    }

    /// <summary>The column of a key; null with what it would be called where the declaration has none such.</summary>
    public (ObjectId Id, bool Declared)? Column(DrizzleTableDraft table, ObjectId id, string key)
    {
        var column = table.Columns.Find(c => c.Key == key);
        if (column is null && (table.Columns.Exists(c => c.Key == "...") || IsOwn(key))) return null;
        if (column?.Name is { } name) return (Of(id, name), true);
        if (_fields.TryGetValue((id.Name, key), out var known)) return (known, column is not null);
        return (Of(id, DrizzleCasing.Of(key, _casing)), column is not null);
    }

    private static ObjectId Of(ObjectId table, string column) => new(Plumbline.Model.Column.OfKind, table.Name.Member(column));

    /// <summary>What every table has beside its columns.</summary>
    private static bool IsOwn(string key) => key.Length == 0 || key[0] is '$' or '_' || key is "enableRLS" or "withRLS" or "getSQL" or "shouldOmitSQLParens";
}
