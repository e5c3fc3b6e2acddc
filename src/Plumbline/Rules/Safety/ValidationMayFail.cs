using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Safety;

public sealed class ValidationMayFail : HazardRule
{
    public override string Name => "validation-may-fail";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "A foreign key or a check is added to columns that have values already, and nothing before makes sure that they keep it.",
        "One row that does not and the migration fails (23503, 23514), on the database with the oldest rows and nowhere else. "
            + "Quiet for NOT VALID, for a table or columns that were made in the same change, for a table that is known to be empty, where the new one allows what the old one did, for a check that holds by which columns are null, and when the file cleans the rows before.",
        "```sql\nALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (id);\n```",
        "Count the rows that break it, and add it in two steps: new rows keep it at once, old ones are judged later and block nobody:\n\n```sql\nALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;\n-- in a later migration\nALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;\n```");

    protected override bool Concerns(Change effect) => effect is Change.Added { After: ForeignKey or Model.Check };

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Added { After: (ForeignKey { NotValid: false, NotEnforced: false } or Check { NotValid: false, NotEnforced: false, Inherited: false }) and var made }) continue;
            var table = made.Name.OfTable();
            if (!statement.Before.Contains(new(Table.OfKind, table)) || IsSpared(place, table) || DataTrail.IsCleaned(place, table)) continue;
            if (made is ForeignKey key ? OfKey(statement, place, key) : OfCheck(statement, place, (Check)made)) continue;
            yield return made is ForeignKey reference ? Orphans(place, reference) : Violators(place, (Check)made);
        }
    }

    private Finding Orphans(StatementPlace place, ForeignKey key)
    {
        var (table, other) = (Quoting.Name(key.Name.OfTable()), Quoting.Name(key.ReferencedTable));
        var pairs = string.Join(" AND ", key.Columns.Zip(key.ReferencedColumns, (c, r) => $"o.{Quoting.Name(r)} = t.{Quoting.Name(c)}"));
        var set = string.Join(" AND ", key.Columns.Select(c => $"t.{Quoting.Name(c)} IS NOT NULL"));
        return Found(place, key.Id(), key.Origin.Here, $"{key.Name} is added over values that are there: one that names no row of {key.ReferencedTable} and it fails (23503)") with
        {
            Fix = new($"see first whether there are any: SELECT count(*) FROM {table} t WHERE {set} AND NOT EXISTS (SELECT 1 FROM {other} o WHERE {pairs})"),
        };
    }

    private Finding Violators(StatementPlace place, Check check) =>
        Found(place, check.Id(), check.Origin.Here, $"check {check.Name} is added over rows that are there: one that breaks it and it fails (23514)") with
        {
            Fix = new($"see first whether there are any: SELECT count(*) FROM {Quoting.Name(check.Name.OfTable())} WHERE NOT ({check.Expression.Sql})"),
        };

    /// <summary>Whether every value is known to be null, or to have been judged by a key like it.</summary>
    private static bool OfKey(Statement statement, StatementPlace place, ForeignKey key)
    {
        if (key.Columns.Any(c => IsNew(statement, place, key.Name.OfTable().Member(c)))) return true;
        var table = key.Name.OfTable();
        var (was, other) = (place.TableAtStart(table), place.TableAtStart(key.ReferencedTable));
        foreach (var known in place.Migration.Before.Children<ForeignKey>(new(Table.OfKind, was)))
            if (!known.NotValid && known.ReferencedTable == other && known.Columns.SequenceEqual(key.Columns.Select(c => place.ColumnAtStart(table, c)))) return true;
        return statement.Before.Children<ForeignKey>(key.Parent()!).Any(known => !known.NotValid && known.Columns == key.Columns && known.ReferencedTable == key.ReferencedTable);
    }

    private static bool OfCheck(Statement statement, StatementPlace place, Check check)
    {
        if (check.Columns.IsEmpty || check.Columns.All(c => place.IsBorn((SchemaObject?)statement.Before.Find(new(Column.OfKind, check.Name.OfTable().Member(c))) ?? check))) return true;
        if (Nulls.Satisfy(check.Expression, c => PresenceOf(statement, place, check.Name.OfTable(), c))) return true;
        return place.Migration.Before.Children<Check>(new(Table.OfKind, place.TableAtStart(check.Name.OfTable()))).Any(known => !known.NotValid && AllowsAsMuch(known, check));
    }

    /// <summary>A column that came with the change has no value yet; one that was required when the file began has one in every row, whatever is allowed since.</summary>
    private static Presence PresenceOf(Statement statement, StatementPlace place, ObjectName table, string column)
    {
        var id = new ObjectId(Column.OfKind, table.Member(column));
        if ((statement.Before.Find(id) ?? statement.After.Find(id)) is not Column found) return Presence.Either;
        if (found is { Default: null, NotNull: false, Generated: null, Identity: null } && place.IsBorn(found)) return Presence.Null;
        if (found is { NotNull: true, NotNullNotValid: false }) return Presence.Value;
        return place.Migration.Before.Find(new(Column.OfKind, place.TableAtStart(table).Member(place.ColumnAtStart(table, column)))) is Column { NotNull: true, NotNullNotValid: false } ? Presence.Value : Presence.Either;
    }

    /// <summary>The same condition, with more constants to choose from.</summary>
    private static bool AllowsAsMuch(Check before, Check after)
    {
        if (before.Expression == after.Expression) return true;
        var (was, shape) = Constants(before.Expression.Text);
        var (now, other) = Constants(after.Expression.Text);
        return shape == other && was.IsSubsetOf(now);
    }

    /// <summary>The texts in quotes, and what is left with one mark for each run of them.</summary>
    private static (HashSet<string> Texts, string Shape) Constants(string expression)
    {
        var (texts, shape) = (new HashSet<string>(), new System.Text.StringBuilder());
        for (var sql = SqlReader.Over(expression); !sql.AtEnd; sql.Advance())
        {
            if (sql.Is(TokenKind.String)) texts.Add(sql.ValueOf(sql.Current));
            if (!sql.Is(TokenKind.String)) { if (!sql.Is(TokenKind.Comma)) shape.Append(sql.CurrentSpan).Append(' '); }
            else if (shape.Length == 0 || shape[^1] != '?') shape.Append('?');
        }
        // one value is =, several are IN or = ANY (ARRAY[…])
        return (texts, shape.Replace("ANY ( ARRAY [ ?] ) ", "?").Replace("IN ( ?) ", "= ?").ToString());
    }

    /// <summary>A column that came with the change and that nothing has filled.</summary>
    private static bool IsNew(Statement statement, StatementPlace place, ObjectName column) =>
        (statement.Before.Find(new(Column.OfKind, column)) ?? statement.After.Find(new(Column.OfKind, column))) is not Column found || place.IsBorn(found) && (found.Default is null || place.IsBorn(found.Name.OfTable()));
}
