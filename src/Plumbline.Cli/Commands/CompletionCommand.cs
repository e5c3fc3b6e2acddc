using System.CommandLine;

namespace Plumbline.Cli.Commands;

/// <summary>Prints a script that lets a shell complete verbs and options, by asking <c>plumb [suggest]</c>.</summary>
public sealed class CompletionCommand : Verb
{
    private readonly Argument<string> _shell = new("shell") { Description = "bash, zsh, fish or pwsh" };

    public CompletionCommand() : base("completion", "Print a completion script for a shell")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        Arguments.Add(_shell);
    }

    public override IReadOnlyList<string> Examples =>
        ["plumb completion bash > /etc/bash_completion.d/plumb", "plumb completion fish > ~/.config/fish/completions/plumb.fish"];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        output.Write(parsed.GetValue(_shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => PowerShell,
        });
        return ExitCode.Ok;
    }

    private const string Bash = """
        _plumb() {
          local IFS=$'\n'
          COMPREPLY=($(plumb "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
          [[ ${#COMPREPLY[@]} -eq 0 ]] && compopt -o default
        }
        complete -F _plumb plumb

        """;

    private const string Zsh = """
        #compdef plumb
        _plumb() {
          local -a found
          found=("${(@f)$(plumb "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
          [[ -n $found ]] && compadd -a found || _files
        }
        compdef _plumb plumb

        """;

    private const string Fish = """
        complete -c plumb -a '(plumb "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'

        """;

    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName plumb -ScriptBlock {
          param($word, $line, $position)
          plumb "[suggest:$position]" "$line" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }

        """;
}
