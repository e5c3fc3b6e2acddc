using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Planning.Styles;

/// <summary>
/// graphile-migrate's committed files: numbered ones whose heads form a chain, each with the hash of the file before and its own. The tool runs a file in a
/// transaction, unless its first line forbids that; what leads back lies beside it, under a name that it passes over.
/// </summary>
internal static class GraphileFiles
{
    private const string Previous = "--! Previous: ", Hash = "--! Hash: ", None = "-";
    private const string Alone = "--! no-transaction\n";

    /// <summary>Whether the folder's numbered files are committed ones.</summary>
    public static bool Is(History history) => Last(history) is not null;

    private static Migration? Last(History history) =>
        history.Runs.Select(r => r.Migration).LastOrDefault(m => m.Style == MigrationStyle.Numbered) is { } last && last.Text.Text.StartsWith(Previous, StringComparison.Ordinal) ? last : null;

    public static WrittenPlan Write(Plan plan, History history, DateTime now)
    {
        var versions = new NextVersions(history.Runs.Select(r => r.Migration).Where(m => m.Style == MigrationStyle.Numbered), now, false);
        var before = HashOf(Last(history)!.Text.Text);
        var files = new List<PlanFile>();
        foreach (var part in Parts.Of(plan, Writ.Once, ""))
        {
            var name = $"{versions.Take()}-{part.Name.Replace('_', '-')}";
            var text = $"{(part.IsAlone ? Alone : "")}{part.Text().Trim()}\n";
            var own = FileChecksums.GraphileMigrate($"{Previous}{before}\n\n{text}");
            files.Add(new($"{name}.sql", $"{Previous}{before}\n{Hash}{own}\n\n{text}"));
            before = own;
            if (files.Count == 1) files.Add(new($"{name}.rollback.sql", $"{PlanText.UndoHeader(plan, $"Undoes {name} and what belongs to it; run by hand, then delete the rows of its files from graphile_migrate.migrations.")}\n{Part.Body(Parts.Undo(plan))}", PlanFileKind.Undo));
        }
        return new(files, ["graphile-migrate runs them with its command migrate; its current.sql is to be empty meanwhile"]);
    }

    /// <summary>The hash that the file's own head gives.</summary>
    private static string HashOf(string text)
    {
        foreach (var line in text.Split('\n').TakeWhile(l => l.StartsWith("--! ", StringComparison.Ordinal)))
            if (line.StartsWith(Hash, StringComparison.Ordinal)) return line[Hash.Length..].Trim();
        return None;
    }
}
