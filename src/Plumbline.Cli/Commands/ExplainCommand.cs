using System.CommandLine;
using Plumbline.Reports;
using Plumbline.Rules;

namespace Plumbline.Cli.Commands;

/// <summary>One rule's page, or the list of rules.</summary>
public sealed class ExplainCommand : Verb
{
    private readonly Argument<string?> _rule = new("rule") { HelpName = "rule", Description = "The rule's name; without one, all rules are listed", Arity = ArgumentArity.ZeroOrOne };

    public ExplainCommand() : base("explain", "Explain a rule: why it matters, an example, the safe way, how to silence it")
    {
        _rule.CompletionSources.Add(_ => AllRules.List.Select(r => new System.CommandLine.Completions.CompletionItem(r.Name)));
        Arguments.Add(_rule);
    }

    public override IReadOnlyList<string> Examples => ["plumb explain", "plumb explain foreign-key-type-mismatch"];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        if (parsed.GetValue(_rule) is not { } name)
        {
            foreach (var family in AllRules.List.GroupBy(r => r.Family))
            {
                output.WriteLine(family.Key.ToString().ToLowerInvariant());
                foreach (var each in family.OrderBy(r => r.Name, StringComparer.Ordinal)) output.WriteLine($"  {each.Name,-42} {each.Default.InWords(),-9} {each.Explain().Summary}");
            }
            return ExitCode.Ok;
        }
        output.Write(RulePages.Write(Inputs.Rule(name)));
        return ExitCode.Ok;
    }
}
