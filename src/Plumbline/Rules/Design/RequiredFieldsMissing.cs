using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class RequiredFieldsMissing : CatalogRule
{
    private static readonly RuleOption s_columns = RuleOption.List("columns", [], "Columns that every table is to have, in any spelling (created_at is createdAt, too); none: what nearly all tables of the schema have");

    /// <summary>A habit needs this many tables, and this share of them.</summary>
    private const int FewestTables = 6;
    private const double Habit = 0.8;

    private static readonly string[][] s_habits = [["created", "at"], ["updated", "at"]];

    public override string Name => "required-fields-missing";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Design;
    public override IReadOnlyList<RuleOption> Options => [s_columns];

    public override Explanation Explain() => new(
        "A table lacks a column that the project wants in every table, or that nearly all of its tables have.",
        "Code that is written once for all tables (lists by newest first, synchronisation, audits) fails on the one that differs, or leaves it out. What was not asked for is told as info.",
        "Eleven of twelve tables have `created_at` and `updated_at`; `invoice_line` has none.",
        "Add it, with a default for the rows that are there: `ALTER TABLE invoice_line ADD COLUMN created_at timestamptz NOT NULL DEFAULT now()`. Which columns are wanted: `rules: { required-fields-missing: { columns: [id, created_at] } }`. Link tables are left alone.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        var tables = view.Tables().Where(t => t.PartitionOf is null && t.ForeignServer is null && t.Name.Schema is null or "public" or "main" && !t.Name.Name.StartsWith('_') && !IsLink(view, t)).ToList();
        var said = s_columns.Words(view.Project, Name);
        var wanted = said.Count > 0 ? said.Select(c => NameWords.Words(c).ToArray()) : s_habits.Where(h => tables.Count >= FewestTables && tables.Count(t => Has(view, t, h)) is var count && count < tables.Count && count >= tables.Count * Habit);
        var words = wanted.ToList();
        foreach (var table in tables)
        {
            var lacking = words.Where(w => !Has(view, table, w) && !(said.Count == 0 && w[0] == "created" && IsDated(view, table))).Select(w => string.Join('_', w)).ToList();
            if (lacking.Count == 0) continue;
            yield return Found(table.Id(), table.Origin.Here, $"{view.Called(table.Id())} has no {Wording.List(lacking)}{(said.Count > 0 ? "" : ", as nearly all tables have")}") with { Severity = said.Count > 0 ? Default : Severity.Info, Values = lacking.ToEquatableArray() };
        }
    }

    private static bool Has(CatalogView view, Table table, string[] words) => view.Columns(table.Name).Any(c => NameWords.Words(c.Name.Name).SequenceEqual(words));

    /// <summary>When its row was made is there under another name: <c>viewed_at timestamptz NOT NULL DEFAULT now()</c>.</summary>
    private static bool IsDated(CatalogView view, Table table) =>
        view.Columns(table.Name).Any(c => c is { NotNull: true, Default.Text: "CURRENT_TIMESTAMP" });

    /// <summary>Nothing but keys to other tables.</summary>
    private static bool IsLink(CatalogView view, Table table)
    {
        var linked = view.Catalog.Children<ForeignKey>(table.Id()).SelectMany(k => k.Columns).ToHashSet();
        return linked.Count >= 2 && view.Columns(table.Name).Count <= linked.Count + 1;
    }
}
