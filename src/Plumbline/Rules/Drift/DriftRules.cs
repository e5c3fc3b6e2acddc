using Plumbline.Model;

namespace Plumbline.Rules.Drift;

/// <summary>The drift rules that exist once per kind or facet: which words and levels they have is a table.</summary>
internal static class DriftRules
{
    private static readonly (Kind Kind, Severity Severity, string Word, Func<SchemaObject, bool>? Only)[] s_kinds =
    [
        (Schema.OfKind, Severity.High, "schema", null),
        (Table.OfKind, Severity.High, "table", null),
        (Column.OfKind, Severity.High, "column", null),
        (PrimaryKey.OfKind, Severity.High, "primary key", null),
        (Unique.OfKind, Severity.High, "unique constraint", null),
        (Index.OfKind, Severity.High, "unique index", o => o is Index { Unique: true }),
        (Index.OfKind, Severity.Medium, "index", o => o is Index { Unique: false }),
        (ForeignKey.OfKind, Severity.High, "foreign key", null),
        (Check.OfKind, Severity.Medium, "check", null),
        (Exclusion.OfKind, Severity.High, "exclusion", null),
        (Sequence.OfKind, Severity.Medium, "sequence", null),
        (EnumType.OfKind, Severity.High, "enum", null),
        (Domain.OfKind, Severity.High, "domain", null),
        (CompositeType.OfKind, Severity.High, "composite type", null),
        (RangeType.OfKind, Severity.High, "range type", null),
        (View.OfKind, Severity.High, "view", null),
        (MaterializedView.OfKind, Severity.High, "materialized view", null),
        (Function.OfKind, Severity.High, "function", null),
        (Function.OfProcedure, Severity.High, "procedure", null),
        (Function.OfAggregate, Severity.High, "aggregate", null),
        (Trigger.OfKind, Severity.High, "trigger", null),
        (Policy.OfKind, Severity.High, "policy", null),
        (RewriteRule.OfKind, Severity.Medium, "rule", null),
        (EventTrigger.OfKind, Severity.Medium, "event trigger", null),
        (ExtendedStatistics.OfKind, Severity.Medium, "statistics", null),
        (Publication.OfKind, Severity.Medium, "publication", null),
        (Extension.OfKind, Severity.Medium, "extension", null),
        (Grant.OfKind, Severity.Medium, "grant", null),
        (DefaultPrivilege.OfKind, Severity.Medium, "default privilege", null),
    ];

    /// <summary>Facets with a rule of their own; the rest of a kind is one rule.</summary>
    private static readonly HashSet<Facet> s_named =
    [
        Column.TypeFacet, Column.NotNullFacet, Column.DefaultFacet, Column.IdentityFacet, Column.GeneratedFacet, Column.CollationFacet,
        Table.RowSecurityFacet, Table.ForceRowSecurityFacet, EnumType.LabelsFacet,
    ];

    public static IEnumerable<Rule> All() =>
    [
        .. s_kinds.Select(k => new NotInHistory(k.Kind, k.Severity, k.Word, k.Only)),
        .. s_kinds.Select(k => new NotDeclared(k.Kind, k.Word, k.Only)),
        .. NamedFacets(),
        .. s_kinds.Select(k => k.Kind).Distinct().Where(k => k != Schema.OfKind && k != EnumType.OfKind).Select(RestOf),
        Minor(),
    ];

    /// <summary>How much it matters that such an object is missing.</summary>
    public static Severity SeverityOf(SchemaObject subject)
    {
        foreach (var (kind, severity, _, only) in s_kinds)
            if (ReferenceEquals(kind, subject.Kind) && only?.Invoke(subject) != false) return severity;
        return Severity.Medium;
    }

    private static IEnumerable<Rule> NamedFacets() =>
    [
        new FacetDiffers("column-type-differs", Severity.High, Only(Column.TypeFacet),
            "A column has another type in the history than in the declared schema.",
            "Generated code sends and expects the declared type. At best the server converts silently; at worst it refuses the query (42883, 42804), cuts a value, or a time zone is lost.",
            "`createdAt DateTime` (Prisma's `timestamp(3)`) over a column that a hand-written file made `timestamptz`.",
            "Bring the two together: `ALTER TABLE … ALTER COLUMN … TYPE … USING …` in a migration, or the type in the declared schema (Prisma: `@db.Timestamptz`)."),
        new FacetDiffers("nullability-differs", Severity.High, Only(Column.NotNullFacet),
            "A column is required on one side and optional on the other.",
            "Required in the declared schema and nullable in the database: the first null that is read breaks code that was promised none. The other way round, inserts fail (23502).",
            "`eventType String` in the Prisma schema, `ADD COLUMN \"eventType\" TEXT` in the migration.",
            "Fill the nulls, then `ALTER TABLE … ALTER COLUMN … SET NOT NULL` in a migration; or declare the column optional."),
        new FacetDiffers("default-differs", Severity.Medium, Only(Column.DefaultFacet),
            "A column's default is not the same on both sides.",
            "Rows written by SQL, by another service or by an older client get another value than rows written through the declared schema.",
            "`@default(uuid())` is made by the client; the migration has `DEFAULT gen_random_uuid()`.",
            "Declare the default as the database has it (Prisma: `@default(dbgenerated(\"gen_random_uuid()\"))`), or set or drop it in a migration."),
        new FacetDiffers("identity-differs", Severity.High, Only(Column.IdentityFacet),
            "A column is an identity column on one side and not, or another kind of one, on the other.",
            "Whether the client may send a value, and where the next number comes from, is not what the code expects.",
            "`id integer GENERATED ALWAYS AS IDENTITY` declared, `GENERATED BY DEFAULT` in the migration.",
            "`ALTER TABLE … ALTER COLUMN … SET GENERATED …`, or `ADD`/`DROP IDENTITY`, in a migration."),
        new FacetDiffers("generation-differs", Severity.High, Only(Column.GeneratedFacet),
            "A generated column's expression is not the same on both sides.",
            "The stored value is another one, and writes are refused where they were not expected to be.",
            "`GENERATED ALWAYS AS (lower(email)) STORED` declared, an ordinary column in the migration.",
            "Make the column anew in a migration (PostgreSQL 17 can change the expression), or declare what is there."),
        new FacetDiffers("collation-differs", Severity.Medium, Only(Column.CollationFacet),
            "A column's collation is not the same on both sides.",
            "Order and equality of text differ between databases; an index cannot serve the other order.",
            "`name text COLLATE \"C\"` declared, the default collation in the migration.",
            "`ALTER TABLE … ALTER COLUMN … TYPE text COLLATE …` in a migration."),
        new FacetDiffers("enum-labels-differ", Severity.High, Only(EnumType.LabelsFacet),
            "An enum has other labels, or another order of them, on the two sides.",
            "Writing a label that the database lacks fails (22P02); reading one that the code does not know breaks it. Order decides comparisons.",
            "The schema file lists `NO_SHOW`, no migration adds it.",
            "`ALTER TYPE … ADD VALUE …` in a migration of its own (a new label cannot be used in the transaction that adds it)."),
        new FacetDiffers("row-security-differs", Severity.High, Only(Table.RowSecurityFacet, Table.ForceRowSecurityFacet),
            "Row level security is on for one side and off for the other.",
            "Off, every row is visible to every role that may read the table, whatever the policies say.",
            "The SQL beside the schema says `ENABLE ROW LEVEL SECURITY`, the migrations do not.",
            "`ALTER TABLE … ENABLE ROW LEVEL SECURITY;` in a migration, with policies for all four commands."),
    ];

    private static FacetDiffers RestOf(Kind kind)
    {
        var word = kind.Label;
        var severity = kind == Policy.OfKind || kind == ForeignKey.OfKind || kind == PrimaryKey.OfKind || kind == Unique.OfKind ? Severity.High : Severity.Medium;
        return new($"{Wording.Kebab(word)}-differs", severity, (k, f) => ReferenceEquals(k, kind) && f.Weight == FacetWeight.Structural && !s_named.Contains(f),
            $"{(Wording.One(word).StartsWith("an ", StringComparison.Ordinal) ? "An" : "A")} {word} is in both the declared schema and the history, but not the same.",
            "A database built by the migrations does something else than the declared schema promises.",
            $"The declared schema and the last migration that touches the {word} say different things about one of its facets; the finding names it.",
            $"Change the {word} in a migration, or declare it as it is.");
    }

    private static FacetDiffers Minor() => new("minor-facet-differs", Severity.Low, (_, f) => f.Weight == FacetWeight.Small,
        "A setting that changes no result is not the same on both sides: storage, statistics target, comment, owner, cost.",
        "Queries give the same rows, but speed, size or who may alter the object are not as declared.",
        "`fillfactor=70` declared, not in the migrations.",
        "Set it in a migration, or take it out of the declared schema.");

    private static Func<Kind, Facet, bool> Only(params Facet[] facets) => (_, facet) => facets.Contains(facet);
}
