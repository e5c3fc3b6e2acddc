namespace Plumbline.Dialects;

/// <summary>PostgreSQL's table locks, weakest first (manual 13.3.1).</summary>
public enum LockMode { AccessShare, RowShare, RowExclusive, ShareUpdateExclusive, Share, ShareRowExclusive, Exclusive, AccessExclusive }

/// <summary>What a lock means for everybody else.</summary>
public static class LockModes
{
    /// <summary>As the manual writes it: <c>ACCESS EXCLUSIVE</c>.</summary>
    public static string InWords(this LockMode mode) => mode switch
    {
        LockMode.AccessShare => "ACCESS SHARE",
        LockMode.RowShare => "ROW SHARE",
        LockMode.RowExclusive => "ROW EXCLUSIVE",
        LockMode.ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
        LockMode.Share => "SHARE",
        LockMode.ShareRowExclusive => "SHARE ROW EXCLUSIVE",
        LockMode.Exclusive => "EXCLUSIVE",
        _ => "ACCESS EXCLUSIVE",
    };

    /// <summary>An INSERT, UPDATE or DELETE waits for it.</summary>
    public static bool StopsWrites(this LockMode mode) => mode >= LockMode.Share;
}
