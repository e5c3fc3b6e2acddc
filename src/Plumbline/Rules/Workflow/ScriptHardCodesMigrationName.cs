using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Workflow;

public sealed class ScriptHardCodesMigrationName : ProjectRule
{
    public override string Name => "script-hard-codes-migration-name";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Workflow;

    public override Explanation Explain() => new(
        "A script makes every migration under one fixed name.",
        "All migrations are called the same, so nobody sees from the list what happened when; a second `init`, made long after the first tables, sorts after the files that need it.",
        "```json\n\"prisma:migrate:dev\": \"prisma migrate dev --name init\"\n```",
        "Leave the name out, and give it when the script is run:\n\n```json\n\"prisma:migrate:dev\": \"prisma migrate dev\"\n```\n\n`npm run prisma:migrate:dev -- --name add_model_metadata`");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var package in PackageScripts.In(project))
            foreach (var script in package.Scripts)
                if (FixedName(script.Command) is { } name)
                    yield return FoundIn(script.About(), "script", script.Where, $"{script.About()} makes every migration under the name {name} ({script.Command})") with { Values = [name] };
    }

    /// <summary>The word after --name, when it is no variable.</summary>
    private static string? FixedName(string command)
    {
        if (!command.Contains("migrate dev", StringComparison.Ordinal) && !command.Contains("migration:generate", StringComparison.Ordinal)) return null;
        var words = command.Split((char[])[' ', '='], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < words.Length; i++)
            if (words[i] is "--name" or "-n" && words[i + 1][0] is not ('$' or '-') && !words[i + 1].Contains('$')) return words[i + 1].Trim('"', '\'', '\\');
        return null;
    }
}
