using Plumbline.Databases.Shadow;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Databases.Proving;

/// <summary>The undo leads back to the schema before, and no row that both sides have is lost on the way.</summary>
internal static class ComesBack
{
    public static async Task<Promise> LookAsync(ShadowDatabase after, IReadOnlyList<ProvedFile> files, Catalog schema, IReadOnlyDictionary<uint, TableSum> was, IReadOnlyDictionary<uint, TableSum> now, CancellationToken cancel)
    {
        var missing = files.Where(f => f.Undo is null).Select(f => f.Migration.Name).ToList();
        if (missing.Count == files.Count) return Promise.NotApplicable(Promises.ComesBack, "there is no undo beside it");
        if (missing.Count > 0) return Promise.Failed(Promises.ComesBack, $"there is no undo for {string.Join(", ", missing)}");
        var connection = await after.OpenAsync(cancel).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            if (await new ScriptRunner(connection).RunAsync([.. files.Reverse().Select(f => f.Undo!)], cancel).ConfigureAwait(false) is { } rejection)
                return Promise.Failed(Promises.ComesBack, $"the undo fails: {rejection}");
            var back = await RowSums.ReadAsync(connection, cancel).ConfigureAwait(false);
            var schemaBack = await DirectSchema.ReadAsync(after, cancel).ConfigureAwait(false);
            List<string> unkept = [.. files.SelectMany(f => f.Undo!.NotBroughtBack)];
            var (lost, gone) = Compare(was, now, back, unkept);
            var schemas = SchemaDifferences.Between(schema, schemaBack, "the schema before", "the schema after the undo").ToLookup(d => unkept.Exists(u => PlanMarks.Tells(u, d)));
            List<string> differences = [.. schemas[false], .. lost];
            gone.InsertRange(0, schemas[true]);
            if (differences.Count > 0) return Promise.Failed(Promises.ComesBack, differences.Count == 1 ? differences[0] : $"{differences.Count} differences from before", differences.Count == 1 ? gone : [.. differences, .. gone]);
            return Promise.Held(Promises.ComesBack, (schemas[true].Any(), gone.Count) switch
            {
                (true, _) => "all is as before but for what the undo itself says",
                (_, 0) => "schema and rows are those from before",
                _ => "the schema is the one from before; of the rows, what the migration had kept",
            }) with
            { Details = gone.ToEquatableArray() };
        }
    }

    /// <summary>Rows of what the migration kept must be back; what it took away can only be told.</summary>
    private static (List<string> Lost, List<string> Gone) Compare(IReadOnlyDictionary<uint, TableSum> was, IReadOnlyDictionary<uint, TableSum> now, IReadOnlyDictionary<uint, TableSum> back, List<string> unkept)
    {
        var (lost, gone) = (new List<string>(), new List<string>());
        var byName = back.Values.ToDictionary(t => t.Name);
        foreach (var table in was.Values.OrderBy(t => t.Name))
        {
            var stayed = now.GetValueOrDefault(table.Id);
            if ((back.GetValueOrDefault(table.Id) ?? byName.GetValueOrDefault(table.Name)) is not { } again) continue;
            if (again.Count != table.Count) (stayed is null ? gone : lost).Add($"{table.Name} had {table.Count:N0} rows before and has {again.Count:N0} after the undo");
            else
                foreach (var column in table.Columns)
                    if (again.Columns.FirstOrDefault(c => c.Name == column.Name) is { } same && same.Sum != column.Sum)
                        (stayed?.Columns.Any(c => c.Number == column.Number) == true && !unkept.Exists(u => PlanMarks.TellsOf(u, $"{table.Name}.{column.Name}")) ? lost : gone).Add($"the values of {table.Name}.{column.Name} are not back");
        }
        return (lost, gone);
    }
}
