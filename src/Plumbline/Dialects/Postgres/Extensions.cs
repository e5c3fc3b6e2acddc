using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Extensions (manual 36.17; CREATE EXTENSION). What they bring is known to <see cref="ExtensionMembers"/> by name only.</summary>
internal sealed class Extensions : KindDialect
{
    public override Kind Kind => Extension.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE EXTENSION", Create);
        grammar.On("ALTER EXTENSION", Alter);
        grammar.On("DROP EXTENSION", Drop);
    }

    private static ObjectId IdOf(string name) => new(Extension.OfKind, new(null, name));

    private static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var ifNotExists = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        var made = new Extension(new(null, sql.Is(TokenKind.String) ? sql.String() : sql.Name()));
        sql.Take("WITH");
        var cascade = false;
        while (!sql.AtEnd)
        {
            if (sql.Take("SCHEMA")) made = made with { InSchema = sql.Name() };
            else if (sql.Take("VERSION")) made = made with { Version = NameOrString(sql) };
            else if (sql.Take("FROM")) NameOrString(sql);
            else if (sql.Take("CASCADE")) cascade = true;
            else throw sql.Unexpected("SCHEMA, VERSION or CASCADE");
        }
        if (catalog.Current.Contains(made.Id()) || made.Name.Name == "plpgsql")
        {
            if (!ifNotExists) throw new StatementRefused(SqlStates.DuplicateObject, $"extension {made.Name} already exists", position);
            catalog.Clauses |= Clauses.Skipped;
            return;
        }
        if (made.InSchema is { } schema && !catalog.HasSchema(schema))
            catalog.Refuse(SqlStates.InvalidSchemaName, $"schema {schema} does not exist", position, new(Schema.OfKind, new(null, schema)));
        if (cascade) AddRequired(catalog, made, position);
        else CheckRequired(catalog, made, position);
        catalog.Add(made, position);
    }

    private static string NameOrString(SqlReader sql)
    {
        if (sql.Is(TokenKind.String)) return sql.String();
        if (sql.IsName) return sql.Name();
        var text = sql.CurrentSpan.ToString();
        sql.Advance();
        return text;
    }

    private static void AddRequired(CatalogBuilder catalog, Extension extension, int position)
    {
        foreach (var name in ExtensionMembers.Requires(extension.Name.Name))
        {
            var required = new Extension(new(null, name)) { InSchema = extension.InSchema };
            if (catalog.Current.Contains(required.Id())) continue;
            AddRequired(catalog, required, position);
            catalog.Add(required, position);
        }
    }

    private static void CheckRequired(CatalogBuilder catalog, Extension extension, int position)
    {
        foreach (var name in ExtensionMembers.Requires(extension.Name.Name))
            if (!catalog.Current.Contains(IdOf(name))) catalog.Refuse(SqlStates.UndefinedObject, $"extension {extension.Name} requires extension {name}", position, IdOf(name));
    }

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = sql.Name();
        if (catalog.Current.Find(IdOf(name)) is not Extension extension)
        {
            if (name == "plpgsql") { NotModelled.ReadOver(sql, catalog); return; }
            throw Missing(name, position);
        }
        if (sql.Take("UPDATE"))
        {
            var version = sql.Take("TO") ? NameOrString(sql) : extension.Version;
            sql.ExpectEnd();
            catalog.Alter(extension, extension with { Version = version });
        }
        else if (sql.Take("SET", "SCHEMA"))
        {
            var schema = sql.Name();
            sql.ExpectEnd();
            if (!catalog.HasSchema(schema)) throw new StatementRefused(SqlStates.InvalidSchemaName, $"schema {schema} does not exist", position, new(Schema.OfKind, new(null, schema)));
            catalog.Alter(extension, extension with { InSchema = schema });
            MoveTypes(catalog, name, extension.InSchema, schema);
        }
        else NotModelled.ReadOver(sql, catalog);
    }

    /// <summary>Columns of the extension's types follow it.</summary>
    private static void MoveTypes(CatalogBuilder catalog, string extension, string? before, string after)
    {
        foreach (var column in catalog.Current.OfType<Column>().ToList())
            if (ExtensionMembers.OfType(column.Type.Name) == extension && (before is null || column.Type.Schema == before))
                catalog.Follow(column, column with { Type = column.Type with { Schema = after } });
    }

    private static StatementRefused Missing(string name, int position) => new(SqlStates.UndefinedObject, $"extension {name} does not exist", position, IdOf(name));

    private static void Drop(SqlReader sql, CatalogBuilder catalog)
    {
        var (targets, cascade, position) = catalog.ReadDrop(sql, ifExists =>
        {
            var at = sql.Position;
            var name = sql.Name();
            if (catalog.Current.Contains(IdOf(name))) return IdOf(name);
            if (ifExists) catalog.Skip(IdOf(name));
            else if (name != "plpgsql") throw Missing(name, at);
            return null;
        });
        foreach (var target in targets) DropUsers(catalog, target, targets, cascade, position);
        catalog.Drop(targets, cascade, position);
    }

    /// <summary>Columns of the extension's types and extensions that require it stand on it.</summary>
    private static void DropUsers(CatalogBuilder catalog, ObjectId extension, IReadOnlyList<ObjectId> targets, bool cascade, int position)
    {
        foreach (var subject in catalog.Current.Objects.ToList())
        {
            var stands = subject is Extension other && ExtensionMembers.Requires(other.Name.Name).Contains(extension.Name.Name)
                || subject is Column column && ExtensionMembers.OfType(column.Type.Name) == extension.Name.Name;
            if (!stands || targets.Contains(subject.Id())) continue;
            if (!cascade) throw new StatementRefused(SqlStates.DependentObjectsStillExist, $"cannot drop {extension} because {subject.Id()} depends on it", position);
            catalog.Drop(subject.Id(), true, position);
        }
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var extension = (Extension)subject;
        var schema = extension.InSchema is null ? "" : $" SCHEMA {Quoting.Name(extension.InSchema)}";
        var version = extension.Version is null ? "" : $" VERSION {SqlString.Quote(extension.Version)}";
        yield return $"CREATE EXTENSION {Quoting.Name(extension.Name.Name)}{schema}{version}";
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP EXTENSION {Quoting.Name(subject.Name.Name)}"];

    /// <summary>There is no way back to an older version: extensions bring scripts that update only.</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (was, now) = ((Extension)before, (Extension)after);
        var alter = $"ALTER EXTENSION {Quoting.Name(now.Name.Name)}";
        var statements = new List<Alteration>();
        if (facets.Contains(Extension.VersionFacet))
        {
            if (IsOlder(now.Version, was.Version)) return null;
            statements.Add(now.Version is null ? $"{alter} UPDATE" : $"{alter} UPDATE TO {SqlString.Quote(now.Version)}");
        }
        if (facets.Contains(Extension.InSchemaFacet)) statements.Add($"{alter} SET SCHEMA {Quoting.Name(now.InSchema ?? "public")}");
        return statements;
    }

    private static bool IsOlder(string? version, string? than) => System.Version.TryParse(version, out var a) && System.Version.TryParse(than, out var b) && a < b;

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_extension", $"extname = {SqlString.Quote(subject.Name.Name)}");
}
