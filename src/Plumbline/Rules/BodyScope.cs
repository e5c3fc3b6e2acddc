using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Rules;

/// <summary>What the names in a function's body mean in a catalog, by the search path that it runs with.</summary>
/// <param name="path">The path that the function sets for itself, or that it was made with.</param>
internal sealed class BodyScope(Catalog catalog, IReadOnlyList<string> path)
{
    private static readonly string[] s_elsewhere = ["pg_catalog", "information_schema", "$user", "extensions"];

    /// <summary>The relation that a name means; null when there is none in the catalog.</summary>
    public SchemaObject? Find(ObjectName name)
    {
        if (name.Schema is not null) return catalog.Relation(name.Schema, name.Name);
        foreach (var schema in path)
            if (catalog.Relation(schema, name.Name) is { } found) return found;
        return null;
    }

    /// <summary>Whether the catalog would have it, if it were there: no schema, extension or server of which it knows nothing may bring it.</summary>
    public bool CanTell(ObjectName name)
    {
        if (name.Name.StartsWith("pg_", StringComparison.Ordinal)) return false;
        if (name.Schema is not null) return IsOurs(name.Schema) && AllDialects.Find(AllDialects.Postgres)!.ExtensionRelation(catalog, name) is null;
        if (path.Count == 0 || AllDialects.Find(AllDialects.Postgres)!.ExtensionRelation(catalog, name) is not null) return false;
        return path.All(s => IsOurs(s) || s_elsewhere.Contains(s) || s == Names.TemporarySchema);
    }

    /// <summary>Whether the relation lacks the column; false where it cannot be told.</summary>
    public bool Lacks(SchemaObject relation, string column) =>
        relation is Table { ForeignServer: null } table && !IsOfEveryTable(column) && catalog.Columns(table.Name) is { Count: > 0 } columns && columns.All(c => c.Name.Name != column);

    private static bool IsOfEveryTable(string column) => column is "ctid" or "xmin" or "xmax" or "cmin" or "cmax" or "tableoid" or "oid";

    private bool IsOurs(string schema) => schema == "public" || catalog.Contains(new(Schema.OfKind, new(null, schema)));

    /// <summary>The path of its SET clause, else that of the session which made it.</summary>
    public static IReadOnlyList<string> PathOf(Function function, Session session)
    {
        foreach (var setting in function.Settings)
            if (setting.StartsWith("search_path=", StringComparison.Ordinal))
                return [.. setting["search_path=".Length..].Split(',', StringSplitOptions.TrimEntries).Select(s => s.Trim('"', '\'')).Where(s => s.Length > 0)];
        return session.SearchPath;
    }

    /// <summary>Whether the body is one whose names are read: SQL or PL/pgSQL that the server keeps as text.</summary>
    public static bool IsRead(Function function) => function is { Language: "plpgsql" or "sql", Body: not null } && !function.HasParsedBody();
}
