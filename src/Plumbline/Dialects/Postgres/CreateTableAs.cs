using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>CREATE TABLE … AS and SELECT … INTO: the columns are the query's, as far as they can be told.</summary>
internal static class CreateTableAs
{
    public static void Read(SqlReader sql, CatalogBuilder catalog, ObjectName name, int position)
    {
        EquatableArray<string> names = sql.Is(TokenKind.LeftParen) ? sql.NameList() : [];
        var temporary = name.Schema == Names.TemporarySchema;
        var table = new Table(name) { Persistence = temporary ? Persistence.Temporary : catalog.Modifiers.HasFlag(Modifiers.Unlogged) ? Persistence.Unlogged : Persistence.Permanent };
        while (!sql.Take("AS"))
        {
            if (sql.Take("WITH")) table = table with { Options = StorageParameters.Read(sql) };
            else if (sql.Take("USING")) table = table with { AccessMethod = sql.Name() is var method && method == "heap" ? null : method };
            else if (sql.Take("TABLESPACE")) table = table with { Tablespace = sql.Name() };
            else if (sql.Is("ON", "COMMIT")) sql.At += sql.IsAt(2, "DROP") ? 3 : 4;
            else if (!sql.Take("WITHOUT", "OIDS")) throw sql.Unexpected("AS");
        }
        if (sql.Is("EXECUTE"))
        {
            catalog.Add(table, position);
            catalog.AddNotExecuted($"the columns of {name} come from a prepared statement");
            return;
        }
        var query = Queries.Read(sql);
        if (!sql.AtEnd && !sql.Take("WITH", "NO", "DATA") && !sql.Take("WITH", "DATA")) throw sql.Unexpected("the end of the statement");
        Make(catalog, table, query, names, position);
    }

    public static void Make(CatalogBuilder catalog, Table table, ParsedQuery query, EquatableArray<string> names, int position)
    {
        if (!ExpectRelations(catalog, query, position)) throw new StatementRefused(catalog.Refused!.SqlState, catalog.Refused.Message, position, catalog.Refused.Missing);
        catalog.Add(table, position);
        var from = query.Relations.Select(r => catalog.FindRelation(r)).OfType<SchemaObject>().ToList();
        var results = Results(catalog, query, from);
        if (results is null) catalog.AddNotExecuted($"the columns of {table.Name} could not be told from its query");
        var number = 0;
        foreach (var (name, type) in results ?? [])
        {
            var called = number < names.Count ? names[number] : name;
            catalog.Add(new Column(table.Name.Member(called), type) { Position = ++number }, position);
        }
    }

    private static bool ExpectRelations(CatalogBuilder catalog, ParsedQuery query, int position)
    {
        foreach (var relation in query.Relations)
        {
            if (catalog.FindRelation(relation) is not null || catalog.OutsideRelation(relation) is not null) continue;
            var missing = catalog.NoRelation(relation, position);
            catalog.Refuse(missing.SqlState, missing.Message, position, missing.Missing);
            return false;
        }
        return true;
    }

    /// <summary>Names and types of the result; a column of unknown type is taken for text. null when not even the names are known.</summary>
    private static List<(string Name, SqlType Type)>? Results(CatalogBuilder catalog, ParsedQuery query, List<SchemaObject> from)
    {
        var known = from.SelectMany(f => catalog.Current.Columns(f.Name)).ToList();
        if (query.Results.Count == 0 || query.Results.Any(r => r is null))
        {
            var all = query.Text.StartsWith("select * from ", StringComparison.OrdinalIgnoreCase) && from.Count == 1 && known.Count > 0;
            return all ? known.ConvertAll(c => (c.Name.Name, c.Type)) : null;
        }
        return query.Results.Select(r => (r!, known.FirstOrDefault(c => c.Name.Name == r)?.Type ?? SqlType.Text)).ToList();
    }
}
