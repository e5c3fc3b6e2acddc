using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>A native type attribute: its name, the scalar types it stands on, and the database's type.</summary>
/// <param name="Sql">The type's name in SQL, before its arguments: <c>varchar</c>.</param>
/// <param name="MaxArguments">Number of numbers it may be given in parentheses.</param>
internal sealed record NativeType(string Name, string Sql, int MaxArguments, EquatableArray<PrismaScalar> Scalars)
{
    /// <summary>The same type for this attribute, as SQL.</summary>
    public string Written(EquatableArray<string> arguments)
    {
        if (arguments.IsEmpty) return Sql;
        var space = Sql.IndexOf(' ');
        return space < 0 ? $"{Sql}({string.Join(',', arguments)})" : $"{Sql[..space]}({string.Join(',', arguments)}){Sql[space..]}";
    }
}

/// <summary>What a Prisma provider makes of scalar types, native types and defaults: the part in which databases differ.</summary>
internal abstract class PrismaProvider
{
    /// <summary>The dialect's name, as in <see cref="Source.Dialect"/>.</summary>
    public abstract string Dialect { get; }

    public abstract string DefaultSchema { get; }

    /// <summary>Bytes in a name; Prisma cuts the names it makes so that their ending stays.</summary>
    public abstract int MaxNameBytes { get; }

    /// <summary>A name as the database keeps it: PostgreSQL cuts what is too long.</summary>
    public virtual string Stored(string name) => name;

    public virtual bool HasLists => true;
    public virtual bool HasEnumTypes => true;
    public virtual bool HasSchemas => true;

    /// <summary>Whether primary and foreign keys may be given names.</summary>
    public virtual bool HasNamedKeys => true;

    /// <summary>Whether every Int that is an id alone becomes a counter, asked for or not.</summary>
    public virtual bool CountsWholeKeys => false;

    public virtual bool HasIndexMethods => true;

    public abstract IReadOnlyList<NativeType> NativeTypes { get; }

    /// <summary>A scalar's type without a native type attribute, as SQL.</summary>
    public abstract string ScalarType(PrismaScalar scalar);

    /// <summary>A literal of <c>@default</c> as SQL; the value has been checked against the scalar.</summary>
    public abstract string Literal(PrismaScalar scalar, PrismaValue value);

    public NativeType? Native(string name)
    {
        foreach (var native in NativeTypes)
            if (native.Name == name) return native;
        return null;
    }

    /// <summary>Of the provider as written in the datasource; null for one that we have no dialect for.</summary>
    public static PrismaProvider? Of(string provider) => provider switch
    {
        "postgresql" or "postgres" => PrismaPostgres.Instance,
        "cockroachdb" => PrismaCockroach.Instance,
        "sqlite" => PrismaSqlite.Instance,
        _ => null,
    };
}
