using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Extended statistics (manual 14.2.2; CREATE STATISTICS).</summary>
internal sealed class Statistics : KindDialect
{
    private const string TooManyColumns = "54011";

    public override Kind Kind => ExtendedStatistics.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE STATISTICS", Create);
        grammar.On("ALTER STATISTICS", Alter);
        grammar.On("DROP STATISTICS", Drop);
    }

    private static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var ifNotExists = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        var written = sql.Is(TokenKind.LeftParen) || sql.Is("ON") ? null : sql.QualifiedName();
        if (written is null && catalog.Version < 16) throw new StatementRefused(SqlStates.SyntaxError, "statistics without a name need PostgreSQL 16", position);
        var kinds = sql.Is(TokenKind.LeftParen) ? sql.NameList().Order(StringComparer.Ordinal).ToEquatableArray() : [];
        sql.Expect("ON");
        var columns = new List<string>();
        var expressions = ReadExpressions(sql, catalog, columns);
        if (expressions.Exists(e => e[0] == '(')) catalog.Needs(14, "an expression in statistics", position, SqlStates.FeatureNotSupported);
        sql.Expect("FROM");
        var at = sql.Position;
        var table = catalog.Relation(sql.QualifiedName(), at);
        sql.ExpectEnd();
        foreach (var column in columns)
            if (table is Table && !catalog.Current.Contains(new(Column.OfKind, table.Name.Member(column))))
                catalog.Refuse(SqlStates.UndefinedColumn, $"column {column} of {table.Name} does not exist", at, new(Column.OfKind, table.Name.Member(column)));
        if (table is not (Table or MaterializedView)) throw new StatementRefused(SqlStates.WrongObjectType, $"{table.Name} is a {table.Kind.Label}: it can have no statistics", at);
        if (expressions.Distinct().Count() < expressions.Count) throw new StatementRefused(SqlStates.DuplicateColumn, "a column or expression of the statistics is named twice", position);
        if (expressions.Count > 8) throw new StatementRefused(TooManyColumns, "statistics take at most 8 columns", position);
        if (expressions.Count < 2 && expressions[0][0] != '(') throw new StatementRefused(SqlStates.InvalidObjectDefinition, "statistics need at least 2 columns", position);
        if (kinds.Any(k => k is not ("ndistinct" or "dependencies" or "mcv"))) throw new StatementRefused(SqlStates.SyntaxError, "statistics are of kind ndistinct, dependencies or mcv", position);
        var name = written is null ? Implicit(catalog, table.Name, expressions) : catalog.NewName(written, position);
        if (catalog.Current.Find(new(ExtendedStatistics.OfKind, name)) is { Refused: null })
        {
            if (!ifNotExists) throw new StatementRefused(SqlStates.DuplicateObject, $"statistics {name} already exist", position);
            catalog.Clauses |= Clauses.Skipped;
            return;
        }
        if (kinds.Count == 3) kinds = [];
        catalog.Add(new ExtendedStatistics(name, table.Name, Sorted(expressions)) { Kinds = kinds, Columns = columns.Distinct().ToEquatableArray() }, position);
    }

    private static List<string> ReadExpressions(SqlReader sql, CatalogBuilder catalog, List<string> columns)
    {
        var expressions = new List<string>();
        do
        {
            if (sql.IsName && sql.Peek(1).Kind is TokenKind.Comma or TokenKind.Word && !sql.Is(TokenKind.LeftParen) && (sql.Peek(1).Kind == TokenKind.Comma || sql.IsAt(1, "FROM")))
            {
                var column = sql.Name();
                columns.Add(column);
                expressions.Add(Quoting.Name(column));
                continue;
            }
            var parenthesis = sql.Take(TokenKind.LeftParen);
            var parsed = KeptExpression.Read(sql, catalog);
            if (parenthesis) sql.Expect(TokenKind.RightParen);
            columns.AddRange(parsed.Columns);
            expressions.Add($"({parsed.Expression})");
        }
        while (sql.Take(TokenKind.Comma));
        return expressions;
    }

    /// <summary>Columns come first and sorted: the server keeps them apart from expressions, by number, so that their order says nothing.</summary>
    private static EquatableArray<string> Sorted(List<string> expressions) =>
        [.. expressions.Where(e => e[0] != '(').Order(StringComparer.Ordinal), .. expressions.Where(e => e[0] == '(')];

    /// <summary>As the server names it: <c>t_a_b_stat</c>, with <c>expr</c> for an expression.</summary>
    private static ObjectName Implicit(CatalogBuilder catalog, ObjectName table, List<string> expressions)
    {
        var stem = $"{table.Name}_{string.Join('_', expressions.Select(e => e[0] == '(' ? "expr" : e.Trim('"')))}_stat";
        for (var i = 0; ; i++)
        {
            var name = new ObjectName(table.Schema, SqlReader.Cut(i == 0 ? stem : $"{stem}{i}"));
            if (!catalog.Current.Contains(new(ExtendedStatistics.OfKind, name))) return name;
        }
    }

    private static ExtendedStatistics? Find(CatalogBuilder catalog, ObjectName written) => catalog.Find(written, ExtendedStatistics.OfKind) as ExtendedStatistics;

    private static StatementRefused Missing(CatalogBuilder catalog, ObjectName written, int position) =>
        new(SqlStates.UndefinedObject, $"statistics {written} do not exist", position, new(ExtendedStatistics.OfKind, catalog.Assumed(written)));

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        var ifExists = catalog.TakeIfExists(sql);
        var position = sql.Position;
        var written = sql.QualifiedName();
        if (Find(catalog, written) is not { } statistics)
        {
            if (!ifExists) throw Missing(catalog, written, position);
            catalog.Skip(new(ExtendedStatistics.OfKind, catalog.Assumed(written)));
            return;
        }
        if (sql.Take("SET", "STATISTICS"))
        {
            var target = sql.Take("DEFAULT") ? -1 : sql.Integer();
            sql.ExpectEnd();
            catalog.Alter(statistics, statistics with { Target = target < 0 ? null : (int)target });
            return;
        }
        void EnsureFree(ObjectName name, int at)
        {
            if (catalog.Current.Contains(new(ExtendedStatistics.OfKind, name))) throw new StatementRefused(SqlStates.DuplicateObject, $"statistics {name} already exist", at);
        }
        if (!CommonAlters.TryRead(sql, catalog, statistics, EnsureFree)) throw sql.Unexpected("SET STATISTICS, RENAME TO, SET SCHEMA or OWNER TO");
    }

    private static void Drop(SqlReader sql, CatalogBuilder catalog) => catalog.Drop(sql, ifExists =>
    {
        var at = sql.Position;
        var written = sql.QualifiedName();
        if (Find(catalog, written) is { } found) return found.Id();
        if (!ifExists) throw Missing(catalog, written, at);
        catalog.Skip(new(ExtendedStatistics.OfKind, catalog.Assumed(written)));
        return null;
    });

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var statistics = (ExtendedStatistics)subject;
        return statistics with
        {
            Of = renaming.Of(Table.OfKind, statistics.Of),
            Expressions = Sorted([.. statistics.Expressions.Select(e => renaming.Of(e, statistics.Of))]),
            Columns = renaming.Columns(statistics.Of, statistics.Columns),
        };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var statistics = (ExtendedStatistics)subject;
        var name = Quoting.Name(statistics.Name);
        yield return $"CREATE STATISTICS {name}{(statistics.Kinds.IsEmpty ? "" : $" ({statistics.Kinds})")} ON {statistics.Expressions} FROM {Quoting.Name(statistics.Of)}";
        if (statistics.Target is { } target) yield return $"ALTER STATISTICS {name} SET STATISTICS {target}";
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP STATISTICS {Quoting.Name(subject.Name)}"];

    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing) =>
        writing.Version >= 13 && facets.All(f => f == ExtendedStatistics.TargetFacet) ? [$"ALTER STATISTICS {Quoting.Name(after.Name)} SET STATISTICS {((ExtendedStatistics)after).Target ?? -1}"] : null;

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) =>
        PgCatalog.Row("pg_statistic_ext", $"stxnamespace = {PgCatalog.Schema(subject.Name.Schema ?? "public")} AND stxname = {SqlString.Quote(subject.Name.Name)}");
}
