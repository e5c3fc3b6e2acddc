namespace Plumbline.Databases.Postgres;

/// <summary>The server knows nothing of an object that the snapshot still has: it was dropped while it was read.</summary>
internal sealed class VanishedException : Exception
{
    public VanishedException()
        : base("an object was dropped before the server had printed it")
    {
    }
}
