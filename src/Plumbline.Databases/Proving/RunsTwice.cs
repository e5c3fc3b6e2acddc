using Plumbline.Databases.Shadow;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>Who runs the files again, as people do whom no tool stops, changes nothing.</summary>
internal static class RunsTwice
{
    public static async Task<Promise> LookAsync(ShadowDatabase after, IReadOnlyList<MigrationScript> scripts, Catalog schema, IReadOnlyDictionary<uint, TableSum> rows, CancellationToken cancel)
    {
        if (!scripts.All(s => s.MayRunAgain)) return Promise.NotApplicable(Promises.RunsTwice, "its tool writes down what has run, and runs nothing twice");
        var connection = await after.OpenAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (await new ScriptRunner(connection).RunAsync(scripts, cancel).ConfigureAwait(false) is { } rejection)
                return Promise.Failed(Promises.RunsTwice, $"the second run fails: {rejection}");
            var again = await RowSums.ReadAsync(connection, cancel).ConfigureAwait(false);
            var schemaAgain = await DirectSchema.ReadAsync(after, cancel).ConfigureAwait(false);
            List<string> changes = [.. SchemaDifferences.Between(schema, schemaAgain, "the first run", "the second"), .. RowChanges.Between(rows, again, "the first run", "the second")];
            return changes.Count == 0 ? Promise.Held(Promises.RunsTwice, "no error, and neither schema nor rows changed") : Promise.Failed(Promises.RunsTwice, $"the second run changes something: {changes[0]}", changes.Skip(1));
        }
    }
}
