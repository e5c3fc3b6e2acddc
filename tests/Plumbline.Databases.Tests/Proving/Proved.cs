using Npgsql;
using Plumbline.Databases.Proving;
using Plumbline.Databases.Shadow;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;

namespace Plumbline.Databases.Tests.Proving;

/// <summary>A proof in a few words: what was there, the migration, its undo, how it is run.</summary>
internal sealed record Proved(string Before, string File)
{
    public string? Undo { get; init; }
    public MigrationStyle Style { get; init; } = MigrationStyle.Numbered;

    /// <summary>Statements that fill the tables.</summary>
    public string Rows { get; init; } = "";

    public Catalog? Goal { get; init; }
    public EquatableArray<string> Assume { get; init; }
    public bool TracesAlone { get; init; }
    public bool Stalls { get; init; }
    public TimeSpan? LongestStall { get; init; }

    public Task<Proof> RunAsync() => Prover.ProveAsync(Request(), ShadowSettings.FromEnvironment() with { Major = Server.WantedMajor });

    public ProofRequest Request()
    {
        var file = Migration("02_change.sql", File);
        var undo = Undo is null ? null : Read(Migration("02_change.rollback.sql", Undo));
        return new([new(file, Read(file), undo)], new("the files before") { Earlier = [MigrationScript.Read(Numbered("01_before.sql", Before), new("history", "01_before.sql", Before), _ => null)] })
        {
            Goal = Goal,
            Assume = Assume,
            TracesAlone = TracesAlone,
            Stalls = Stalls,
            LongestStall = LongestStall,
            Fill = Fill,
        };
    }

    private static MigrationScript Read(Migration migration) => MigrationScript.Read(migration, migration.Text, _ => null);

    private Migration Migration(string name, string text) => new(name, Style, "02", new("history", name, text));

    private static Migration Numbered(string name, string text) => new(name, MigrationStyle.Numbered, "01", new("history", name, text));

    private async Task<IReadOnlyList<string>> Fill(NpgsqlConnection connection, Catalog schema, CancellationToken cancel)
    {
        if (Rows.Length == 0) return [];
        await using var command = new NpgsqlCommand(Rows, connection);
        await command.ExecuteNonQueryAsync(cancel);
        return [];
    }
}
