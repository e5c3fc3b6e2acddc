using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Workflow;

public sealed class ScriptDestroysData : ProjectRule
{
    private static readonly HashSet<string> s_runsInProduction = new(StringComparer.Ordinal)
    {
        "build", "start", "deploy", "release", "prod", "production", "postinstall", "prestart", "poststart", "prebuild", "postbuild", "predeploy", "postdeploy", "vercel", "heroku", "railway", "render", "staging",
    };

    private static readonly (string Words, string Does)[] s_destructive =
    [
        ("migrate reset", "drops every table and starts anew"),
        ("--force-reset", "drops every table and starts anew"),
        ("--accept-data-loss", "drops what the schema does not have, with its rows"),
        ("db drop", "drops the database"),
        ("dropdb", "drops the database"),
    ];

    public override string Name => "script-destroys-data";
    public override Severity Default => Severity.Critical;
    public override Family Family => Family.Workflow;

    public override Explanation Explain() => new(
        "A script that runs, or may run, in production destroys data.",
        "Build, start and deploy scripts run on every deployment, against whatever database the environment names. One of these has wiped a production database on each deploy.",
        "```json\n\"build\": \"prisma migrate reset --force && next build\"\n```",
        "Deploy with `prisma migrate deploy`, which only adds. Keep resets in a script of their own whose name says so, and guard it by the host it talks to.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var package in PackageScripts.In(project))
        {
            // JSON may say a name twice; npm takes the last.
            var byName = new Dictionary<string, PackageScript>();
            foreach (var script in package.Scripts) byName[script.Name] = script;
            foreach (var script in package.Scripts)
                if (NameWords.Words(script.Name.Replace(':', '_')).Any(s_runsInProduction.Contains) && Destruction(script, byName, 0) is { } found)
                    yield return FoundIn(script.About(), "script", script.Where, $"{script.About()} may run in production and {found.Does} ({found.Command})") with { Values = [found.Words] };
        }
        foreach (var (path, file) in project.Files.OrderBy(f => f.Key, StringComparer.Ordinal))
            if (IsDeployment(path))
                foreach (var finding in InFile(path, file)) yield return finding;
    }

    /// <summary>Whether a command says these words in this order, with nothing but blanks between them.</summary>
    internal static bool Words(string command, string words) => string.Join(' ', command.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Contains(words, StringComparison.Ordinal);

    private static (string Words, string Does, string Command)? Destruction(PackageScript script, Dictionary<string, PackageScript> byName, int depth)
    {
        foreach (var (words, does) in s_destructive)
            if (Words(script.Command, words)) return (words, does, script.Command);
        if (depth > 4) return null;
        foreach (var word in script.Command.Split((char[])[' ', ';', '&', '|'], StringSplitOptions.RemoveEmptyEntries))
            if (word != script.Name && byName.TryGetValue(word, out var called) && Destruction(called, byName, depth + 1) is { } found) return found;
        return null;
    }

    /// <summary>Images are built for production; of the workflows, those that deploy.</summary>
    private static bool IsDeployment(string path)
    {
        var name = Paths.Name(path);
        if (name is "Dockerfile" or "Procfile" or "fly.toml" or "render.yaml" or "railway.json" or "vercel.json" || name.StartsWith("Dockerfile.", StringComparison.Ordinal)) return true;
        return path.Contains(".github/workflows/", StringComparison.Ordinal) && (name.Contains("deploy", StringComparison.OrdinalIgnoreCase) || name.Contains("release", StringComparison.OrdinalIgnoreCase) || name.Contains("prod", StringComparison.OrdinalIgnoreCase));
    }

    private IEnumerable<Finding> InFile(string path, SourceText file)
    {
        foreach (var (words, does) in s_destructive)
        {
            var at = file.Text.IndexOf(words, StringComparison.Ordinal);
            if (at < 0 || file.Line(file.At(at).Line).TrimStart() is ['#', ..]) continue;
            yield return FoundIn(path, "file", file.At(at), $"{path} may run in production and {does} ({file.Line(file.At(at).Line).Trim()})") with { Values = [words] };
        }
    }
}
