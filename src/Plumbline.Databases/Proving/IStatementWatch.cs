using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>Looks on while statements run.</summary>
internal interface IStatementWatch
{
    /// <summary>A session begins anew: no transaction is open, every setting is the server's.</summary>
    Task BeginAsync(CancellationToken cancel);

    /// <summary>Runs one statement by calling <paramref name="send"/>, whose failure is passed on.</summary>
    /// <param name="inTransaction">Whether a transaction block is open.</param>
    Task RunAsync(ScriptStatement statement, bool inTransaction, Func<Task> send, CancellationToken cancel);
}
