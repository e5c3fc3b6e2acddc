using Plumbline.Model;

namespace Plumbline.Databases.Tests.Facets;

/// <summary>
/// One file of <c>tests/cases/facets</c>: a database that changes step by step, each step in one facet of one object of the file's kind.
/// <code>
/// --- given                          what is there first
/// --- type                           this step changes that facet and nothing else
/// --- compression, from 14           on servers of this major and later
/// --- method, with elements: reason  what PostgreSQL cannot change alone
/// --- appears / --- goes             objects of the kind come or go, with their parts
/// --- without strict: reason         a facet without a step
/// --- valid, one way                 no statement leads back
/// --- valid, no way                  and none there either
/// --- renamed, table a -> b          an object that has another name then
/// </code>
/// </summary>
internal sealed record FacetCase(string Kind, IReadOnlyList<FacetStep> Steps)
{
    public const string Given = "given", Appears = "appears", Goes = "goes";

    public static string Folder => Repository.Path("tests", "cases", "facets");

    public static FacetCase Read(string kind) => Read(kind, Folder);

    public static FacetCase Read(string kind, string folder)
    {
        var steps = new List<FacetStep>();
        foreach (var block in File.ReadAllText(Path.Combine(folder, kind.Replace(' ', '-') + ".sql")).Split("--- ", StringSplitOptions.RemoveEmptyEntries))
        {
            var end = block.IndexOf('\n');
            steps.Add(FacetStep.Read(block[..end].Trim(), block[end..].Trim()));
        }
        return new(kind, steps);
    }
}

/// <param name="Name">A facet, or <c>given</c>, <c>appears</c>, <c>goes</c>.</param>
/// <param name="With">Facets that change along.</param>
/// <param name="WhyNone">Why the facet has no step.</param>
internal sealed record FacetStep(string Name, string Sql, int From, EquatableArray<string> With, string? WhyNone)
{
    public bool OneWay { get; init; }

    public bool NoWay { get; init; }

    public bool Stays => With.Contains("stays");

    public IEnumerable<(string Before, string After)> Renamed => With.Where(w => w.Contains(" -> ")).Select(w => (w[..w.IndexOf(" -> ", StringComparison.Ordinal)], w[(w.IndexOf(" -> ", StringComparison.Ordinal) + 4)..]));

    public static FacetStep Read(string head, string sql)
    {
        const string Without = "without ";
        if (head.StartsWith(Without, StringComparison.Ordinal)) return new(Before(head[Without.Length..], ':'), sql, 0, [], After(head, ':'));
        var (from, with, oneWay, noWay) = (0, EquatableArray<string>.Empty, false, false);
        foreach (var clause in Before(head, ':').Split(", ").Skip(1))
        {
            if (clause.StartsWith("from ", StringComparison.Ordinal)) from = int.Parse(clause[5..]);
            else if (clause == "one way") oneWay = true;
            else if (clause == "no way") noWay = true;
            else with = with.Add(clause.StartsWith("with ", StringComparison.Ordinal) ? clause[5..] : clause);
        }
        return new(Before(Before(head, ':'), ','), sql, from, with, null) { OneWay = oneWay, NoWay = noWay };
    }

    private static string Before(string text, char sign) => text.IndexOf(sign) is >= 0 and var at ? text[..at].Trim() : text.Trim();

    private static string After(string text, char sign) => text.IndexOf(sign) is >= 0 and var at ? text[(at + 1)..].Trim() : "";
}
