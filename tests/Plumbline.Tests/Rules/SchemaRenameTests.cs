using System.Text.RegularExpressions;
using Plumbline.Cli;
using Plumbline.Model;
using Plumbline.Rules;
using Xunit;

namespace Plumbline.Tests.Rules;

/// <summary>
/// One column of an example gets another name, wherever its schema says it: declared, side files, migrations, snapshots. Code and documents still have the old one.
/// Every line of code and every document that names it is found, and no other.
/// </summary>
public sealed partial class SchemaRenameTests : IDisposable
{
    private static readonly DateOnly s_day = new(2026, 1, 1);

    private readonly string _root = Directory.CreateTempSubdirectory("plumbline-rename-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <param name="spelled">The column, as the database and as code have it.</param>
    /// <param name="others">Lines and documents that have the word and mean something else, or say what nobody can check without a database.</param>
    [Theory]
    [InlineData("drizzle-bookings", "start_at startAt")]
    [InlineData("drizzle-bookings", "booking_order_id bookingOrderId")]
    [InlineData("drizzle-bookings", "confirmed_duration_min")]
    [InlineData("drizzle-bookings", "secondary_resource_id")]
    // its client is made in another file
    [InlineData("drizzle-bookings", "sessions_remaining")]
    [InlineData("drizzle-bookings", "queue_id")]
    [InlineData("health-records", "trained_at")]
    [InlineData("health-records", "training_meals_count")]
    [InlineData("health-records", "rolloutPercent")]
    // also what a test expects of a row that a function gave
    [InlineData("hybrid-scheduling", "clientTimezone")]
    // a parameter of that name
    [InlineData("hybrid-scheduling", "googleEventId", "src/services/calendar-sync.ts:41")]
    [InlineData("hybrid-scheduling", "durationMinutes")]
    // what is sent to the service
    [InlineData("hybrid-scheduling", "bookingType", "src/routes/bookings.ts:12", "src/routes/bookings.ts:15", "docs/state-of-production.md")]
    // what a function of the project takes
    [InlineData("hybrid-scheduling", "endTime", "tests/integration/availability.test.ts:36", "tests/integration/availability.test.ts:40")]
    [InlineData("master-schema", "message_id messageId", "src/messaging/conversations.ts:11")]
    // a changelog tells what was
    [InlineData("master-schema", "message_type messageType", "SCHEMA_CHANGELOG.md")]
    [InlineData("master-schema", "viewed_at viewedAt")]
    [InlineData("salon-quick-booking", "preferred_hour preferredHour")]
    [InlineData("salon-quick-booking", "notification_expires_at notificationExpiresAt")]
    public void Every_line_of_code_and_every_document_that_names_it_is_found_and_no_other(string example, string spelled, params string[] others)
    {
        var names = spelled.Split(' ').ToHashSet(StringComparer.Ordinal);
        var files = Files(example);
        var before = Told(files);
        var told = Told(files.ToDictionary(f => f.Key, f => IsSchema(f.Key) ? Renamed(f.Value, names) : f.Value)).Where(t => !before.Contains(t) || names.Contains(t.Column ?? "")).Select(t => t.At).ToHashSet();
        var naming = Naming(files, names).ToHashSet();
        Assert.NotEmpty(naming);
        Assert.Equal(others.Where(o => !IsDocument(o)), naming.Where(l => !IsDocument(l)).Except(told));
        Assert.Equal(others.Where(IsDocument), Documents(naming).Except(Documents(told.Intersect(naming))));
        Assert.Empty(told.Where(l => !IsDocument(l)).Except(naming));
        Assert.Empty(Documents(told).Except(Documents(naming)));
    }

    private static Dictionary<string, string> Files(string example)
    {
        var root = Repository.Path("examples", example);
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(p => !p.Contains("node_modules", StringComparison.Ordinal)).ToDictionary(p => Path.GetRelativePath(root, p).Replace('\\', '/'), File.ReadAllText);
    }

    private static bool IsSchema(string path) => path.StartsWith("prisma/", StringComparison.Ordinal) || path.StartsWith("migrations/", StringComparison.Ordinal) || path.Contains("/schema/", StringComparison.Ordinal);

    private static bool IsRead(string path) => !IsSchema(path) && path != "README.md" && (path.EndsWith(".ts", StringComparison.Ordinal) || path.EndsWith(".md", StringComparison.Ordinal));

    private static bool IsDocument(string place) => place.Split(':')[0].EndsWith(".md", StringComparison.Ordinal);

    private static IEnumerable<string> Documents(IEnumerable<string> places) => places.Where(IsDocument).Select(p => p.Split(':')[0]).Distinct();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*")]
    private static partial Regex Identifier();

    private static string Renamed(string text, HashSet<string> names) => Identifier().Replace(text, m => !names.Contains(m.Value) ? m.Value : m.Value.Contains('_') ? $"old_{m.Value}" : $"old{char.ToUpperInvariant(m.Value[0])}{m.Value[1..]}");

    private static IEnumerable<string> Naming(Dictionary<string, string> files, HashSet<string> names) =>
        from file in files
        where IsRead(file.Key)
        from line in file.Value.Split('\n').Select((text, i) => (text, i))
        where Identifier().Matches(line.text).Any(m => names.Contains(m.Value))
        select $"{file.Key}:{line.i + 1}";

    /// <summary>A place, and what is said of it.</summary>
    private sealed record Saying(string At, string Rule, string? Column, string? About, string? Beside);

    private HashSet<Saying> Told(Dictionary<string, string> files)
    {
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(_root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
        var findings = Checks.Run(Workspace.Open(_root, withCode: true).Project, s_day).Findings.Where(f => AllRules.Find(f.Rule) is { Family: Family.Usages or Family.Documents } or { Name: "script-bypasses-migrations" });
        return [.. from finding in findings
                   from place in finding.Related.Append(new(finding.Where, ""))
                   where place.Where.File is { } file && IsRead(file)
                   select new Saying($"{place.Where.File}:{place.Where.Line}", finding.Rule, finding.Subject is { } subject && subject.Kind == Column.OfKind ? subject.Name.Name : null, finding.Subject?.Name.ToString() ?? finding.About, place.Says)];
    }
}
