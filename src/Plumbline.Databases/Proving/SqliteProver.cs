using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Sqlite;
using Plumbline.Dialects;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Rows;
using Plumbline.Replay;

namespace Plumbline.Databases.Proving;

/// <summary>What is proved on SQLite, and on what: a copy of a database with its rows, or what earlier files make, filled with generated ones.</summary>
/// <param name="Says">In words, what the files run on.</param>
public sealed record SqliteProof(EquatableArray<ProvedFile> Files, string Says)
{
    /// <summary>Run one after the other on an empty database.</summary>
    public EquatableArray<ProvedFile> Earlier { get; init; }

    /// <summary>The database to copy, which is only read; null for an empty one.</summary>
    public ConnectionString? Copied { get; init; }

    /// <summary>How many rows the tables of an empty one get; null for none.</summary>
    public RowSizes? Sizes { get; init; }

    public int Seed { get; init; } = 1;
}

/// <summary>Proves migrations of SQLite on databases in a folder of our own, one copy for each question; the folder is gone at the end.</summary>
public static class SqliteProver
{
    /// <exception cref="DatabaseException">The database cannot be copied, or the earlier files do not run, and why.</exception>
    /// <exception cref="OperationCanceledException">The caller wants no more.</exception>
    public static async Task<Proof> ProveAsync(SqliteProof request, CancellationToken cancel = default)
    {
        var clock = Stopwatch.StartNew();
        var folder = Directory.CreateTempSubdirectory("plumb-prove-").FullName;
        try
        {
            var proof = await Task.Run(() => new Proving(request, folder, cancel).ProveAsync(), cancel).ConfigureAwait(false);
            return proof with { Elapsed = clock.Elapsed };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class Proving(SqliteProof request, string folder, CancellationToken cancel)
    {
        /// <summary>What the files will ask of rows; the database <c>bare</c> has none yet.</summary>
        private EquatableArray<ObjectId> _asked = [];

        private string At(string name) => Path.Combine(folder, name + ".db");

        public async Task<Proof> ProveAsync()
        {
            var notes = MakeGround();
            var before = await ReadAsync("before").ConfigureAwait(false);
            var expected = Replayed(before);
            var was = Sums("before", before);
            File.Copy(At("before"), At("after"));
            var traces = new List<StatementTrace>();
            var rejection = Run("after", [.. request.Files.Select(f => f.Script)], [.. request.Files.Select(f => f.Migration.Text)], traces);
            var proof = new Proof(request.Files.Select(f => f.Script.Name), SqliteLibrary.Version.ToString(), request.Says, was.Values.Sum(t => t.Count), default) { Product = "SQLite", Statements = traces.ToEquatableArray(), Notes = notes };
            if (rejection is not null) return proof with { Promises = [Promise.Failed(Promises.Runs, rejection.ToString())] };
            var after = await ReadAsync("after").ConfigureAwait(false);
            var now = Sums("after", after);
            return proof with
            {
                Promises =
                [
                    Promise.Held(Promises.Runs, $"{traces.Count} {(traces.Count == 1 ? "statement" : "statements")}"),
                    Reaches(expected.After, after),
                    .. AsPlanned.Look([.. request.Files], [(before, expected.After)]) is { } planned ? (Promise[])[planned] : [],
                    new SqliteKeepsRows(expected.Statements).Look(was, now, Damages("after")),
                    await TwiceAsync(after, now).ConfigureAwait(false),
                    await BackAsync(before, was, now).ConfigureAwait(false),
                    .. _asked.IsEmpty ? [] : (Promise[])[await AnyRowsAsync(before, expected.After, expected.Statements).ConfigureAwait(false)],
                ],
            };
        }

        // The ground

        private EquatableArray<string> MakeGround()
        {
            if (request.Copied is { } address)
            {
                using var file = SqliteFile.Open(address, Limits.Default with { Statement = TimeSpan.FromHours(1) }, cancel);
                file.CopyTo(At("before"));
                return [];
            }
            using (Open("before")) { }
            if (Run("before", [.. request.Earlier.Select(f => f.Script)], [.. request.Earlier.Select(f => f.Migration.Text)], null) is { } rejection)
                throw new DatabaseException(FailureReason.Refused, $"{request.Says} do not run: {rejection}");
            if (request.Sizes is not { } sizes) return [];
            var schema = ReadAsync("before").GetAwaiter().GetResult();
            (var wanted, _asked) = AskedLater.Of(schema, Replayed(schema).After);
            if (!_asked.IsEmpty) File.Copy(At("before"), At("bare"));
            using var connection = Open("before");
            return [.. SqliteRows.Fill(connection, wanted, sizes, request.Seed, cancel), .. _asked.IsEmpty ? [] : (string[])[$"the generated rows keep from the start what will be asked of them: {string.Join(", ", _asked)}"]];
        }

        /// <summary>References are looked after, as by most tools: what a rebuild does to them without switching that off, it does here.</summary>
        private SqliteConnection Open(string name)
        {
            _ = SqliteLibrary.Version;
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = At(name), Pooling = false, ForeignKeys = true }.ConnectionString);
            connection.Open();
            SQLitePCL.raw.sqlite3_progress_handler(connection.Handle, 10_000, _ => cancel.IsCancellationRequested ? 1 : 0, null);
            // Nothing here outlives the proof.
            SqliteScript.Send(connection, "PRAGMA synchronous = OFF");
            return connection;
        }

        private async Task<Catalog> ReadAsync(string name) => (await SqliteIntrospection.ReadAsync(ConnectionString.Parse($"sqlite:{At(name)}"), cancel: cancel, statistics: false).ConfigureAwait(false)).Catalog;

        private Dictionary<ObjectName, SqliteTableSum> Sums(string name, Catalog schema)
        {
            using var connection = Open(name);
            return SqliteSums.Read(connection, schema, cancel);
        }

        /// <summary>Each file on a connection of its own.</summary>
        private Rejection? Run(string name, IReadOnlyList<MigrationScript> scripts, IReadOnlyList<SourceText> texts, List<StatementTrace>? traces)
        {
            for (var i = 0; i < scripts.Count; i++)
            {
                using var connection = Open(name);
                if (SqliteScript.Run(connection, texts[i], scripts[i].Bracket, traces, cancel) is { } rejection) return rejection;
            }
            return null;
        }

        private (Catalog After, IReadOnlyList<Statement> Statements) Replayed(Catalog before)
        {
            var replayer = new Replayer(SqliteDialect.Instance, new());
            var statements = new List<Statement>();
            foreach (var file in request.Files)
            {
                var run = replayer.Again(new(file.Migration, [], before, before), file.Migration.Text);
                statements.AddRange(run.Statements);
                before = run.After;
            }
            return (before.WithoutRefused(), statements);
        }

        // The promises

        private static Promise Reaches(Catalog meant, Catalog found)
        {
            var differences = SchemaDifferences.Between(meant, found, "the replay of the files", "the database");
            return differences.Count == 0 ? Promise.Held(Promises.ReachesAfter, $"{meant.Count} objects are as the replay of the files has them") : Promise.Failed(Promises.ReachesAfter, differences[0], differences.Skip(1));
        }

        /// <summary>What SQLite itself finds wrong with the rows, and had not before.</summary>
        private List<string> Damages(string name)
        {
            using var connection = Open(name);
            var damages = SqliteScript.Rows(connection, "PRAGMA integrity_check", r => r.GetString(0)).Where(d => d != "ok").ToList();
            using var earlier = Open("before");
            var before = Orphans(earlier).ToDictionary();
            foreach (var (table, count) in Orphans(connection))
                if (count > before.GetValueOrDefault(table)) damages.Add($"{count} {(count == 1 ? "row" : "rows")} of {table} {(count == 1 ? "refers" : "refer")} to rows that are not there");
            return damages;
        }

        private static List<KeyValuePair<string, long>> Orphans(SqliteConnection connection) =>
            SqliteScript.Rows(connection, "SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1", r => KeyValuePair.Create(r.GetString(0), r.GetInt64(1)));

        private async Task<Promise> TwiceAsync(Catalog schema, Dictionary<ObjectName, SqliteTableSum> rows)
        {
            if (!request.Files.All(f => f.Script.MayRunAgain)) return Promise.NotApplicable(Promises.RunsTwice, "its tool writes down what has run, and runs nothing twice");
            File.Copy(At("after"), At("again"));
            var rejection = Run("again", [.. request.Files.Select(f => f.Script)], [.. request.Files.Select(f => f.Migration.Text)], null);
            var found = await ReadAsync("again").ConfigureAwait(false);
            List<string> changes = [.. SchemaDifferences.Between(schema, found, "the first run", "the second"), .. Changed(rows, Sums("again", found), "the second run")];
            if (changes.Count > 0) return Promise.Failed(Promises.RunsTwice, $"the second run changes something: {changes[0]}", [.. changes.Skip(1), .. rejection is null ? [] : (string[])[rejection.ToString()]]);
            return rejection is null ? Promise.Held(Promises.RunsTwice, "no error, and neither schema nor rows changed") : Promise.NotApplicable(Promises.RunsTwice, $"the second run is refused, and changes nothing: {rejection}");
        }

        private async Task<Promise> BackAsync(Catalog before, Dictionary<ObjectName, SqliteTableSum> was, Dictionary<ObjectName, SqliteTableSum> now)
        {
            if (request.Files.All(f => f.Undo is null)) return Promise.NotApplicable(Promises.ComesBack, "there is no undo beside it");
            if (request.Files.FirstOrDefault(f => f.Undo is null) is { } without) return Promise.Failed(Promises.ComesBack, $"there is no undo for {without.Migration.Name}");
            File.Copy(At("after"), At("back"));
            var undo = request.Files.Reverse().Select(f => f.Undo!).ToList();
            if (Run("back", undo, [.. undo.Select(u => u.Statements.IsEmpty ? new SourceText("undo", "undo", "") : u.Statements[0].File)], null) is { } rejection) return Promise.Failed(Promises.ComesBack, $"the undo fails: {rejection}");
            var found = await ReadAsync("back").ConfigureAwait(false);
            var differences = SchemaDifferences.Between(before, found, "the schema before", "the schema after the undo").ToList();
            var unkept = undo.SelectMany(u => u.NotBroughtBack).ToList();
            var (lost, gone) = (new List<string>(), new List<string>());
            foreach (var change in Changed(was, Sums("back", found), "the undo")) (unkept.Exists(u => PlanMarks.TellsOf(u, change[..change.IndexOf(' ', StringComparison.Ordinal)])) ? gone : lost).Add(change);
            differences.AddRange(lost);
            if (differences.Count > 0) return Promise.Failed(Promises.ComesBack, differences[0], [.. differences.Skip(1), .. gone]);
            return Promise.Held(Promises.ComesBack, gone.Count == 0 ? "schema and rows are those from before" : "the schema is the one from before; of the rows, what the migration had kept") with { Details = [.. unkept.Select(u => $"not brought back: {u}"), .. gone] };
        }

        /// <summary>The files on rows that keep only what the schema before asks: they clean them, or stop and leave all as it was.</summary>
        private async Task<Promise> AnyRowsAsync(Catalog schema, Catalog after, IReadOnlyList<Statement> statements)
        {
            IReadOnlyList<ObjectId> broken;
            using (var connection = Open("bare"))
            {
                SqliteRows.Fill(connection, schema, request.Sizes!, request.Seed, cancel);
                SqliteScript.Send(connection, "BEGIN");
                broken = await new SqliteMisfits(connection, schema, after).MakeAsync(_asked).ConfigureAwait(false);
                SqliteScript.Send(connection, "COMMIT");
            }
            if (broken.Count == 0) return Promise.NotApplicable(Promises.AnyRows, $"no row could be made that breaks {string.Join(", ", _asked)}");
            var (rows, traces) = (Sums("bare", schema), new List<StatementTrace>());
            var rejection = Run("bare", [.. request.Files.Select(f => f.Script)], [.. request.Files.Select(f => f.Migration.Text)], traces);
            var found = await ReadAsync("bare").ConfigureAwait(false);
            var now = Sums("bare", found);
            if (rejection is null) return SqliteAnyRows.Passed(broken, new(rows, now, Damages("bare"), after, statements, traces));
            List<string> changes = [.. SchemaDifferences.Between(schema, found, "the schema before", "what it leaves"), .. Changed(rows, now, "it has stopped")];
            return changes.Count == 0
                ? Promise.Held(Promises.AnyRows, "it stops and leaves all as it was") with { Details = [$"{rejection}"] }
                : Promise.Failed(Promises.AnyRows, $"stops half way on rows that the schema before allows: {rejection}", changes);
        }

        private static IEnumerable<string> Changed(Dictionary<ObjectName, SqliteTableSum> before, Dictionary<ObjectName, SqliteTableSum> after, string by)
        {
            foreach (var table in before.Values.OrderBy(t => t.Name))
            {
                if (after.GetValueOrDefault(table.Name) is not { } other) continue;
                if (other.Count != table.Count) yield return $"{table.Name} has {other.Count:N0} rows after {by}, and had {table.Count:N0}";
                else
                    foreach (var column in table.Columns)
                        if (other.Columns.FirstOrDefault(c => c.Name == column.Name) is { } same && same.AsText != column.AsText) yield return $"{table.Name}.{column.Name} has other values after {by}";
            }
        }
    }
}
