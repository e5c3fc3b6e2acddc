using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>A migration that is not yet written down: its steps in order, what it starts from and what it reaches.</summary>
/// <param name="Name">Without number and ending: <c>add_scheduling_platform</c>.</param>
public sealed record Plan(string Name, Catalog Before, Catalog After, EquatableArray<Step> Steps)
{
    /// <summary>The language of its statements.</summary>
    public string Dialect { get; init; } = Dialects.AllDialects.Postgres;

    /// <summary>What leads back, in order.</summary>
    public EquatableArray<Step> Undo { get; init; }

    /// <summary>What the undo cannot bring back, in words.</summary>
    public EquatableArray<string> NotUndone { get; init; }

    /// <summary>What the truth does not have and this plan leaves alone, with the consent that would change that.</summary>
    public EquatableArray<LeftAlone> Left { get; init; }

    /// <summary>Findings of the safety rules over the plan's own statements.</summary>
    public EquatableArray<Finding> Hazards { get; init; }

    /// <summary>What is asked of the rows before the first step.</summary>
    public EquatableArray<Precondition> Preconditions { get; init; }

    /// <summary>Conditions over pg_catalog that hold when the plan has done its work, each with what is missing when it does not.</summary>
    public EquatableArray<Expectation> Expectations { get; init; }

    /// <summary>A database has some of it already, so that every statement asks before it does anything.</summary>
    public bool Asks { get; init; }

    public bool IsEmpty => Steps.IsEmpty;
}

/// <summary>An object that only the target has.</summary>
/// <param name="Consent">What would drop it: <c>drop-index:orders.orders_note_idx</c>.</param>
public sealed record LeftAlone(ObjectId Subject, string Why, string Consent);

/// <param name="Condition">An SQL condition.</param>
/// <param name="Missing">What to say when it is false: <c>column orders.status</c>.</param>
public sealed record Expectation(string Condition, string Missing)
{
    /// <summary>What is promised, as it shall be; null where only the condition tells.</summary>
    public SchemaObject? Subject { get; init; }
}
