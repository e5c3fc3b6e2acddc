using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects;

/// <summary>Which names changed: what kinds use to follow a rename. Texts follow through <see cref="RenamedText"/>.</summary>
public sealed class Renaming
{
    private readonly Dictionary<ObjectId, ObjectId> _ids = [];

    /// <summary>What becomes of the labels of an enum in a query; and how its expressions are made one.</summary>
    internal (string From, Func<string, string> Of)? Labels { get; init; }

    public IReadOnlyDictionary<ObjectId, ObjectId> Ids => _ids;

    internal void Add(ObjectId before, ObjectId after) => _ids.TryAdd(before, after);

    public ObjectId Of(ObjectId id) => _ids.GetValueOrDefault(id, id);

    public ObjectName Of(Kind kind, ObjectName name) => _ids.TryGetValue(new(kind, name), out var after) ? after.Name : name;

    public EquatableArray<ObjectId> Of(EquatableArray<ObjectId> ids)
    {
        foreach (var id in ids.Span)
            if (_ids.ContainsKey(id)) return ids.Select(Of);
        return ids;
    }

    /// <summary>The name that a column of a table has now. <paramref name="table"/> is the table's name before the rename, or after.</summary>
    public string Column(ObjectName table, string column)
    {
        if (_ids.TryGetValue(new(Model.Column.OfKind, table.Member(column)), out var after)) return after.Name.Name;
        return column;
    }

    public EquatableArray<string> Columns(ObjectName table, EquatableArray<string> columns)
    {
        foreach (var column in columns.Span)
            if (Column(table, column) != column) return columns.Select(c => Column(table, c));
        return columns;
    }

    public SqlType Of(SqlType type)
    {
        if (type.Schema is null) return type;
        var written = new ObjectName(type.Schema, type.Name);
        foreach (var kind in Names.TypeKinds)
            if (_ids.TryGetValue(new(kind, written), out var after)) return type with { Schema = after.Name.Schema, Name = after.Name.Name };
        return type;
    }

    /// <summary>An expression over the columns of <paramref name="table"/>, or over none.</summary>
    public SqlExpression? Of(SqlExpression? expression, ObjectName? table = null)
    {
        if (expression is null) return null;
        try
        {
            var renamed = table is null ? expression : Relabelled(expression);
            foreach (var (before, after) in _ids)
                if (before.Name != after.Name) renamed = Renamed(renamed, before, after, table);
            return renamed;
        }
        catch (SqlSyntaxException)
        {
            return Of(expression.Text, table) is var text && text == expression.Text ? expression : new(text); // of another flavour: word by word
        }
    }

    private SqlExpression Relabelled(SqlExpression expression)
    {
        if (Labels is not { } labels) return expression;
        var head = $"SELECT FROM {labels.From} WHERE (";
        var (query, relabelled) = ($"{head}{expression.Sql})", labels.Of($"{head}{expression.Sql})"));
        return relabelled == query ? expression : Expressions.Read(relabelled[head.Length..^1]).Expression;
    }

    private static SqlExpression Renamed(SqlExpression expression, ObjectId before, ObjectId after, ObjectName? table)
    {
        if (before.Kind == Model.Column.OfKind)
            return before.Name.Name == after.Name.Name ? expression : Expressions.RenameColumn(expression, before.Name.OfTable(), before.Name.Name, after.Name.Name, table ?? new(null, ""));
        if (before.Kind == Function.OfKind || before.Kind == Function.OfAggregate) return Expressions.RenameFunction(expression, PlainName(before), PlainName(after));
        if (before.Kind.IsRelation) expression = Expressions.RenameRelation(expression, before.Name, after.Name);
        return Array.IndexOf(Names.TypeKinds, before.Kind) >= 0 ? Expressions.RenameType(expression, before.Name, after.Name) : expression;
    }

    /// <summary>Without the argument types.</summary>
    private static ObjectName PlainName(ObjectId function) => new(function.Name.Schema, function.Name.Name.Split('(')[0]);

    /// <summary>A view's query, for comparing and for writing.</summary>
    public (string Text, string? Sql) OfQuery(string text, string? sql)
    {
        var written = sql ?? text;
        var query = written;
        foreach (var (before, after) in _ids)
        {
            if (before.Name == after.Name || !query.Contains(PlainName(before).Name.Replace("\"", "\"\"", StringComparison.Ordinal), StringComparison.Ordinal)) continue;
            if (before.Kind == Model.Column.OfKind)
            {
                if (before.Name.Name != after.Name.Name) query = Queries.RenameColumn(query, before.Name.OfTable(), before.Name.Name, after.Name.Name).Sql;
            }
            else if (before.Kind == Function.OfKind || before.Kind == Function.OfAggregate) query = Queries.RenameFunction(query, PlainName(before), PlainName(after)).Sql;
            else
            {
                if (before.Kind.IsRelation) query = Queries.RenameRelation(query, before.Name, after.Name).Sql;
                if (Array.IndexOf(Names.TypeKinds, before.Kind) >= 0) query = Queries.RenameType(query, before.Name, after.Name).Sql;
            }
        }
        if (Labels is { } labels) query = labels.Of(query);
        if (query == written) return (text, sql);
        var renamed = Queries.Read(SqlReader.Over(query));
        return (renamed.Text, renamed.Sql == renamed.Text ? null : renamed.Sql);
    }

    /// <summary>Canonical text in which renamed columns, relations, types and functions are named.</summary>
    public string Of(string text, ObjectName? table = null)
    {
        foreach (var (before, after) in _ids) text = RenamedText.Replace(text, before, after, table);
        return text;
    }
}
