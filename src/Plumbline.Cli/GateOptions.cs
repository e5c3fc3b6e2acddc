using System.CommandLine;
using Plumbline.Model;
using Plumbline.Rules;

namespace Plumbline.Cli;

/// <summary>Which findings count: all, or those that are not known from before.</summary>
internal sealed class GateOptions
{
    private readonly Option<string?> _baseline = new("--baseline") { Description = "Findings that this file knows do not count; default: baseline in plumbline.yaml", HelpName = "file" };
    private readonly Option<string?> _write = new("--write-baseline") { Description = "Write all findings of now to a file that --baseline reads", HelpName = "file" };
    private readonly Option<string?> _since = new("--since") { Description = "Only findings in migrations and lines that changed since a git revision count", HelpName = "revision" };

    public void AddTo(Command command)
    {
        command.Options.Add(_baseline);
        command.Options.Add(_write);
        command.Options.Add(_since);
    }

    /// <summary>What changed since the revision that is asked for; null when none is.</summary>
    /// <exception cref="UsageException">Git does not know it.</exception>
    public ChangedSince? Since(ParseResult parsed, Workspace workspace) => parsed.GetValue(_since) is { } revision ? Git.Since(workspace.Root, revision) : null;

    /// <summary>The project with its new files known: they are one change.</summary>
    public static Sources.Project With(Sources.Project project, ChangedSince? since) => since is null ? project : project with { NewFiles = since.Added() };

    /// <summary>The result with what is known told apart.</summary>
    /// <param name="everything">Whether all rules ran: only then is what was not found gone.</param>
    /// <exception cref="UsageException">The list cannot be read or written.</exception>
    public CheckResult Apply(ParseResult parsed, Workspace workspace, ChangedSince? since, CheckResult result, bool everything, TextWriter error)
    {
        if (parsed.GetValue(_write) is { } to)
        {
            Put(to, KnownFindings.Write(result));
            error.WriteLine($"plumb: {Wording.Count(result.Findings.Count, "finding")} written to {to}; from now on --baseline {to} counts new ones only");
        }
        var written = parsed.GetValue(_baseline);
        if ((written ?? Configured(workspace)) is { } file)
        {
            result = Read(file).Apply(result, $"in {written ?? workspace.Config.Baseline}", out var gone);
            if (everything && gone > 0) error.WriteLine($"plumb: {Wording.Count(gone, "finding")} of {written ?? workspace.Config.Baseline} {(gone == 1 ? "does" : "do")} not occur any more: --write-baseline writes it anew");
        }
        return since is null ? result : since.Apply(result);
    }

    private static void Put(string file, string text)
    {
        try
        {
            File.WriteAllText(file, text);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot write {file}: {fault.Message}");
        }
    }

    private static string? Configured(Workspace workspace) => workspace.Config.Baseline is { } path ? Path.Combine(workspace.Root, path) : null;

    private static KnownFindings Read(string file)
    {
        try
        {
            return KnownFindings.Read(File.ReadAllText(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the baseline {file} cannot be read: {fault.Message} (--write-baseline {file} writes it)");
        }
        catch (FormatException fault)
        {
            throw new UsageException($"the baseline {file} cannot be read: {fault.Message}");
        }
    }
}
