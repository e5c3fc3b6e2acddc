namespace Plumbline.Model;

/// <summary>What no two rows of a table may have alike, in whichever of its three forms: primary key, unique constraint, unique index.</summary>
/// <param name="Holder">The object in whose form it stands.</param>
public sealed record UniqueKey(SchemaObject Holder, EquatableArray<IndexKey> Keys)
{
    /// <summary>The rows that it is about; null for all.</summary>
    public SqlExpression? Predicate { get; private init; }

    public bool NullsNotDistinct { get; private init; }

    /// <summary>The last key may not overlap rather than not be alike.</summary>
    public bool WithoutOverlaps { get; private init; }

    public Deferral Deferral { get; private init; } = Deferral.NotDeferrable;

    /// <summary>Whether it holds: an index whose build failed promises nothing of the rows.</summary>
    public bool IsValid { get; private init; } = true;

    /// <summary>Its columns, where it is over plain columns of all rows.</summary>
    public EquatableArray<string>? Columns() => ColumnsOf(Holder);

    /// <summary>null for what makes nothing unique.</summary>
    public static UniqueKey? Of(SchemaObject subject) => subject switch
    {
        PrimaryKey key => new(key, Plain(key.Columns)) { WithoutOverlaps = key.WithoutOverlaps, Deferral = key.Deferral },
        Unique key => new(key, Plain(key.Columns)) { NullsNotDistinct = key.NullsNotDistinct, WithoutOverlaps = key.WithoutOverlaps, Deferral = key.Deferral },
        Index { Unique: true } index => new(index, index.Keys) { Predicate = index.Predicate, NullsNotDistinct = index.NullsNotDistinct, IsValid = !index.Invalid },
        _ => null,
    };

    /// <summary>All of a table or materialized view.</summary>
    public static IEnumerable<UniqueKey> On(Catalog catalog, ObjectId table) => catalog.Children(table).Select(Of).OfType<UniqueKey>();

    /// <summary>The plain columns of which no two rows have the same, an index being valid or not; null where that is not what the object says.</summary>
    public static EquatableArray<string>? ColumnsOf(SchemaObject subject) => subject switch
    {
        PrimaryKey key => key.Columns,
        Unique key => key.Columns,
        Index { Unique: true, Predicate: null } index => index.PlainColumns(),
        _ => null,
    };

    private static EquatableArray<IndexKey> Plain(EquatableArray<string> columns) => columns.Select(c => new IndexKey(c));
}
