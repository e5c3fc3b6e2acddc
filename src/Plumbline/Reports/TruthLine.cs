using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Truth;

namespace Plumbline.Reports;

/// <summary>
/// A line of what differs: a row, or several of one kind in one table of which every source says the same: twenty policies that are missing are one line.
/// </summary>
internal sealed record TruthLine(EquatableArray<TruthRow> Rows)
{
    /// <summary>So many of a kind that are all alike are one line.</summary>
    private const int MostAlike = 3;

    public TruthRow First() => Rows[0];

    public int Count => Rows.Count;

    /// <summary>The table that the line belongs to, or the object itself.</summary>
    public string Block() => BlockOf(First());

    public string Label()
    {
        var row = First();
        if (Count > 1) return Wording.Count(Count, row.Subject.Kind.Label, Wording.Plural(row.Subject.Kind.Label));
        var name = row.Subject.Name.Table is null ? row.Subject.Kind.Label : row.Subject.Kind == Column.OfKind ? row.Subject.Name.Name : $"{row.Subject.Kind.Label} {row.Subject.Name.Name}";
        return row.FacetName is null ? name : $"{name}: {row.FacetName}";
    }

    /// <summary>What a source that speaks says here, in short.</summary>
    public string Said(TruthValue value) => Count == 1 && value.Value is { Length: > 0 } written ? Short(written) : First().Facet is null ? "yes" : "not set";

    /// <summary>What differs. An object of which nothing is there is one line, not one for each of its parts.</summary>
    public static IEnumerable<TruthLine> Differing(CheckResult result)
    {
        var rows = result.Differing();
        var missing = rows.Where(r => r.Facet is null && r.Subject.Name.Table is null && IsMissing(r)).Select(r => r.Subject.Name).ToHashSet();
        return Alike(rows.Where(r => r.Subject.Name.Table is null || !missing.Contains(r.Subject.Name.OfTable())));
    }

    /// <summary>The spellings that everybody uses, where room is scarce.</summary>
    public static string Short(string text) => text.Replace(" without time zone", "", StringComparison.Ordinal).Replace("timestamp with time zone", "timestamptz", StringComparison.Ordinal)
        .Replace("double precision", "float8", StringComparison.Ordinal).Replace("character varying", "varchar", StringComparison.Ordinal);

    public static string BlockOf(TruthRow row) => row.Subject.Name.Table is null ? row.Subject.Name.ToString() : row.Subject.Name.OfTable().ToString();

    private static bool IsMissing(TruthRow row) => row.Values.Any(v => v.State == TruthState.Absent);

    private static IEnumerable<TruthLine> Alike(IEnumerable<TruthRow> rows)
    {
        var run = new List<TruthRow>();
        foreach (var row in rows)
        {
            if (run.Count > 0 && !AreAlike(run[0], row))
            {
                foreach (var line in Ended(run)) yield return line;
                run.Clear();
            }
            run.Add(row);
        }
        foreach (var line in Ended(run)) yield return line;

        static List<TruthLine> Ended(List<TruthRow> run) => run.Count < MostAlike ? run.ConvertAll(r => new TruthLine([r])) : [new(run.ToEquatableArray())];
    }

    private static bool AreAlike(TruthRow a, TruthRow b) =>
        a.Facet is null && b.Facet is null && a.Subject.Kind == b.Subject.Kind && a.Subject.Kind != Column.OfKind && a.Subject.Name.Table is not null && BlockOf(a) == BlockOf(b)
        && a.Values.Select(v => v.State) == b.Values.Select(v => v.State);
}
