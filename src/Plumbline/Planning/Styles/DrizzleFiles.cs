using System.Globalization;
using System.Text;
using System.Text.Json;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>
/// Drizzle's numbered files, cut at breakpoints and listed in <c>meta/_journal.json</c>. Its migrator runs all that is pending in one transaction,
/// so that nothing can be built concurrently by it.
/// </summary>
internal sealed class DrizzleFiles : PlanStyle
{
    private const string Breakpoint = "--> statement-breakpoint", Journal = "meta/_journal.json";

    public override MigrationStyle Style => MigrationStyle.Drizzle;

    public override IReadOnlyList<PlanFile> First(string version, string name, IReadOnlyList<(string Comment, string Sql)> pieces, DateTime now) =>
    [
        new($"{version}_{name}.sql", string.Join($"{Breakpoint}\n", pieces.Select(p => p.Comment + p.Sql + "\n"))),
        new(Journal, Listed("{\n  \"version\": \"7\",\n  \"dialect\": \"postgresql\",\n  \"entries\": []\n}\n", $"{version}_{name}", When([], now))!),
    ];

    public override WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        var earlier = history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Drizzle).ToList();
        var versions = new NextVersions(earlier, now, false);
        var part = Parts.Of(plan, Writ.Wrapped, "", oneTransaction: true)[0];
        var tag = versions.Named(versions.Take(), part.Name);
        var pieces = part.Pieces.Select(p => p.Comment + p.Sql + "\n");
        var files = new List<PlanFile>
        {
            new($"{tag}.sql", $"{part.Head}\n{string.Join($"{Breakpoint}\n", pieces)}"),
            new($"rollbacks/{tag}.sql", $"{PlanText.UndoHeader(plan, $"Undoes {tag}; run by hand, then delete its row from drizzle.__drizzle_migrations.")}\n{Part.Body(Parts.Undo(plan))}", PlanFileKind.Undo),
        };
        var notes = new List<string> { $"no snapshot of {tag} is written: run drizzle-kit generate once the Drizzle schema says the same, and keep its snapshot only" };
        if (history.Journal is { } journal && Listed(journal.Text, tag, When(earlier, now)) is { } text) files.Add(new(Journal, text, PlanFileKind.Replacement));
        else notes.Add($"there is no {Journal} to list {tag} in: Drizzle will not run it");
        return new(files, notes);
    }

    /// <summary>The migrator runs what is stamped later than the last that it ran, so the stamp must be the latest.</summary>
    private static long When(List<Migration> earlier, DateTime now) =>
        Math.Max(new DateTimeOffset(now, TimeSpan.Zero).ToUnixTimeMilliseconds(), (earlier.Max(m => m.JournalTime) ?? 0) + 1);

    /// <summary>The journal with one entry more; everything else stays as it was written. Null when it has no list to add to.</summary>
    private static string? Listed(string journal, string tag, long when)
    {
        using var json = JsonDocument.Parse(journal, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (!json.RootElement.TryGetProperty("entries", out var entries) || entries.ValueKind != JsonValueKind.Array) return null;
        var version = json.RootElement.TryGetProperty("version", out var named) ? named.GetString() : "7";
        var index = 0;
        foreach (var entry in entries.EnumerateArray())
            if (entry.TryGetProperty("idx", out var number) && number.TryGetInt32(out var value)) index = Math.Max(index, value + 1);
        var end = journal.LastIndexOf(']');
        var last = end < 0 ? -1 : journal.LastIndexOf('}', end);
        var text = new StringBuilder();
        var added = string.Create(CultureInfo.InvariantCulture, $"\n    {{\n      \"idx\": {index},\n      \"version\": \"{version}\",\n      \"when\": {when},\n      \"tag\": \"{tag}\",\n      \"breakpoints\": true\n    }}");
        if (end < 0) return null;
        return entries.GetArrayLength() > 0
            ? text.Append(journal, 0, last + 1).Append(',').Append(added).Append(journal, last + 1, journal.Length - last - 1).ToString()
            : text.Append(journal, 0, end).Append(added).Append("\n  ").Append(journal, end, journal.Length - end).ToString();
    }
}
