using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Materialized views (manual 41.3; CREATE MATERIALIZED VIEW).</summary>
internal sealed class MaterializedViews : KindDialect
{
    public override Kind Kind => MaterializedView.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE MATERIALIZED VIEW", Create);
        grammar.On("ALTER MATERIALIZED VIEW", Alter);
        grammar.On("REFRESH MATERIALIZED VIEW", Refresh, Verb.Maintenance);
        grammar.On("DROP MATERIALIZED VIEW", (sql, catalog) => Views.DropRelations(sql, catalog, MaterializedView.OfKind));
    }

    private static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var ifNotExists = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        var written = sql.QualifiedName();
        var columns = sql.Is(TokenKind.LeftParen) ? sql.NameList() : [];
        var method = sql.Take("USING") ? sql.Name() : null;
        var options = ViewOptions.Read(sql);
        var tablespace = sql.Take("TABLESPACE") ? ReadTablespace(sql) : null;
        sql.Expect("AS");
        var at = sql.Position;
        var query = Queries.Read(sql, new CatalogMeanings(catalog), columns);
        var empty = sql.Take("WITH") && ReadNoData(sql);
        sql.ExpectEnd();
        Views.EnsureNamesFit(catalog, columns, query, position);
        var name = catalog.NewName(written, position);
        if (ifNotExists && catalog.Current.Relation(name.Schema, name.Name) is { Refused: null }) { catalog.Clauses |= Clauses.Skipped; return; }
        Views.EnsureFree(catalog, name, position);
        catalog.Add(new MaterializedView(name, query.Text)
        {
            ColumnNames = query.IsNamed ? [] : columns,
            Options = options,
            AccessMethod = method == "heap" ? null : method,
            Tablespace = tablespace,
            NotPopulated = empty,
            Needs = Needs.Of(catalog, query, at),
            Sql = query.Sql == query.Text ? null : query.Sql,
        }, position);
    }

    /// <summary>Where everything stands that nobody put elsewhere.</summary>
    private const string UsualTablespace = "pg_default";

    private static string? ReadTablespace(SqlReader sql) => sql.Name() is var name && name == UsualTablespace ? null : name;

    /// <summary><c>[NO] DATA</c>.</summary>
    private static bool ReadNoData(SqlReader sql)
    {
        var no = sql.Take("NO");
        sql.Expect("DATA");
        return no;
    }

    /// <summary>Rows are no part of the schema: that the view can be read now is no effect of its own.</summary>
    private static void Refresh(SqlReader sql, CatalogBuilder catalog)
    {
        if (sql.Take("CONCURRENTLY")) catalog.Clauses |= Clauses.Concurrently;
        var view = catalog.FindRelation(sql.QualifiedName()) as MaterializedView;
        var empty = sql.Take("WITH") && ReadNoData(sql);
        var concurrently = catalog.Clauses.HasFlag(Clauses.Concurrently);
        if (view is not null) catalog.Hold(view.Id(), concurrently ? LockMode.Exclusive : LockMode.AccessExclusive, concurrently ? Work.Write : Work.Rewrite);
        if (view is not null && view.NotPopulated != empty) catalog.Follow(view, view with { NotPopulated = empty });
    }

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        if (sql.Is("ALL", "IN")) { NotModelled.ReadOver(sql, catalog); return; }
        if (Views.Existing<MaterializedView>(sql, catalog, MaterializedView.OfKind) is not { } view) return;
        catalog.Hold(view.Id(), ActionLocks.OfAll(sql));
        if (CommonAlters.TryRead(sql, catalog, view, (name, at) => Views.EnsureFree(catalog, name, at))) return;
        var changed = view;
        do changed = Action(sql, catalog, changed);
        while (sql.Take(TokenKind.Comma));
        sql.ExpectEnd();
        catalog.Alter(view, changed);
    }

    private static MaterializedView Action(SqlReader sql, CatalogBuilder catalog, MaterializedView view)
    {
        if (sql.Is("SET") && sql.Peek(1).Kind == TokenKind.LeftParen) { sql.Advance(); return view with { Options = ViewOptions.Set(sql, view.Options) }; }
        if (sql.Take("RESET")) return view with { Options = ViewOptions.Reset(sql, view.Options) };
        if (sql.Take("SET", "TABLESPACE")) return view with { Tablespace = ReadTablespace(sql) };
        if (sql.Take("SET", "ACCESS", "METHOD")) return view with { AccessMethod = sql.Name() is var method && method == "heap" ? null : method };
        if (sql.Take("RENAME")) return RenameColumn(sql, catalog, view);
        if (sql.Take("CLUSTER", "ON")) { TableActions.Cluster(catalog, view, sql.Name(), sql.Position); return view; }
        if (sql.Take("SET", "WITHOUT", "CLUSTER")) { TableActions.Cluster(catalog, view, null, sql.Position); return view; }
        if (sql.Is("ALTER")) { NotModelled.ReadOver(sql, catalog); return view; }
        throw sql.Unexpected("an action of ALTER MATERIALIZED VIEW");
    }

    private static MaterializedView RenameColumn(SqlReader sql, CatalogBuilder catalog, MaterializedView view)
    {
        sql.Take("COLUMN");
        var before = sql.Name();
        sql.Expect("TO");
        var after = sql.Name();
        var results = Queries.Read(SqlReader.Over(view.Query)).Results;
        var names = results.Select((name, i) => i < view.ColumnNames.Count ? view.ColumnNames[i] : name).ToList();
        if (!names.Contains("*") && names.TrueForAll(n => n is not null)) return Renamed(view, names.Select(n => n == before ? after : n!).ToEquatableArray()) with { ColumnComments = ColumnComment.Renamed(view.ColumnComments, before, after) };
        catalog.AddNotExecuted($"column {before} of materialized view {view.Name} is renamed; its columns are not all known");
        return view;
    }

    private static MaterializedView Renamed(MaterializedView view, EquatableArray<string> names)
    {
        var query = Queries.Read(SqlReader.Over(view.Sql ?? view.Query), null, names);
        return query.IsNamed ? view with { Query = query.Text, Sql = query.Sql == query.Text ? null : query.Sql, ColumnNames = [] } : view with { ColumnNames = names };
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var view = (MaterializedView)subject;
        var (query, written) = renaming.OfQuery(view.Query, view.Sql);
        return view with { Query = query, Sql = written, Needs = renaming.Of(view.Needs) };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var view = (MaterializedView)subject;
        var columns = view.ColumnNames.IsEmpty ? "" : $" ({Quoting.Names(view.ColumnNames)})";
        var method = view.AccessMethod is null ? "" : $" USING {Quoting.Name(view.AccessMethod)}";
        var tablespace = view.Tablespace is null ? "" : $" TABLESPACE {Quoting.Name(view.Tablespace)}";
        yield return $"CREATE MATERIALIZED VIEW {Quoting.Name(view.Name)}{columns}{method}{ViewOptions.Written(view.Options)}{tablespace} AS\n{view.Sql ?? view.Query}";
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    /// <summary>What it is made of stays: its query is never replaced (manual, ALTER MATERIALIZED VIEW).</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (present, wanted) = ((MaterializedView)before, (MaterializedView)after);
        var head = $"ALTER MATERIALIZED VIEW {Quoting.Name(after.Name)}";
        var statements = new List<Alteration>();
        if (facets.Contains(MaterializedView.QueryFacet) || facets.Contains(MaterializedView.ColumnsFacet))
        {
            if (ViewColumns.Renamed((present.Sql ?? present.Query, present.ColumnNames), (wanted.Sql ?? wanted.Query, wanted.ColumnNames)) is not { } renamed) return null;
            foreach (var (from, to) in renamed) statements.Add(ViewColumns.Rename(head, after.Name, from, to));
            present = present with { ColumnComments = ViewColumns.Comments(present.ColumnComments, renamed) };
        }
        if (facets.Contains(MaterializedView.AccessMethodFacet))
        {
            if (writing.Version < 15) return null;
            statements.Add($"{head} SET ACCESS METHOD {Quoting.Name(wanted.AccessMethod ?? "heap")}");
        }
        if (facets.Contains(MaterializedView.TablespaceFacet)) statements.Add($"{head} SET TABLESPACE {Quoting.Name(wanted.Tablespace ?? UsualTablespace)}");
        statements.AddRange(ViewOptions.Changes(present.Options, wanted.Options).Select(action => new Alteration($"{head} {action}")));
        statements.AddRange(Alteration.Each(Comments.OfParts(present, wanted)));
        return statements;
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_class", $"oid = {PgCatalog.Relation(subject.Name)} AND relkind = 'm'");
}
