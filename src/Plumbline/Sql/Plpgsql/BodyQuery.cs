namespace Plumbline.Sql.Plpgsql;

/// <summary>A query or an expression of a body.</summary>
/// <param name="Variables">What it sees beside its tables; null for the routine's parameters alone.</param>
internal sealed record BodyQuery(QueryText Text, Variables? Variables)
{
    /// <summary>Where it stands, when its own places are in another text: that of an EXECUTE.</summary>
    public Written At { get; init; }

    /// <summary>The block goes on when what it names is not there: EXCEPTION WHEN undefined_table.</summary>
    public bool IsGuarded { get; init; }

    /// <summary>EXECUTE: no variable is seen.</summary>
    public bool IsAlone { get; init; }
}
