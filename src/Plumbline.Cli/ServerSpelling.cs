using Plumbline.Databases.Connections;
using Plumbline.Databases.Shadow;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Cli;

/// <summary>
/// Differences in expressions and queries, put before a server that prints both sides. Nothing of this is touched, and no server looked for,
/// while nothing differs there.
/// </summary>
internal static class ServerSpelling
{
    /// <summary>The project, and its truth table, after a server was asked.</summary>
    /// <param name="exact">The user wants a server's word on every expression: one is fetched if need be, and not having one is an error.</param>
    /// <param name="offline">Files only: no server is started unasked.</param>
    /// <exception cref="UnreadableSourceException">A server was wanted and none can be had.</exception>
    public static (Project Project, TruthTable Truth) Settle(Project project, bool exact, bool offline)
    {
        var truth = TruthTable.Of(project);
        if (!exact && (offline || !Spellings.In(truth).Any())) return (project, truth);
        var settled = Ask(cancel => ServerForm.OfAsync(project, Settings(exact), exact, cancel), project, exact);
        return ReferenceEquals(settled, project) ? (project, truth) : (settled, TruthTable.Of(settled));
    }

    /// <summary>Two sources that are laid beside each other.</summary>
    /// <exception cref="UnreadableSourceException">A server was wanted and none can be had.</exception>
    public static (Source Before, Source After) Settle(Source before, Source after, bool exact)
    {
        if (before.Dialect != "postgres" || after.Dialect != "postgres" || (!exact && PrintAlike(before, after))) return (before, after);
        EquatableArray<Source> pair = [before, after];
        var open = (exact ? Spellings.All(pair) : Spellings.Open(before, after)).ToList();
        if (open.Count == 0) return (before, after);
        var settled = Ask(async cancel => (await ServerForm.OfAsync(pair, open, Settings(exact), cancel).ConfigureAwait(false)).Sources, pair, exact);
        return (settled[0], settled[1]);
    }

    /// <summary>Servers of one version have printed both already.</summary>
    private static bool PrintAlike(Source before, Source after) => before.Database?.Version is { } version && version == after.Database?.Version;

    private static ShadowSettings Settings(bool exact) => ShadowSettings.FromEnvironment() with { MayFetch = exact, Progress = exact ? Console.Error.WriteLine : null };

    private static T Ask<T>(Func<CancellationToken, Task<T>> ask, T otherwise, bool exact)
    {
        using var interrupt = new Interrupt();
        try
        {
            return ask(interrupt.Token).GetAwaiter().GetResult();
        }
        catch (DatabaseException) when (!exact)
        {
            return otherwise;
        }
        catch (DatabaseException fault)
        {
            throw new UnreadableSourceException(fault.Message);
        }
    }
}
