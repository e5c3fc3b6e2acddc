using System.CommandLine;
using System.Text;
using Plumbline.Reports;
using Plumbline.Rules;

namespace Plumbline.Cli.Commands;

/// <summary>Writes the pages that are generated from the code, or tells whether they are in step. For this repository; not shown in help.</summary>
public sealed class DocsCommand : Verb
{
    private readonly Argument<string> _action = new("action");
    private readonly Argument<string> _folder = new("folder");

    public DocsCommand() : base("docs", "Write or check the generated pages")
    {
        Hidden = true;
        _action.AcceptOnlyFromAmong("write", "check");
        Arguments.Add(_action);
        Arguments.Add(_folder);
    }

    public override IReadOnlyList<string> Examples => [];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var folder = parsed.GetValue(_folder)!;
        var pages = Pages();
        if (parsed.GetValue(_action) == "write")
        {
            foreach (var stale in Existing(folder).Where(p => !pages.ContainsKey(p))) File.Delete(Path.Combine(folder, stale));
            foreach (var (path, text) in pages)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                File.WriteAllText(Path.Combine(folder, path), text);
            }
            return ExitCode.Ok;
        }
        var wrong = pages.Where(p => !File.Exists(Path.Combine(folder, p.Key)) || File.ReadAllText(Path.Combine(folder, p.Key)) != p.Value).Select(p => p.Key)
            .Concat(Existing(folder).Where(p => !pages.ContainsKey(p))).ToList();
        foreach (var path in wrong) error.WriteLine($"{folder}/{path} is not what the code says: run ./do docs");
        return wrong.Count == 0 ? ExitCode.Ok : ExitCode.Findings;
    }

    private static IEnumerable<string> Existing(string folder)
    {
        var rules = Path.Combine(folder, "rules");
        return Directory.Exists(rules) ? Directory.EnumerateFiles(rules, "*.md").Select(f => $"rules/{Path.GetFileName(f)}") : [];
    }

    private static Dictionary<string, string> Pages()
    {
        var pages = new Dictionary<string, string> { ["commands.md"] = CommandReference(), ["rules/README.md"] = RulePages.Index() };
        foreach (var rule in AllRules.List) pages[$"rules/{rule.Name}.md"] = RulePages.Write(rule);
        return pages;
    }

    private static string CommandReference()
    {
        var page = new StringBuilder("# Commands\n\nGenerated from the code by `./do docs`. Exit codes: 0 nothing at or above the limit · 1 findings · 2 usage or configuration · 3 a source could not be read · 5 what was run failed · 70 a fault of plumb itself · 130 interrupted.\n");
        foreach (var verb in CommandLine.Create().Subcommands.OfType<Verb>().Where(v => !v.Hidden))
        {
            using var help = new StringWriter();
            CommandLine.Run([verb.Name, "--help"], help, help);
            page.Append($"\n## plumb {verb.Name}\n\n```\n{help.ToString().ReplaceLineEndings("\n").Trim()}\n```\n");
        }
        return page.ToString();
    }
}
