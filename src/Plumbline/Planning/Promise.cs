using Plumbline.Model;

namespace Plumbline.Planning;

public enum Outcome { Held, Failed, NotApplicable }

/// <summary>One thing that a good migration promises, and whether it was kept.</summary>
/// <param name="Name">Stable: <see cref="Promises"/>.</param>
/// <param name="Evidence">One sentence: what was seen, or why it was not looked for; lower case, no full stop.</param>
public sealed record Promise(string Name, Outcome Outcome, string Evidence)
{
    /// <summary>What tells against it, or what a reader should know beside it, one line each.</summary>
    public EquatableArray<string> Details { get; init; }

    public static Promise Held(string name, string evidence) => new(name, Outcome.Held, evidence);

    public static Promise NotApplicable(string name, string why) => new(name, Outcome.NotApplicable, why);

    public static Promise Failed(string name, string evidence, params IEnumerable<string> details) => new(name, Outcome.Failed, evidence) { Details = details.ToEquatableArray() };
}

/// <summary>The promises, in the order in which they are looked at.</summary>
public static class Promises
{
    public const string Runs = "runs";
    public const string ReachesAfter = "reaches-after";
    public const string AsPlanned = "as-planned";
    public const string DumpsAlike = "dumps-alike";
    public const string KeepsRows = "keeps-rows";
    public const string AnyRows = "any-rows";
    public const string RunsTwice = "runs-twice";
    public const string ComesBack = "comes-back";
    public const string StallsShortly = "stalls-shortly";

    /// <summary>What a promise says, for whoever reads the table.</summary>
    public static string Says(string name) => name switch
    {
        Runs => "every statement runs",
        ReachesAfter => "the schema is the one that was meant",
        AsPlanned => "it still does what its header says",
        DumpsAlike => "pg_dump writes it like one made directly",
        KeepsRows => "every row and column that stays keeps its values",
        AnyRows => "rows that the schema before allows do not stop it half way",
        RunsTwice => "a second run changes nothing",
        ComesBack => "its undo leads back",
        StallsShortly => "nobody waits longer than the limit",
        _ => name,
    };
}
