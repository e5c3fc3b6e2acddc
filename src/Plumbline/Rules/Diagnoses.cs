using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Rules.Replay;
using Plumbline.Sources;

namespace Plumbline.Rules;

/// <summary>
/// Groups findings under their cause. A finding may stand under more than one: a column that is missing because a file was never run
/// has two. The next step is a command that only looks, or an edit of files; never one that resets anything.
/// </summary>
internal static class Diagnoses
{
    public static IEnumerable<Diagnosis> Of(Project project, EquatableArray<Finding> findings)
    {
        if (findings.IsEmpty) yield break;
        foreach (var diagnosis in new[]
        {
            Ahead(project, findings), Behind(project, findings), DatedBeforeInit(findings), WrittenByHand(project, findings), Hybrid(project, findings), Pushed(project, findings), Refused(findings),
            Strangers(findings), Unprotected(findings), Scripts(findings), Unread(findings),
        })
            if (diagnosis is not null) yield return diagnosis;
        foreach (var diagnosis in EnvironmentDiagnoses.Of(project, findings)) yield return diagnosis;
    }

    /// <summary>Whether something is declared that no migration makes.</summary>
    public static bool IsAhead(EquatableArray<Finding> findings) => findings.Any(IsAhead);

    private static bool IsAhead(Finding finding) => finding.Rule.EndsWith("-not-in-history", StringComparison.Ordinal) || finding.Rule.EndsWith("-rename-unmapped", StringComparison.Ordinal);

    private static Diagnosis? Ahead(Project project, EquatableArray<Finding> findings)
    {
        if (!project.Of(SourceRole.Declared).Any()) return null;
        var ahead = findings.Where(f => IsAhead(f) || f.Rule is "missing-column-needs-backfill" or "schema-pushed");
        if (!ahead.Any(IsAhead)) return null;
        var tables = ahead.Where(f => f.Subject is not null).Select(f => f.Subject!.Name.Table ?? f.Subject!.Name.Name).Distinct().ToList();
        var pushed = findings.FirstOrDefault(f => f.Rule == "script-bypasses-migrations" && f.Message.Contains("push", StringComparison.Ordinal));
        var databases = ahead.Where(f => f.Rule == "schema-pushed").SelectMany(f => f.Environments).ToList();
        var to = databases.Count == 0 ? "" : $" to {Wording.List(databases)}";
        var how = pushed is null && to.Length == 0 ? "it was edited, and no migration was made" : $"it was edited and pushed{to}{(pushed is null ? "" : $" ({pushed.About})")}, and no migration was made";
        return new($"the declared schema is ahead of the migrations in {Wording.List(tables)}: {how}", ahead, Command(project, "diff history declared"));
    }

    private static Diagnosis? Behind(Project project, EquatableArray<Finding> findings)
    {
        var behind = findings.Where(f => f.Rule.EndsWith("-not-declared", StringComparison.Ordinal) && f.Rule != Strange);
        // Beside missing objects, one undeclared index is their other half and no cause of its own.
        var ahead = findings.Count(f => f.Rule.EndsWith("-not-in-history", StringComparison.Ordinal));
        if (behind.IsEmpty || behind.Count < ahead) return null;
        return new("the migrations are ahead of the declared schema: SQL was written that it does not know", behind, Command(project, "diff declared history"));
    }

    private const string Strange = "used-but-not-declared";

    /// <summary>What code names and nobody declares says nothing of the migrations.</summary>
    private static Diagnosis? Strangers(EquatableArray<Finding> findings)
    {
        var strange = findings.Where(f => f.Rule == Strange);
        if (strange.IsEmpty) return null;
        var tables = strange.Where(f => f.Subject is not null).Select(f => f.Subject!.Name.Table ?? f.Subject!.Name.Name).Distinct();
        return new($"code was written for other names than the schema has in {Wording.List(tables)}: it was not changed along, or the schema is still to be", strange, $"plumb explain {Strange}");
    }

    private static Diagnosis? DatedBeforeInit(EquatableArray<Finding> findings)
    {
        var early = findings.Where(f => f.Rule == "migration-sorts-before-dependency");
        if (early.IsEmpty) return null;
        var next = early.FirstOrDefault(f => f.Fix is not null)?.Fix?.Description ?? "rename the early files so that they sort after what they need";
        return new($"{Wording.Count(early.Count, "migration is", "migrations are")} dated before what {(early.Count == 1 ? "it needs" : "they need")}: the dates were typed, or the first migration was made anew later", early, next);
    }

    private static Diagnosis? WrittenByHand(Project project, EquatableArray<Finding> findings)
    {
        var history = project.Of(SourceRole.History).Select(s => s.History).FirstOrDefault(h => h is not null);
        if (history is null || !history.Styles().Contains(MigrationStyle.Prisma)) return null;
        var files = history.Runs.Where(r => r.Migration.Style == MigrationStyle.Loose || (r.Migration.Style == MigrationStyle.Prisma && HandWrittenMigration.IsWrittenByHand(r)))
            .Select(r => r.Migration.Text.Path).ToHashSet();
        if (files.Count == 0) return null;
        var theirs = findings.Where(f => f.Rule is "migration-untracked" or "hand-written-migration" || IsDriftIn(f, files));
        return theirs.All(f => f.Rule == "hand-written-migration") ? null
            : new("hand-written migrations beside generated ones: what they say was never compared with the declared schema", theirs, Command(project, "status"));
    }

    private static bool IsDriftIn(Finding finding, HashSet<string> files)
    {
        var judged = finding.Rule is "history-does-not-replay" or "foreign-key-type-mismatch" or "migration-sorts-before-dependency" or "name-differs" || finding.Rule.EndsWith("-differs", StringComparison.Ordinal);
        return judged && (In(finding.Where) || finding.Related.Any(r => In(r.Where)));

        bool In(Origin at) => at.File is not null && files.Contains(at.File);
    }

    private static Diagnosis? Hybrid(Project project, EquatableArray<Finding> findings)
    {
        var hybrid = findings.Where(f => f.Rule is "hybrid-history" or "script-offers-reset" or "non-idempotent-manual-sql");
        return hybrid.Any(f => f.Rule == "hybrid-history")
            ? new("two ways of migrating in one folder, each tracking its own files", hybrid, Command(project, "status"))
            : null;
    }

    /// <summary>Statements that need what only the declared schema has: it was pushed into the database, and the migrations stand on that.</summary>
    private static Diagnosis? Pushed(Project project, EquatableArray<Finding> findings)
    {
        var declared = project.Of(SourceRole.Declared).ToList();
        var standing = findings.Where(f => f.Rule == "history-does-not-replay" && f.Values is ["42P01" or "42703" or "42704", ..] && f.Subject is { } id && declared.Any(s => s.Catalog.Contains(id)));
        return standing.IsEmpty ? null
            : new($"the migrations stand on {Wording.List(standing.Select(f => f.Subject!.ToString()!).Distinct())}, which no migration makes: the schema was pushed into the database, not migrated", standing, Command(project, "diff history declared"));
    }

    private static Diagnosis? Refused(EquatableArray<Finding> findings)
    {
        var refused = findings.Where(f => f.Rule == "history-does-not-replay" || (f.Rule == "foreign-key-type-mismatch" && f.Severity == Severity.Critical));
        return refused.IsEmpty ? null
            : new($"no empty database can be built from the migrations: PostgreSQL refuses {Wording.Count(refused.Count(f => f.Rule == "history-does-not-replay"), "statement")}", refused, $"plumb explain {refused[0].Rule}");
    }

    private static Diagnosis? Unprotected(EquatableArray<Finding> findings)
    {
        var open = findings.Where(f => f.Rule is "row-security-disabled" or "policy-without-row-security" or "row-security-command-uncovered" or "row-security-without-policy" or "personal-data-in-analytics");
        return open.IsEmpty ? null : new("row level security was written table by table, and new tables were forgotten", open, $"plumb explain {open[0].Rule}");
    }

    private static Diagnosis? Scripts(EquatableArray<Finding> findings)
    {
        var scripts = findings.Where(f => f.Rule is "script-hard-codes-migration-name" or "script-bypasses-migrations" or "migration-script-missing" or "script-destroys-data");
        return scripts.IsEmpty ? null : new("the project's own scripts lead past the migrations", scripts, $"plumb explain {scripts[0].Rule}");
    }

    private static Diagnosis? Unread(EquatableArray<Finding> findings)
    {
        var unread = findings.Where(f => f.Rule is "sql-not-understood" or "prisma-schema-not-understood" or "file-not-readable");
        return unread.IsEmpty ? null : new("a part of the project could not be read, so nothing is told about what it may touch", unread, $"plumb explain {unread[0].Rule}");
    }

    /// <summary>The names of the sources as this project has them.</summary>
    private static string Command(Project project, string verb)
    {
        var declared = project.Of(SourceRole.Declared).FirstOrDefault()?.Name;
        var history = project.Of(SourceRole.History).FirstOrDefault()?.Name;
        return $"plumb {verb.Replace("declared", declared ?? "declared", StringComparison.Ordinal).Replace("history", history ?? "history", StringComparison.Ordinal)}";
    }
}
