namespace Plumbline.Databases.Sqlite;

/// <summary>Tables that nobody's schema states: SQLite's own, those behind a virtual table, and those of the tools that carry the file.</summary>
internal static class OwnTables
{
    /// <summary>The engine reserves the first ("CREATE TABLE"); the others are made by the software that replicates or hosts the file.</summary>
    private static readonly string[] s_prefixes = ["sqlite_", "_litestream_", "_cf_", "libsql_", "crsql_"];

    /// <summary>What each module keeps its content in, by the virtual table's name and these endings.</summary>
    private static readonly Dictionary<string, string[]> s_shadows = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fts3"] = ["_content", "_segments", "_segdir"],
        ["fts4"] = ["_content", "_segments", "_segdir", "_docsize", "_stat"],
        ["fts5"] = ["_data", "_idx", "_content", "_docsize", "_config"],
        ["rtree"] = ["_node", "_rowid", "_parent"],
        ["rtree_i32"] = ["_node", "_rowid", "_parent"],
        ["geopoly"] = ["_node", "_rowid", "_parent"],
        ["vec0"] = ["_info", "_chunks", "_rowids", "_auxiliary"],
        ["spellfix1"] = ["_vocab"],
    };

    /// <summary>The tables that are left out, without case.</summary>
    public static HashSet<string> Among(IReadOnlyList<SchemaRow> rows)
    {
        var own = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            if (Array.Exists(s_prefixes, p => row.Name.StartsWith(p, StringComparison.OrdinalIgnoreCase))) own.Add(row.Name);
            if (!row.IsVirtual) continue;
            foreach (var ending in s_shadows.GetValueOrDefault(Module(row)) ?? []) own.Add(row.Name + ending);
            // sqlite-vec numbers its chunks of vectors.
            if (Module(row) == "vec0")
                foreach (var other in rows)
                    if (other.Name.StartsWith(row.Name + "_vector_chunks", StringComparison.OrdinalIgnoreCase) || other.Name.StartsWith(row.Name + "_metadata", StringComparison.OrdinalIgnoreCase)) own.Add(other.Name);
        }
        return own;
    }

    /// <summary>The word after USING.</summary>
    public static string Module(SchemaRow row)
    {
        var sql = row.Sql ?? "";
        var at = sql.IndexOf("USING", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return "";
        var rest = sql.AsSpan(at + 5).TrimStart();
        var end = rest.IndexOfAny("( \t\r\n;");
        return (end < 0 ? rest : rest[..end]).ToString().ToLowerInvariant();
    }
}
