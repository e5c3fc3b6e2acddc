using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>EXCLUDE (manual, CREATE TABLE).</summary>
internal sealed class Exclusions : KindDialect
{
    public override Kind Kind => Exclusion.OfKind;

    /// <summary>Exclusion constraints come with CREATE TABLE and ALTER TABLE.</summary>
    public override void Register(Grammar grammar)
    {
    }

    /// <summary>Reads after EXCLUDE.</summary>
    public static Exclusion Read(SqlReader sql, ObjectName name, CatalogBuilder? catalog = null)
    {
        var method = sql.Take("USING") ? sql.Name() : "btree";
        var elements = new List<string>();
        var columns = new List<string>();
        var calls = new List<string>();
        sql.Expect(TokenKind.LeftParen);
        do
        {
            var key = IndexKeys.ReadOne(sql, catalog);
            sql.Expect("WITH");
            elements.Add($"{IndexKeys.Write(key.Key)} WITH {ReadOperator(sql)}");
            columns.AddRange(key.Columns);
            calls.Add(key.Calls);
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        var (include, options, _) = Keys.ReadIndexParameters(sql);
        SqlExpression? predicate = null;
        if (sql.Take("WHERE"))
        {
            sql.Expect(TokenKind.LeftParen);
            var read = KeptExpression.Read(sql, catalog);
            sql.Expect(TokenKind.RightParen);
            predicate = read.Expression;
            columns.AddRange(read.Columns);
        }
        return new(name, method, elements.ToEquatableArray())
        {
            Include = include,
            Options = options,
            Predicate = predicate,
            Deferral = ConstraintAttributes.Read(sql).Deferral,
            Columns = columns.Concat(include).Distinct().ToEquatableArray(),
            Calls = ImplicitNames.Columns(ImplicitNames.Distinct(calls.Concat(include))),
        };
    }

    private static string ReadOperator(SqlReader sql)
    {
        if (!sql.Take("OPERATOR")) return Symbol(sql);
        sql.Expect(TokenKind.LeftParen);
        while (sql.Peek(1).Kind == TokenKind.Dot) sql.At += 2;
        var symbol = Symbol(sql);
        sql.Expect(TokenKind.RightParen);
        return symbol;

        static string Symbol(SqlReader sql)
        {
            if (!sql.Is(TokenKind.Operator)) throw sql.Unexpected("an operator");
            var symbol = sql.CurrentSpan.ToString();
            sql.Advance();
            return symbol == "!=" ? "<>" : symbol;
        }
    }

    public static void Add(CatalogBuilder catalog, Table table, PendingConstraint pending)
    {
        var meant = (Exclusion)pending.Meant;
        if (table.PartitionBy is not null && catalog.Version < 17) throw new StatementRefused(SqlStates.FeatureNotSupported, "exclusion constraints are not supported on partitioned tables", pending.Position);
        Constraints.ExpectColumns(catalog, table.Name, meant.Columns, pending.Position, "named in a key");
        if (meant.Name.Name.Length == 0) meant = meant with { Name = table.Name.Member(ImplicitNames.Relation(catalog, table.Name, meant.Calls, "excl", true)) };
        else Constraints.ExpectFreeRelation(catalog, meant.Name, pending.Position);
        catalog.Add(meant, pending.Position);
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var exclusion = (Exclusion)subject;
        var table = exclusion.Name.OfTable();
        return exclusion with
        {
            Elements = exclusion.Elements.Select(e => renaming.Of(e, table)),
            Predicate = renaming.Of(exclusion.Predicate, table),
            Include = renaming.Columns(table, exclusion.Include),
            Columns = renaming.Columns(table, exclusion.Columns),
        };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var exclusion = (Exclusion)subject;
        yield return Constraints.Write(exclusion.Name, $"EXCLUDE USING {Quoting.Name(exclusion.Method)} ({exclusion.Elements})"
            + (exclusion.Include.IsEmpty ? "" : $" INCLUDE ({Quoting.Names(exclusion.Include)})")
            + (exclusion.Options.IsEmpty ? "" : $" WITH ({StorageParameters.Write(exclusion.Options)})")
            + (exclusion.Predicate is null ? "" : $" WHERE ({exclusion.Predicate.Sql})")
            + Constraints.Write(exclusion.Deferral));
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => Constraints.Drop(subject, context);

    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (was, now) = ((Exclusion)before, (Exclusion)after);
        if (facets.Any(f => f != Exclusion.OptionsFacet)) return null;
        return [.. IndexActions.Alter(now.Name, was.Options, now.Options)];
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => Constraints.Rename(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.OfConstraint(subject.Name, 'x');
}
