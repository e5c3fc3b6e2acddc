using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>
/// What a Prisma schema can say. It states, and so denies: tables, columns with type, nullability and default, primary and foreign keys,
/// unique and plain indexes, enums and their values. About everything else it is silent: checks, exclusions, policies, triggers, functions, views,
/// expression and (without the preview feature) partial indexes, sequences that no column counts with, comments, owners, grants, storage.
/// </summary>
/// <remarks>
/// What Prisma states more widely than SQL goes through <see cref="Voice.Counterpart"/> and <see cref="Voice.Agrees"/>:
/// a unique constraint and a unique index on the same columns are one thing, and so are two indexes or two foreign keys of one shape; the pairs of an implicit many-to-many table are held together
/// by a primary key or, in databases made before Prisma 6, by a unique index; a counting column may draw from any sequence or be an identity;
/// the order of an enum's values is never migrated.
/// </remarks>
public static class PrismaVoice
{
    /// <summary>The ledger of Prisma's own migrations.</summary>
    public const string Ledger = "_prisma_migrations";

    public static Voice Of(PrismaDocument document, PrismaOptions options)
    {
        var voice = new Words(document, options);
        return new Voice(PrismaSchema.Format, voice.CouldState, voice.CouldStateFacet) { OtherForm = OtherForm, SameMeaning = SameMeaning };
    }

    private sealed class Words
    {
        private readonly HashSet<string> _schemas;
        private readonly HashSet<ObjectName> _unspoken = [];
        private readonly bool _multiSchema;
        private readonly bool _partial;
        private readonly bool _extensions;

        public Words(PrismaDocument document, PrismaOptions options)
        {
            _multiSchema = !document.Datasource.Schemas.IsEmpty;
            _partial = document.Datasource.Previews("partialIndexes");
            _extensions = document.Datasource.Previews("postgresqlExtensions") && document.Datasource.Block?.Setting("extensions") is not null;
            _schemas = _multiSchema ? [.. document.Datasource.Schemas] : [options.DefaultSchema ?? "public", "main"];
            foreach (var model in document.Models)
                foreach (var field in model.Fields)
                    if (field.Default is PrismaValue.Call { Function: "dbgenerated", Arguments.Count: 0 })
                        _unspoken.Add(new(model.Schema ?? options.DefaultSchema, field.Column(), model.Table()));
        }

        public bool CouldState(SchemaObject subject)
        {
            if (subject is Extension) return _extensions;
            if (subject is Schema schema) return _multiSchema && _schemas.Contains(schema.Name.Name);
            if (subject.Name.Schema is not { } name || !_schemas.Contains(name)) return false;
            if ((subject.Name.Table ?? subject.Name.Name) == Ledger) return false;
            return subject switch
            {
                Table table => table.PartitionOf is null && table.ForeignServer is null && table.Persistence != Persistence.Temporary,
                Column or PrimaryKey or Unique or ForeignKey or EnumType => true,
                Index index => (_partial || index.Predicate is null) && !index.OnMaterializedView && index.PartitionOf is null && index.Keys.All(k => k.Column is not null),
                // A counter is said with its column's default, and a sequence never without its column.
                _ => false,
            };
        }

        public bool CouldStateFacet(SchemaObject subject, Facet facet)
        {
            if (ReferenceEquals(facet, Column.DefaultFacet)) return !_unspoken.Contains(subject.Name) && !_unspoken.Contains(subject.Name with { Schema = null });
            // A list is a list to Prisma, whether the column may be null or not.
            if (ReferenceEquals(facet, Column.NotNullFacet) && subject is Column { Type.IsArray: true }) return false;
            if (ReferenceEquals(facet, Index.PredicateFacet)) return _partial;
            // A list reads as empty where the database holds null, so Prisma neither writes nor compares whether it may be null.
            if (ReferenceEquals(facet, Column.NotNullFacet) && subject is Column { Type.IsArray: true }) return false;
            return s_spoken.Contains(facet);
        }
    }

    private static readonly HashSet<Facet> s_spoken =
    [
        Column.TypeFacet, Column.NotNullFacet, Column.DefaultFacet,
        PrimaryKey.ColumnsFacet, Unique.ColumnsFacet,
        ForeignKey.ColumnsFacet, ForeignKey.ReferencesFacet, ForeignKey.OnDeleteFacet, ForeignKey.OnUpdateFacet,
        Index.KeysFacet, Index.UniqueFacet, Index.MethodFacet, Index.PredicateFacet,
        EnumType.LabelsFacet, Extension.VersionFacet,
    ];

    // Other forms

    private static SchemaObject? OtherForm(SchemaObject subject, Catalog other) => subject switch
    {
        Index { Unique: true, Predicate: null } index => Holder(other, index.Name, PlainColumns(index), IsJoin(index.Name, PlainColumns(index))),
        Index { Predicate: null } index => Twin(other, index),
        Unique unique => Holder(other, unique.Name, unique.Columns, IsJoin(unique.Name, unique.Columns)),
        PrimaryKey key when IsJoin(key.Name, key.Columns) => Holder(other, key.Name, key.Columns, true),
        ForeignKey key => Twin(other, key),
        Sequence { OwnedBy: { } column } => Counter(other, column),
        _ => null,
    };

    /// <summary>The key or unique index over the same columns of the same table, the one of the same name first. A primary key counts on a table of pairs only.</summary>
    private static SchemaObject? Holder(Catalog catalog, ObjectName name, EquatableArray<string> columns, bool join)
    {
        if (columns.IsEmpty) return null;
        SchemaObject? found = null;
        foreach (var part in catalog.Children(new(Table.OfKind, name.OfTable())))
        {
            var same = UniqueKey.ColumnsOf(part) == columns && (join || part is not PrimaryKey);
            if (same && (found is null || part.Name.Name == name.Name)) found = part;
        }
        return found;
    }

    /// <summary>An index of the same shape: Prisma neither makes nor drops a second one.</summary>
    private static Index? Twin(Catalog catalog, Index index)
    {
        foreach (var other in catalog.Children<Index>(new(Table.OfKind, index.Name.OfTable())))
            if (other is { Unique: false, Predicate: null } && other.Method == index.Method && SameKeys(other.Keys, index.Keys)) return other;
        return null;
    }

    /// <summary>A key of the same columns to the same columns, with the same actions.</summary>
    private static ForeignKey? Twin(Catalog catalog, ForeignKey key)
    {
        foreach (var other in catalog.Children<ForeignKey>(new(Table.OfKind, key.Name.OfTable())))
            if (other.Columns == key.Columns && other.ReferencedTable == key.ReferencedTable && other.ReferencedColumns == key.ReferencedColumns
                && other.OnDelete == key.OnDelete && other.OnUpdate == key.OnUpdate) return other;
        return null;
    }

    /// <summary>Empty when a key is an expression, which no constraint can hold.</summary>
    private static EquatableArray<string> PlainColumns(Index index) => index.PlainColumns() ?? [];

    private static bool IsJoin(ObjectName name, EquatableArray<string> columns) => name.Table is ['_', ..] && columns == s_pair;

    private static readonly EquatableArray<string> s_pair = ["A", "B"];

    /// <summary>What a column counts with: a sequence of its own, an identity, or a default that draws from any sequence.</summary>
    private static SchemaObject? Counter(Catalog catalog, ObjectName column)
    {
        if (catalog.Find(new(Column.OfKind, column)) is not Column found) return null;
        foreach (var owned in catalog.Children<Sequence>(found.Id())) return owned;
        return found.Identity is not null || Counts(found) ? found : null;
    }

    private static bool Counts(Column column) => column.Default is { } value && value.Text.StartsWith("nextval(", StringComparison.Ordinal);

    // Same meanings

    private static bool SameMeaning(SchemaObject own, SchemaObject other, Facet facet) => (own, other) switch
    {
        (Column before, Column after) when ReferenceEquals(facet, Column.DefaultFacet) => Counts(before) && (Counts(after) || after.Identity is not null),
        (EnumType before, EnumType after) => before.Labels.Order(StringComparer.Ordinal).SequenceEqual(after.Labels.Order(StringComparer.Ordinal)),
        (Index before, Index after) when ReferenceEquals(facet, Index.KeysFacet) => SameKeys(before.Keys, after.Keys),
        (Extension before, _) => before.Version is null,
        _ => false,
    };

    /// <summary>Prisma orders by ascending and descending, and says nothing of nulls and collations.</summary>
    private static bool SameKeys(EquatableArray<IndexKey> own, EquatableArray<IndexKey> other)
    {
        if (own.Count != other.Count) return false;
        for (var i = 0; i < own.Count; i++)
            if (own[i] with { NullsFirst = null, Collation = null } != other[i] with { NullsFirst = null, Collation = null }) return false;
        return true;
    }
}
