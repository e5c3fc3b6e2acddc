using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Rewrite rules (manual 41; CREATE RULE).</summary>
internal sealed class RewriteRules : KindDialect
{
    public override Kind Kind => RewriteRule.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE RULE", Create);
        grammar.On("ALTER RULE", Alter);
        grammar.On("DROP RULE", Drop);
    }

    private static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = sql.Name();
        sql.Expect("AS");
        sql.Expect("ON");
        var word = sql.Name();
        if (word is not ("select" or "insert" or "update" or "delete")) throw sql.Unexpected("SELECT, INSERT, UPDATE or DELETE");
        sql.Expect("TO");
        var at = sql.Position;
        var relation = catalog.Relation(sql.QualifiedName(), at);
        if (relation is not (Table or View)) throw new StatementRefused(SqlStates.WrongObjectType, $"{relation.Name} is a {relation.Kind.Label}: it can have no rules", at);
        var needs = new List<ObjectId>();
        void Note(EquatableArray<ObjectName> relations, EquatableArray<ObjectName> functions, int position)
        {
            Needs.AddRelations(catalog, relations.Where(r => r.Schema is not null || r.Name is not ("old" or "new")), [], needs, position);
            Needs.AddFunctions(catalog, functions, needs);
        }
        var rule = ReadBody(sql, new RewriteRule(relation.Name.Member(name)) { Event = word, OnView = relation is View }, Note, new CatalogMeanings(catalog));
        needs.RemoveAll(n => n.Name == relation.Name);
        sql.ExpectEnd();
        Put(catalog, rule with { Needs = Needs.Distinct(needs) }, position);
    }

    private delegate void NoteNames(EquatableArray<ObjectName> relations, EquatableArray<ObjectName> functions, int position);

    /// <summary>A rule as the server prints it (pg_get_ruledef).</summary>
    public static RewriteRule Parse(string printed, RewriteRule rule)
    {
        var sql = SqlReader.Over(printed);
        sql.Expect("CREATE");
        sql.Expect("RULE");
        sql.Name();
        sql.Expect("AS");
        sql.Expect("ON");
        var word = sql.Name();
        sql.Expect("TO");
        sql.QualifiedName();
        return ReadBody(sql, rule with { Event = word }, static (_, _, _) => { }, null);
    }

    private static RewriteRule ReadBody(SqlReader sql, RewriteRule rule, NoteNames note, IMeanings? meanings)
    {
        if (sql.Take("WHERE"))
        {
            var position = sql.Position;
            var parsed = Expressions.Read(sql, meanings: meanings);
            note([], parsed.Functions, position);
            rule = rule with { Where = parsed.Expression };
        }
        sql.Expect("DO");
        rule = rule with { Instead = sql.Take("INSTEAD") };
        sql.Take("ALSO");
        return rule with { Actions = ReadActions(sql, note, meanings) };
    }

    private static void Put(CatalogBuilder catalog, RewriteRule rule, int position)
    {
        if (catalog.Current.Find(rule.Id()) is not RewriteRule present) catalog.Add(rule, position);
        else if (catalog.Modifiers.HasFlag(Modifiers.OrReplace) || present.Refused is not null) catalog.Alter(present, rule with { Comment = present.Comment, Enabled = present.Enabled });
        else throw new StatementRefused(SqlStates.DuplicateObject, $"rule {rule.Name.Name} of {rule.Name.OfTable()} already exists", position);
    }

    private static string ReadActions(SqlReader sql, NoteNames note, IMeanings? meanings)
    {
        if (sql.Take("NOTHING")) return "nothing";
        if (!sql.Is(TokenKind.LeftParen)) return ReadAction(sql, sql.End, note, meanings);
        sql.Expect(TokenKind.LeftParen);
        var actions = new List<string>();
        while (!sql.Take(TokenKind.RightParen))
        {
            if (sql.Take(TokenKind.Semicolon)) continue;
            actions.Add(ReadAction(sql, EndOfAction(sql), note, meanings));
        }
        return string.Join("; ", actions);
    }

    private static int EndOfAction(SqlReader sql)
    {
        var depth = 0;
        for (var ahead = 0; ; ahead++)
        {
            switch (sql.Peek(ahead).Kind)
            {
                case TokenKind.End: throw sql.Unexpected(")");
                case TokenKind.LeftParen: depth++; break;
                case TokenKind.RightParen when depth-- == 0: return sql.At + ahead;
                case TokenKind.Semicolon when depth == 0: return sql.At + ahead;
            }
        }
    }

    private static string ReadAction(SqlReader sql, int end, NoteNames note, IMeanings? meanings)
    {
        var position = sql.Position;
        var query = Queries.Read(new SqlReader(sql.Tokens, sql.At, end), meanings);
        sql.At = end;
        note(query.Relations, query.Functions, position);
        return query.Text;
    }

    private static RewriteRule? Find(CatalogBuilder catalog, ObjectName table, string name) =>
        catalog.FindRelation(table) is { } relation && catalog.Current.TryFind<RewriteRule>(RewriteRule.OfKind, relation.Name.Member(name), out var found) ? found : null;

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = sql.Name();
        sql.Expect("ON");
        var relation = catalog.Relation(sql.QualifiedName(), position);
        if (Find(catalog, relation.Name, name) is not { } rule) throw OnRelation.Missing(RewriteRule.OfKind, relation.Name.Member(name), position);
        sql.Expect("RENAME");
        sql.Expect("TO");
        var after = relation.Name.Member(sql.Name());
        sql.ExpectEnd();
        if (catalog.Current.Contains(new(RewriteRule.OfKind, after))) throw new StatementRefused(SqlStates.DuplicateObject, $"rule {after} already exists", position);
        catalog.RenameWithParts(rule, after);
    }

    private static void Drop(SqlReader sql, CatalogBuilder catalog) => OnRelation.ReadDrop(sql, catalog, RewriteRule.OfKind, Find);

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var rule = (RewriteRule)subject;
        return rule with { Where = renaming.Of(rule.Where, rule.Name.OfTable()), Actions = renaming.Of(rule.Actions), Needs = renaming.Of(rule.Needs) };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var rule = (RewriteRule)subject;
        var table = Quoting.Name(rule.Name.OfTable());
        var actions = rule.Actions == "nothing" ? "NOTHING" : rule.Actions.Contains("; ", StringComparison.Ordinal) ? $"({rule.Actions})" : rule.Actions;
        yield return $"CREATE RULE {Quoting.Name(rule.Name.Name)} AS ON {rule.Event.ToUpperInvariant()} TO {table}{(rule.Where is null ? "" : $" WHERE {rule.Where.Sql}")} DO {(rule.Instead ? "INSTEAD" : "ALSO")} {actions}";
        if (rule.Enabled != "origin") yield return Enable(rule);
    }

    private static string Enable(RewriteRule rule) => $"ALTER TABLE {Quoting.Name(rule.Name.OfTable())} {CommonAlters.Enabling(rule.Enabled)} RULE {Quoting.Name(rule.Name.Name)}";

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    /// <summary>OR REPLACE takes another event, too, and leaves a disabled rule disabled.</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var enabled = facets.Contains(RewriteRule.EnabledFacet);
        Alteration[] replaced = enabled && facets.Count == 1 ? [] : [CommonAlters.OrReplace(Create(after, writing.After).First())];
        return enabled ? [.. replaced, Enable((RewriteRule)after)] : replaced;
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_rewrite", $"ev_class = {PgCatalog.Relation(subject.Name.OfTable())} AND rulename = {SqlString.Quote(subject.Name.Name)}");
}
