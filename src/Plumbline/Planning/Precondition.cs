namespace Plumbline.Planning;

/// <summary>What of the rows that are there would stop a plan half way: they are counted before it changes anything.</summary>
/// <param name="Wanted">What shall be true of all rows: <c>column orders.note must have a value</c>.</param>
/// <param name="Rows">A query that shows those that stand in the way.</param>
public sealed record Precondition(string Wanted, string Rows)
{
    /// <summary>A condition that holds once there is nothing to look for any more: the plan has done its work, or what the query names is gone.</summary>
    public string Unless { get; init; } = "false";
}
