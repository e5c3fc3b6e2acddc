using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Schemas (manual 5.10).</summary>
internal sealed class Schemas : KindDialect
{
    public override Kind Kind => Schema.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE SCHEMA", ReadCreate);
        grammar.On("ALTER SCHEMA", ReadAlter);
        grammar.On("DROP SCHEMA", ReadDrop);
    }

    private static void ReadCreate(SqlReader sql, CatalogBuilder catalog)
    {
        var absent = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        var named = !sql.Is("AUTHORIZATION");
        var name = named ? sql.Name() : null;
        var owner = sql.Take("AUTHORIZATION") ? RelationActions.ReadRole(sql) : null;
        name ??= owner!;
        if (catalog.HasSchema(name))
        {
            var own = catalog.Current.Contains(new(Schema.OfKind, new(null, name)));
            if (absent || !own && catalog.Outside.HasSchema(name)) catalog.Clauses |= Clauses.Skipped;
            else throw new StatementRefused(SqlStates.DuplicateSchema, $"schema {name} already exists", position);
            return;
        }
        if (name.StartsWith("pg_", StringComparison.Ordinal)) throw new StatementRefused(SqlStates.ReservedName, $"unacceptable schema name {name}", position);
        catalog.Add(new Schema(new(null, name)) { Owner = owner }, position);
        ReadElements(sql, catalog, name, named);
    }

    /// <summary>CREATE TABLE, VIEW, INDEX, SEQUENCE, TRIGGER and GRANT may stand in the same statement; their names fall into the schema.</summary>
    private static void ReadElements(SqlReader sql, CatalogBuilder catalog, string name, bool named)
    {
        if (sql.AtEnd) return;
        var outer = catalog.Session;
        catalog.Session = outer with { SearchPath = [name, .. outer.SearchPath] };
        try
        {
            while (!sql.AtEnd)
            {
                var end = NextElement(sql);
                var element = new SqlReader(sql.Tokens, sql.At, end);
                if (!catalog.Dialect.Grammar.TryTake(element, out var modifiers, out var command)) throw sql.Unexpected("an element of CREATE SCHEMA");
                catalog.Modifiers = modifiers;
                if (named) ExpectHere(element, name);
                command.Read(element, catalog);
                sql.At = end;
            }
        }
        finally
        {
            catalog.Session = outer;
        }
    }

    /// <summary>An element that names another schema is refused (42P15).</summary>
    private static void ExpectHere(SqlReader element, string name)
    {
        var start = element.At;
        for (var ahead = 0; ahead < 4 && !element.AtEnd && !element.Is(TokenKind.LeftParen); ahead++, element.Advance())
        {
            if (!element.IsName || element.Peek(1).Kind != TokenKind.Dot) continue;
            var schema = element.NameOf(element.Current);
            if (schema != name) throw new StatementRefused(SqlStates.InvalidSchemaDefinition, $"CREATE specifies a schema ({schema}) different from the one being created ({name})", element.Position);
            break;
        }
        element.At = start;
    }

    private static int NextElement(SqlReader sql)
    {
        var start = sql.At;
        var at = start + 1;
        for (var depth = 0; at < sql.End; at++)
        {
            sql.At = at;
            if (sql.Is(TokenKind.LeftParen)) depth++;
            else if (sql.Is(TokenKind.RightParen)) depth--;
            else if (depth == 0 && (sql.Is("CREATE") || sql.Is("GRANT") && !sql.IsAt(-1, "WITH"))) break;
        }
        sql.At = start;
        return at;
    }

    private static void ReadAlter(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = sql.Name();
        if (Find(catalog, name, false, position) is not { } schema) return;
        if (sql.Take("RENAME", "TO"))
        {
            var after = sql.Name();
            if (catalog.HasSchema(after)) throw new StatementRefused(SqlStates.DuplicateSchema, $"schema {after} already exists", position);
            var members = catalog.Current.Objects.Where(o => o.Name.Schema == name).Select(o => (o, o.Name with { Schema = after })).ToList();
            catalog.RenameMany(schema, new(null, after), members, position);
        }
        else
        {
            sql.Expect("OWNER");
            sql.Expect("TO");
            catalog.Alter(schema, schema with { Owner = RelationActions.ReadRole(sql) }, position);
        }
        sql.ExpectEnd();
    }

    /// <summary>null when it does not exist and need not, or stands outside the history.</summary>
    private static SchemaObject? Find(CatalogBuilder catalog, string name, bool ifExists, int position)
    {
        var id = new ObjectId(Schema.OfKind, new(null, name));
        if (catalog.Current.Find(id) is { } schema) return schema;
        if (catalog.HasSchema(name))
        {
            catalog.AddNotExecuted($"schema {name} stands outside this history: what changes it was not followed");
            return null;
        }
        if (!ifExists) throw new StatementRefused(SqlStates.InvalidSchemaName, $"schema {name} does not exist", position, id);
        catalog.Skip(id);
        return null;
    }

    private static void ReadDrop(SqlReader sql, CatalogBuilder catalog)
    {
        var (schemas, cascade, _) = catalog.ReadDrop(sql, ifExists =>
        {
            var position = sql.Position;
            return Find(catalog, sql.Name(), ifExists, position)?.Id();
        });
        var members = schemas.Count == 0 ? [] : catalog.Current.Objects.Where(o => schemas.Any(s => s.Name.Name == o.Name.Schema) && o.Name.Table is null).Select(o => o.Id()).ToList();
        if (members.Count > 0 && !cascade)
            throw new StatementRefused(SqlStates.DependentObjectsStillExist, $"cannot drop {schemas[0]} because {members.MinBy(m => m.ToString(), StringComparer.Ordinal)} depends on it");
        catalog.Drop([.. members, .. schemas], cascade);
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        if (subject.Name.Name == "public") yield break;
        yield return $"CREATE SCHEMA {Quoting.Name(subject.Name.Name)}";
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP SCHEMA {Quoting.Name(subject.Name.Name)}"];

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_namespace", $"nspname = {SqlString.Quote(subject.Name.Name)}");
}
