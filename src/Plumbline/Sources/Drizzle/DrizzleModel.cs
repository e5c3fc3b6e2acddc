using Plumbline.Model;

namespace Plumbline.Sources.Drizzle;

/// <summary>
/// What Drizzle itself holds of a schema: what a snapshot writes down and <c>schema.ts</c> declares. Types, defaults and conditions are SQL in drizzle-kit's own spelling;
/// <see cref="DrizzleSql"/> writes them as it does, and the dialect says what they mean.
/// </summary>
internal sealed class DrizzleModel(string dialect)
{
    /// <summary><c>postgres</c> or <c>sqlite</c>.</summary>
    public string Dialect => dialect;

    public List<DrizzleName> Schemas { get; } = [];
    public List<DrizzleEnum> Enums { get; } = [];
    public List<DrizzleSequence> Sequences { get; } = [];
    public List<DrizzleTable> Tables { get; } = [];
    public List<DrizzleView> Views { get; } = [];

    /// <summary>Policies on tables that are declared elsewhere.</summary>
    public List<(DrizzleName Table, DrizzlePolicy Policy)> LinkedPolicies { get; } = [];

    /// <summary>Since 1.0 keys are constraints with names in SQLite, too, and uniques stand in their table.</summary>
    public bool HasNamedKeys { get; init; }

    /// <summary>Columns whose type is not known: they are there, and nothing is said of them. Under the name <c>*</c> columns that nobody knows were spread into a table.</summary>
    public HashSet<ObjectName> Unknown { get; } = [];

    /// <summary>Columns that have a default which is not known.</summary>
    public HashSet<ObjectName> UnknownDefaults { get; } = [];

    /// <summary>Tables of which a key, index or check is not known, and views.</summary>
    public HashSet<ObjectName> UnknownParts { get; } = [];

    /// <summary>Kinds that this writing could have stated: older formats have no words for some.</summary>
    public DrizzleWords Words { get; init; } = DrizzleWords.All;
}

/// <summary>What a format of Drizzle's can say beyond tables, columns, keys and enums.</summary>
[Flags]
internal enum DrizzleWords
{
    None = 0,

    /// <summary>How an index is made: direction, method, condition.</summary>
    IndexForms = 1,
    Checks = 2,
    Sequences = 4,
    Views = 8,
    Policies = 16,
    All = IndexForms | Checks | Sequences | Views | Policies,
}

/// <summary>A name with the schema that was given; null is the database's own.</summary>
internal sealed record DrizzleName(string? Schema, string Name, Origin At);

internal sealed record DrizzleEnum(DrizzleName Name, EquatableArray<string> Labels);

/// <summary>Options in words, as both a sequence and an identity column have them: <c>INCREMENT BY 1 MINVALUE 1 …</c></summary>
internal sealed record DrizzleSequence(DrizzleName Name, string Options);

internal sealed record DrizzleTable(DrizzleName Name)
{
    public List<DrizzleColumn> Columns { get; } = [];
    public List<DrizzleKey> PrimaryKeys { get; } = [];
    public List<DrizzleKey> Uniques { get; } = [];
    public List<DrizzleForeignKey> ForeignKeys { get; } = [];
    public List<DrizzleIndex> Indexes { get; } = [];
    public List<DrizzleCheck> Checks { get; } = [];
    public List<DrizzlePolicy> Policies { get; } = [];
    public bool RowSecurity { get; set; }

    /// <summary>As the code calls it; null in a snapshot.</summary>
    public string? Variable { get; init; }
}

/// <param name="Type">As it is written, without the enum's schema.</param>
internal sealed record DrizzleColumn(string Name, string Type, Origin At)
{
    /// <summary>Set for an enum's column; its type is a name then, to be quoted.</summary>
    public string? TypeSchema { get; init; }
    public bool NotNull { get; init; }
    public bool IsKey { get; init; }
    public bool AutoIncrement { get; init; }
    public string? Default { get; init; }
    public DrizzleGenerated? Generated { get; init; }
    public DrizzleIdentity? Identity { get; init; }

    /// <summary>As the code calls it; null in a snapshot.</summary>
    public string? Field { get; init; }
}

internal sealed record DrizzleGenerated(string Sql, bool Stored);

internal sealed record DrizzleIdentity(bool Always, string? Name, string Options);

/// <param name="Name">Null where the database gives it.</param>
internal sealed record DrizzleKey(string? Name, EquatableArray<string> Columns, Origin At)
{
    public bool NullsNotDistinct { get; init; }
}

internal sealed record DrizzleForeignKey(string Name, EquatableArray<string> Columns, DrizzleName References, EquatableArray<string> ReferencedColumns, Origin At)
{
    public string OnDelete { get; init; } = "no action";
    public string OnUpdate { get; init; } = "no action";
}

/// <param name="Sql">The whole key: name or expression, operator class, direction.</param>
internal sealed record DrizzleIndexKey(string Sql);

internal sealed record DrizzleIndex(string Name, EquatableArray<DrizzleIndexKey> Keys, bool Unique, Origin At)
{
    public string Method { get; init; } = "btree";
    public string? Where { get; init; }
    public EquatableArray<string> With { get; init; }
}

internal sealed record DrizzleCheck(string Name, string Sql, Origin At);

internal sealed record DrizzlePolicy(string Name, Origin At)
{
    public bool Restrictive { get; init; }
    public string For { get; init; } = "ALL";
    public EquatableArray<string> To { get; init; } = ["public"];
    public string? Using { get; init; }
    public string? WithCheck { get; init; }
}

/// <param name="Query">Null for one that exists elsewhere.</param>
internal sealed record DrizzleView(DrizzleName Name, string? Query, bool Materialized)
{
    public EquatableArray<string> With { get; init; }
}
