using System.CommandLine;
using Plumbline.Rules;

namespace Plumbline.Cli.Commands;

/// <summary>One rule's page.</summary>
public sealed class ExplainCommand : Verb
{
    private readonly Argument<string> _rule = new("rule") { HelpName = "rule", Description = "The rule's name: plumb rules lists them" };

    public ExplainCommand() : base("explain", "Explain a rule: why it matters, an example, the safe way, how to silence it")
    {
        _rule.CompletionSources.Add(_ => AllRules.List.Select(r => new System.CommandLine.Completions.CompletionItem(r.Name)));
        Arguments.Add(_rule);
    }

    public override IReadOnlyList<string> Examples => ["plumb explain foreign-key-type-mismatch"];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        output.Write(RulePages.Write(Inputs.Rule(parsed.GetValue(_rule)!)));
        return ExitCode.Ok;
    }
}
