using Plumbline.Model;

namespace Plumbline.Planning.Reconcile;

/// <summary>How a statement of one branch stands in another's way.</summary>
public enum CollisionKind
{
    /// <summary>The server would refuse it after the other side's migrations.</summary>
    Refused,

    /// <summary>IF [NOT] EXISTS, or a guard, makes it do nothing now.</summary>
    Idle,

    /// <summary>It would reach something else than it did.</summary>
    NotAsMeant,

    /// <summary>Both change the same, and this branch's word would be the last.</summary>
    Overlap,

    /// <summary>It would take along what the other side made or changed.</summary>
    TakesAlong,
}

/// <summary>Where two branches' migrations do not go together.</summary>
/// <param name="Own">This branch's statement.</param>
/// <param name="Other">The other side's, where one can be named.</param>
public sealed record Collision(CollisionKind Kind, ObjectId? Subject, string Message, Origin Own, Origin? Other)
{
    /// <summary>Works, and may be meant; a person has to say so.</summary>
    public bool IsForPerson() => Kind is CollisionKind.Overlap or CollisionKind.TakesAlong;
}
