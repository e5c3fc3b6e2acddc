namespace Plumbline.Databases.Postgres;

/// <summary>Conditions that every query shares: what is the user's, and not the system's or an extension's (manual 36.17).</summary>
public static class Scope
{
    /// <summary>In a schema of the user's; temporary ones are the session's.</summary>
    public static string OfUser(string schema) => $"{schema} in (select oid from pg_namespace where nspname <> 'information_schema' and nspname not like 'pg\\_%')";

    /// <summary>Not made by CREATE EXTENSION.</summary>
    public static string NotMember(uint catalog, string oid) => $"not exists (select from pg_depend e where e.classid = {catalog} and e.objid = {oid} and e.deptype = 'e')";
}
