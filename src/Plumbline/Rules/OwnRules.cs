using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules;

/// <summary>The rules that a project's configuration brings along.</summary>
public static class OwnRules
{
    /// <summary>Rows of one query that are told one by one; of more, their number.</summary>
    public const int MostRows = 100;

    /// <summary>The objects of all catalogs that offend. What files and databases both show is told once.</summary>
    public static IEnumerable<Finding> Check(CatalogView view, OwnRule rule)
    {
        if (rule.Find is not { } pattern) yield break;
        foreach (var subject in view.Catalog.Objects.Where(o => o.Kind == pattern.Kind).OrderBy(o => o.Name))
            if (pattern.Matches(subject, view.Catalog))
                yield return new(rule.Name, rule.Level, subject.Id(), subject.Origin.Here, rule.Fill(word => Value(subject, word)));
    }

    /// <param name="rows">What the query gave, at most one more than <see cref="MostRows"/>.</param>
    public static IEnumerable<Finding> Rows(OwnRule rule, string database, IReadOnlyList<IReadOnlyList<KeyValuePair<string, string?>>> rows)
    {
        foreach (var row in rows.Take(MostRows))
            yield return Of(rule, database, rule.Fill(word => row.FirstOrDefault(c => c.Key == word) is { Key: not null } cell ? cell.Value ?? "null" : null), string.Join(' ', row.Select(c => c.Value)));
        if (rows.Count > MostRows) yield return Of(rule, database, $"more than {MostRows} rows in {database}: the others are not listed", "more");
    }

    public const string FailedRule = "own-rule-failed";

    /// <summary>A query that could not be run says nothing of its database.</summary>
    public static Finding Failed(OwnRule rule, string database, string why) =>
        new(FailedRule, Severity.High, null, rule.Where, $"{rule.Name} could not be asked of {database}: {why}") { About = rule.Name, AboutKind = "rule", Environments = [database] };

    private static Finding Of(OwnRule rule, string database, string message, string about) =>
        new(rule.Name, rule.Level, null, rule.Where, message) { About = about, AboutKind = "row", Environments = [database] };

    private static string? Value(SchemaObject subject, string word) => word switch
    {
        "name" => subject.Name.ToString(),
        "kind" => subject.Kind.Label,
        "table" => subject.Name.Table,
        _ => subject.Kind.Facets.FirstOrDefault(f => f.Name == word) is { } facet ? facet.Read(subject) ?? "none" : null,
    };
}
