namespace Plumbline.Databases.Connections;

/// <summary>How long each kind of waiting may last before it ends in a clear error.</summary>
/// <param name="Connect">For the connection, TLS and sign-in together.</param>
/// <param name="Lock">For a lock that somebody else holds (manual 20.11, lock_timeout).</param>
/// <param name="Statement">For one statement (statement_timeout).</param>
public sealed record Limits(TimeSpan Connect, TimeSpan Lock, TimeSpan Statement)
{
    public static readonly Limits Default = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60));
}
