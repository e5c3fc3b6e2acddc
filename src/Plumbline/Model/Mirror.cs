namespace Plumbline.Model;

/// <summary>A type that was written by hand and repeats a table or an enum.</summary>
/// <param name="Name">As the code calls it.</param>
/// <param name="Of">The table or enum.</param>
/// <param name="SameName">Whether it bears the model's own name: then it is meant to be it, and what differs is a fault.</param>
public sealed record Mirror(string Name, ObjectId Of, Origin Where, bool SameName)
{
    /// <summary>Its members; for an enum its values.</summary>
    public EquatableArray<MirrorMember> Members { get; init; }

    /// <summary>Whether the generated type says the same of every member, so that a part of it could stand in its place.</summary>
    public bool Fits { get; init; }

    /// <summary>What the declared schema calls it.</summary>
    public string Model { get; init; } = "";

    /// <summary>Values of the enum that it lacks.</summary>
    public EquatableArray<string> Lacking { get; init; }
}

/// <param name="Column">What it repeats; null where the table has no such column.</param>
public sealed record MirrorMember(string Name, Origin Where, ObjectId? Column);
