using Plumbline.Dialects;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources.Drizzle;

namespace Plumbline.Sources;

/// <summary>What reading a migration folder stands on besides its files.</summary>
public sealed record MigrationFolderSettings
{
    public int PostgresVersion { get; init; } = 17;

    /// <summary>Platforms named in the configuration; others are found by reference.</summary>
    public EquatableArray<string> Assume { get; init; }

    /// <summary>The configuration's order of files that no rule can order.</summary>
    public EquatableArray<string> Order { get; init; }

    /// <summary>What the declared schema speaks, where the configuration says so: what is asked before a folder's texts are.</summary>
    public string? Dialect { get; init; }

    /// <summary>Asked where the texts tell nothing: what the project around them speaks.</summary>
    public Func<string?> Supposed { get; init; } = static () => null;
}

/// <summary>A folder of migrations, of one style or several: told apart, put in order, replayed.</summary>
public static class MigrationFolder
{
    /// <summary>The rule under which a file that the journal names and nobody has is reported.</summary>
    public const string MissingFileRule = "journal-names-missing-file";

    /// <param name="watch">Who is told of each file when it has been replayed.</param>
    public static Source Read(MigrationFolderListing folder, string name, MigrationFolderSettings settings, IReplayWatch? watch = null)
    {
        var findings = folder.Findings.ToList();
        var journal = Journal(folder, findings);
        var dialect = folder.Dialect ?? LockedDialect(folder) ?? journal?.Dialect ?? settings.Dialect ?? DialectOf(folder.Files) ?? settings.Supposed() ?? AllDialects.Postgres;
        if (AllDialects.Find(dialect) is not { } language) return Unread(folder, name, dialect, findings);
        folder = folder with { Dialect = language.Name };

        var (found, aside) = MigrationFolderStyles.Find(folder, journal);
        found = WithoutReplaced(found, aside);
        if (journal is not null)
        {
            findings.AddRange(Missing(folder, journal, found));
            found = found.ConvertAll(m => journal.Times.TryGetValue(m.Name, out var time) ? m with { JournalTime = time } : m);
        }
        var templated = FillTemplates(found);
        var (given, assumed) = MigrationOrder.Sort(found, journal?.Tags, settings.Order);
        var history = new Replayer(language, ReplayOf(given, language, settings)).Replay(folder.Location, given, watch);
        var tags = history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Drizzle && m.RunByTool).Select(m => m.Name).ToList();
        var drizzle = tags.Count == 0 ? null : DrizzleFolder.Read(folder, tags, settings, findings);
        history = history with { Journal = journal?.File, SetAside = [.. aside, .. history.SetAside], Assumed = [.. assumed, .. templated, .. history.Assumed] };
        return new(name, SourceRole.History, "migrations", language.Name, folder.Location, history.Catalog, Voice.Everything)
        {
            History = history,
            VirtualTables = VirtualTable.Among(history.Runs.SelectMany(r => r.Statements)),
            Drizzle = drizzle,
            Findings = [.. findings, .. history.Findings],
            NotCompared = [.. NotRun(aside), .. NotModelled(history)],
            Unread = history.Runs.Sum(r => r.Statements.Count(s => s.Verb == Verb.NotUnderstood)),
        };
    }

    /// <summary>What these migrations stand on: what the configuration assumes, and the platform that they name.</summary>
    public static ReplaySettings ReplayOf(IReadOnlyList<Migration> migrations, Dialect dialect, MigrationFolderSettings settings) =>
        new() { PostgresVersion = settings.PostgresVersion, Assume = Assumed(settings.Assume, migrations, dialect) };

    private static MigrationFolderJournal? Journal(MigrationFolderListing folder, List<Finding> findings)
    {
        foreach (var file in folder.Files)
            if (folder.Inside(file.Path) == MigrationFolderJournal.Path) return MigrationFolderJournal.Read(file, findings);
        return null;
    }

    /// <summary><c>provider = "postgresql"</c> in Prisma's <c>migration_lock.toml</c>.</summary>
    private static string? LockedDialect(MigrationFolderListing folder)
    {
        foreach (var file in folder.Files)
        {
            if (folder.Inside(file.Path) != "migration_lock.toml") continue;
            foreach (var line in file.Text.AsSpan().EnumerateLines())
            {
                var text = line.Trim();
                if (!text.StartsWith("provider", StringComparison.Ordinal) || text.IndexOf('=') is < 0) continue;
                return text[(text.IndexOf('=') + 1)..].Trim().Trim('"').ToString();
            }
        }
        return null;
    }

    /// <summary>Without any word from a tool: SQLite when every file that tells anything tells that; null when none does.</summary>
    public static string? DialectOf(IEnumerable<SourceText> files)
    {
        string? told = null;
        foreach (var file in files)
        {
            if (!file.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)) continue;
            if (MigrationFolderAsides.OtherDatabase(file) == "SQLite") told = AllDialects.Sqlite;
            else if (MigrationFolderAsides.IsPostgres(file)) return AllDialects.Postgres;
        }
        return told;
    }

    private static Source Unread(MigrationFolderListing folder, string name, string dialect, List<Finding> findings) =>
        new(name, SourceRole.History, "migrations", dialect, folder.Location, Catalog.Empty, new("nothing", _ => false, (_, _) => false))
        {
            Findings = findings.ToEquatableArray(),
            NotCompared = [new(folder.Location, $"its migrations are written for {dialect}, which is not read")],
        };

    private static IEnumerable<Finding> Missing(MigrationFolderListing folder, MigrationFolderJournal journal, List<Migration> found)
    {
        var names = found.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var tag in journal.Tags)
        {
            if (names.Contains(tag)) continue;
            var path = $"{folder.Location}/{tag}.sql";
            yield return new(MissingFileRule, Severity.High, null, journal.Where(tag), $"the Drizzle journal names {tag}, and there is no {path}: the migrator stops here") { About = path, AboutKind = "file" };
        }
    }

    private static IEnumerable<string> FillTemplates(List<Migration> found)
    {
        var filled = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var text = MigrationFolderTemplates.Fill(found[i].Text, found[i].Style == MigrationStyle.Flyway);
            if (ReferenceEquals(text, found[i].Text)) continue;
            found[i] = found[i] with { Text = text };
            filled++;
        }
        return filled == 0 ? [] : [$"placeholders in {filled} {(filled == 1 ? "file" : "files")} stand for the default schema"];
    }

    /// <summary>On an empty database Flyway starts from the newest baseline and leaves out what stands before it.</summary>
    private static List<Migration> WithoutReplaced(List<Migration> found, List<SetAside> aside)
    {
        if (!found.Exists(IsBaseline)) return found;
        var baseline = found.Where(IsBaseline).MaxBy(m => new MigrationVersion(m.Version))!;
        var at = new MigrationVersion(baseline.Version);
        var replaced = found.Where(m => m.Style == MigrationStyle.Flyway && m.Version.Length > 0 && m != baseline && new MigrationVersion(m.Version).CompareTo(at) <= 0).ToList();
        aside.AddRange(replaced.Select(m => new SetAside(m.Text.Path, $"the baseline {baseline.Name} stands for it")));
        return [.. found.Except(replaced)];
    }

    private static bool IsBaseline(Migration migration) => migration.Style == MigrationStyle.Flyway && migration.Name[0] == 'B';

    private static EquatableArray<string> Assumed(EquatableArray<string> configured, IReadOnlyList<Migration> migrations, Dialect dialect)
    {
        if (dialect.Name != AllDialects.Postgres || configured.Contains("supabase")) return configured;
        return migrations.Any(m => m.Style == MigrationStyle.Supabase || Supabase.IsNamedIn(m.Text)) ? configured.Add("supabase") : configured;
    }

    /// <summary>What was read over because the model does not hold it: roles, casts, operators, … One entry a command, with its first place.</summary>
    private static IEnumerable<NotCompared> NotModelled(History history) =>
        history.Runs.SelectMany(r => r.Statements).Where(s => s.Verb == Verb.NotModelled).GroupBy(s => s.Command)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new NotCompared(g.Key, $"not part of what is compared: {g.Count()} {(g.Count() == 1 ? "statement" : "statements")}, first at {g.First().Where()}"));

    private static IEnumerable<NotCompared> NotRun(List<SetAside> aside) =>
        aside.Where(a => a.Why.StartsWith("a migration in ", StringComparison.Ordinal)).Select(a => new NotCompared(a.Path, a.Why));
}
