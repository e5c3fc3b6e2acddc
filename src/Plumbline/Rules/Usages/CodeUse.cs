using System.Runtime.CompilerServices;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;

namespace Plumbline.Rules.Usages;

/// <summary>All that code does with one object, or with one value of an enum.</summary>
internal sealed record CodeUse(ObjectId Subject, string? Label, IReadOnlyList<Usage> All)
{
    public Usage First() => All[0];

    /// <summary>Worse where the program itself fails than where a script or a test does.</summary>
    public static Severity SeverityOf(UsageSite site) => site switch { UsageSite.Program => Severity.High, UsageSite.Script => Severity.Medium, _ => Severity.Low };

    public Severity Severity => SeverityOf(All.Min(u => u.Site));

    /// <summary>By object and value, each with its places: what fails in the program first, then scripts, then tests.</summary>
    public static IEnumerable<CodeUse> Of(Project project, Func<Usage, bool> wanted) => Of(project, wanted, (_, _) => true);

    /// <param name="matters">Asked once for each object and value: most are where they should be, and nobody sorts their places.</param>
    public static IEnumerable<CodeUse> Of(Project project, Func<Usage, bool> wanted, Func<ObjectId, string?, bool> matters)
    {
        return from source in project.Of(SourceRole.Code)
               from uses in s_byObject.GetValue(source, ByObject)
               where uses.Exists(u => wanted(u)) && matters(uses[0].Subject, uses[0].Label)
               from usage in uses
               where wanted(usage)
               group usage by new Used(usage.Subject, usage.Label ?? "") into of
               orderby of.Key.Subject.Name, of.Key.Label
               select new CodeUse(of.Key.Subject, of.First().Label, InOrder(of));
    }

    /// <summary>Each line once.</summary>
    private static List<Usage> InOrder(IEnumerable<Usage> usages) =>
        [.. usages.DistinctBy(u => (u.Where.File, u.Where.Line)).OrderBy(u => u.Site).ThenBy(u => u.Kind is UsageKind.Handles or UsageKind.Mirrors or UsageKind.Maps)];

    /// <summary>With what else is done with the same.</summary>
    public CodeUse And(CodeUse other) => this with { All = InOrder(All.Concat(other.All).OrderBy(u => u.Where.File, StringComparer.Ordinal).ThenBy(u => u.Where.Line)) };

    /// <summary>A class, since collections of it are then compiled ahead of time.</summary>
    private sealed record Used(ObjectId Subject, string Label);

    // Several rules ask, and most of it is going through every usage.
    private static readonly ConditionalWeakTable<Source, List<List<Usage>>> s_byObject = [];

    /// <summary>The usages of one object, or of one value of an enum, together: in the order in which they were found.</summary>
    private static List<List<Usage>> ByObject(Source source)
    {
        var (groups, objects) = (new List<List<Usage>>(), new Dictionary<ObjectId, Dictionary<string, List<Usage>>>());
        foreach (var usage in source.Usages)
        {
            if (usage.Site == UsageSite.Generated) continue;
            if (!objects.TryGetValue(usage.Subject, out var labels)) objects[usage.Subject] = labels = new(StringComparer.Ordinal);
            if (!labels.TryGetValue(usage.Label ?? "", out var uses)) groups.Add(labels[usage.Label ?? ""] = uses = []);
            uses.Add(usage);
        }
        return groups;
    }

    /// <summary>A finding at the first place.</summary>
    /// <param name="places">What stands against it; the other places of the code come behind.</param>
    public Finding Told(Rule rule, string message, IEnumerable<Related> places) => new(rule.Name, Severity, Subject, First().Where, message)
    {
        Values = Label is null ? [] : [Label],
        Related = [.. places, .. All.Skip(1).Select(u => new Related(u.Where, InWords(u)))],
    };

    /// <summary>In the program, in 2 tests.</summary>
    public string Places()
    {
        var sites = All.GroupBy(u => u.Site).Select(g => g.Key switch
        {
            UsageSite.Program => Wording.Count(g.Count(), "line"),
            UsageSite.Script => Wording.Count(g.Count(), "line of scripts", "lines of scripts"),
            _ => Wording.Count(g.Count(), "line of tests", "lines of tests"),
        });
        return Wording.List(sites);
    }

    /// <summary>Whether a server refuses all of it, and no client does before.</summary>
    public bool IsRefusedByServer() => All.All(u => u.Means != UsageMeans.Client);

    /// <summary>What happens where a server lacks it.</summary>
    /// <param name="when">When it does, or where.</param>
    public string Failing(string lacks, string when = "when it runs")
    {
        var who = First().Means == UsageMeans.Sql ? "SQL in code names" : "a class is mapped to";
        return $"{who} {What()} in {Places()}, which {lacks}: {(All.Count == 1 ? "the statement fails" : "each statement fails")} with {Refusal()} {when}";
    }

    /// <summary>As the server says it: PostgreSQL by a code, SQLite in words.</summary>
    private string Refusal()
    {
        if (Subject.Name.Schema == SqliteDialect.Main && First().Refusal is null) return $"“no such {(Subject.Kind == Column.OfKind ? "column" : "table")}: {Subject.Name.Name}”";
        if (First().Refusal is { } said) return said.Contains(' ') ? $"“{said}”" : said;
        return Label is not null ? "22P02" : Subject.Kind == Column.OfKind ? "42703" : Subject.Kind == Function.OfKind ? "42883" : Subject.Kind == EnumType.OfKind ? "42704" : "42P01";
    }

    public string What() => Subject.Kind == Unique.OfKind ? $"the compound key {Subject.Name}" : Label is null ? $"{Subject.Kind.Label} {Subject.Name}" : $"value {Label} of enum {Subject.Name}";

    private static string InWords(Usage usage) => usage.Kind switch
    {
        UsageKind.Writes => "writes it",
        UsageKind.Filters => "filters by it",
        UsageKind.Orders => "orders by it",
        UsageKind.Groups => "groups by it",
        UsageKind.ReadsRow => "reads whole rows",
        UsageKind.Handles => "uses it afterwards",
        UsageKind.Calls => "calls it",
        UsageKind.Mirrors => "a type that repeats it",
        UsageKind.Maps => "a property that is mapped to it",
        _ => "reads it",
    } + (usage.Site is UsageSite.Program ? "" : $", in {CodeSites.InWords(usage.Site)}");
}
