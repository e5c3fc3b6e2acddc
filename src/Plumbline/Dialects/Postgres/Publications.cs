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
        .Where(o => !s_usual.Any(u => o == $"{u.Name}={u.Value}"));

    private static readonly (string Name, string Value)[] s_usual = [("publish", "insert, update, delete, truncate"), ("publish_via_partition_root", "false"), ("publish_generated_columns", "none")];

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
        foreach (var name in columns)
        {
            if (catalog.Current.Find(new(Column.OfKind, table.Name.Member(name))) is not Column column) catalog.Refuse(SqlStates.UndefinedColumn, $"column {name} of {table.Name} does not exist", position);
            else if (column.Generated is { } generated && (catalog.Version < 18 || !generated.Stored)) catalog.Refuse(SqlStates.InvalidColumnReference, $"column {name} of {table.Name} is generated, and cannot be in a publication's column list", position);
        }
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

    private static void Drop(SqlReader sql, CatalogBuilder catalog) => catalog.Drop(sql, ifExists =>
    {
        var at = sql.Position;
        var name = sql.Name();
        if (catalog.Current.Contains(IdOf(name))) return IdOf(name);
        if (ifExists) catalog.Skip(IdOf(name));
        else if (!name.StartsWith("supabase_", StringComparison.Ordinal)) throw new StatementRefused(SqlStates.UndefinedObject, $"publication {name} does not exist", at, IdOf(name));
        return null;
    });

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
        var table = dropped.Name.OfWhole();
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
        string[] objects = [.. publication.AllTables ? ["ALL TABLES"] : Array.Empty<string>(), .. Objects(publication.Tables, publication.Schemas, context)];
        yield return $"CREATE PUBLICATION {Quoting.Name(publication.Name.Name)}{(objects.Length == 0 ? "" : $" FOR {string.Join(", ", objects)}")}{ViewOptions.Written(publication.Options)}";
    }

    private static IEnumerable<string> Objects(EquatableArray<PublishedTable> tables, EquatableArray<string> schemas, Catalog context)
    {
        // TABLE is said once: servers before 15 know no other list
        var first = true;
        foreach (var table in tables)
        {
            yield return $"{(first ? "TABLE " : "")}{Named(table, context)}{(table.Columns.IsEmpty ? "" : $" ({Quoting.Names(table.Columns)})")}{(table.Where is null ? "" : $" WHERE ({table.Where.Sql})")}";
            first = false;
        }
        if (!schemas.IsEmpty) yield return $"TABLES IN SCHEMA {Quoting.Names(schemas)}";
    }

    private static string Named(PublishedTable table, Catalog context) => $"{(HasHeirs(table.Table, context) ? "ONLY " : "")}{Quoting.Name(table.Table)}";

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    /// <summary>All tables or some is settled when it is made; columns and filters are given anew with the whole list (manual, ALTER PUBLICATION).</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        if (facets.Contains(Publication.AllTablesFacet)) return null;
        var (present, wanted) = ((Publication)before, (Publication)after);
        var head = $"ALTER PUBLICATION {Quoting.Name(after.Name.Name)}";
        List<Alteration> statements = [.. Lists(present, wanted, writing).Select(list => list with { Sql = $"{head} {list.Sql}" })];
        if (facets.Contains(Publication.OptionsFacet)) statements.Add($"{head} SET ({string.Join(", ", OptionsSet(present.Options, wanted.Options))})");
        return statements;
    }

    private static IEnumerable<Alteration> Lists(Publication present, Publication wanted, Writing writing)
    {
        if (wanted.Tables.Any(w => present.Tables.Any(p => p.Table == w.Table && p != w)))
        {
            yield return $"SET {string.Join(", ", Objects(wanted.Tables, wanted.Schemas, writing.After))}";
            yield break;
        }
        // what is dropped itself has left by then, or will
        var gone = present.Tables.Where(p => !wanted.Tables.Contains(p) && writing.After.Contains(new(Table.OfKind, p.Table))).Select(t => new PublishedTable(t.Table));
        var goneSchemas = present.Schemas.Where(s => !wanted.Schemas.Contains(s) && writing.After.Contains(new(Schema.OfKind, new(null, s))));
        var (added, addedSchemas) = (wanted.Tables.Where(w => !present.Tables.Contains(w)), wanted.Schemas.Where(s => !present.Schemas.Contains(s)));
        if (!gone.IsEmpty || !goneSchemas.IsEmpty)
            yield return new($"DROP {string.Join(", ", Objects(gone, goneSchemas, writing.Before))}") { Unless = string.Join(" AND ", Members(wanted, gone, goneSchemas).Select(m => $"NOT {m}")) };
        if (!added.IsEmpty || !addedSchemas.IsEmpty)
            yield return new($"ADD {string.Join(", ", Objects(added, addedSchemas, writing.After))}") { Unless = string.Join(" AND ", Members(wanted, added, addedSchemas)) };
    }

    /// <summary>A condition for each table and schema: that the publication has it.</summary>
    private static IEnumerable<string> Members(Publication publication, EquatableArray<PublishedTable> tables, EquatableArray<string> schemas)
    {
        var named = $"pubname = {SqlString.Quote(publication.Name.Name)}";
        foreach (var table in tables) yield return PgCatalog.Row("pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid", $"p.{named} AND r.prrelid = {PgCatalog.Relation(table.Table)}");
        foreach (var schema in schemas) yield return PgCatalog.Row("pg_publication_namespace n JOIN pg_catalog.pg_publication p ON p.oid = n.pnpubid", $"p.{named} AND n.pnnspid = {PgCatalog.Schema(schema)}");
    }

    /// <summary>There is no RESET: what is not said any more is said to be as usual.</summary>
    private static IEnumerable<string> OptionsSet(EquatableArray<string> before, EquatableArray<string> after)
    {
        foreach (var option in after.Where(o => !before.Contains(o))) yield return ViewOptions.WrittenOption(option);
        foreach (var (name, usual) in s_usual)
            if (before.Any(o => o.StartsWith(name + "=", StringComparison.Ordinal)) && !after.Any(o => o.StartsWith(name + "=", StringComparison.Ordinal))) yield return ViewOptions.WrittenOption($"{name}={usual}");
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_publication", $"pubname = {SqlString.Quote(subject.Name.Name)}");
}
