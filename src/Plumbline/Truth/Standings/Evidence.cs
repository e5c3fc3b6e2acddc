using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Truth.Standings;

/// <summary>What a live schema shows of one thing that a migration did.</summary>
public enum Evidence
{
    /// <summary>It says nothing of it: rows only, or of a kind that could not be read.</summary>
    None,

    /// <summary>Later migrations undid or replaced it: nothing of it is left to be seen.</summary>
    Replaced,

    InEffect,

    /// <summary>The object is there, but neither as this migration made it nor as a later one did.</summary>
    Changed,

    NotInEffect,
}

/// <summary>One effect of a statement, looked for in a database.</summary>
/// <param name="Says">What was seen, where that is not the mere absence or presence.</param>
public sealed record EffectEvidence(Change Effect, Evidence State, string? Says = null);

/// <summary>One statement, looked for in a database.</summary>
public sealed record StatementEvidence(Statement Statement, Evidence State, EquatableArray<EffectEvidence> Effects)
{
    /// <summary>Some of its effects are there and others are not.</summary>
    public bool IsPartial => Effects.Any(e => e.State is Evidence.InEffect or Evidence.Changed) && Effects.Any(e => e.State == Evidence.NotInEffect);
}

/// <summary>How much of a file is in effect.</summary>
public enum Reach
{
    /// <summary>Its objects tell nothing: it changes rows only, or all it did was replaced since.</summary>
    Unknown,
    Nothing,
    Partly,
    Whole,
}

/// <summary>A file's statements, each looked for in a database.</summary>
public sealed record FileEvidence(EquatableArray<StatementEvidence> Statements)
{
    public int Seen() => Statements.Count(s => s.State is Evidence.InEffect or Evidence.Changed && !s.IsPartial);

    public int Missing() => Statements.Count(s => s.State == Evidence.NotInEffect || s.IsPartial);

    public bool IsReplaced() => Seen() + Missing() == 0 && Statements.Any(s => s.State == Evidence.Replaced);

    public Reach Reach()
    {
        var (seen, missing) = (Statements.Any(s => s.State is Evidence.InEffect or Evidence.Changed || s.IsPartial), Missing() > 0);
        return seen ? missing ? Standings.Reach.Partly : Standings.Reach.Whole : missing ? Standings.Reach.Nothing : Standings.Reach.Unknown;
    }
}
