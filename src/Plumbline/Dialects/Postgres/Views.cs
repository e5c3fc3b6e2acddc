using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Views (manual 41.2; CREATE VIEW, ALTER VIEW).</summary>
internal sealed class Views : KindDialect
{
    public override Kind Kind => View.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE VIEW", Create);
        grammar.On("ALTER VIEW", Alter);
        grammar.On("DROP VIEW", (sql, catalog) => DropRelations(sql, catalog, View.OfKind));
    }

    private static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var written = sql.QualifiedName();
        var columns = sql.Is(TokenKind.LeftParen) ? sql.NameList() : [];
        var options = ViewOptions.Read(sql);
        CheckOptions(catalog, options, position);
        sql.Expect("AS");
        var at = sql.Position;
        var recursive = catalog.Modifiers.HasFlag(Modifiers.Recursive);
        var query = Queries.Read(sql, new CatalogMeanings(catalog), recursive ? [] : columns);
        var temporary = catalog.Modifiers.HasFlag(Modifiers.Temporary) || query.Relations.Any(r => catalog.FindRelation(r) is { Name.Schema: Names.TemporarySchema });
        EnsureNamesFit(catalog, columns, query, position);
        var name = catalog.NewName(written, position, temporary);
        if (recursive) query = Recursive(catalog, query, name, columns);
        if (ReadCheckOption(sql) is { } check) options = ViewOptions.With(options, "check_option", check);
        sql.ExpectEnd();
        var needs = Needs.Of(catalog, query, at).Where(n => n.Name != name && n.Name != new ObjectName(name.Schema, n.Name.Name, name.Name));
        Put(catalog, new View(name, query.Text) { ColumnNames = query.IsNamed || recursive ? [] : columns, Options = options, Needs = needs, Temporary = temporary, Sql = query.Sql == query.Text ? null : query.Sql }, query, position);
    }

    /// <summary>CREATE RECURSIVE VIEW v (a) AS q is CREATE VIEW v AS WITH RECURSIVE v (a) AS (q) SELECT a FROM v (manual, CREATE VIEW).</summary>
    private static ParsedQuery Recursive(CatalogBuilder catalog, ParsedQuery query, ObjectName name, EquatableArray<string> columns)
    {
        var own = Quoting.Name(name.Name);
        var whole = Queries.Read(SqlReader.Over($"WITH RECURSIVE {own}({Quoting.Names(columns)}) AS ({query.Sql}) SELECT {Quoting.Names(columns)} FROM {own}"), new CatalogMeanings(catalog));
        return whole with { Relations = query.Relations.Where(r => r.Schema is not null || r.Name != name.Name), Columns = query.Columns, Functions = query.Functions, Types = query.Types };
    }

    private static void CheckOptions(CatalogBuilder catalog, EquatableArray<string> options, int position)
    {
        foreach (var option in options)
        {
            if (option is "check_option=local" or "check_option=cascaded" or "security_barrier=true" or "security_barrier=false" or "security_barrier=1" or "security_barrier=0") continue;
            if (catalog.Version >= 15 && option is "security_invoker=true" or "security_invoker=false" or "security_invoker=1" or "security_invoker=0") continue;
            catalog.Refuse(SqlStates.InvalidParameterValue, $"a view takes no option {option.Replace("=", " = ", StringComparison.Ordinal)}", position);
        }
    }

    /// <summary>More names than the query has columns is a syntax error of its own (42601).</summary>
    public static void EnsureNamesFit(CatalogBuilder catalog, EquatableArray<string> columns, ParsedQuery query, int position)
    {
        if (columns.Count > query.Results.Count && !query.Results.IsEmpty && !query.Results.Contains("*") && !query.Results.Contains(null))
            catalog.Refuse(SqlStates.SyntaxError, "the view names more columns than its query has", position);
    }

    private static string? ReadCheckOption(SqlReader sql)
    {
        if (!sql.Take("WITH")) return null;
        var local = sql.Take("LOCAL");
        sql.Take("CASCADED");
        sql.Expect("CHECK");
        sql.Expect("OPTION");
        return local ? "local" : "cascaded";
    }

    private static void Put(CatalogBuilder catalog, View made, ParsedQuery query, int position)
    {
        var holder = catalog.Current.Relation(made.Name.Schema, made.Name.Name) ?? catalog.HolderOfTypeName(made.Name);
        if (holder is null || (holder.Refused is not null && holder is not View)) { catalog.Add(made, position); return; }
        if (!catalog.Modifiers.HasFlag(Modifiers.OrReplace) && holder.Refused is null)
            throw new StatementRefused(holder.Kind.IsRelation ? SqlStates.DuplicateTable : SqlStates.DuplicateObject, $"{holder.Kind.Label} {made.Name} already exists", position);
        if (holder is not View present) throw new StatementRefused(SqlStates.WrongObjectType, $"{made.Name} is not a view", position);
        if (present.Refused is null && WhyNotReplace(present, made, query) is { } why) throw new StatementRefused(SqlStates.InvalidTableDefinition, why, position);
        catalog.Alter(present, made with { Comment = present.Comment, Owner = present.Owner, ColumnComments = present.ColumnComments });
    }

    /// <summary>Columns may be added at the end only (manual, CREATE VIEW); judged as far as both sides' names are known.</summary>
    private static string? WhyNotReplace(View before, View after, ParsedQuery query)
    {
        var earlier = NamesOf(before, Queries.Read(SqlReader.Over(before.Query)));
        var later = NamesOf(after, query);
        if (earlier.IsEmpty || later.IsEmpty || earlier.Contains("*") || later.Contains("*")) return null;
        if (later.Count < earlier.Count) return $"cannot drop columns from view {before.Name}";
        for (var i = 0; i < earlier.Count; i++)
            if (earlier[i] is { } x && later[i] is { } y && x != y) return $"cannot change the name of column {x} of view {before.Name} to {y}";
        return null;
    }

    private static EquatableArray<string?> NamesOf(View view, ParsedQuery query) => NamesOf(view.ColumnNames, query);

    /// <summary>What the view's columns are called, as far as it is known.</summary>
    public static EquatableArray<string?> NamesOf(EquatableArray<string> given, ParsedQuery query) =>
        given.IsEmpty ? query.Results : query.Results.Select((name, i) => i < given.Count ? given[i] : name).ToEquatableArray();

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        if (Existing<View>(sql, catalog, View.OfKind) is not { } view) return;
        if (CommonAlters.TryRead(sql, catalog, view, (name, at) => EnsureFree(catalog, name, at))) return;
        AlterView(sql, catalog, view);
    }

    /// <summary>What ALTER VIEW, and ALTER TABLE on a view, can say beside name, schema and owner.</summary>
    public static void AlterView(SqlReader sql, CatalogBuilder catalog, View view)
    {
        if (sql.Take("SET") && sql.Is(TokenKind.LeftParen)) SetOptions(sql, catalog, view);
        else if (sql.Take("RESET")) catalog.Alter(view, view with { Options = ViewOptions.Reset(sql, view.Options) });
        else if (sql.Take("RENAME")) RenameColumn(sql, catalog, view);
        else if (sql.Take("ALTER")) NotModelled.ReadOver(sql, catalog);
        else throw sql.Unexpected("an action of ALTER VIEW");
        sql.ExpectEnd();
    }

    private static void SetOptions(SqlReader sql, CatalogBuilder catalog, View view)
    {
        var position = sql.Position;
        var options = ViewOptions.Set(sql, view.Options);
        if (options.Any(o => o.StartsWith("security_invoker", StringComparison.Ordinal))) catalog.Needs(15, "security_invoker", position, SqlStates.InvalidParameterValue);
        catalog.Alter(view, view with { Options = options });
    }

    private static void RenameColumn(SqlReader sql, CatalogBuilder catalog, View view)
    {
        sql.Take("COLUMN");
        var position = sql.Position;
        var before = sql.Name();
        sql.Expect("TO");
        var after = sql.Name();
        var names = NamesOf(view, Queries.Read(SqlReader.Over(view.Query)));
        if (names.Contains("*") || names.Any(n => n is null)) { catalog.AddNotExecuted($"column {before} of view {view.Name} is renamed; its columns are not all known"); return; }
        if (!names.Contains(before)) throw new StatementRefused(SqlStates.UndefinedColumn, $"column {before} of view {view.Name} does not exist", position);
        if (names.Contains(after)) throw new StatementRefused(SqlStates.DuplicateColumn, $"column {after} of view {view.Name} already exists", position);
        catalog.Alter(view, Renamed(view, names.Select(n => n == before ? after : n!)) with { ColumnComments = ColumnComment.Renamed(view.ColumnComments, before, after) });
    }

    /// <summary>With other column names: in the query where they can stand there, else beside it.</summary>
    private static View Renamed(View view, EquatableArray<string> names)
    {
        var query = Queries.Read(SqlReader.Over(view.Sql ?? view.Query), null, names);
        return query.IsNamed ? view with { Query = query.Text, Sql = query.Sql == query.Text ? null : query.Sql, ColumnNames = [] } : view with { ColumnNames = names };
    }

    // Shared with materialized views

    /// <summary>The view that ALTER names; null when IF EXISTS excuses its absence.</summary>
    public static T? Existing<T>(SqlReader sql, CatalogBuilder catalog, Kind kind) where T : SchemaObject
    {
        var ifExists = catalog.TakeIfExists(sql);
        var position = sql.Position;
        var written = sql.QualifiedName();
        if (catalog.FindRelation(written) is { } relation)
            return relation as T ?? throw new StatementRefused(SqlStates.WrongObjectType, $"{relation.Name} is not a {kind.Label}", position);
        if (ifExists) { catalog.Skip(new(kind, catalog.Assumed(written))); return null; }
        throw catalog.NoRelation(written, position, kind);
    }

    public static void EnsureFree(CatalogBuilder catalog, ObjectName name, int position)
    {
        if (catalog.Current.Relation(name.Schema, name.Name) is { Refused: null } holder) throw new StatementRefused(SqlStates.DuplicateTable, $"{holder.Kind.Label} {name} already exists", position);
        if (catalog.HolderOfTypeName(name) is { Refused: null } type) throw new StatementRefused(SqlStates.DuplicateObject, $"{type.Kind.Label} {name} already exists", position);
    }

    public static void DropRelations(SqlReader sql, CatalogBuilder catalog, Kind kind) => catalog.Drop(sql, ifExists =>
    {
        var at = sql.Position;
        var written = sql.QualifiedName();
        if (catalog.FindRelation(written) is { } relation)
            return relation.Kind == kind ? relation.Id() : throw new StatementRefused(SqlStates.WrongObjectType, $"{relation.Name} is not a {kind.Label}", at);
        if (!ifExists) throw catalog.NoRelation(written, at, kind);
        catalog.Skip(new(kind, catalog.Assumed(written)));
        return null;
    });

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var view = (View)subject;
        var (query, written) = renaming.OfQuery(view.Query, view.Sql);
        return view with { Query = query, Sql = written, Needs = renaming.Of(view.Needs) };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var view = (View)subject;
        var columns = view.ColumnNames.IsEmpty ? "" : $" ({Quoting.Names(view.ColumnNames)})";
        yield return $"CREATE {(view.Temporary ? "TEMPORARY " : "")}VIEW {Quoting.Name(view.Temporary ? new(null, view.Name.Name) : view.Name)}{columns}{ViewOptions.Written(view.Options)} AS\n{view.Sql ?? view.Query}";
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (present, wanted) = ((View)before, (View)after);
        var statements = new List<Alteration>();
        if (facets.Contains(View.QueryFacet) || facets.Contains(View.ColumnsFacet))
        {
            if (ViewColumns.Renamed(present, wanted) is { } renamed)
            {
                foreach (var (from, to) in renamed) statements.Add(ViewColumns.Rename($"ALTER VIEW {Quoting.Name(after.Name)}", after.Name, from, to));
                present = present with { ColumnComments = ViewColumns.Comments(present.ColumnComments, renamed) };
            }
            else if (ViewColumns.Stay(present, wanted, writing))
            {
                statements.Add(CommonAlters.OrReplace(Create(after, writing.After).Single()));
                present = present with { Options = wanted.Options };
            }
            else return null;
        }
        statements.AddRange(ViewOptions.Changes(present.Options, wanted.Options).Select(action => new Alteration($"ALTER VIEW {Quoting.Name(after.Name)} {action}")));
        statements.AddRange(Alteration.Each(Comments.OfParts(present, wanted)));
        return statements;
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_class", $"oid = {PgCatalog.Relation(subject.Name)} AND relkind = 'v'");
}
