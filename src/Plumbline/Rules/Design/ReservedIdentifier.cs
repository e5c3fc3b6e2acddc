using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Design;

public sealed class ReservedIdentifier : CatalogRule
{
    public override string Name => "reserved-identifier";
    public override Severity Default => Severity.Info;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A table or column is named by a word that SQL reserves.",
        "Without quotes every statement that names it is a syntax error, or means something else: `SELECT user FROM account` is the role that is signed in, not the column.",
        "```sql\nCREATE TABLE \"order\" (\"user\" uuid, \"end\" date);\n```",
        "Name it by what it is: `orders`, `user_id`, `ends_on`. Programs that quote every name do not mind; people at a console do.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        foreach (var table in view.Tables())
        {
            if (IsReserved(table.Name.Name)) yield return Of(view, table, table.Name.Name);
            foreach (var column in view.Columns(table.Name))
                if (IsReserved(column.Name.Name)) yield return Of(view, column, column.Name.Name);
        }
    }

    /// <summary>A name with a capital is quoted anyway, and no keyword then.</summary>
    private static bool IsReserved(string name) => name.All(char.IsAsciiLetterLower) && Keywords.IsReserved(name.ToUpperInvariant());

    private Finding Of(CatalogView view, SchemaObject subject, string word) =>
        Found(subject.Id(), subject.Origin.Here, $"{view.Called(subject.Id())} is named by the reserved word {word.ToUpperInvariant()}: every statement has to quote it");
}
