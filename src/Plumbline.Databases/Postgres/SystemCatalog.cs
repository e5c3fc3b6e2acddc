namespace Plumbline.Databases.Postgres;

/// <summary>The OIDs of the system catalogs (manual chapter 53): the same on every server, fixed when PostgreSQL is built.</summary>
public static class SystemCatalog
{
    public const uint Types = 1247;
    public const uint Functions = 1255;
    public const uint Relations = 1259;
    public const uint Constraints = 2606;
    public const uint Schemas = 2615;
    public const uint Rules = 2618;
    public const uint Triggers = 2620;
    public const uint Extensions = 3079;
    public const uint Policies = 3256;
    public const uint Statistics = 3381;
    public const uint EventTriggers = 3466;
    public const uint Publications = 6104;
}
