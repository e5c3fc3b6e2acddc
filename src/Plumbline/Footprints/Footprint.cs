using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>One lock on a table that was there before the statement, what is done while it is held, and what it comes from.</summary>
/// <param name="Table">A table or a materialized view.</param>
/// <param name="Subject">The object that is made, changed or dropped; null where the statement names the table alone.</param>
/// <param name="Why">For messages, after "takes … while" or "because": <c>the check is verified against every row</c>.</param>
public sealed record Touch(ObjectName Table, LockMode Mode, Work Work, ObjectId? Subject, string Why)
{
    /// <summary>Set where one of the table's indexes is locked, not the table: its own name.</summary>
    public string? Index { get; init; }

    /// <summary>The work is done on another table, and this lock is held meanwhile: the referenced side of a foreign key.</summary>
    public bool Elsewhere { get; init; }

    /// <summary>For a table that the same change makes: a foreign key of it holds this one for an instant.</summary>
    public bool ForNew { get; init; }
}

/// <summary>
/// What a statement takes of the server: every lock on what existed before it and others may use, worked out from its effects and the catalog before it,
/// for one version of the server. Held against what real servers do by a test.
/// </summary>
public sealed record Footprint(EquatableArray<Touch> Touches)
{
    public static readonly Footprint None = new([]);

    /// <param name="version">Major version of the server.</param>
    public static Footprint Of(Statement statement, int version) => FootprintReader.Read(statement, version);

    /// <summary>What others feel of it: nobody waits for tables that were just made, and what is read of them is nothing.</summary>
    /// <param name="isMade">Whether a table was made in the same change.</param>
    public Footprint Felt(Func<ObjectName, bool> isMade)
    {
        var all = true;
        foreach (var touch in Touches.Span) all &= !isMade(touch.Table) && !IsForNew(touch, isMade);
        if (all) return this;
        var felt = new List<Touch>(Touches.Count);
        foreach (var touch in Touches.Span)
            if (!isMade(touch.Table)) felt.Add(IsForNew(touch, isMade) ? touch with { Work = Work.None, ForNew = true } : touch);
        return felt.Count == 0 ? None : new(felt.ToEquatableArray());
    }

    private static bool IsForNew(Touch touch, Func<ObjectName, bool> isMade) => touch is { Elsewhere: true, Subject.Name: { Table: not null } name } && isMade(name.OfTable());

    /// <summary>The strongest lock and the longest work on each table; indexes aside.</summary>
    public IEnumerable<Touch> Tables()
    {
        if (Touches.Count == 0) return [];
        if (Touches.Count == 1) return Touches[0].Index is null ? Touches : [];
        if (Touches.Count == 2 && Touches[0].Index is null && Touches[1].Index is null && Touches[0].Table != Touches[1].Table) return Touches;
        return Touches.Where(t => t.Index is null).GroupBy(t => t.Table).Select(Strongest);
    }

    /// <summary>The strongest lock on a table, and the longest work under any; null when it is not touched.</summary>
    public Touch? On(ObjectName table)
    {
        var touches = Touches.Where(t => t.Index is null && t.Table == table).ToList();
        return touches.Count == 0 ? null : Strongest(touches);
    }

    /// <summary>Locks are held to the end of the statement at least: what one action needs long, the lock of another is held as long.</summary>
    private static Touch Strongest(IEnumerable<Touch> touches)
    {
        var mode = touches.MaxBy(t => t.Mode)!;
        var work = touches.MaxBy(t => t.Work)!;
        return mode.Work == work.Work ? mode : work with { Mode = mode.Mode };
    }
}
