using Plumbline.Model;

namespace Plumbline.Truth;

/// <summary>What one source says of one object or facet, against the reference.</summary>
public enum TruthState
{
    /// <summary>As the reference says, or it is the reference.</summary>
    Same,
    Different,

    /// <summary>It could have stated the object and does not.</summary>
    Absent,

    /// <summary>It cannot state it, so it does not deny it.</summary>
    Silent,

    /// <summary>It may state it in a part that could not be read.</summary>
    Unreadable,

    /// <summary>It states it in a statement that the server refuses.</summary>
    Refused,
}

public enum TruthStatus
{
    Agree,
    Drift,

    /// <summary>It had another name along the history, and a rename brought the sources together.</summary>
    Resolved,
}

/// <summary>One cell: a source's word.</summary>
public sealed record TruthValue(string Source, TruthState State, string? Value, Origin At);

/// <summary>One line of the table: an object (facet null), or one facet of it, against every source.</summary>
public sealed record TruthRow(ObjectId Subject, Facet? Facet, TruthStatus Status, EquatableArray<TruthValue> Values)
{
    /// <summary>The name under which the facet stands in reports; <c>name</c> for what differs in its name only.</summary>
    public string? FacetName => Facet?.Name;
}
