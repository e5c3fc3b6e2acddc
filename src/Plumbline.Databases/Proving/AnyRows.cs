using Npgsql;
using Plumbline.Databases.Shadow;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>
/// The rows of the other promises keep from the start what the files ask of them, so that all of the files can be looked at. Here they keep only what the schema
/// before asks: files that ask more must clean the rows, or stop before they change anything.
/// </summary>
internal static class AnyRows
{
    /// <param name="bare">The ground without rows.</param>
    /// <param name="asked">What will be asked of them.</param>
    public static async Task<Promise> LookAsync(ShadowDatabase bare, Catalog schema, IReadOnlyList<MigrationScript> scripts, Catalog after, EquatableArray<ObjectId> asked, RowFiller fill, CancellationToken cancel)
    {
        var broken = await FillAsync(bare, schema, after, asked, fill, cancel).ConfigureAwait(false);
        if (broken.Count == 0) return Promise.NotApplicable(Promises.AnyRows, $"no row could be made that breaks {string.Join(", ", asked)}");
        var connection = await bare.OpenAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var rows = await RowSums.ReadAsync(connection, cancel).ConfigureAwait(false);
            if (await new ScriptRunner(connection).RunAsync(scripts, cancel).ConfigureAwait(false) is not { } rejection)
                return Promise.Held(Promises.AnyRows, $"rows that broke {string.Join(", ", broken)} did not stop it");
            if (rejection.SqlState != PostgresErrorCodes.RaiseException) return Promise.Failed(Promises.AnyRows, $"fails on rows that the schema before allows: {rejection}");
            List<string> changes = [.. SchemaDifferences.Between(schema, await DirectSchema.ReadAsync(bare, cancel).ConfigureAwait(false), "the schema before", "what it leaves"), .. RowChanges.Between(rows, await RowSums.ReadAsync(connection, cancel).ConfigureAwait(false), "the schema before", "it has stopped")];
            return changes.Count == 0
                ? Promise.Held(Promises.AnyRows, "it stops before anything is changed, and says why") with { Details = [$"{rejection}"] }
                : Promise.Failed(Promises.AnyRows, $"stops half way on rows that the schema before allows: {rejection}", changes);
        }
    }

    private static async Task<IReadOnlyList<ObjectId>> FillAsync(ShadowDatabase bare, Catalog schema, Catalog after, EquatableArray<ObjectId> asked, RowFiller fill, CancellationToken cancel)
    {
        var connection = await bare.OpenAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            await fill(connection, schema, cancel).ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var broken = await new PostgresMisfits(connection, after, cancel).MakeAsync(asked).ConfigureAwait(false);
                await transaction.CommitAsync(cancel).ConfigureAwait(false);
                return broken;
            }
        }
    }
}
