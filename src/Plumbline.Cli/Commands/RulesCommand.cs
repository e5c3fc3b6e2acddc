using System.CommandLine;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Cli.Commands;

/// <summary>All rules by family, each at the level that it has in a project.</summary>
public sealed class RulesCommand : Verb
{
    private readonly Argument<string?> _path = Inputs.Path();

    public RulesCommand() : base("rules", "List every rule with the level that it has here") => Arguments.Add(_path);

    public override IReadOnlyList<string> Examples => ["plumb rules", "plumb rules examples/health-records"];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        var config = Workspace.Find(parsed.GetValue(_path) ?? ".").Config;
        foreach (var family in AllRules.List.GroupBy(r => r.Family))
        {
            output.WriteLine(family.Key.ToString().ToLowerInvariant());
            foreach (var rule in family.OrderBy(r => r.Name, StringComparer.Ordinal))
                output.WriteLine($"  {rule.Name,-42} {Level(rule, config.Rules),-16} {rule.Explain().Summary}");
        }
        if (!config.OwnRules.IsEmpty) output.WriteLine("the project's own");
        foreach (var own in config.OwnRules) output.WriteLine($"  {own.Name,-42} {(config.Rules[own.Name].Level ?? own.Level.InWords()),-16} {own.Why ?? own.Message}");
        return ExitCode.Ok;
    }

    /// <summary>Its own level, and the project's where that is another: <c>medium → off</c>.</summary>
    private static string Level(Rule rule, IReadOnlyDictionary<string, RuleSetting> settings)
    {
        var own = rule.Default.InWords();
        return settings.TryGetValue(rule.Name, out var setting) && setting.Level is { } level && level != own ? $"{own} → {level}" : own;
    }
}
