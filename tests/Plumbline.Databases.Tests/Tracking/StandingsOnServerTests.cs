using Plumbline.Databases.Connections;
using Plumbline.Databases.Shadow;
using Plumbline.Databases.Tracking;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth.Standings;

namespace Plumbline.Databases.Tests.Tracking;

/// <summary>Where each migration stands in a database on a server: the files that were run there, and the record that was kept of them.</summary>
public class StandingsOnServerTests
{
    private static readonly (string Path, string Sql)[] s_files =
    [
        ("00_house.sql", "CREATE TABLE house (id text PRIMARY KEY, name varchar(80) NOT NULL DEFAULT 'x', made timestamptz DEFAULT now());"),
        ("01_rules.sql", "ALTER TABLE house ADD CONSTRAINT named CHECK (length(name) > 0);\nCREATE INDEX house_named ON house (lower(name)) WHERE name <> 'x';\nALTER TABLE house ENABLE ROW LEVEL SECURITY;\nCREATE POLICY own ON house USING (id = current_user);"),
        ("20240101000000_init/migration.sql", "-- CreateEnum\nCREATE TYPE kind AS ENUM ('A', 'B');\n-- CreateTable\nCREATE TABLE room (id serial PRIMARY KEY, house_id text NOT NULL REFERENCES house (id) ON DELETE CASCADE, kind kind DEFAULT 'A');"),
        ("20240201000000_more/migration.sql", "-- AlterEnum\nALTER TYPE kind ADD VALUE 'C';\n-- CreateView\nCREATE VIEW rooms AS SELECT h.name, count(*) AS n FROM house h JOIN room r ON r.house_id = h.id GROUP BY h.name;"),
        ("20240301000000_last/migration.sql", "-- AlterTable\nALTER TABLE room ADD COLUMN size integer;\n-- CreateIndex\nCREATE INDEX room_size_idx ON room (size);"),
    ];

    private const string Record =
        """
        create table _prisma_migrations (id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
          logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0);
        """;

    private static string Row(int file, bool finished = true) =>
        $"insert into _prisma_migrations values ('{file}', '{FileChecksums.Sha256(s_files[file].Sql)}', {(finished ? "now()" : "null")}, '{s_files[file].Path.Split('/')[0]}', {(finished ? "null" : "'ERROR: boom'")}, null, now(), 1);";

    private static async Task<string> StandAsync(params string[] scripts)
    {
        await using var database = await Server.FreshAsync();
        foreach (var script in scripts) await database.RunAsync(script);
        return string.Join(", ", (await ReadAsync(database)).Files.Select(f => f.Standing.InWords()));
    }

    private static async Task<HistoryStanding> ReadAsync(ShadowDatabase database)
    {
        await using var connection = await database.OpenAsync();
        var snapshot = await Plumbline.Databases.Postgres.Introspection.ReadAsync(connection);
        var facts = snapshot.Facts with { Tracking = TrackingTables.Read(connection, snapshot.Catalog, Plumbline.Databases.Connections.Limits.Default) };
        var texts = s_files.Select(f => new SourceText("history", $"migrations/{f.Path}", f.Sql)).ToEquatableArray();
        var history = MigrationFolder.Read(new("migrations", texts), "history", new());
        var live = LiveDatabase.Of("live", "postgres", "live", snapshot.Catalog, facts, new() { Files = [history] });
        return Assert.Single(AllStandings.Of(new Project("case", [history, live]) { Texts = texts.ToDictionary(t => t.Path) }));
    }

    [ServerFact]
    public async Task Numbered_files_run_by_hand_beside_what_Prisma_recorded() =>
        Assert.Equal("by hand, by hand, applied, applied, pending", await StandAsync(Record, s_files[0].Sql, s_files[1].Sql, s_files[2].Sql, s_files[3].Sql, Row(2), Row(3)));

    [ServerFact]
    public async Task A_migration_that_failed_after_its_first_statement() =>
        Assert.Equal("by hand, by hand, applied, applied, failed", await StandAsync(Record, s_files[0].Sql, s_files[1].Sql, s_files[2].Sql, s_files[3].Sql, Row(2), Row(3), "ALTER TABLE room ADD COLUMN size integer", Row(4, finished: false)));

    [ServerFact]
    public async Task A_record_of_what_was_never_run() =>
        Assert.Equal("by hand, by hand, applied, hollow, pending", await StandAsync(Record, s_files[0].Sql, s_files[1].Sql, s_files[2].Sql, Row(2), Row(3)));

    [ServerFact]
    public async Task No_record_at_all() =>
        Assert.Equal("in effect, partly, in effect, pending, pending", await StandAsync(s_files[0].Sql, s_files[1].Sql.Split(";\n")[0], s_files[2].Sql));
}
