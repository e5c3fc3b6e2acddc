using System.Runtime.CompilerServices;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What names mean at this point of the replay.</summary>
internal sealed class CatalogMeanings(CatalogBuilder catalog) : IMeanings
{
    /// <summary>A view's columns are fixed when it is made, so they are told once.</summary>
    private static readonly ConditionalWeakTable<SchemaObject, KnownRelation> s_views = [];

    public KnownRelation? Relation(ObjectName written) => catalog.FindRelation(written) is { } found ? Known(found) : null;

    public KnownRelation? Known(SchemaObject relation) => relation switch
    {
        Table table => new(table.Name, catalog.Current.Columns(table.Name).Select(c => new KnownColumn(c.Name.Name, c.Type)).ToList()),
        View view => OfView(view, view.Sql ?? view.Query, view.ColumnNames),
        MaterializedView view => OfView(view, view.Sql ?? view.Query, view.ColumnNames),
        _ => null,
    };

    private KnownRelation? OfView(SchemaObject view, string text, EquatableArray<string> names)
    {
        if (s_views.TryGetValue(view, out var known)) return known;
        var query = Queries.Read(SqlReader.Over(text), this);
        if (query.Results.IsEmpty) return null;
        var columns = new List<KnownColumn>(query.Results.Count);
        for (var i = 0; i < query.Results.Count; i++)
        {
            if ((i < names.Count ? names[i] : query.Results[i]) is not { } name) return null;
            columns.Add(new(name, i < query.ResultTypes.Count ? query.ResultTypes[i] : null));
        }
        return s_views.GetValue(view, v => new(v.Name, columns));
    }

    public ObjectName? Function(ObjectName written)
    {
        foreach (var function in catalog.Functions(written)) return function.BareName();
        return null;
    }

    /// <summary>Told only where it is certain which function is meant.</summary>
    public IReadOnlyList<KnownColumn>? ResultOf(ObjectName function)
    {
        if (catalog.Functions(function).Take(2).ToList() is not [{ Routine: Routine.Function } only]) return null;
        if (only.Returns is { } returns && returns.StartsWith("TABLE(", StringComparison.Ordinal)) return Outputs(returns["TABLE(".Length..^1]);
        var outputs = FunctionSignature.Parse(only.Arguments, catalog).Outputs().ToList();
        if (outputs.Count > 1) return outputs.Exists(o => o.Name is null) ? null : outputs.ConvertAll(o => new KnownColumn(o.Name!, o.Type));
        if (only.Returns is not { } plain) return null;
        var type = Types.Read(SqlReader.Over(plain.StartsWith("SETOF ", StringComparison.Ordinal) ? plain["SETOF ".Length..] : plain));
        return !type.IsArray && type.Schema is not null && Relation(new(type.Schema, type.Name)) is { } relation ? relation.Columns : null;
    }

    private List<KnownColumn>? Outputs(string columns)
    {
        var outputs = FunctionSignature.Parse(columns, catalog).Arguments;
        return outputs.Any(o => o.Name is null) ? null : outputs.Select(o => new KnownColumn(o.Name!, o.Type)).ToList();
    }

    public SqlType? Type(SqlType written) =>
        !Types.IsBuiltIn(written) && catalog.FindType(new(null, written.Name)) is { Name.Schema: { } schema } ? written with { Schema = schema } : null;
}
