namespace Plumbline.Databases.Postgres;

/// <summary>OIDs that are the same on every server: of the system catalogs themselves (src/include/catalog), and where the user's begin.</summary>
internal static class Oids
{
    /// <summary>Objects below were made by initdb (access/transam.h, FirstNormalObjectId).</summary>
    public const uint FirstOfUser = 16384;

    public const uint PublicSchema = 2200;

    public const uint Type = 1247;
    public const uint Function = 1255;
    public const uint Relation = 1259;
    public const uint Default = 2604;
    public const uint Constraint = 2606;
    public const uint Schema = 2615;
    public const uint Rule = 2618;
    public const uint Trigger = 2620;
    public const uint Policy = 3256;
    public const uint Extension = 3079;
    public const uint Statistics = 3381;
    public const uint EventTrigger = 3466;
    public const uint Publication = 6104;
}
