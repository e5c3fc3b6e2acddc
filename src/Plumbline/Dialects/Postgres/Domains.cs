using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Domains (manual 8.18; CREATE DOMAIN, ALTER DOMAIN).</summary>
internal sealed class Domains : KindDialect
{
    public override Kind Kind => Domain.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE DOMAIN", Create);
        grammar.On("ALTER DOMAIN", Alter);
    }

    private static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = UserTypes.Free(catalog, sql.QualifiedName(), position);
        sql.Take("AS");
        var needs = new List<ObjectId>();
        var at = sql.Position;
        var domain = new Domain(name, catalog.Resolve(Types.Read(sql), needs, at));
        while (!sql.AtEnd) domain = Clause(sql, catalog, domain, needs);
        catalog.Add(domain with { Needs = Needs.Distinct(needs) }, position);
    }

    private static Domain Clause(SqlReader sql, CatalogBuilder catalog, Domain domain, List<ObjectId> needs)
    {
        if (sql.Take("COLLATE")) return domain with { Collation = Collations.Read(sql) };
        if (sql.Take("DEFAULT")) return domain with { Default = ReadDefault(sql, catalog, domain, needs, restricted: true) };
        var position = sql.Position;
        var name = sql.Take("CONSTRAINT") ? sql.Name() : null;
        if (sql.Take("NOT", "NULL")) return domain with { NotNull = true };
        if (sql.Take("NULL")) return domain with { NotNull = false };
        if (sql.Is("CHECK")) return WithCheck(sql, catalog, domain, name, needs, position);
        throw sql.Unexpected("COLLATE, DEFAULT, NOT NULL, NULL or CHECK");
    }

    private static SqlExpression? ReadDefault(SqlReader sql, CatalogBuilder catalog, Domain domain, List<ObjectId> needs, bool restricted)
    {
        var parsed = KeptExpression.Read(sql, catalog, domain.BaseType, restricted);
        Needs.AddFunctions(catalog, parsed.Functions, needs);
        return parsed.Expression.Text.Equals("NULL", StringComparison.OrdinalIgnoreCase) ? null : parsed.Expression;
    }

    private static Domain WithCheck(SqlReader sql, CatalogBuilder catalog, Domain domain, string? name, List<ObjectId> needs, int position)
    {
        sql.Expect("CHECK");
        sql.Expect(TokenKind.LeftParen);
        var parsed = KeptExpression.Read(sql, catalog);
        sql.Expect(TokenKind.RightParen);
        var notValid = sql.Take("NOT", "VALID");
        if (notValid) catalog.Clauses |= Clauses.NotValid;
        Needs.AddFunctions(catalog, parsed.Functions, needs);
        if (name is not null && domain.Checks.Any(c => c.Name == name))
            throw new StatementRefused(SqlStates.DuplicateObject, $"domain {domain.Name} already has a constraint {name}", position);
        return domain with { Checks = Sorted(domain.Checks.Add(new(name ?? FreeCheckName(domain), parsed.Expression, notValid))) };
    }

    /// <summary>As ChooseConstraintName: <c>d_check</c>, <c>d_check1</c>, …</summary>
    private static string FreeCheckName(Domain domain)
    {
        for (var i = 0; ; i++)
        {
            var suffix = i == 0 ? "_check" : $"_check{i}";
            var stem = domain.Name.Name;
            while (System.Text.Encoding.UTF8.GetByteCount(stem) + suffix.Length > SqlReader.MaxNameBytes) stem = stem[..^1];
            var name = stem + suffix;
            if (domain.Checks.All(c => c.Name != name)) return name;
        }
    }

    private static EquatableArray<DomainCheck> Sorted(IEnumerable<DomainCheck> checks) => checks.OrderBy(c => c.Name, StringComparer.Ordinal).ToEquatableArray();

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var written = sql.QualifiedName();
        if (catalog.FindType(written) is not { } type) throw UserTypes.NoType(catalog, written, position, Domain.OfKind);
        if (type is not Domain domain) throw new StatementRefused(SqlStates.WrongObjectType, $"{type.Name} is not a domain", position);
        if (CommonAlters.TryRead(sql, catalog, domain, (name, at) => UserTypes.EnsureFree(catalog, name, at))) return;
        var needs = domain.Needs.ToList();
        var changed = Action(sql, catalog, domain, needs);
        sql.ExpectEnd();
        catalog.Alter(domain, changed with { Needs = Needs.Distinct(needs) });
    }

    private static Domain Action(SqlReader sql, CatalogBuilder catalog, Domain domain, List<ObjectId> needs)
    {
        if (sql.Take("SET", "DEFAULT")) return domain with { Default = ReadDefault(sql, catalog, domain, needs, restricted: false) };
        if (sql.Take("DROP", "DEFAULT")) return domain with { Default = null };
        if (sql.Take("SET", "NOT", "NULL")) return domain with { NotNull = true };
        if (sql.Take("DROP", "NOT", "NULL")) return domain with { NotNull = false };
        var position = sql.Position;
        if (sql.Take("ADD"))
        {
            var name = sql.Take("CONSTRAINT") ? sql.Name() : null;
            return sql.Take("NOT", "NULL") ? domain with { NotNull = true } : WithCheck(sql, catalog, domain, name, needs, position);
        }
        if (sql.Take("VALIDATE", "CONSTRAINT"))
        {
            var name = Existing(domain, sql.Name(), position).Name;
            return domain with { Checks = domain.Checks.Select(c => c.Name == name ? c with { NotValid = false } : c) };
        }
        if (sql.Take("RENAME", "CONSTRAINT"))
        {
            var before = Existing(domain, sql.Name(), position).Name;
            sql.Expect("TO");
            var after = sql.Name();
            if (domain.Checks.Any(c => c.Name == after)) throw new StatementRefused(SqlStates.DuplicateObject, $"domain {domain.Name} already has a constraint {after}", position);
            return domain with { Checks = Sorted(domain.Checks.Select(c => c.Name == before ? c with { Name = after } : c)) };
        }
        if (sql.Take("DROP", "CONSTRAINT")) return DropCheck(sql, catalog, domain, position);
        throw sql.Unexpected("an action of ALTER DOMAIN");
    }

    private static Domain DropCheck(SqlReader sql, CatalogBuilder catalog, Domain domain, int position)
    {
        var ifExists = catalog.TakeIfExists(sql);
        var name = sql.Name();
        catalog.TakeCascade(sql);
        if (domain.Checks.All(c => c.Name != name) && ifExists) { catalog.Clauses |= Clauses.Skipped; return domain; }
        Existing(domain, name, position);
        return domain with { Checks = domain.Checks.Where(c => c.Name != name) };
    }

    private static DomainCheck Existing(Domain domain, string name, int position)
    {
        foreach (var check in domain.Checks)
            if (check.Name == name) return check;
        throw new StatementRefused(SqlStates.UndefinedObject, $"domain {domain.Name} has no constraint {name}", position);
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var domain = (Domain)subject;
        return domain with
        {
            BaseType = renaming.Of(domain.BaseType),
            Default = renaming.Of(domain.Default),
            Checks = domain.Checks.Select(c => c with { Expression = renaming.Of(c.Expression)! }),
            Needs = renaming.Of(domain.Needs),
        };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var domain = (Domain)subject;
        var text = $"CREATE DOMAIN {Quoting.Name(domain.Name)} AS {TypeText.Of(domain.BaseType)}";
        if (domain.Collation is not null) text += $" COLLATE {domain.Collation}";
        if (domain.Default is not null) text += $" DEFAULT {domain.Default.Sql}";
        if (domain.NotNull) text += " NOT NULL";
        foreach (var check in domain.Checks)
            if (!check.NotValid) text += $" {Written(check)}";
        yield return text;
        foreach (var check in domain.Checks)
            if (check.NotValid) yield return $"ALTER DOMAIN {Quoting.Name(domain.Name)} ADD {Written(check)}";
    }

    private static string Written(DomainCheck check) => $"CONSTRAINT {Quoting.Name(check.Name)} CHECK ({check.Expression.Sql}){(check.NotValid ? " NOT VALID" : "")}";

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    /// <summary>Type and collation stay as they were made, and values inside arrays, composites and ranges are not looked at (manual, ALTER DOMAIN).</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        if (facets.Contains(Domain.TypeFacet) || facets.Contains(Domain.CollationFacet)) return null;
        var (present, wanted) = ((Domain)before, (Domain)after);
        var head = $"ALTER DOMAIN {Quoting.Name(after.Name)}";
        var statements = new List<Alteration>();
        if (facets.Contains(Domain.DefaultFacet)) statements.Add(wanted.Default is null ? $"{head} DROP DEFAULT" : $"{head} SET DEFAULT {wanted.Default.Sql}");
        if (facets.Contains(Domain.NotNullFacet)) statements.Add($"{head} {(wanted.NotNull ? "SET" : "DROP")} NOT NULL");
        var looksAtValues = wanted.NotNull && !present.NotNull;
        var kept = AlterChecks(after.Name, present.Checks, wanted.Checks, statements, ref looksAtValues);
        if (looksAtValues && UserTypes.IsStoredInside(writing.Before, before.Id())) return null;
        statements.AddRange(Alteration.Each(Comments.OfParts(present with { Checks = kept }, wanted)));
        return statements;
    }

    /// <summary>The checks that stay, under the names they have then.</summary>
    private static EquatableArray<DomainCheck> AlterChecks(ObjectName domain, EquatableArray<DomainCheck> present, EquatableArray<DomainCheck> wanted, List<Alteration> statements, ref bool looksAtValues)
    {
        var head = $"ALTER DOMAIN {Quoting.Name(domain)}";
        var kept = new List<DomainCheck>();
        var added = wanted.Where(w => !present.Any(p => p.Name == w.Name && MayStay(p, w))).ToList();
        foreach (var check in present)
        {
            if (wanted.FirstOrDefault(w => w.Name == check.Name && MayStay(check, w)) is { } same)
            {
                kept.Add(check);
                if (check.NotValid == same.NotValid) continue;
                statements.Add($"{head} VALIDATE CONSTRAINT {Quoting.Name(check.Name)}");
                looksAtValues = true;
            }
            else if (added.Find(a => a.Expression.Equals(check.Expression) && a.NotValid == check.NotValid && present.All(p => p.Name != a.Name)) is { } renamed)
            {
                added.Remove(renamed);
                kept.Add(check with { Name = renamed.Name });
                statements.Add(new($"{head} RENAME CONSTRAINT {Quoting.Name(check.Name)} TO {Quoting.Name(renamed.Name)}") { Unless = Has(domain, renamed.Name) });
            }
            else statements.Add(Dropping(domain, check, added.Find(a => a.Name == check.Name)));
        }
        foreach (var check in added)
        {
            statements.Add(new($"{head} ADD {Written(check)}") { Unless = Has(domain, check.Name) });
            looksAtValues |= !check.NotValid;
        }
        return kept.ToEquatableArray();
    }

    private static Alteration Dropping(ObjectName domain, DomainCheck check, DomainCheck? another) =>
        another is not null && HasWords(domain, check, another) is { } done ? new Alteration($"ALTER DOMAIN {Quoting.Name(domain)} DROP CONSTRAINT {Quoting.Name(check.Name)}") { Unless = $"NOT {Has(domain, check.Name)} OR {done}" }
            : new($"ALTER DOMAIN {Quoting.Name(domain)} DROP CONSTRAINT IF EXISTS {Quoting.Name(check.Name)}");

    /// <summary>A condition that holds when the check of this name is the second, and not when it is the first; null where nothing tells.</summary>
    public static string? HasWords(ObjectName domain, DomainCheck was, DomainCheck now) =>
        (was.NotValid != now.NotValid ? now.NotValid ? "NOT convalidated" : "convalidated"
            : PrintedText.Between(PrintedText.Of(was.Expression.Sql), PrintedText.Of(now.Expression.Sql), new HashSet<string>())?.On("pg_get_expr(conbin, conrelid)")) is { } mark
            ? PgCatalog.Row("pg_constraint", $"contypid = {PgCatalog.Type(domain)} AND conname = {SqlString.Quote(now.Name)} AND {mark}") : null;

    private static string Has(ObjectName domain, string check) => PgCatalog.Row("pg_constraint", $"contypid = {PgCatalog.Type(domain)} AND conname = {SqlString.Quote(check)}");

    /// <summary>What was not validated can be; there is no way back.</summary>
    private static bool MayStay(DomainCheck present, DomainCheck wanted) => present.Expression.Equals(wanted.Expression) && (present.NotValid || !wanted.NotValid);

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_type", $"oid = {PgCatalog.Type(subject.Name)} AND typtype = 'd'");
}
