using Plumbline.Model;

namespace Plumbline.Diff;

/// <summary>Two objects of one kind that may be one object with two names.</summary>
/// <param name="Confidence">0 to 1; 1 when the configuration says so.</param>
/// <param name="Evidence">What speaks for it, in words, strongest first.</param>
/// <param name="NameOnly">The name is a label (of a constraint, an index, a policy) and the content is the same: told, but no structural change.</param>
public sealed record RenameCandidate(SchemaObject Before, SchemaObject After, double Confidence, EquatableArray<string> Evidence, bool NameOnly = false)
{
    /// <summary>The configuration answered the question.</summary>
    public bool Answered { get; init; }
}

/// <summary>What is known about renames from outside the two catalogs.</summary>
public sealed record RenameHints
{
    public static readonly RenameHints None = new();

    /// <summary>Configured answers: <c>orders.ship_to</c> to <c>shipping_address</c>, <c>users</c> to <c>people</c>; before to after.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();

    /// <summary>What the source of the after side calls an object, when that is not its database name.</summary>
    public Func<ObjectId, string?> OwnName { get; init; } = _ => null;

    /// <summary>An object of another kind or name in the other catalog that is the same to one of the sources (to Prisma, a unique constraint is a unique index).</summary>
    public Func<SchemaObject, Catalog, SchemaObject?> OtherForm { get; init; } = (_, _) => null;

    /// <summary>The configured new name for an object, without its table; null when there is no answer.</summary>
    public string? AnswerFor(ObjectName before)
    {
        if (Answers.Count == 0 || !Answers.TryGetValue(before.ToString(), out var answer)) return null;
        return answer[(answer.LastIndexOf('.') + 1)..];
    }
}
