using Npgsql;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Rows;

namespace Plumbline.Databases.Proving;

/// <summary>What the migrations run on, made and filled: every copy of its database begins alike, down to the server's own numbers of tables and columns.</summary>
internal sealed record Ground(Catalog Schema, Dictionary<uint, Relation> Relations, Dictionary<uint, TableSum> Rows)
{
    /// <summary>Tables without rows, and why; and what else is to be known of the rows.</summary>
    public IReadOnlyList<string> Unfilled { get; private init; } = [];

    /// <exception cref="DatabaseException">A statement on the way there is refused.</exception>
    public static async Task<Ground> MakeAsync(ShadowDatabase database, ProofRequest request, ServerRoles roles, CancellationToken cancel)
    {
        await roles.MakeAsync([.. ServerRoles.OfPlatform(request.Assume), .. request.Ground.Schema is { } named ? ServerRoles.NamedIn(named) : request.Roles], cancel).ConfigureAwait(false);
        await UseAsync(database, connection => PrepareAsync(connection, request, cancel), cancel).ConfigureAwait(false);
        if (request.Ground.Schema is null) await UseAsync(database, connection => RunAsync(connection, request, cancel), cancel).ConfigureAwait(false);
        return new Ground(await DirectSchema.ReadAsync(database, cancel).ConfigureAwait(false), [], []);
    }

    /// <param name="wanted">The schema with what will be asked of the rows; and what that is.</param>
    public async Task<Ground> FilledAsync(ShadowDatabase database, RowFiller? fill, (Catalog Schema, EquatableArray<ObjectId> Asked) wanted, CancellationToken cancel)
    {
        var ground = this;
        await UseAsync(database, async connection =>
        {
            if (fill is not null)
            {
                ground = ground with { Unfilled = await fill(connection, wanted.Schema, cancel).ConfigureAwait(false) };
                if (!wanted.Asked.IsEmpty) ground = ground with { Unfilled = [.. ground.Unfilled, $"the generated rows keep from the start what will be asked of them: {string.Join(", ", wanted.Asked)}"] };
            }
            ground = ground with { Relations = await Proving.Relations.ReadAsync(connection, cancel).ConfigureAwait(false) };
        }, cancel).ConfigureAwait(false);
        await UseAsync(database, async connection => ground = ground with { Rows = await RowSums.ReadAsync(connection, cancel).ConfigureAwait(false) }, cancel).ConfigureAwait(false);
        return ground;
    }

    private static async Task PrepareAsync(NpgsqlConnection connection, ProofRequest request, CancellationToken cancel)
    {
        if (request.Ground.Schema is not { } schema) await DirectSchema.PrepareAsync(connection, request.Assume, cancel).ConfigureAwait(false);
        else if (await DirectSchema.MakeAsync(connection, schema, request.Assume, cancel).ConfigureAwait(false) is { } refused)
            throw new DatabaseException(FailureReason.Refused, $"{request.Ground.Says} could not be made on a server of our own: {refused}");
    }

    private static async Task RunAsync(NpgsqlConnection connection, ProofRequest request, CancellationToken cancel)
    {
        if (await new ScriptRunner(connection).RunAsync([.. request.Ground.Earlier], cancel).ConfigureAwait(false) is { } rejection)
            throw new DatabaseException(FailureReason.Refused, $"{request.Ground.Says} do not run: {rejection}{(IsOfExtension(rejection) ? "; name a server that has it: --shadow URL" : "")}", rejection.SqlState);
    }

    private static bool IsOfExtension(Rejection rejection) => rejection.SqlState is PostgresErrorCodes.FeatureNotSupported or "58P01" && rejection.Message.Contains("extension", StringComparison.Ordinal);

    private static async Task UseAsync(ShadowDatabase database, Func<NpgsqlConnection, Task> use, CancellationToken cancel)
    {
        var connection = await database.OpenAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false)) await use(connection).ConfigureAwait(false);
    }
}
