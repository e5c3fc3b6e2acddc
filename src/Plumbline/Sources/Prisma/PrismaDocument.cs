using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>Prisma's scalar types.</summary>
public enum PrismaScalar { String, Int, BigInt, Float, Decimal, Boolean, DateTime, Json, Bytes }

/// <summary>A field's type, resolved. Four members, closed.</summary>
public abstract record PrismaType
{
    private PrismaType() { }

    public sealed record Scalar(PrismaScalar Of) : PrismaType;

    public sealed record Enum(string Name) : PrismaType;

    /// <summary>A relation to a model or view: no column.</summary>
    public sealed record Relation(string Model) : PrismaType;

    /// <summary><c>Unsupported("…")</c>: the database's own type, word by word.</summary>
    public sealed record Native(string Text) : PrismaType;
}

/// <summary><c>@db.VarChar(20)</c></summary>
public sealed record PrismaNativeType(string Name, EquatableArray<string> Arguments, int Position);

/// <summary><c>@relation(…)</c>, as far as it was given.</summary>
public sealed record PrismaRelationClause(int Position)
{
    public string? Name { get; init; }
    public EquatableArray<string> Fields { get; init; }
    public EquatableArray<string> References { get; init; }
    public bool HasFields { get; init; }
    public bool HasReferences { get; init; }
    public string? OnDelete { get; init; }
    public string? OnUpdate { get; init; }
    public string? Map { get; init; }
}

/// <summary>A field of a model, with its attributes resolved.</summary>
public sealed record PrismaField(string Name, PrismaType Type, int Position)
{
    public bool IsList { get; init; }
    public bool IsOptional { get; init; }

    /// <summary>From <c>@map</c>.</summary>
    public string? Map { get; init; }

    public PrismaNativeType? Native { get; init; }

    /// <summary>The value of <c>@default</c>.</summary>
    public PrismaValue? Default { get; init; }

    public bool IsUpdatedAt { get; init; }
    public bool IsIgnored { get; init; }
    public PrismaRelationClause? Relation { get; init; }
    public string? Documentation { get; init; }

    /// <summary>The column's name.</summary>
    public string Column() => Map ?? Name;

    public bool IsRelation() => Type is PrismaType.Relation;
}

/// <summary>A field in a key or index.</summary>
/// <param name="OperatorClass">As PostgreSQL calls it: <c>jsonb_path_ops</c>.</param>
public sealed record PrismaIndexField(PrismaField Field, bool Descending, string? OperatorClass);

public enum PrismaIndexKind { Plain, Unique }

/// <summary><c>@id</c>, <c>@@id</c></summary>
public sealed record PrismaKey(EquatableArray<PrismaIndexField> Fields, string? Map, int Position);

/// <summary><c>@unique</c>, <c>@@unique</c>, <c>@@index</c>, <c>@@fulltext</c></summary>
public sealed record PrismaIndex(PrismaIndexKind Kind, EquatableArray<PrismaIndexField> Fields, int Position)
{
    public string? Map { get; init; }

    /// <summary>PostgreSQL's word: <c>btree</c>, <c>gin</c>, …</summary>
    public string Method { get; init; } = "btree";

    /// <summary><c>raw("…")</c> or an object.</summary>
    public PrismaValue? Where { get; init; }
}

/// <summary>A model or view, resolved.</summary>
public sealed record PrismaModel(PrismaBlock Block)
{
    public string? Map { get; init; }

    /// <summary>From <c>@@schema</c>.</summary>
    public string? Schema { get; init; }

    public bool IsIgnored { get; init; }
    public EquatableArray<PrismaField> Fields { get; init; }
    public PrismaKey? Key { get; init; }
    public EquatableArray<PrismaIndex> Indexes { get; init; }

    public string Name() => Block.Name;

    public string Table() => Map ?? Block.Name;

    public bool IsView() => Block.Keyword == "view";

    public PrismaField? Field(string name)
    {
        foreach (var field in Fields.Span)
            if (field.Name == name) return field;
        return null;
    }
}

/// <summary>A value of an enum and what stands in the database for it.</summary>
public sealed record PrismaEnumValue(string Name, string? Map, int Position)
{
    public string Label() => Map ?? Name;
}

/// <summary>An enum, resolved.</summary>
public sealed record PrismaEnum(PrismaBlock Block, EquatableArray<PrismaEnumValue> Values)
{
    public string? Map { get; init; }
    public string? Schema { get; init; }

    public string TypeName() => Map ?? Block.Name;

    public PrismaEnumValue? Value(string name)
    {
        foreach (var value in Values)
            if (value.Name == name) return value;
        return null;
    }
}

/// <summary>An extension named in the datasource.</summary>
public sealed record PrismaExtension(string Name, string? Schema, string? Version, int Position);

/// <summary>A generator.</summary>
/// <param name="Output">Where it writes, beside its own file; null where nothing is said.</param>
public sealed record PrismaGenerator(PrismaBlock Block, string Provider, string? Output)
{
    public bool IsClient() => Provider is "prisma-client-js" or "prisma-client" or "prisma-client-ts";

    /// <summary>The repository path of what it writes.</summary>
    public string? Folder() => Output is null || Output.Contains("node_modules", StringComparison.Ordinal) ? null : Paths.Join(Paths.Folder(Block.File.Path), Output);

    /// <summary>Whether it may write what <c>@prisma/client</c> hands out: it says nothing of a place, or one among the installed packages.</summary>
    public bool MayBeInstalled() => Output is null || Output.Contains("node_modules", StringComparison.Ordinal);

    /// <summary>Whether its place is known from the text alone: not one of the environment's, nor of a machine's own.</summary>
    public bool IsPlaced() => Provider.Length > 0 && (Output is null ? Block.Setting("output") is null : Output.Length > 0 && Output[0] != '/' && !Output.Contains('\\'));

    /// <summary>Whether it writes <c>client.ts</c> and, since 6.10 of Prisma, no index beside it.</summary>
    public bool HasNoIndex() => Provider is "prisma-client" or "prisma-client-ts";

    /// <summary>Whether a path is in what it writes, or that in the path.</summary>
    public bool LeadsTo(string path) => Folder() is { } folder && (path == folder || path.StartsWith($"{folder}/", StringComparison.Ordinal) || folder.StartsWith($"{path}/", StringComparison.Ordinal));
}

/// <summary>The datasource and the generators' preview features.</summary>
/// <param name="Name">The prefix of native type attributes, mostly <c>db</c>.</param>
/// <param name="Provider">As written: <c>postgresql</c>, <c>sqlite</c>, …; empty when none was given.</param>
public sealed record PrismaDatasource(string Name, string Provider)
{
    public PrismaBlock? Block { get; init; }

    /// <summary>Of multi-schema projects; empty when the option is not used.</summary>
    public EquatableArray<string> Schemas { get; init; }

    public EquatableArray<PrismaExtension> Extensions { get; init; }

    /// <summary>relationMode = "prisma": relations without foreign keys.</summary>
    public bool WithoutForeignKeys { get; init; }

    public EquatableArray<string> PreviewFeatures { get; init; }
    public EquatableArray<PrismaGenerator> Generators { get; init; }

    public bool Previews(string feature) => PreviewFeatures.Contains(feature);
}

/// <summary>A foreign key as two models have it between them.</summary>
/// <param name="Field">The field that holds <c>@relation(fields: …)</c>.</param>
public sealed record PrismaForeignKey(PrismaModel Model, PrismaField Field, PrismaRelationClause Clause, PrismaModel Referenced, EquatableArray<PrismaField> Fields, EquatableArray<PrismaField> References);

/// <summary>An implicit many-to-many relation. Its table's columns A and B hold the keys of the two sides.</summary>
/// <param name="Name">The relation's name: its table is this behind an underscore.</param>
/// <param name="FieldA">The field of side A, where the relation is said.</param>
public sealed record PrismaManyToMany(string Name, PrismaModel A, PrismaModel B, PrismaField FieldA);

/// <summary>A Prisma schema, read and resolved.</summary>
public sealed record PrismaDocument(PrismaDatasource Datasource)
{
    public EquatableArray<PrismaModel> Models { get; init; }
    public EquatableArray<PrismaEnum> Enums { get; init; }
    public EquatableArray<PrismaForeignKey> ForeignKeys { get; init; }
    public EquatableArray<PrismaManyToMany> ManyToMany { get; init; }
}
