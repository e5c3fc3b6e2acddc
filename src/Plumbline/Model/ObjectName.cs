using System.Text;

namespace Plumbline.Model;

/// <summary>
/// The name of a schema object. <see cref="Schema"/> is null for what lives in no schema (extensions, schemas, event triggers);
/// <see cref="Table"/> is set for what belongs to a table (column, constraint, index, trigger, policy, rule).
/// Names are stored as PostgreSQL stores them: folded when unquoted, never with quotes.
/// </summary>
public sealed record ObjectName(string? Schema, string Name, string? Table = null) : IComparable<ObjectName>
{
    private int _hash;
    private ObjectName? _ofTable;

    /// <summary>Copies what is named but nothing that was computed from it: <c>with</c> changes the names afterwards.</summary>
    private ObjectName(ObjectName other) => (Schema, Name, Table) = (other.Schema, other.Name, other.Table);

    public bool Equals(ObjectName? other) =>
        ReferenceEquals(this, other) || (other is not null && GetHashCode() == other.GetHashCode() && Name == other.Name && Table == other.Table && Schema == other.Schema);

    /// <summary>Computed once; 0 means not yet, so that a hash of 0 is merely computed again. A table's own is part of that of its members.</summary>
    public override int GetHashCode() => _hash != 0 ? _hash : _hash = HashCode.Combine(Name, Table is null ? Schema?.GetHashCode() ?? 0 : OfTable().GetHashCode());

    /// <summary>The name of the table this belongs to.</summary>
    public ObjectName OfTable() => _ofTable ??= new(Schema, Table ?? throw new InvalidOperationException($"{this} belongs to no table"));

    /// <summary>The name of the table this belongs to, or this where it belongs to none.</summary>
    public ObjectName OfWhole() => Table is null ? this : OfTable();

    /// <summary>A name inside this table.</summary>
    public ObjectName Member(string name) => new(Schema, name, Name) { _ofTable = Table is null ? this : null };

    /// <summary>By schema, table and name: the order of whatever is listed.</summary>
    public int CompareTo(ObjectName? other)
    {
        if (other is null) return 1;
        var order = string.CompareOrdinal(Schema, other.Schema);
        if (order == 0) order = string.CompareOrdinal(Table, other.Table);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>Dotted, unquoted, without the default schema: how reports name it.</summary>
    public override string ToString()
    {
        var name = Table is null ? Name : $"{Table}.{Name}";
        return IsInDefault ? name : $"{Schema}.{name}";
    }

    /// <summary>The same, behind a text.</summary>
    public StringBuilder AppendTo(StringBuilder text)
    {
        if (!IsInDefault) text.Append(Schema).Append('.');
        if (Table is not null) text.Append(Table).Append('.');
        return text.Append(Name);
    }

    private bool IsInDefault => Schema is null or "public" or "main";
}

/// <summary>What an object is, and its name: unique in a catalog. A class, since collections of it are then compiled ahead of time.</summary>
public sealed record ObjectId(Kind Kind, ObjectName Name)
{
    /// <summary>The table of a column or a key; what stands in no table is its own.</summary>
    public ObjectId Holder() => Name.Table is null ? this : new(Table.OfKind, Name.OfTable());

    public override string ToString() => $"{Kind.Label} {Name}";
    public bool Equals(ObjectId? other) => ReferenceEquals(this, other) || (other is not null && ReferenceEquals(Kind, other.Kind) && Name.Equals(other.Name));
    public override int GetHashCode() => Name.GetHashCode() * 31 + Kind.Ordinal;
}
