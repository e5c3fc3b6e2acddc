using Npgsql;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning.Rows;
using Plumbline.Sql;

namespace Plumbline.Databases.Proving;

/// <summary>
/// Candidates for one table, inserted one after the other: the server keeps those that satisfy everything and says of the others what they offend.
/// </summary>
internal sealed class RowTrial(NpgsqlConnection connection, TableRows table, CancellationToken cancel)
{
    private readonly Dictionary<string, long> _refusals = [];
    private string? _message;

    /// <summary>The ordinals of the rows that are in the table now.</summary>
    public List<long> Kept { get; } = [];

    /// <summary>What most of the others offended.</summary>
    public string? Why() => Worst() is { Length: > 0 } name ? $"{Describe(name)} refuses every row that was tried" : _message;

    public async Task Run(long wanted, long candidates)
    {
        Kept.Clear();
        _refusals.Clear();
        await Execute("SAVEPOINT trial").ConfigureAwait(false);
        var columns = table.Columns.Select((_, i) => $"v{i} text").Prepend("ordinal bigint");
        await Execute($"CREATE TEMPORARY TABLE plumbline_candidates ({string.Join(", ", columns)}); CREATE TEMPORARY TABLE plumbline_verdicts (ordinal bigint, offended text, message text)").ConfigureAwait(false);
        await RowCopy.SendAsync(connection, "COPY pg_temp.plumbline_candidates FROM STDIN", table, candidates, candidates, true, cancel).ConfigureAwait(false);
        await Execute(Block(wanted)).ConfigureAwait(false);
        await ReadVerdicts().ConfigureAwait(false);
        await Execute("DROP TABLE pg_temp.plumbline_candidates, pg_temp.plumbline_verdicts; RELEASE SAVEPOINT trial").ConfigureAwait(false);
    }

    /// <summary>The columns of whatever refused most rows.</summary>
    public IEnumerable<string> ColumnsInTheWay()
    {
        if (Worst() is not { Length: > 0 } name) return [];
        return Named(name) is { } constraint ? constraint.Over() : table.Columns.Where(c => DomainOf(c)?.Checks.Any(k => k.Name == name) == true).Select(c => c.Name.Name);
    }

    private string? Worst() => _refusals.Count == 0 ? null : _refusals.MaxBy(r => r.Value).Key;

    private string Describe(string name) => Named(name) is { } constraint ? $"{constraint.Kind.Label} {name}" : $"constraint {name}";

    private SchemaObject? Named(string name) => table.Plan.Catalog.Children(table.Table.Id()).FirstOrDefault(o => o.Name.Name == name && o is not Column);

    private Domain? DomainOf(Column column) => table.Plan.Catalog.Find(new(Domain.OfKind, new(column.Type.Schema ?? "public", column.Type.Name))) as Domain;

    private string Block(long wanted)
    {
        var names = Quoting.Names(table.Columns.Select(c => c.Name.Name));
        var values = string.Join(", ", table.Columns.Select((c, i) => $"r.v{i}::{TypeText.Of(Unlimited(c.Type))}"));
        var insert = table.Columns.Count == 0 ? "DEFAULT VALUES" : $"({names}) OVERRIDING SYSTEM VALUE VALUES ({values})";
        return $"""
            DO $plumbline$
            DECLARE r record; kept bigint := 0; name text; said text;
            BEGIN
                FOR r IN SELECT * FROM pg_temp.plumbline_candidates ORDER BY ordinal LOOP
                    EXIT WHEN kept >= {wanted};
                    BEGIN
                        INSERT INTO {Quoting.Name(table.Table.Name)} {insert};
                        INSERT INTO pg_temp.plumbline_verdicts (ordinal) VALUES (r.ordinal);
                        kept := kept + 1;
                    EXCEPTION WHEN OTHERS THEN
                        GET STACKED DIAGNOSTICS name = CONSTRAINT_NAME, said = MESSAGE_TEXT;
                        INSERT INTO pg_temp.plumbline_verdicts VALUES (r.ordinal, name, said);
                    END;
                END LOOP;
            END $plumbline$
            """;
    }

    /// <summary>A cast to a width cuts what is too long; to be stored it must fit.</summary>
    private static SqlType Unlimited(SqlType type) => type switch
    {
        { Schema: null, Name: "character" } => type with { Name = "bpchar", Modifier = null },
        { Schema: null, Name: "bit" } => type with { Name = "bit varying", Modifier = null },
        _ => type with { Modifier = null },
    };

    private async Task ReadVerdicts()
    {
        using var command = new NpgsqlCommand("SELECT ordinal FROM pg_temp.plumbline_verdicts WHERE message IS NULL ORDER BY ordinal", connection) { CommandTimeout = 0 };
        var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (rows.ConfigureAwait(false))
            while (await rows.ReadAsync(cancel).ConfigureAwait(false)) Kept.Add(rows.GetInt64(0));
        using var refused = new NpgsqlCommand("SELECT offended, count(*), min(message) FROM pg_temp.plumbline_verdicts WHERE message IS NOT NULL GROUP BY offended ORDER BY 2", connection) { CommandTimeout = 0 };
        var reasons = await refused.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await using (reasons.ConfigureAwait(false))
            while (await reasons.ReadAsync(cancel).ConfigureAwait(false))
            {
                _refusals[reasons.GetString(0)] = reasons.GetInt64(1);
                _message = reasons.GetString(2);
            }
    }

    private async Task Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }
}
