using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class CheckWithoutNotValid : LockRule
{
    public override string Name => "check-without-not-valid";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A check is added to a table or a domain in use, and its rows are verified at once.",
        "ADD CHECK takes ACCESS EXCLUSIVE and holds it while every row is read: nobody reads or writes the table meanwhile. A check of a domain takes SHARE on every table that uses the domain (manual, ALTER TABLE, ALTER DOMAIN).",
        "```sql\nALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0);\n```",
        "Add it without looking at the rows, then validate it in another transaction, under a lock that lets others work:\n\n```sql\nALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID;\n```\n\n```sql\nALTER TABLE orders VALIDATE CONSTRAINT total_positive;\n```");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Does(Work.Scan);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var touch in Once(place.Heavy.Where(t => t.Work == Work.Scan && t.Subject is not null)))
        {
            if (Find<Model.Check>(place, touch.Subject) is { } check && Adds(statement, check.Id()) && !AddsColumnOf(statement, check.Name.OfTable(), check.Columns)) yield return OfTable(place, check);
            else if (Find<Domain>(place, touch.Subject) is { } domain && AlterationOf(statement, domain.Id()) is { Before: Domain before } && !IsValidation(before, domain)) yield return OfDomain(place, before, domain, touch.Table);
        }
    }

    private Finding OfTable(StatementPlace place, Model.Check check)
    {
        var table = check.Name.OfTable();
        return At(place, check.Id(), $"{check.Name.Name} is verified against every row while nobody may read or write {table} (ACCESS EXCLUSIVE; {place.SizeOf(table)})",
            $"ALTER TABLE {Sql(table)} ADD CONSTRAINT {Sql(check.Name.Name)} CHECK ({check.Expression.Sql}) NOT VALID; then, in another transaction: ALTER TABLE {Sql(table)} VALIDATE CONSTRAINT {Sql(check.Name.Name)};");
    }

    private Finding OfDomain(StatementPlace place, Domain before, Domain domain, ObjectName table)
    {
        var added = domain.Checks.FirstOrDefault(c => before.Checks.All(b => b.Name != c.Name));
        // NOT NULL has no other form; a check that is validated has been through this already.
        var fix = added is null ? "a domain has no form of this that lets others write: forbid it in the tables, one by one"
            : $"ALTER DOMAIN {Sql(domain.Name)} ADD CONSTRAINT {Sql(added.Name)} CHECK ({added.Expression.Sql}) NOT VALID; it holds for new values at once. VALIDATE CONSTRAINT reads the tables, in an hour when few write";
        return At(place, domain.Id(), $"domain {domain.Name} is verified against every row of the tables that use it while nobody may write to them (SHARE; {table}: {place.SizeOf(table)})", fix);
    }

    /// <summary>Validating is the second step of the safe way: there is none beyond it.</summary>
    private static bool IsValidation(Domain before, Domain after) => before.NotNull == after.NotNull && before.Checks.Count == after.Checks.Count;
}
