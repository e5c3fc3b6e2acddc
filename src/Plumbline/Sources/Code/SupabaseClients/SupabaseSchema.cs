using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Sources.Code.SupabaseClients;

/// <summary>What the names in calls on Supabase mean: those of the database, as its schemas and histories have them.</summary>
internal sealed class SupabaseSchema
{
    private readonly List<Source> _sources;
    private readonly bool _hasDeclared;
    private readonly bool _isWhole;

    public SupabaseSchema(IReadOnlyList<Source> schemas)
    {
        _sources = [.. schemas.Where(s => s.Dialect == AllDialects.Postgres)];
        _hasDeclared = _sources.Exists(s => s.Role == SourceRole.Declared);
        _isWhole = _sources.Exists(s => s.Unread == 0) && _sources.All(s => s.Unread == 0);
    }

    public bool IsEmpty => _sources.Count == 0;

    /// <summary>A name that nothing declares or makes is missing in the declared schema where there is one, else in what the migrations make.</summary>
    public bool Missing => !_hasDeclared;

    public SchemaObject? Relation(string schema, string name)
    {
        foreach (var source in _sources)
            if (source.Catalog.Relation(schema, name) is { } found) return found;
        return null;
    }

    /// <summary>Whether a relation that is not found is surely nowhere.</summary>
    public bool KnowsAll => _isWhole;

    /// <summary>Null where it cannot be told: a view's columns are not listed.</summary>
    public bool? HasColumn(ObjectName table, string column)
    {
        var known = false;
        foreach (var source in _sources)
        {
            if (source.Catalog.Relation(table.Schema, table.Name) is not Table) continue;
            known = true;
            if (source.Catalog.Contains(new(Column.OfKind, table.Member(column)))) return true;
        }
        return known && _isWhole ? false : null;
    }

    /// <summary>The table that a select embeds under a name: a table's own name, that of a foreign key, or of its column.</summary>
    public SchemaObject? Embedded(ObjectName? from, string schema, string name)
    {
        if (Relation(schema, name) is { } relation) return relation;
        foreach (var source in _sources)
        {
            if (from is null) break;
            foreach (var key in source.Catalog.Children<ForeignKey>(new(Table.OfKind, from)))
                if (key.Name.Name == name || key.Columns is [var column] && column == name) return source.Catalog.Relation(key.ReferencedTable.Schema, key.ReferencedTable.Name);
        }
        return null;
    }

    /// <summary>Whether an embedded table stands as a list; null where that is not known.</summary>
    public bool? IsMany(ObjectName from, ObjectName to)
    {
        var (one, many) = (false, false);
        foreach (var source in _sources)
        {
            one |= source.Catalog.Children<ForeignKey>(new(Table.OfKind, from)).Any(k => k.ReferencedTable == to);
            foreach (var key in source.Catalog.Children<ForeignKey>(new(Table.OfKind, to)).Where(k => k.ReferencedTable == from))
                if (source.Catalog.Children(key.Parent()!).Any(c => c is PrimaryKey or Unique or Index { Unique: true } && c.Over().SequenceEqual(key.Columns))) return null;
                else many = true;
        }
        return one == many ? null : many;
    }

    /// <summary>The only function of a name; what is missing where it is nowhere.</summary>
    public (ObjectId? Id, bool Known) Function(string schema, string name)
    {
        foreach (var source in _sources)
            if (source.Catalog.Functions(schema, name).Take(2).ToList() is { Count: > 0 } found) return (found is [var only] ? only.Id() : null, true);
        return (_isWhole && _sources.Exists(s => s.Role == SourceRole.History) ? new(Model.Function.OfKind, new(schema, name)) : null, false);
    }
}
