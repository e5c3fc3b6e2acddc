using Plumbline.Model;
using Plumbline.Truth.Standings;

namespace Plumbline.Truth;

public enum DepartureKind
{
    /// <summary>The files make it, the database does not have it.</summary>
    Missing,

    /// <summary>The database has what no file makes.</summary>
    Extra,

    /// <summary>It is there under another name.</summary>
    Renamed,

    /// <summary>One of its facets is another.</summary>
    Different,
}

/// <summary>One point in which a database is not what it should be.</summary>
/// <param name="Expected">What the voice says that the database is to keep; null for what it does not have.</param>
/// <param name="Own">As the database has it; null for what is missing.</param>
public sealed record Departure(DepartureKind Kind, TruthSubject Subject, SchemaObject? Expected, SchemaObject? Own)
{
    /// <summary>The facet that differs.</summary>
    public Facet? Facet { get; init; }

    /// <summary>It goes with another departure: the column of a missing table.</summary>
    public bool Implied { get; init; }

    /// <summary>It is as the declared schema has it, and no migration makes it so.</summary>
    public bool AsDeclared { get; init; }

    /// <summary>The declared schema has no words for it.</summary>
    public bool Unsayable { get; init; }

    /// <summary>The file that explains it: one that this database has not run, or not as a whole.</summary>
    public FileStanding? Because { get; init; }

    public string? Before() => Facet is null ? Expected?.Name.Name : Facet.Read(Expected!);

    public string? After() => Facet is null ? Own?.Name.Name : Facet.Read(Own!);
}
