namespace Plumbline.Databases.Sqlite;

/// <summary>A row of sqlite_schema ("The Schema Table"): an object and the statement that makes it.</summary>
/// <param name="Type"><c>table</c>, <c>index</c>, <c>view</c> or <c>trigger</c>.</param>
/// <param name="Page">0 for what holds no rows of its own: views, triggers, virtual tables.</param>
/// <param name="Sql">null for the index behind a key.</param>
internal sealed record SchemaRow(string Type, string Name, string Table, long Page, string? Sql)
{
    /// <summary>Tables come before what stands on them, in the order in which they were made.</summary>
    private const string Query = """
        select type, name, tbl_name, coalesce(rootpage, 0), sql from sqlite_master
        order by case type when 'table' then 0 when 'view' then 1 when 'index' then 2 else 3 end, rowid
        """;

    public bool IsVirtual => Type == "table" && Page == 0;

    public static List<SchemaRow> All(SqliteFile file) =>
        file.Rows(Query, r => new SchemaRow(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.IsDBNull(4) ? null : r.GetString(4)));
}
