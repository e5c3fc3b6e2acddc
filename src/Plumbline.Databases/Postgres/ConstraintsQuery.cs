using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>pg_constraint (manual 53.13): foreign keys and checks of tables, and PostgreSQL 18's named not-null constraints. What stands on an index comes with it.</summary>
internal sealed class ConstraintsQuery : CatalogQuery
{
    public override string What => "constraints";

    public override IReadOnlyList<Kind> Kinds => [Model.ForeignKey.OfKind, Model.Check.OfKind];

    /// <summary>
    /// A foreign key to a partitioned table has one more row on the same table for each partition: these are the server's affair.
    /// </summary>
    public override string Sql(int version) =>
        $"""
        select c.oid, c.conname, c.conrelid, c.contype, c.condeferrable, c.condeferred, c.convalidated, {(version >= 18 ? "c.conenforced" : "true")},
            c.conkey, c.confkey, c.confrelid, c.conindid, c.confdeltype, c.confupdtype, c.confmatchtype, {(version >= 15 ? "c.confdelsetcols" : "null::int2[]")},
            c.connoinherit, c.conislocal, case c.contype when 'c' then pg_get_expr(c.conbin, c.conrelid) end, {(version >= 18 ? "c.conperiod" : "false")}
        from pg_constraint c
        left join pg_constraint p on p.oid = c.conparentid and c.contype = 'f'
        where c.contype in ('f', 'c'{(version >= 18 ? ", 'n'" : "")}) and c.conrelid >= 16384 and p.conrelid is distinct from c.conrelid
        """;

    public override void Read(Row row, Reading reading)
    {
        var relation = row.Oid(2);
        if (!reading.Relations.TryGetValue(relation, out var table) || table.Kind != Table.OfKind || !reading.IsOwn(Oids.Relation, relation)) return;
        var name = table.Name.Member(row.GetString(1));
        switch (row.GetChar(3))
        {
            case 'f': reading.Add(Oids.Constraint, row.Oid(0), ForeignKey(row, reading, name, relation)); break;
            case 'c': reading.Add(Oids.Constraint, row.Oid(0), Check(row, reading, name)); break;
            case 'n': NotNull(row, reading, table, relation); break;
        }
    }

    public static Deferral Deferral(bool deferrable, bool deferred) => deferred ? Model.Deferral.InitiallyDeferred : deferrable ? Model.Deferral.Deferrable : Model.Deferral.NotDeferrable;

    private static ForeignKey ForeignKey(Row row, Reading reading, ObjectName name, uint relation)
    {
        var (target, enforced) = (row.Oid(10), row.GetBoolean(7));
        var referenced = reading.Relations.GetValueOrDefault(target)?.Name ?? new ObjectName("pg_catalog", target.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var set = row.IsNull(15) ? "" : $" ({reading.Columns(relation, row.Numbers(15))})";
        return new(name, reading.Columns(relation, row.Numbers(8)), referenced, reading.Columns(target, row.Numbers(9)))
        {
            Origin = reading.Origin,
            OnDelete = Action(row.GetChar(12)) + set,
            OnUpdate = Action(row.GetChar(13)),
            MatchFull = row.GetChar(14) == 'f',
            Deferral = Deferral(row.GetBoolean(4), row.GetBoolean(5)),
            // What is not enforced was never validated: that is no second fact.
            NotValid = enforced && !row.GetBoolean(6),
            NotEnforced = !enforced,
            Period = row.GetBoolean(19),
            ReferencedKey = reading.Relations.GetValueOrDefault(row.Oid(11)),
        };
    }

    private static Check Check(Row row, Reading reading, ObjectName name)
    {
        var read = reading.Expression(row.Printed(18));
        var enforced = row.GetBoolean(7);
        return new(name, read.Expression)
        {
            Origin = reading.Origin,
            Columns = read.Columns.Where(c => c != name.Table),
            NoInherit = row.GetBoolean(16),
            NotValid = enforced && !row.GetBoolean(6),
            NotEnforced = !enforced,
            Inherited = !row.GetBoolean(17),
        };
    }

    private static void NotNull(Row row, Reading reading, ObjectId table, uint relation)
    {
        var (name, valid) = (row.GetString(1), row.GetBoolean(6));
        var column = table.Name.Member(reading.Column(relation, row.Numbers(8)[0]));
        var given = name != Dialects.Postgres.ImplicitNames.Make(table.Name.Name, column.Name, "not_null");
        if (given || !valid) reading.Change<Column>(new(Column.OfKind, column), c => c with { NotNullName = given ? name : null, NotNullNotValid = !valid });
    }

    private static string Action(char code) => code switch { 'r' => "restrict", 'c' => "cascade", 'n' => "set null", 'd' => "set default", _ => "no action" };
}
