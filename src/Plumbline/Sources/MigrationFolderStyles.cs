using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Sources;

/// <summary>
/// Finds which style each file of a migration folder has, what its tool calls it, and which files are no part of the history.
/// </summary>
internal sealed class MigrationFolderStyles
{
    private readonly MigrationFolderListing _folder;
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _withSnapshot;
    private readonly HashSet<string>? _journaled;
    private readonly bool _journalBroken;
    private readonly List<Migration> _migrations = [];
    private readonly List<SetAside> _aside = [];

    private MigrationFolderStyles(MigrationFolderListing folder, MigrationFolderJournal? journal)
    {
        _folder = folder;
        _names = folder.Files.Select(f => folder.Inside(f.Path)).ToHashSet(StringComparer.Ordinal);
        _withSnapshot = folder.OtherFiles.Select(folder.Inside).Where(n => n.EndsWith("/snapshot.json", StringComparison.Ordinal)).Select(n => n[..n.IndexOf('/')]).ToHashSet(StringComparer.Ordinal);
        _journaled = journal is { IsReadable: true } ? journal.Tags.ToHashSet(StringComparer.Ordinal) : null;
        _journalBroken = journal is { IsReadable: false };
    }

    public static (List<Migration> Migrations, List<SetAside> Aside) Find(MigrationFolderListing folder, MigrationFolderJournal? journal)
    {
        var styles = new MigrationFolderStyles(folder, journal);
        foreach (var file in folder.Files)
            if (file.Path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)) styles.Place(file, folder.Inside(file.Path));
        styles.OtherFiles();
        styles.RunByTool();
        return (styles._migrations, styles._aside);
    }

    private void Place(SourceText file, string name)
    {
        var parts = name.Split('/');
        for (var i = 0; i < parts.Length - 1; i++)
        {
            // A migration's own folder may be called anything: 20240101000000_down, tests.
            if (i == parts.Length - 2 && parts[^1] is "migration.sql" or "up.sql" && !MigrationVersion.Of(parts[i]).IsNone) break;
            if (MigrationFolderAsides.Folder(parts[i]) is not { } why) continue;
            Aside(file, why);
            return;
        }
        var stem = parts[^1][..^4];
        if (parts.Length > 1 && InOwnFolder(file, parts[^2], stem)) return;
        if (parts.Length == 1 && (_journalBroken || _journaled?.Contains(stem) == true)) Add(file, stem, MigrationStyle.Drizzle, MigrationVersion.Of(stem));
        else Flat(file, parts[^1], stem, parts.Length > 1 ? name[..^(parts[^1].Length)] : "");
    }

    /// <summary><c>stamp_x/migration.sql</c> (Prisma, or Drizzle when a snapshot lies beside it) and <c>stamp_x/up.sql</c> (Diesel).</summary>
    private bool InOwnFolder(SourceText file, string folder, string stem)
    {
        var version = MigrationVersion.Of(folder);
        if (stem == "migration")
        {
            if (_withSnapshot.Contains(folder)) Add(file, folder, MigrationStyle.Drizzle, version);
            else Add(file, folder, MigrationStyle.Prisma, version);
            return true;
        }
        if (version.IsNone) return false;
        if (stem == "up") Add(file, folder, MigrationStyle.Diesel, DieselVersion(folder));
        else if (MigrationFolderAsides.Undoes(stem, version, _ => true)) Aside(file, "undoes a migration");
        else return false;
        return true;
    }

    private void Flat(SourceText file, string fileName, string stem, string folder)
    {
        if (Flyway(file, stem)) return;
        var version = MigrationVersion.Of(stem);
        if (stem.EndsWith(".up", StringComparison.OrdinalIgnoreCase))
        {
            Add(file, fileName, version.IsNone ? MigrationStyle.Loose : MigrationStyle.GolangMigrate, version);
            return;
        }
        var sections = MigrationFolderSections.Up(file);
        var inSupabase = folder.Length == 0 && IsSupabase && Digits(stem);
        if (!inSupabase && MigrationFolderAsides.Undoes(stem, version, other => _names.Contains($"{folder}{other}.sql"))) Aside(file, "undoes a migration");
        else if (!inSupabase && MigrationFolderAsides.Seeds(stem, version, file)) Aside(file, "seed data: rows only");
        else if (MigrationFolderAsides.OtherDatabase(file) is { } database && !IsSqlite) Aside(file, $"for another database: {database}");
        else if (sections is { Style: { } style } && !version.IsNone) Add(sections.Value.Up, fileName, style, version);
        else if (inSupabase) Add(file, fileName, MigrationStyle.Supabase, version);
        else Add(sections?.Up ?? file, fileName, version.IsNone ? MigrationStyle.Loose : version.IsStamp ? MigrationStyle.Stamped : MigrationStyle.Numbered, version);
    }

    /// <summary><c>V1__x</c>, <c>R__x</c>, <c>U1__x</c>, <c>B1__x</c> and the callbacks that Flyway runs after a migration.</summary>
    private bool Flyway(SourceText file, string stem)
    {
        if (stem.StartsWith("beforeEach", StringComparison.Ordinal) || stem.StartsWith("afterEach", StringComparison.Ordinal) || stem is "beforeClean" or "afterClean" or "beforeInfo" or "afterInfo")
        {
            Aside(file, "a Flyway callback");
            return true;
        }
        if (stem.StartsWith("afterMigrate", StringComparison.Ordinal) || stem.StartsWith("beforeMigrate", StringComparison.Ordinal))
        {
            Add(file, $"{stem}.sql", MigrationStyle.Flyway, new(""));
            return true;
        }
        var mark = stem.IndexOf("__", StringComparison.Ordinal);
        if (mark < 1 || stem[0] is not ('V' or 'R' or 'U' or 'B')) return false;
        var version = stem[1..mark];
        if (stem[0] != 'R' && (version.Length == 0 || version.AsSpan().IndexOfAnyExcept("0123456789._") >= 0)) return false;
        if (stem[0] == 'R' && version.Length > 0) return false;
        if (stem[0] == 'U') Aside(file, "undoes a migration");
        else Add(file, $"{stem}.sql", MigrationStyle.Flyway, new(version));
        return true;
    }

    private void OtherFiles()
    {
        foreach (var path in _folder.OtherFiles)
        {
            var name = _folder.Inside(path);
            var last = Paths.Name(name);
            if (Language(last) is not { } language || last.EndsWith(".d.ts", StringComparison.Ordinal)) continue;
            if (name.Split('/').Any(part => !MigrationVersion.Of(part).IsNone)) _aside.Add(new(path, $"a migration in {language}: it is not run here, and what it changes is not known"));
        }
    }

    /// <summary>
    /// Where a tool owns the folder, files of another style are not run by it: numbered ones are somebody's by hand,
    /// the others have no place that the tool knows.
    /// </summary>
    private void RunByTool()
    {
        MigrationStyle? tool = null;
        foreach (var owner in (ReadOnlySpan<MigrationStyle>)
            [MigrationStyle.Prisma, MigrationStyle.Drizzle, MigrationStyle.Supabase, MigrationStyle.Flyway, MigrationStyle.GolangMigrate, MigrationStyle.Diesel, MigrationStyle.Goose, MigrationStyle.Dbmate])
        {
            if (!_migrations.Exists(m => m.Style == owner)) continue;
            tool = owner;
            break;
        }
        if (tool is null && _journaled is not null) tool = MigrationStyle.Drizzle;
        for (var i = 0; i < _migrations.Count; i++)
        {
            var migration = _migrations[i];
            if (tool is null || migration.Style == tool) continue;
            var byHand = migration.Style is MigrationStyle.Numbered && tool != MigrationStyle.Drizzle;
            var strayed = migration.Style is MigrationStyle.Numbered or MigrationStyle.Stamped && !byHand;
            _migrations[i] = migration with { RunByTool = false, Style = strayed ? MigrationStyle.Loose : migration.Style };
        }
    }

    private void Add(SourceText file, string name, MigrationStyle style, MigrationVersion version)
    {
        var chunks = style == MigrationStyle.Drizzle;
        _migrations.Add(new(name, style, version.Text, chunks ? MigrationFolderSections.Chunks(file) : file) { InChunks = chunks });
    }

    private void Aside(SourceText file, string why) => _aside.Add(new(file.Path, why));

    private bool IsSupabase => _folder.Location == "supabase/migrations" || _folder.Location.EndsWith("/supabase/migrations", StringComparison.Ordinal);

    private bool IsSqlite => _folder.Dialect == "sqlite";

    private static bool Digits(string stem)
    {
        var mark = stem.IndexOf('_');
        return mark > 0 && stem.AsSpan(0, mark).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    /// <summary>Diesel takes what stands before the first underscore, without its dashes.</summary>
    private static MigrationVersion DieselVersion(string folder)
    {
        var mark = folder.IndexOf('_');
        return new((mark < 0 ? folder : folder[..mark]).Replace("-", "", StringComparison.Ordinal));
    }

    private static string? Language(string name) => name[(name.LastIndexOf('.') + 1)..] switch
    {
        "ts" or "mts" or "cts" => "TypeScript",
        "js" or "mjs" or "cjs" => "JavaScript",
        "go" => "Go",
        "py" => "Python",
        "rb" => "Ruby",
        "java" => "Java",
        "kt" => "Kotlin",
        "cs" => "C#",
        "php" => "PHP",
        _ => null,
    };
}
