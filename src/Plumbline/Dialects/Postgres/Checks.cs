using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>CHECK (manual 5.5.1).</summary>
internal sealed class Checks : KindDialect
{
    public override Kind Kind => Check.OfKind;

    /// <summary>Checks come with CREATE TABLE and ALTER TABLE.</summary>
    public override void Register(Grammar grammar)
    {
    }

    /// <summary>Reads after CHECK.</summary>
    public static Check Read(SqlReader sql, CatalogBuilder catalog, ObjectName name)
    {
        sql.Expect(TokenKind.LeftParen);
        var position = sql.Position;
        var read = KeptExpression.Read(sql, catalog);
        sql.Expect(TokenKind.RightParen);
        var attributes = ConstraintAttributes.Read(sql);
        if (attributes.Deferral != Deferral.NotDeferrable) throw new StatementRefused(SqlStates.FeatureNotSupported, "CHECK constraints cannot be marked DEFERRABLE", position);
        if (read.Relations.Count > 0) throw new StatementRefused(SqlStates.FeatureNotSupported, "cannot use subquery in check constraint", position);
        var needs = new List<ObjectId>();
        Postgres.Needs.AddFunctions(catalog, read.Functions, needs);
        return new(name, read.Expression) { Needs = Postgres.Needs.Distinct(needs), Columns = read.Columns, NoInherit = attributes.NoInherit, NotValid = attributes.NotValid, NotEnforced = attributes.NotEnforced };
    }

    public static void Add(CatalogBuilder catalog, Table table, PendingConstraint pending)
    {
        var meant = (Check)pending.Meant;
        if (meant.NoInherit && table.PartitionBy is not null)
            throw new StatementRefused(SqlStates.InvalidTableDefinition, $"cannot add NO INHERIT constraint to partitioned table {table.Name}", pending.Position);
        var columns = meant.Columns.Where(c => c != table.Name.Name);
        Constraints.ExpectColumns(catalog, table.Name, columns, pending.Position, "named in a check");
        if (meant.Name.Name.Length == 0)
            meant = meant with { Name = table.Name.Member(ImplicitNames.Constraint(catalog, table.Name, columns.Count == 1 ? columns[0] : null, "check")) };
        else if (Merges(catalog, meant, pending)) return;
        else Constraints.ExpectFree(catalog, meant.Name, pending.Position);
        catalog.Add(meant with { Columns = columns, Inherited = pending.Inherited }, pending.Position);
    }

    /// <summary>A child's check merges with its parent's of the same name and expression.</summary>
    private static bool Merges(CatalogBuilder catalog, Check meant, PendingConstraint pending)
    {
        if (!catalog.Current.TryFind<Check>(Check.OfKind, meant.Name, out var present) || !(present.Inherited || pending.Inherited)) return false;
        if (present.Expression != meant.Expression) return false;
        if (present.Inherited && !pending.Inherited) catalog.Alter(present, present with { Inherited = false });
        return true;
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var check = (Check)subject;
        return check with { Needs = renaming.Of(check.Needs), Columns = renaming.Columns(check.Name.OfTable(), check.Columns), Expression = renaming.Of(check.Expression, check.Name.OfTable())! };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var check = (Check)subject;
        if (Constraints.IsFromAbove(check, context)) yield break;
        yield return Constraints.Write(check.Name,
            $"CHECK ({check.Expression.Sql}){(check.NoInherit ? " NO INHERIT" : "")}{(check.NotEnforced ? " NOT ENFORCED" : "")}{(check.NotValid ? " NOT VALID" : "")}");
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => Constraints.Drop(subject, context);

    /// <summary>A check can be validated and nothing else; that of a table above takes those below along.</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        if (((Check)after).NotValid || facets.Any(f => f != Check.ValidFacet)) return null;
        return Constraints.IsFromAbove(after, writing.After) && !IsBelowDoubtful((Check)after, writing.After) ? [] : [Validating(after)];
    }

    public static string Validating(SchemaObject check) => $"ALTER TABLE {Quoting.Name(check.Name.OfTable())} VALIDATE CONSTRAINT {Quoting.Name(check.Name.Name)}";

    /// <summary>Whether a table above hands the check down as one that is not valid.</summary>
    public static bool IsBelowDoubtful(Check check, Catalog catalog) => check.Inherited && catalog.Find(check.Parent()!) is Table table
        && Partitions.Above(table).Any(above => catalog.Find(new(Check.OfKind, above.Member(check.Name.Name))) is Check { NotValid: true, NoInherit: false });

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => before is Check { Inherited: true } ? [] : Constraints.Rename(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.OfConstraint(subject.Name, 'c');
}
