using System.CommandLine;

namespace Plumbline.Cli;

/// <summary>One verb of the command line. Its examples stand at the end of its help and in the generated reference.</summary>
public abstract class Verb : Command
{
    protected Verb(string name, string description) : base(name, description) =>
        SetAction(parsed => Run(parsed, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));

    public abstract IReadOnlyList<string> Examples { get; }

    protected abstract int Run(ParseResult parsed, TextWriter output, TextWriter error);
}
