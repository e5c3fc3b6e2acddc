using Plumbline.Model;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

public enum ClaimVerdict { Confirmed, Contradicted, NotCheckable }

/// <summary>A claim, and what the schemas make of it.</summary>
/// <param name="Why">What was found: for a contradiction, the truth; else why it holds or cannot be judged.</param>
public sealed record JudgedClaim(Claim Claim, ClaimVerdict Verdict, string Why)
{
    /// <summary>What it is about, where that is an object of the schema.</summary>
    public ObjectId? Subject { get; init; }

    /// <summary>Where the schemas say otherwise.</summary>
    public EquatableArray<Related> Related { get; init; }

    /// <summary>No voice has what the document describes.</summary>
    public bool IsNotBuilt { get; init; }

    /// <summary>What is there, and is in none of the rows that claim to hold all of it.</summary>
    public EquatableArray<ObjectId> LeftOut { get; init; }

    public static JudgedClaim Open(Claim claim, string why) => new(claim, ClaimVerdict.NotCheckable, why);

    public static JudgedClaim Holds(Claim claim, string why) => new(claim, ClaimVerdict.Confirmed, why);

    public static JudgedClaim Wrong(Claim claim, string why, ObjectId? subject = null) => new(claim, ClaimVerdict.Contradicted, why) { Subject = subject };
}
