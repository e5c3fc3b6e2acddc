using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Row security policies (manual 5.9; CREATE POLICY).</summary>
internal sealed class Policies : KindDialect
{
    public override Kind Kind => Policy.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE POLICY", Create);
        grammar.On("ALTER POLICY", Alter);
        grammar.On("DROP POLICY", Drop);
    }

    private static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = sql.Name();
        sql.Expect("ON");
        var at = sql.Position;
        var written = sql.QualifiedName();
        if (catalog.FindRelation(written) is null && catalog.OutsideRelation(written) is { } outside) { OnOutside(sql, catalog, outside, name, position); return; }
        var table = catalog.ExistingTable(written, at);
        var policy = ReadClauses(sql, catalog, new Policy(table.Name.Member(name)), isNew: true);
        if (catalog.Current.Find(policy.Id()) is { Refused: null }) throw new StatementRefused(SqlStates.DuplicateObject, $"policy {name} of {table.Name} already exists", position);
        catalog.Add(policy, position);
    }

    /// <summary>A policy on a platform's table is kept: it is the project's own.</summary>
    private static void OnOutside(SqlReader sql, CatalogBuilder catalog, ObjectName table, string name, int position)
    {
        var policy = ReadClauses(sql, catalog, new Policy(table.Member(name)), isNew: true);
        if (catalog.Current.Contains(policy.Id())) throw new StatementRefused(SqlStates.DuplicateObject, $"policy {name} of {table} already exists", position);
        catalog.Add(policy, position);
    }

    private static Policy ReadClauses(SqlReader sql, CatalogBuilder catalog, Policy policy, bool isNew)
    {
        var needs = new List<ObjectId>();
        var before = policy;
        if (isNew && sql.Take("AS")) policy = policy with { Permissive = ReadPermissive(sql) };
        if (isNew && sql.Take("FOR")) policy = policy with { Command = ReadCommand(sql) };
        if (sql.Take("TO")) policy = policy with { Roles = Roles.ReadList(sql, catalog) };
        var position = sql.Position;
        if (sql.Take("USING"))
        {
            if (policy.Command == "insert") throw new StatementRefused(SqlStates.SyntaxError, "a policy FOR INSERT takes WITH CHECK only", position);
            policy = policy with { Using = ReadCondition(sql, catalog, policy, needs) };
        }
        position = sql.Position;
        if (sql.Take("WITH", "CHECK"))
        {
            if (policy.Command is "select" or "delete") throw new StatementRefused(SqlStates.SyntaxError, $"a policy FOR {policy.Command.ToUpperInvariant()} takes no WITH CHECK", position);
            policy = policy with { WithCheck = ReadCondition(sql, catalog, policy, needs) };
        }
        sql.ExpectEnd();
        if (!isNew) AddKept(before, policy, needs);
        return policy with { Needs = Needs.Distinct(needs) };
    }

    /// <summary>What the condition that stays stands on; the other lets go of what it named.</summary>
    private static void AddKept(Policy before, Policy after, List<ObjectId> needs)
    {
        foreach (var (was, now) in new[] { (before.Using, after.Using), (before.WithCheck, after.WithCheck) })
        {
            if (was is null || !ReferenceEquals(was, now)) continue;
            var named = Expressions.Read(SqlReader.Over(was.Sql));
            needs.AddRange(before.Needs.Where(need => named.Columns.Contains(need.Name.Name) || named.Relations.Any(r => r.Name == need.Name.Name)
                || named.Functions.Any(f => need.Name.Name.StartsWith(f.Name + "(", StringComparison.Ordinal))));
        }
    }

    private static bool ReadPermissive(SqlReader sql)
    {
        if (sql.Take("RESTRICTIVE")) return false;
        sql.Expect("PERMISSIVE");
        return true;
    }

    private static string ReadCommand(SqlReader sql)
    {
        var word = sql.Name();
        return word is "all" or "select" or "insert" or "update" or "delete" ? word : throw sql.Unexpected("ALL, SELECT, INSERT, UPDATE or DELETE");
    }

    private static SqlExpression ReadCondition(SqlReader sql, CatalogBuilder catalog, Policy policy, List<ObjectId> needs)
    {
        sql.Expect(TokenKind.LeftParen);
        var position = sql.Position;
        var own = policy.Name.OfTable();
        var parsed = KeptExpression.Read(sql, catalog, about: own);
        sql.Expect(TokenKind.RightParen);
        Needs.AddFunctions(catalog, parsed.Functions, needs);
        Needs.AddRelations(catalog, parsed.Relations, [], needs, position);
        needs.RemoveAll(n => n.Name == own);
        Needs.AddColumns(catalog, parsed.Uses, needs);
        foreach (var column in parsed.Columns.Span) AddColumn(catalog, own, parsed, column, needs);
        return parsed.Expression;
    }

    /// <summary>A column that a sub-select's tables have as well may be theirs: it is no certain need.</summary>
    private static void AddColumn(CatalogBuilder catalog, ObjectName own, ParsedExpression parsed, string column, List<ObjectId> needs)
    {
        var id = new ObjectId(Column.OfKind, own.Member(column));
        if (!catalog.Current.Contains(id)) return;
        foreach (var relation in parsed.Relations.Span)
            if (catalog.FindRelation(relation) is not { } other || other.Name == own || catalog.Current.Contains(new(Column.OfKind, other.Name.Member(column)))) return;
        needs.Add(id);
    }

    private static Policy? Find(CatalogBuilder catalog, ObjectName written, string name)
    {
        var table = catalog.FindRelation(written)?.Name ?? catalog.OutsideRelation(written);
        return table is not null && catalog.Current.TryFind<Policy>(Policy.OfKind, table.Member(name), out var found) ? found : null;
    }

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = sql.Name();
        sql.Expect("ON");
        var at = sql.Position;
        var written = sql.QualifiedName();
        if (Find(catalog, written, name) is not { } policy)
        {
            if (catalog.FindRelation(written) is null && catalog.OutsideRelation(written) is not null) { NotModelled.ReadOver(sql, catalog); return; }
            throw OnRelation.Missing(Policy.OfKind, catalog.Relation(written, at).Name.Member(name), position);
        }
        if (!sql.Take("RENAME", "TO")) { catalog.Alter(policy, ReadClauses(sql, catalog, policy, isNew: false)); return; }
        var after = policy.Name with { Name = sql.Name() };
        sql.ExpectEnd();
        if (catalog.Current.Contains(new(Policy.OfKind, after))) throw new StatementRefused(SqlStates.DuplicateObject, $"policy {after.Name} of {after.OfTable()} already exists", position);
        catalog.RenameWithParts(policy, after);
    }

    private static void Drop(SqlReader sql, CatalogBuilder catalog) => OnRelation.ReadDrop(sql, catalog, Policy.OfKind, Find);

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var policy = (Policy)subject;
        var table = policy.Name.OfTable();
        return policy with { Using = renaming.Of(policy.Using, table), WithCheck = renaming.Of(policy.WithCheck, table), Needs = renaming.Of(policy.Needs) };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var policy = (Policy)subject;
        var text = $"CREATE POLICY {Quoting.Name(policy.Name.Name)} ON {Quoting.Name(policy.Name.OfTable())}";
        if (!policy.Permissive) text += " AS RESTRICTIVE";
        if (policy.Command != "all") text += $" FOR {policy.Command.ToUpperInvariant()}";
        if (policy.Roles is not ["public"]) text += $" TO {string.Join(", ", policy.Roles.Select(Roles.Written))}";
        if (policy.Using is not null) text += $" USING ({policy.Using.Sql})";
        if (policy.WithCheck is not null) text += $" WITH CHECK ({policy.WithCheck.Sql})";
        yield return text;
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    /// <summary>ALTER POLICY gives roles and conditions, and takes no condition away (manual, ALTER POLICY).</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var policy = (Policy)after;
        if (facets.Contains(Policy.CommandFacet) || facets.Contains(Policy.PermissiveFacet)) return null;
        var text = $"ALTER {NamedObject.Written(policy)}";
        if (facets.Contains(Policy.RolesFacet)) text += $" TO {string.Join(", ", policy.Roles.Select(Roles.Written))}";
        if (facets.Contains(Policy.UsingFacet))
        {
            if (policy.Using is null) return null;
            text += $" USING ({policy.Using.Sql})";
        }
        if (!facets.Contains(Policy.WithCheckFacet)) return [text];
        return policy.WithCheck is null ? null : [$"{text} WITH CHECK ({policy.WithCheck.Sql})"];
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_policy", $"polrelid = {PgCatalog.Relation(subject.Name.OfTable())} AND polname = {SqlString.Quote(subject.Name.Name)}");
}
