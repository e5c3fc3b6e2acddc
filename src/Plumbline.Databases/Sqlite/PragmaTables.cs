using Microsoft.Data.Sqlite;

namespace Plumbline.Databases.Sqlite;

/// <summary>What SQLite itself knows of a column (pragma table_xinfo).</summary>
/// <param name="Key">Its place in the primary key, from 1; 0 outside of it.</param>
/// <param name="Hidden">0, or 1 in a virtual table, 2 generated when read, 3 generated and stored.</param>
internal sealed record PragmaColumn(string Table, string Name, string Type, bool NotNull, string? Default, int Key, int Hidden);

/// <summary>One column of a foreign key (pragma foreign_key_list).</summary>
internal sealed record PragmaReference(string Table, int Key, string Referenced, string From, string? To, string OnUpdate, string OnDelete);

/// <summary>One key of an index (pragma index_list and index_xinfo).</summary>
/// <param name="Made"><c>c</c> by CREATE INDEX, <c>u</c> by UNIQUE, <c>pk</c> by PRIMARY KEY.</param>
/// <param name="Column">null for an expression.</param>
internal sealed record PragmaIndexKey(string Table, string Index, bool Unique, string Made, bool Partial, string? Column, bool Descending, string Collation);

/// <summary>What the pragmas say of all tables with rows of their own: four questions, whatever their number.</summary>
internal sealed record PragmaTables(ILookup<string, PragmaColumn> Columns, ILookup<string, PragmaReference> References, ILookup<string, PragmaIndexKey> Indexes, ILookup<string, (bool WithoutRowId, bool Strict)> Options)
{
    private const string Tables = "from sqlite_master as m join";
    private const string Real = "where m.type = 'table' and m.rootpage > 0";

    /// <summary>pragma table_list came with STRICT.</summary>
    private static readonly Version s_tableList = new(3, 37);

    public static PragmaTables Read(SqliteFile file)
    {
        var columns = file.Rows($"select m.name, p.name, p.type, p.\"notnull\", p.dflt_value, p.pk, p.hidden {Tables} pragma_table_xinfo(m.name) as p {Real} order by m.rowid, p.cid",
            r => new PragmaColumn(r.GetString(0), r.GetString(1), r.GetString(2), r.GetBoolean(3), TextOrNull(r, 4), r.GetInt32(5), r.GetInt32(6)));
        var references = file.Rows($"select m.name, p.id, p.\"table\", p.\"from\", p.\"to\", p.on_update, p.on_delete {Tables} pragma_foreign_key_list(m.name) as p {Real} order by m.rowid, p.id desc, p.seq",
            r => new PragmaReference(r.GetString(0), r.GetInt32(1), r.GetString(2), r.GetString(3), TextOrNull(r, 4), r.GetString(5), r.GetString(6)));
        var keys = file.Rows($"select m.name, l.name, l.\"unique\", l.origin, l.partial, x.name, x.\"desc\", x.coll {Tables} pragma_index_list(m.name) as l join pragma_index_xinfo(l.name) as x {Real} and x.key = 1 order by m.rowid, l.seq desc, x.seqno",
            r => new PragmaIndexKey(r.GetString(0), r.GetString(1), r.GetBoolean(2), r.GetString(3), r.GetBoolean(4), TextOrNull(r, 5), r.GetBoolean(6), r.GetString(7)));
        List<(string Name, bool WithoutRowId, bool Strict)> options = SqliteLibrary.Version < s_tableList ? []
            : file.Rows("select name, wr, strict from pragma_table_list where schema = 'main' and type = 'table'", r => (r.GetString(0), r.GetBoolean(1), r.GetBoolean(2)));
        return new(columns.ToLookup(c => c.Table), references.ToLookup(r => r.Table), keys.ToLookup(k => k.Table), options.ToLookup(o => o.Name, o => (o.WithoutRowId, o.Strict)));
    }

    private static string? TextOrNull(SqliteDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);
}
