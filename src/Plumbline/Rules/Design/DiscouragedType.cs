using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class DiscouragedType : CatalogRule
{
    private static readonly RuleOption s_types = RuleOption.List("types", ["money", "json", "character"], "Types that are told, as reports write them without their length");

    private static readonly Dictionary<string, string> s_why = new(StringComparer.Ordinal)
    {
        ["money"] = "its cents and its sign follow the server's locale; numeric(12,2) does not",
        ["json"] = "it has no equality, so DISTINCT, GROUP BY and unique keys fail on it; jsonb has",
        ["character"] = "it is filled up with blanks, which count in some comparisons and not in others; text with a check does not",
        ["timestamp without time zone"] = "it names no moment: what it means depends on who reads it; timestamptz does not",
    };

    public override string Name => "discouraged-type";
    public override Severity Default => Severity.Info;
    public override Family Family => Family.Design;
    public override IReadOnlyList<RuleOption> Options => [s_types];

    public override Explanation Explain() => new(
        "A column has a type that PostgreSQL keeps for old programs, and that surprises.",
        "`money` follows the locale, `json` cannot be compared, `char(n)` is filled up with blanks. None is wrong today; each costs a day once.",
        "```sql\nCREATE TABLE invoice (total money, data json, country char(2));\n```",
        "`numeric(12,2)`, `jsonb`, `text` with a `CHECK (length(country) = 2)`. What is there is changed by `ALTER COLUMN … TYPE`, which rewrites the table. Which types are told is an option; add `timestamp without time zone` if the project means moments.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        var types = s_types.Words(view.Project, Name);
        foreach (var table in view.Tables())
            foreach (var column in view.Columns(table.Name))
                if (column.Type.Schema is null && types.Contains(column.Type.Name) && column.Type is not { Name: "character", Modifier: "1" })
                    yield return Found(column.Id(), column.Origin.Here, $"{view.Called(column.Id())} is {column.Type}{(s_why.TryGetValue(column.Type.Name, out var why) ? $": {why}" : "")}") with { Values = [column.Type.ToString()] };
    }
}
