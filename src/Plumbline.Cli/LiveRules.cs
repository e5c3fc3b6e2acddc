using Plumbline.Databases;
using Plumbline.Databases.Connections;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Cli;

/// <summary>The project's own rules that ask databases; the one place of a check, beside reading them, that knows a driver.</summary>
internal static class LiveRules
{
    /// <summary>Asks every database that was reached.</summary>
    /// <exception cref="OperationCanceledException">The user wants no more.</exception>
    public static EquatableArray<Finding> Of(Workspace workspace, DatabaseChoice choice)
    {
        var reached = workspace.Project.Of(SourceRole.Database).Where(s => s.Database is not null).Select(s => s.Name).ToHashSet();
        using var interrupt = new Interrupt();
        var asked = new List<(OwnRule Rule, string Database, Task<List<Finding>> Task)>();
        foreach (var place in new DatabasePlaces(workspace.Root, workspace.Config).Of(choice))
        {
            if (place.Address is not { } address || !reached.Contains(place.Name)) continue;
            foreach (var rule in workspace.Config.OwnRules.Where(r => r.Query is not null)) asked.Add((rule, place.Name, AskAsync(rule, place.Name, address, interrupt.Token)));
        }
        Progress.Wait(asked.ConvertAll(a => ($"{a.Rule.Name} in {a.Database}", (Task)a.Task)), interrupt.Token);
        return asked.SelectMany(a => a.Task.GetAwaiter().GetResult()).ToEquatableArray();
    }

    private static async Task<List<Finding>> AskAsync(OwnRule rule, string database, ConnectionString address, CancellationToken cancel)
    {
        try
        {
            return OwnRules.Rows(rule, database, await OwnQueries.RowsAsync(address, Limits.Default, rule.Query!, OwnRules.MostRows + 1, cancel).ConfigureAwait(false)).ToList();
        }
        catch (DatabaseException fault)
        {
            return [OwnRules.Failed(rule, database, fault.Message)];
        }
    }
}
