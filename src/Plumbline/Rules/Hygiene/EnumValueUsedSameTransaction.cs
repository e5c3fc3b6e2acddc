using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Hygiene;

public sealed class EnumValueUsedSameTransaction : HazardRule
{
    public override string Name => "enum-value-used-same-transaction";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Hygiene;

    public override Explanation Explain() => new(
        "A label that ALTER TYPE … ADD VALUE has just added is used in the same transaction.",
        "The server refuses it (55P04): a new label can be used after COMMIT only, unless the type itself was made in the same transaction (PostgreSQL 17 and later). "
            + "Tools wrap files in transactions without a word, so a file that works in psql fails in a deploy.",
        "```sql\nALTER TYPE order_status ADD VALUE 'returned';\nALTER TABLE orders ALTER COLUMN status SET DEFAULT 'returned';\n```",
        "Add the label in one migration and use it in the next.");

    protected override bool Concerns(Statement statement) => statement.Command == "ALTER TYPE" && !statement.Effects.IsEmpty;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (place.Enclosing == Enclosing.Alone || statement.Effects[0] is not Change.Altered { Before: EnumType before, After: EnumType after }) yield break;
        if (after.Labels.Where(l => !before.Labels.Contains(l)) is not [var label] || after.Labels.Count != before.Labels.Count + 1) yield break;
        if (place.Version >= 17 && place.SameTransaction.Any(s => s.Effects.Any(e => e is Change.Added { After: EnumType made } && made.Name == before.Name))) yield break;
        var number = place.File.TransactionOf(place.At).Number;
        for (var at = place.At + 1; at < place.Migration.Statements.Count && place.File.TransactionOf(at).Number == number; at++)
        {
            var later = place.Migration.Statements[at];
            if (later.Refused is not null || !Uses(later, after, label)) continue;
            yield return Found(place, after.Id(), later.Where(), $"label {label} of {after.Name} is used in the transaction that adds it: the server refuses it (55P04)") with
            {
                Related = [new(statement.Where(), "added here")],
                Fix = new("use it in a migration of its own, after this one"),
            };
            yield break;
        }
    }

    /// <summary>A constant with the label's text, in a statement that evaluates it: on rows, or in a default, a check, an index or a query that names a column of the type.</summary>
    private static bool Uses(Statement later, EnumType type, string label)
    {
        if (later.Command.StartsWith("COMMENT", StringComparison.Ordinal) || later.Command is "ALTER TYPE" or "CREATE FUNCTION" or "CREATE PROCEDURE" || later.Verb is not (Verb.Definition or Verb.Data or Verb.Query)) return false;
        if (!later.Text().Contains(label, StringComparison.Ordinal)) return false;
        var (names, constant) = (new HashSet<string>(StringComparer.Ordinal), false);
        for (var sql = StatementWords.Read(later); !sql.AtEnd; sql.Advance())
        {
            if (sql.IsName) names.Add(sql.NameOf(sql.Current));
            else if (sql.Is(TokenKind.String)) constant |= sql.ValueOf(sql.Current) == label;
        }
        if (!constant) return false;
        if (names.Contains(type.Name.Name)) return true;
        foreach (var table in TablesOf(later))
            foreach (var column in later.After.Columns(table))
                if (column.Type.Name == type.Name.Name && column.Type.Schema == type.Name.Schema && (names.Contains(column.Name.Name) || later.Data.Any(d => d is { Action: "insert", Columns.IsEmpty: true }))) return true;
        return false;
    }

    private static IEnumerable<ObjectName> TablesOf(Statement statement) =>
        statement.Data.Select(d => d.Table).Concat(statement.Effects.Select(e => e.Subject()).Where(s => s is Table || s.Name.Table is not null).Select(s => s is Table ? s.Name : s.Name.OfTable())).Distinct();
}
