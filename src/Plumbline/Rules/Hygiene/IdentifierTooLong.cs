using System.Text;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Hygiene;

public sealed class IdentifierTooLong : HazardRule
{
    public override string Name => "identifier-too-long";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Hygiene;

    public override Explanation Explain() => new(
        "A name is longer than 63 bytes, and PostgreSQL cuts it off without an error.",
        "The object has another name than the file says. Two long names that begin alike become one: the second statement fails, or IF NOT EXISTS leaves it out. Letters beyond ASCII count two bytes and more. Tools that compare names see drift for ever.",
        "```sql\nCREATE INDEX idx_subscription_invoices_on_customer_account_id_and_billing_period_start ON invoices (customer_account_id, period_start);\n```",
        "Choose a name of up to 63 bytes; the finding gives the one that the server keeps. Writing that one into the file changes nothing.");

    protected override bool Concerns(Change effect) => effect is Change.Added or Change.Renamed;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (!place.File.IsPostgres) yield break;
        foreach (var effect in statement.Effects)
        {
            if (effect is not (Change.Added or Change.Renamed)) continue;
            var made = effect.Subject();
            var name = made is Function function ? function.BareName().Name : made.Name.Name;
            // a name that was cut fills the 63 bytes but for a last letter that did not fit
            if (name.Length < 16 || Encoding.UTF8.GetByteCount(name) < SqlReader.MaxNameBytes - 3 || Written(statement, name) is not var (written, where, start, length)) continue;
            yield return Found(place, made.Id(), where, $"{written} is longer than 63 bytes: the server keeps {name}") with { Fix = new($"write {Quoting.Name(name)}, which is what the server makes of it") { Edits = where.File == statement.File.Path ? [new(statement.File, start, length, Quoting.Name(name))] : default } };
        }
    }

    /// <summary>The word that was cut to the name; null when no word was.</summary>
    private static (string Written, Origin Where, int Start, int Length)? Written(Statement statement, string name)
    {
        for (var sql = StatementWords.Read(statement); !sql.AtEnd; sql.Advance())
        {
            if (!sql.IsName || sql.Current.Length < name.Length || sql.NameOf(sql.Current) != name) continue;
            var written = sql.CurrentSpan.Trim('"').ToString();
            if (Encoding.UTF8.GetByteCount(written.Replace("\"\"", "\"", StringComparison.Ordinal)) > SqlReader.MaxNameBytes) return (written, sql.Here, sql.Position, sql.Current.Length);
        }
        return null;
    }
}
