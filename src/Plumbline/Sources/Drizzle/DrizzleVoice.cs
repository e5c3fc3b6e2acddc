using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Sources.Drizzle;

/// <summary>
/// What Drizzle can say. It states tables, columns, keys, uniques, foreign keys, indexes, enums, and in its later formats checks, sequences, views and policies, in the schemas
/// that it names. It is silent about functions, triggers, domains, extensions, exclusions, comments, owners, grants, partitions and storage.
/// </summary>
internal static class DrizzleVoice
{
    /// <summary>The ledger of Drizzle's own migrations.</summary>
    public const string Ledger = "__drizzle_migrations";

    public static Voice Of(DrizzleModel model)
    {
        var schemas = model.Schemas.Select(s => s.Name).Append(AllDialects.Find(model.Dialect)!.DefaultSchema).ToHashSet(StringComparer.Ordinal);
        var unknown = new Unknown(model);
        return new(DrizzleCatalog.Format, s => CouldState(s, schemas, model.Words) && !unknown.Hides(s), (s, f) => CouldStateFacet(s, f, model)) { OtherForm = OtherForm, SameMeaning = SameMeaning };
    }

    private static bool CouldState(SchemaObject subject, HashSet<string> schemas, DrizzleWords words)
    {
        if (subject is Schema schema) return schemas.Contains(schema.Name.Name);
        if (subject.Name.Schema is not { } name || !schemas.Contains(name)) return false;
        if ((subject.Name.Table ?? subject.Name.Name) == Ledger) return false;
        return subject switch
        {
            Table table => table.PartitionOf is null && table.ForeignServer is null,
            Column or PrimaryKey or Unique or ForeignKey or EnumType => true,
            Model.Index index => index.PartitionOf is null && (words.HasFlag(DrizzleWords.IndexForms) || index.Predicate is null && index.Keys.All(k => k.Column is not null)),
            Check => words.HasFlag(DrizzleWords.Checks),
            Sequence sequence => sequence.OwnedBy is not null || words.HasFlag(DrizzleWords.Sequences),
            View or MaterializedView => words.HasFlag(DrizzleWords.Views),
            Policy => words.HasFlag(DrizzleWords.Policies),
            _ => false,
        };
    }

    private static bool CouldStateFacet(SchemaObject subject, Facet facet, DrizzleModel model)
    {
        if (ReferenceEquals(facet, Column.DefaultFacet) && Unknown.Holds(model.UnknownDefaults, subject.Name)) return false;
        if (ReferenceEquals(facet, Table.RowSecurityFacet)) return model.Words.HasFlag(DrizzleWords.Policies);
        if (subject is Model.Index && !ReferenceEquals(facet, Model.Index.UniqueFacet) && !model.Words.HasFlag(DrizzleWords.IndexForms)) return ReferenceEquals(facet, Model.Index.KeysFacet);
        return s_spoken.Contains(facet);
    }

    private static readonly HashSet<Facet> s_spoken =
    [
        Column.TypeFacet, Column.NotNullFacet, Column.DefaultFacet, Column.IdentityFacet, Column.GeneratedFacet,
        PrimaryKey.ColumnsFacet, Unique.ColumnsFacet, Unique.NullsNotDistinctFacet,
        ForeignKey.ColumnsFacet, ForeignKey.ReferencesFacet, ForeignKey.OnDeleteFacet, ForeignKey.OnUpdateFacet,
        Model.Index.KeysFacet, Model.Index.UniqueFacet, Model.Index.MethodFacet, Model.Index.PredicateFacet,
        EnumType.LabelsFacet, Check.ExpressionFacet,
        Sequence.StartFacet, Sequence.IncrementFacet, Sequence.MinFacet, Sequence.MaxFacet, Sequence.CycleFacet,
        View.QueryFacet, MaterializedView.QueryFacet,
        Policy.CommandFacet, Policy.RolesFacet, Policy.PermissiveFacet, Policy.UsingFacet, Policy.WithCheckFacet,
    ];

    /// <summary>A key of the same columns keeps the promise whatever its name: names changed between the tool's versions.</summary>
    private static SchemaObject? OtherForm(SchemaObject subject, Catalog other) => subject switch
    {
        PrimaryKey key => other.Children<PrimaryKey>(new(Table.OfKind, key.Name.OfTable())).FirstOrDefault(k => k.Columns == key.Columns),
        Unique unique => other.Children<Unique>(new(Table.OfKind, unique.Name.OfTable())).FirstOrDefault(u => u.Columns == unique.Columns && u.NullsNotDistinct == unique.NullsNotDistinct),
        ForeignKey key => other.Children<ForeignKey>(new(Table.OfKind, key.Name.OfTable())).FirstOrDefault(k =>
            k.Columns == key.Columns && k.ReferencedTable == key.ReferencedTable && k.ReferencedColumns == key.ReferencedColumns && k.OnDelete == key.OnDelete && k.OnUpdate == key.OnUpdate),
        _ => null,
    };

    /// <summary>A type of an extension has no schema in Drizzle, wherever the extension was put.</summary>
    private static bool SameMeaning(SchemaObject own, SchemaObject other, Facet facet) => (own, other) switch
    {
        (Column before, Column after) when ReferenceEquals(facet, Column.TypeFacet) =>
            before.Needs.IsEmpty && before.Type.Schema != after.Type.Schema && before.Type with { Schema = null } == after.Type with { Schema = null },
        // Drizzle adds labels and never moves them.
        (EnumType before, EnumType after) => before.Labels.Order(StringComparer.Ordinal).SequenceEqual(after.Labels.Order(StringComparer.Ordinal)),
        _ => false,
    };

    /// <summary>What the code says in a way that was not understood: of that it is silent, rather than to deny it.</summary>
    private sealed class Unknown(DrizzleModel model)
    {
        public bool Hides(SchemaObject subject)
        {
            if (subject is Column) return Holds(model.Unknown, subject.Name) || Holds(model.Unknown, subject.Name with { Name = "*" });
            if (subject is View or MaterializedView) return Holds(model.UnknownParts, subject.Name);
            return subject.Name.Table is not null && Holds(model.UnknownParts, subject.Name.OfTable());
        }

        public static bool Holds(HashSet<ObjectName> names, ObjectName name) => names.Count > 0 && (names.Contains(name) || (name.Schema is "public" or "main" && names.Contains(name with { Schema = null })));
    }
}
