using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>Which state a claim speaks of. <see cref="Any"/>: the document leaves it open.</summary>
public enum ClaimAbout { Any, Declared, History, Database }

/// <summary>One thing that a document says of the schema.</summary>
/// <param name="Where">The word in the document that says it.</param>
/// <param name="Text">As the document has it, shortened: for messages.</param>
public sealed record Claim(ClaimWord Word, Origin Where, string Text)
{
    public ClaimAbout About { get; init; }

    /// <summary>The database it is about, by its name in the configuration.</summary>
    public string? Database { get; init; }

    /// <summary>Set when it cannot be judged: a plan, an example, an older state.</summary>
    public string? Open { get; init; }

    /// <summary>What it is said of, in words: a line may say the same of several. null where that is no object of the schema.</summary>
    public string? SaidOf() => Word.SaidOf() is { } subject && Database is { } database ? $"{subject} in {database}" : Word.SaidOf();
}

/// <summary>What is claimed. Closed: each has its judge in Truth/Claims.</summary>
public abstract record ClaimWord
{
    private protected ClaimWord() { }

    /// <summary>The object that it is said of, in words; null where it is said of none, or of several.</summary>
    public string? SaidOf() => this switch
    {
        Presence word => $"{word.Subject}",
        Described word => $"{word.Column}",
        Labelled word => $"{word.Enum}",
        Referenced word => $"{word.Column}",
        Defined word => $"{word.Object.Id()}",
        Keyed word => $"{(word.Unique ? "unique key" : "index")} on {word.Table} ({string.Join(", ", word.Columns)})",
        Repeated word => $"unique key on {word.Table} ({string.Join(", ", word.Columns)})",
        Partial word => $"{word.Index}",
        Limited word => $"{word.Index}",
        Secured word => $"table {word.Table}",
        Matching word => $"table {word.Table}",
        CompleteColumns word => $"table {word.Table}",
        Rows word => $"table {word.Table}",
        Counted { Scope.Table: { } table } => $"table {table}",
        Said word => word.Subject?.ToString(),
        _ => null,
    };

    /// <summary>The object is there; or, of <paramref name="IsThere"/> false, it is not.</summary>
    public sealed record Presence(ObjectId Subject, bool IsThere) : ClaimWord;

    /// <summary>A column as a table or list of a document describes it. What is null was not said.</summary>
    public sealed record Described(ObjectId Column, string? Type, bool? NotNull) : ClaimWord
    {
        public ColumnDetails Details { get; init; } = ColumnDetails.None;
    }

    /// <summary>These are labels of an enum.</summary>
    public sealed record Labelled(ObjectId Enum, EquatableArray<string> Labels) : ClaimWord;

    /// <summary>The column has a foreign key, or has none.</summary>
    public sealed record Referenced(ObjectId Column, bool IsThere) : ClaimWord;

    /// <summary>The migration is the first, the second, … of its history.</summary>
    public sealed record Ordinal(string Migration, int Number) : ClaimWord
    {
        /// <summary>It brings the schema to the version of that number; how versions are counted is not said.</summary>
        public bool IsVersion { get; init; }
    }

    /// <summary>A history has a migration of that name.</summary>
    public sealed record Filed(string Migration) : ClaimWord;

    /// <summary>A migration gives something this name, instead of another where one is said.</summary>
    public sealed record Renamed(string? From, string To) : ClaimWord;

    /// <summary>Where a migration stands in a database, or, of <paramref name="IsSo"/> false, where it does not.</summary>
    public sealed record Stands(string Migration, ClaimedStanding State, bool IsSo = true) : ClaimWord;

    /// <summary>So many rows of a table; of one that a tool keeps, they are known.</summary>
    public sealed record Rows(ObjectName Table, int Number) : ClaimWord;

    /// <summary>An object as code in a document defines it.</summary>
    /// <param name="IsExact">It is written in full: its table says of other columns that they are not null, or the key stands in a statement of its own or beside others with actions. Silence says the default.</param>
    public sealed record Defined(SchemaObject Object, bool IsExact = false) : ClaimWord;

    /// <summary>An index or unique key on these columns.</summary>
    public sealed record Keyed(ObjectName Table, EquatableArray<string> Columns, bool Unique, bool IsThere) : ClaimWord
    {
        /// <summary>More columns may follow: <c>`email` is indexed</c>.</summary>
        public bool IsPrefix { get; init; }
    }

    /// <summary>So many of a kind.</summary>
    public sealed record Counted(int Number, bool AtLeast, CountedKind Kind, CountScope Scope) : ClaimWord;

    /// <summary>Row level security is on, or off.</summary>
    public sealed record Secured(ObjectName Table, bool On) : ClaimWord
    {
        /// <summary>With policies for each of the four commands.</summary>
        public bool ForAllCommands { get; init; }
    }

    /// <summary>The index has a WHERE.</summary>
    public sealed record Partial(ObjectId Index) : ClaimWord;

    /// <summary>The index holds only rows with this label of an enum; or, of <paramref name="IsSo"/> false, others as well.</summary>
    public sealed record Limited(ObjectId Index, string Label, bool IsSo = true) : ClaimWord;

    /// <summary>All voices have the table alike.</summary>
    public sealed record Matching(ObjectName Table) : ClaimWord;

    /// <summary>The declared schema and the migrations say the same; or what the document's SQL makes is what is declared.</summary>
    public sealed record Synchronised(DocumentSql? Sql) : ClaimWord;

    /// <summary>The change adds and drops nothing: by the migration that is meant, or by the document's own SQL.</summary>
    public sealed record OnlyAdds(DocumentSql? Sql, EquatableArray<string> Migrations) : ClaimWord;

    /// <summary>What the change runs may be run again; or, of <paramref name="IsSo"/> false, may not.</summary>
    /// <param name="Each">It is said of its statements, every one of them; else of the whole, which a tool may keep from running twice.</param>
    public sealed record Repeatable(DocumentSql? Sql, EquatableArray<string> Migrations, bool Each, bool IsSo) : ClaimWord;

    /// <summary>All columns of the table are listed.</summary>
    public sealed record CompleteColumns(ObjectName Table, EquatableArray<string> Listed) : ClaimWord;

    /// <summary>All that these migrations make is covered by a matrix.</summary>
    public sealed record Covered(EquatableArray<string> Migrations, EquatableArray<ObjectId> Listed) : ClaimWord;

    /// <summary>A use case that is named and has no row in the matrix, or has one.</summary>
    public sealed record UseCase(string Name, Origin? Row, Origin Matrix) : ClaimWord;

    /// <summary>A statement of the document runs.</summary>
    /// <param name="Missing">The column that it fails on, where its table is the project's.</param>
    public sealed record Runs(string Command, string? Fault, ObjectId? Missing = null) : ClaimWord
    {
        /// <summary>The statement fails in the declared schema alone.</summary>
        public bool IsOfDeclared { get; init; }
    }

    /// <summary>Said twice, in two ways.</summary>
    public sealed record Said(ObjectId? Subject, string What, string Here, string There, Origin Elsewhere) : ClaimWord;

    /// <summary>Rows of a unique key that may, or may not, be there twice.</summary>
    public sealed record Repeated(ObjectName Table, EquatableArray<string> Columns, bool Allowed) : ClaimWord;
}

/// <summary>What documents call a standing; <see cref="Recorded"/>: a tool's own table names the migration.</summary>
public enum ClaimedStanding { Recorded, Applied, Pending, Failed, RolledBack, ByHand }

public enum CountedKind { Columns, Tables, Indexes, ForeignKeys, UniqueKeys, Enums, Migrations, Policies, Triggers, Functions, Views, Checks }

/// <summary>What a count is bound to.</summary>
/// <param name="Table">The table that it counts in.</param>
/// <param name="IsNew">Only what a change adds.</param>
/// <param name="IsMissing">Only what is declared and no migration makes.</param>
/// <param name="Migrations">The migrations that are meant; empty when none is named.</param>
/// <param name="Sql">The document's own SQL.</param>
/// <param name="Restriction">An adjective that narrows it: <c>partial</c>, <c>nullable</c>, <c>required</c>.</param>
public sealed record CountScope(ObjectName? Table, bool IsNew, bool IsMissing, EquatableArray<string> Migrations, DocumentSql? Sql, string? Restriction)
{
    /// <summary>Perhaps only some of what the table has: <c>two indexes on bookings</c>.</summary>
    public bool IsSome { get; init; }
}
