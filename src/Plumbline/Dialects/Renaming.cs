using Plumbline.Model;

namespace Plumbline.Dialects;

/// <summary>Which names changed: what kinds use to follow a rename. Texts follow through <see cref="RenamedText"/>.</summary>
public sealed class Renaming
{
    private readonly Dictionary<ObjectId, ObjectId> _ids = [];

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
    public SqlExpression? Of(SqlExpression? expression, ObjectName? table = null) =>
        expression is null ? null : Of(expression.Text, table) is var text && text == expression.Text ? expression : new(text);

    /// <summary>Canonical text in which renamed columns, relations, types and functions are named.</summary>
    public string Of(string text, ObjectName? table = null)
    {
        foreach (var (before, after) in _ids) text = RenamedText.Replace(text, before, after, table);
        return text;
    }
}
