using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Publications (manual 31.1; CREATE PUBLICATION).</summary>
internal sealed class Publications : KindDialect
{
    public override Kind Kind => Publication.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE PUBLICATION", Create);
        grammar.On("ALTER PUBLICATION", Alter);
        grammar.On("DROP PUBLICATION", Drop);
    }

    private static ObjectId IdOf(string name) => new(Publication.OfKind, new(null, name));

    private static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var made = new Publication(new(null, sql.Name()));
        if (sql.Take("FOR"))
        {
            if (sql.Take("ALL", "TABLES")) made = made with { AllTables = true };
            else
            {
                var (tables, schemas) = ReadObjects(sql, catalog);
                made = made with { Tables = Sorted(tables), Schemas = Sorted(schemas) };
            }
        }
        made = made with { Options = Canonical(ViewOptions.Read(sql)) };
        sql.ExpectEnd();
        EnsureFree(catalog, made.Name, position);
        if (!made.Schemas.IsEmpty && made.Tables.Any(t => !t.Columns.IsEmpty)) catalog.Refuse(SqlStates.InvalidParameterValue, "column lists and TABLES IN SCHEMA do not go together", position);
        catalog.Add(made, position);
    }

    public static EquatableArray<PublishedTable> Sorted(IEnumerable<PublishedTable> tables) => tables.OrderBy(t => t.Table.ToString(), StringComparer.Ordinal).ToEquatableArray();

    public static EquatableArray<string> Sorted(IEnumerable<string> schemas) => schemas.Distinct().Order(StringComparer.Ordinal).ToEquatableArray();

    private static readonly string[] s_published = ["insert", "update", "delete", "truncate"];

    /// <summary>What is published in one order; publishing everything, without partition roots and generated columns, is what an unnamed option means.</summary>
    public static EquatableArray<string> Canonical(EquatableArray<string> options) => options
        .Select(o => o.StartsWith("publish=", StringComparison.Ordinal) ? Published(o["publish=".Length..]) : o)
        .Where(o => o is not ("publish=insert, update, delete, truncate" or "publish_via_partition_root=false" or "publish_generated_columns=none"));

    private static string Published(string list)
    {
        var words = list.Split(',', StringSplitOptions.TrimEntries);
        return $"publish={string.Join(", ", s_published.Where(words.Contains))}";
    }

    private static void EnsureFree(CatalogBuilder catalog, ObjectName name, int position)
    {
        if (catalog.Current.Find(new(Publication.OfKind, name)) is { Refused: null }) throw new StatementRefused(SqlStates.DuplicateObject, $"publication {name} already exists", position);
    }

    private static (List<PublishedTable> Tables, List<string> Schemas) ReadObjects(SqlReader sql, CatalogBuilder catalog)
    {
        var tables = new List<PublishedTable>();
        var schemas = new List<string>();
        var inSchemas = false;
        do
        {
            var position = sql.Position;
            if (sql.Take("TABLES", "IN", "SCHEMA") || sql.Take("ALL", "TABLES", "IN"))
            {
                catalog.Needs(15, "all tables of a schema", position);
                sql.Take("SCHEMA");
                inSchemas = true;
            }
            else if (sql.Take("TABLE")) inSchemas = false;
            if (inSchemas) schemas.Add(sql.Name() is var schema && schema == "current_schema" && !catalog.Session.SearchPath.IsEmpty ? catalog.Session.SearchPath[0] : schema);
            else tables.Add(ReadTable(sql, catalog));
        }
        while (sql.Take(TokenKind.Comma));
        return (tables, schemas);
    }

    private static PublishedTable ReadTable(SqlReader sql, CatalogBuilder catalog)
    {
        sql.Take("ONLY");
        var position = sql.Position;
        var table = catalog.ExistingTable(sql.QualifiedName(), position);
        sql.TakeOperator("*");
        if (sql.Is(TokenKind.LeftParen)) catalog.Needs(15, "a list of columns", sql.Position);
        var columns = sql.Is(TokenKind.LeftParen) ? sql.NameList().Order(StringComparer.Ordinal).ToEquatableArray() : [];
        foreach (var column in columns)
            if (!catalog.Current.Contains(new(Column.OfKind, table.Name.Member(column)))) catalog.Refuse(SqlStates.UndefinedColumn, $"column {column} of {table.Name} does not exist", position);
        var filter = sql.Position;
        if (!sql.Take("WHERE")) return new(table.Name, columns);
        catalog.Needs(15, "a row filter", filter);
        sql.Expect(TokenKind.LeftParen);
        var where = KeptExpression.Read(sql, catalog).Expression;
        sql.Expect(TokenKind.RightParen);
        return new(table.Name, columns, where);
    }

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = sql.Name();
        if (catalog.Current.Find(IdOf(name)) is not Publication publication)
        {
            // supabase_realtime and the like are the platform's: what is added to them is not compared
            if (name.StartsWith("supabase_", StringComparison.Ordinal)) { NotModelled.ReadOver(sql, catalog); return; }
            throw new StatementRefused(SqlStates.UndefinedObject, $"publication {name} does not exist", position, IdOf(name));
        }
        if (CommonAlters.TryRead(sql, catalog, publication, (after, at) => EnsureFree(catalog, after, at))) return;
        var changed = Action(sql, catalog, publication, position);
        sql.ExpectEnd();
        catalog.Alter(publication, changed);
    }

    private static Publication Action(SqlReader sql, CatalogBuilder catalog, Publication publication, int position)
    {
        if (sql.Is("SET") && sql.Peek(1).Kind == TokenKind.LeftParen)
        {
            sql.Advance();
            return publication with { Options = Canonical(ViewOptions.Set(sql, publication.Options)) };
        }
        var verb = sql.Name();
        var (tables, schemas) = ReadObjects(sql, catalog);
        switch (verb)
        {
            case "add":
                if (tables.Find(t => publication.Tables.Any(p => p.Table == t.Table)) is { } twice)
                    throw new StatementRefused(SqlStates.DuplicateObject, $"table {twice.Table} is already in publication {publication.Name}", position);
                return publication with { Tables = Sorted(publication.Tables.Concat(tables)), Schemas = Sorted(publication.Schemas.Concat(schemas)) };
            case "set": return publication with { Tables = Sorted(tables), Schemas = Sorted(schemas) };
            case "drop":
                if (tables.Find(t => publication.Tables.All(p => p.Table != t.Table)) is { } absent)
                    throw new StatementRefused(SqlStates.UndefinedObject, $"table {absent.Table} is not in publication {publication.Name}", position);
                return publication with { Tables = publication.Tables.Where(p => !tables.Exists(t => t.Table == p.Table)), Schemas = publication.Schemas.Where(s => !schemas.Contains(s)) };
            default: throw sql.Unexpected("ADD, SET or DROP");
        }
    }

    private static void Drop(SqlReader sql, CatalogBuilder catalog)
    {
        var ifExists = catalog.TakeIfExists(sql);
        var position = sql.Position;
        var targets = new List<ObjectId>();
        do
        {
            var at = sql.Position;
            var name = sql.Name();
            if (catalog.Current.Contains(IdOf(name))) targets.Add(IdOf(name));
            else if (ifExists) catalog.Skip(IdOf(name));
            else if (!name.StartsWith("supabase_", StringComparison.Ordinal)) throw new StatementRefused(SqlStates.UndefinedObject, $"publication {name} does not exist", at, IdOf(name));
        }
        while (sql.Take(TokenKind.Comma));
        var cascade = catalog.TakeCascade(sql);
        sql.ExpectEnd();
        catalog.Drop(targets, cascade, position);
    }

    /// <summary>A dropped table leaves its publications silently; a column of a column list or row filter does not go without CASCADE.</summary>
    public override Bond BondTo(SchemaObject subject, SchemaObject dropped) => dropped switch
    {
        Table table when ((Publication)subject).Tables.Any(t => t.Table == table.Name) => Bond.LetsGo,
        Column column when ((Publication)subject).Tables.Any(t => t.Table == column.Name.OfTable() && t.Columns.Contains(column.Name.Name)) => Bond.Blocks,
        _ => Bond.None,
    };

    public override SchemaObject? Without(SchemaObject subject, SchemaObject dropped)
    {
        var publication = (Publication)subject;
        var table = dropped is Column ? dropped.Name.OfTable() : dropped.Name;
        return publication with { Tables = publication.Tables.Where(t => t.Table != table) };
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var publication = (Publication)subject;
        return publication with
        {
            Tables = Sorted(publication.Tables.Select(t => new PublishedTable(renaming.Of(Table.OfKind, t.Table), renaming.Columns(t.Table, t.Columns), renaming.Of(t.Where, t.Table)))),
            Schemas = publication.Schemas.Select(s => renaming.Of(Schema.OfKind, new(null, s)).Name),
        };
    }

    /// <summary>Without ONLY they would come along, and each that is meant is named itself.</summary>
    private static bool HasHeirs(ObjectName table, Catalog context) => context.Dependents(new(Table.OfKind, table)).Any(o => o is Table heir && heir.Inherits.Contains(table));

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var publication = (Publication)subject;
        var objects = new List<string>();
        if (publication.AllTables) objects.Add("ALL TABLES");
        foreach (var table in publication.Tables)
            objects.Add($"TABLE {(HasHeirs(table.Table, context) ? "ONLY " : "")}{Quoting.Name(table.Table)}{(table.Columns.IsEmpty ? "" : $" ({Quoting.Names(table.Columns)})")}{(table.Where is null ? "" : $" WHERE ({table.Where.Sql})")}");
        if (!publication.Schemas.IsEmpty) objects.Add($"TABLES IN SCHEMA {Quoting.Names(publication.Schemas)}");
        yield return $"CREATE PUBLICATION {Quoting.Name(publication.Name.Name)}{(objects.Count == 0 ? "" : $" FOR {string.Join(", ", objects)}")}{ViewOptions.Written(publication.Options)}";
    }
}
