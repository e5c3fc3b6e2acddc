using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Safety;

public sealed class UniqueWithoutDedupe : HazardRule
{
    public override string Name => "unique-without-dedupe";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "Columns that have rows already are made unique, and nothing before makes sure that no value is there twice.",
        "Two rows with the same values and the migration fails (23505); built CONCURRENTLY it leaves an invalid index behind. It works on every database but the one with users. "
            + "Quiet for a table or a column that was made in the same change, for a table that is known to be empty, when fewer of the columns are unique already, and when the file removes or changes rows of the table before.",
        "```sql\nCREATE UNIQUE INDEX users_email_key ON users (email);\n```",
        "Look for duplicates first, in each database, and decide which row stays:\n\n```sql\nSELECT email, count(*) FROM users WHERE email IS NOT NULL GROUP BY email HAVING count(*) > 1;\n```\n\nRemove them in the same file, before.");

    protected override bool Concerns(Change effect) => effect is Change.Added { After: Unique or PrimaryKey or Model.Index };

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Added { After: var made } || Keys(UniqueKey.Of(made)) is not { Count: > 0 } keys || made.Name.Table is null) continue;
            var table = made.Name.OfTable();
            if (!statement.Before.Contains(made.Parent()!) || made is Model.Index { OnMaterializedView: true } or Model.Index { PartitionOf: not null } || IsSpared(place, table) || TakesOver(statement, made)) continue;
            if (IsNew(statement, place, table, keys) || IsUniqueAlready(statement, place, table, keys, (made as Model.Index)?.Predicate) || DataTrail.IsCleaned(place, table)) continue;
            var condition = made is Model.Index { Predicate: { } predicate } ? $" WHERE {predicate.Sql}" : "";
            var list = string.Join(", ", keys.Select(Written));
            yield return Found(place, made.Id(), made.Origin.Here, $"{Wording.List(keys)} of {table} {(keys.Count == 1 ? "is" : "are")} made unique, and nothing before removes duplicates: two rows alike and it fails (23505)") with
            {
                Fix = new($"see first whether there are any: SELECT {list}, count(*) FROM {Quoting.Name(table)}{condition} GROUP BY {list} HAVING count(*) > 1"),
            };
        }
    }

    private static string Written(string key) => key.Contains('(') ? key : Quoting.Name(key);

    /// <summary>The columns and expressions that must differ; null for what makes nothing unique.</summary>
    private static List<string>? Keys(UniqueKey? key) => key is null ? null : [.. key.Keys.Select(k => k.Column ?? k.Expression!.Sql)];

    /// <summary>USING INDEX: the index has proved it.</summary>
    private static bool TakesOver(Statement statement, SchemaObject made) => made is Unique or PrimaryKey && statement.Effects.Any(e => e is Change.Dropped { Before: Model.Index { Unique: true } index } && index.Name.Table == made.Name.Table);

    /// <summary>One of the columns came with the change, and has a value of its own for each row, or none.</summary>
    private static bool IsNew(Statement statement, StatementPlace place, ObjectName table, List<string> keys)
    {
        foreach (var key in keys)
            if ((statement.Before.Find(new(Column.OfKind, table.Member(key))) ?? statement.After.Find(new(Column.OfKind, table.Member(key)))) is Column column && place.IsBorn(column) && (column.Default is null || column.Default.Text.Contains('('))) return true;
        return false;
    }

    /// <summary>When the file began, or just before this statement: a key over some of the columns promises it for all of them.</summary>
    private static bool IsUniqueAlready(Statement statement, StatementPlace place, ObjectName table, List<string> keys, SqlExpression? predicate)
    {
        var earlier = keys.ConvertAll(k => place.ColumnAtStart(table, k));
        return Promises(place.Migration.Before, place.TableAtStart(table), earlier, predicate) || Promises(statement.Before, table, keys, predicate);
    }

    private static bool Promises(Catalog catalog, ObjectName table, List<string> keys, SqlExpression? predicate)
    {
        foreach (var one in UniqueKey.On(catalog, new(Table.OfKind, table)))
            if (one.IsValid && (one.Predicate is null || one.Predicate == predicate) && Keys(one) is { Count: > 0 } known && known.TrueForAll(keys.Contains)) return true;
        return false;
    }
}
