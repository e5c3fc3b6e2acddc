using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources.Code;
using Plumbline.Sources.Documents;
using Plumbline.Sources.Drizzle;
using Plumbline.Sources.Prisma;

namespace Plumbline.Sources;

/// <summary>Whose word it is. The order is that of the truth, unless the configuration says otherwise.</summary>
public enum SourceRole { Declared, History, Document, Database, Code }

/// <summary>What was not compared, and why: listed in every report.</summary>
public sealed record NotCompared(string What, string Why);

/// <summary>One source, read: what it says, what it can say, and what was wrong with it.</summary>
/// <param name="Name">Unique in the project and used in every report: <c>schema.prisma</c>, <c>history</c>, …</param>
/// <param name="Format"><c>prisma</c>, <c>migrations</c>, <c>sql</c>, …</param>
/// <param name="Dialect"><c>postgres</c> or <c>sqlite</c>.</param>
/// <param name="Location">Repository path of the file or folder.</param>
public sealed record Source(string Name, SourceRole Role, string Format, string Dialect, string Location, Catalog Catalog, Voice Voice)
{
    public EquatableArray<Finding> Findings { get; init; }
    public EquatableArray<NotCompared> NotCompared { get; init; }

    /// <summary>Statements or blocks that could not be read.</summary>
    public int Unread { get; init; }

    /// <summary>What could not be read: objects that it may name are not told to be absent.</summary>
    public EquatableArray<string> UnreadTexts { get; init; }

    /// <summary>Tables that modules of SQLite make: queries name them, and no catalog holds them.</summary>
    public EquatableArray<VirtualTable> VirtualTables { get; init; }

    /// <summary>Set for a migration folder.</summary>
    public History? History { get; init; }

    /// <summary>Set for a migration folder of Drizzle's that keeps snapshots.</summary>
    public DrizzleFolder? Drizzle { get; init; }

    /// <summary>Set for a live database that was reached.</summary>
    public DatabaseFacts? Database { get; init; }

    /// <summary>What code uses of the schema, in the order of its files.</summary>
    public EquatableArray<Usage> Usages { get; init; }

    /// <summary>Types written by hand that repeat the schema.</summary>
    public EquatableArray<Mirror> Mirrors { get; init; }

    /// <summary>Statements in code that make or change tables.</summary>
    public EquatableArray<CodeDefinition> Definitions { get; init; }

    /// <summary>Imports of a Prisma client that, by what the schemas say, lead to none.</summary>
    public EquatableArray<ClientImport> ClientImports { get; init; }

    /// <summary>Files of code that were not read whole.</summary>
    public EquatableArray<UnreadCode> UnreadCode { get; init; }

    /// <summary>Set for code that was read wholly and all understood: whether a name stands anywhere in it.</summary>
    public CodeWords? Mentions { get; init; }

    /// <summary>Files of code in which a comment lets a rule pass.</summary>
    public EquatableArray<string> Allowing { get; init; }

    /// <summary>What documents say of the schema, in the order of their text.</summary>
    public EquatableArray<Claim> Claims { get; init; }

    /// <summary>Set for a Prisma schema: its models and relations, by which the calls of its client are understood.</summary>
    public PrismaDocument? Prisma { get; init; }

    /// <summary>How the source itself calls an object: the model and field behind a table and column.</summary>
    public IReadOnlyDictionary<ObjectId, ModelName> ModelNames { get; init; } = new Dictionary<ObjectId, ModelName>();
}

/// <summary>A declared schema's own name for an object.</summary>
/// <param name="Mapped">Whether the database's name was given explicitly (<c>@map</c>, <c>@@map</c>, <c>map:</c>).</param>
public sealed record ModelName(string Model, string? Field, bool Mapped)
{
    public override string ToString() => Field is null ? Model : $"{Model}.{Field}";
}
