using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>COLLATE (manual 23.2): kept as SQL text, null for the default one.</summary>
internal static class Collations
{
    /// <summary>Reads the name after COLLATE.</summary>
    public static string? Read(SqlReader sql)
    {
        var name = sql.QualifiedName();
        if (name.Schema == "pg_catalog") name = name with { Schema = null };
        return name is { Schema: null, Name: "default" } ? null : Quoting.Name(name);
    }
}
