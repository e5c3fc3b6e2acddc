using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Whether a name of a query is there.</summary>
public enum NameVerdict
{
    Known,

    /// <summary>Certainly not: a server with this schema refuses the query.</summary>
    Missing,

    /// <summary>It cannot be told: part of the text is put together when it runs, or something is in play of which the schema says nothing.</summary>
    Unsure,
}

/// <summary>What there is for a query to name. Every answer may be that it cannot be told.</summary>
public interface IQueryMeanings
{
    /// <summary>By whose rules names are written and resolved.</summary>
    SqlFlavor Flavor { get; }

    /// <summary>The relation that a name means. Without columns where they are not known.</summary>
    (NameVerdict Verdict, ObjectName? Name, IReadOnlyList<KnownColumn>? Columns) Relation(ObjectName written);

    NameVerdict Function(ObjectName written);

    /// <summary>Whether a function of this name may take a whole row: <c>t.f</c> is <c>f(t)</c>, too (manual 8.16.5).</summary>
    bool TakesRow(string function);

    /// <summary>The columns that a function gives in FROM; a column without a name is called as the function is. null when they are not known.</summary>
    IReadOnlyList<KnownColumn>? ResultOf(ObjectName function);

    NameVerdict Type(SqlType written);

    /// <summary>The enum that a type is; null for others and for unknown ones.</summary>
    EnumType? Enum(SqlType type);
}
