using Npgsql;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Postgres;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Reports;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Databases.Shadow;

/// <summary>
/// Expressions and queries as a real server prints them, so that two spellings of one meaning compare equal. Each source's objects are made on a
/// database of their own, with what they need, and read again; what cannot be made there stays as it is.
/// </summary>
public static class ServerForm
{
    /// <summary>The project with every open difference of spelling settled, as far as the server could make both sides; itself when there is none.</summary>
    /// <param name="everything">Also what compares equal as text: the server alone decides.</param>
    /// <exception cref="DatabaseException">There is a difference, and no server can be had.</exception>
    public static async Task<Project> OfAsync(Project project, ShadowSettings settings, bool everything, CancellationToken cancel = default)
    {
        var spellings = (everything ? Spellings.All(project.Sources) : Spellings.In(TruthTable.Of(project))).Where(IsPostgres).ToList();
        if (spellings.Count == 0) return project;
        var (sources, settled) = await OfAsync(project.Sources, spellings, settings, cancel).ConfigureAwait(false);
        return project with { Sources = sources, PrintedByServer = settled };
    }

    /// <summary>Sources with the texts of these objects as the server prints them; and the objects of which every spelling was printed.</summary>
    public static async Task<(EquatableArray<Source> Sources, EquatableArray<ObjectId> Settled)> OfAsync(EquatableArray<Source> sources, IReadOnlyList<Spellings> spellings, ShadowSettings settings, CancellationToken cancel = default)
    {
        var server = await ShadowServer.Acquire(settings, cancel).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            var printed = new Dictionary<Source, Catalog>(ReferenceEqualityComparer.Instance);
            foreach (var source in sources)
            {
                var wanted = spellings.SelectMany(s => s.Said).Where(s => ReferenceEquals(s.Source, source)).Select(s => s.Object.Id()).ToHashSet();
                if (wanted.Count > 0) printed[source] = await PrintAsync(server, source.Catalog, wanted, cancel).ConfigureAwait(false);
            }
            return Settle(sources, spellings, printed);
        }
    }

    private static bool IsPostgres(Spellings spellings) => spellings.Said.All(s => s.Source.Dialect == PostgresDialect.Instance.Name);

    /// <summary>A text is replaced only where all sides could be printed: a printed one beside a written one would differ for nothing.</summary>
    private static (EquatableArray<Source>, EquatableArray<ObjectId>) Settle(EquatableArray<Source> sources, IReadOnlyList<Spellings> spellings, Dictionary<Source, Catalog> printed)
    {
        var catalogs = sources.ToDictionary(s => s, s => s.Catalog, (IEqualityComparer<Source>)ReferenceEqualityComparer.Instance);
        var settled = new List<ObjectId>();
        foreach (var (subject, facet, said) in spellings)
        {
            if (said.Any(s => printed[s.Source].Find(s.Object.Id()) is not { } made || facet.Read(made) is null)) continue;
            settled.Add(subject);
            foreach (var (source, own) in said)
                catalogs[source] = catalogs[source].With(facet.Take(catalogs[source].Find(own.Id())!, printed[source].Find(own.Id())!));
        }
        return (sources.Select(s => ReferenceEquals(catalogs[s], s.Catalog) ? s : s with { Catalog = catalogs[s] }), settled.ToEquatableArray());
    }

    private static async Task<Catalog> PrintAsync(ShadowServer server, Catalog catalog, IReadOnlySet<ObjectId> wanted, CancellationToken cancel)
    {
        var database = await ShadowDatabase.Create(server, null, cancel).ConfigureAwait(false);
        await using (database.ConfigureAwait(false))
        {
            var connection = await database.OpenAsync(cancel).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                await RunAsync(connection, [.. PlatformStubs.For(catalog), .. CatalogSql.Statements(Excerpt.Of(catalog, wanted), PostgresDialect.Instance)], cancel).ConfigureAwait(false);
                return (await Introspection.ReadAsync(connection, cancel: cancel, statistics: false).ConfigureAwait(false)).Catalog;
            }
        }
    }

    /// <summary>All in one go; when one is refused, one by one, so that it takes nothing else along.</summary>
    private static async Task RunAsync(NpgsqlConnection connection, IReadOnlyList<string> statements, CancellationToken cancel)
    {
        if (await TryAsync(connection, statements, cancel).ConfigureAwait(false)) return;
        foreach (var statement in statements) await TryAsync(connection, [statement], cancel).ConfigureAwait(false);
    }

    private static async Task<bool> TryAsync(NpgsqlConnection connection, IReadOnlyList<string> statements, CancellationToken cancel)
    {
        using var batch = new NpgsqlBatch(connection);
        foreach (var statement in statements) batch.BatchCommands.Add(new(statement));
        try
        {
            await batch.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException)
        {
            return false;
        }
    }
}
