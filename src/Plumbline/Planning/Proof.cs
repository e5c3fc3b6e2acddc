using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>What was seen when migrations ran on a server of our own, with rows in the tables.</summary>
/// <param name="Files">Repository paths of the migrations, in their order.</param>
/// <param name="Server">The server's version, as it says it: <c>15.18</c>.</param>
/// <param name="Before">In words, what they ran on.</param>
/// <param name="Rows">How many rows were in the tables that were there before.</param>
public sealed record Proof(EquatableArray<string> Files, string Server, string Before, long Rows, TimeSpan Elapsed)
{
    /// <summary>Whose server, or library, it was.</summary>
    public string Product { get; init; } = "PostgreSQL";

    public EquatableArray<Promise> Promises { get; init; }

    /// <summary>Statement by statement; an undo's and a second run's are not among them.</summary>
    public EquatableArray<StatementTrace> Statements { get; init; }

    /// <summary>Reader and writer of each table that the migrations touch; empty when nobody was let loose on them.</summary>
    public EquatableArray<Stall> Stalls { get; init; }

    /// <summary>What a reader should know: tables without a stall, programs that were not there.</summary>
    public EquatableArray<string> Notes { get; init; }

    /// <summary>A statement failed, so that nothing else could be looked at.</summary>
    public bool Broke() => Promises.Any(p => p is { Name: Planning.Promises.Runs, Outcome: Outcome.Failed });

    public bool Holds() => Promises.All(p => p.Outcome != Outcome.Failed);
}
