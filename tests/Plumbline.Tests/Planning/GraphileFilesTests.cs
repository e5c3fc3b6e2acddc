using Plumbline.Dialects.Postgres;
using Plumbline.Planning;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Planning;

/// <summary>Plans for a folder of graphile-migrate's committed files: each file's head goes on with the chain of hashes.</summary>
public class GraphileFilesTests
{
    /// <summary>As graphile-migrate 1.4.1 commits it.</summary>
    private const string Start = "--! Previous: -\n--! Hash: sha1:1b5f8c1bc5d1d1fcbc5b7db7f7a8ac8c1ef3cd6d\n\nCREATE TABLE t (a integer, b text);\n";

    [Fact]
    public void Files_are_chained_and_hold_what_a_transaction_refuses_apart()
    {
        var before = PlanCase.Replay("CREATE TABLE t (a integer, b text);", 15);
        var after = PlanCase.Replay("CREATE TABLE t (a integer, b text, c text); CREATE INDEX t_b_idx ON t (b);", 15);
        var plan = Plans.Make(Goal.Between(before, after, []), PostgresDialect.Instance, new() { Name = "add_c", Version = 15 }).Plan!;
        var source = MigrationFolder.Read(new("committed", [new("migrations/committed/000001.sql", "migrations/committed/000001.sql", Start)]), "history", new());
        var written = AllStyles.Of(AllStyles.Of(source.History!))!.Write(plan, source.History!, new(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var forward = written.Files.Where(f => f.Kind == PlanFileKind.Forward).ToList();
        var previous = "sha1:1b5f8c1bc5d1d1fcbc5b7db7f7a8ac8c1ef3cd6d";
        Assert.True(forward.Count >= 3, string.Join(", ", forward.Select(f => f.Path)));
        foreach (var file in forward)
        {
            Assert.Matches("^0000[0-9]{2}-[-_a-zA-Z0-9]*\\.sql$", file.Path);
            Assert.StartsWith($"--! Previous: {previous}\n--! Hash: sha1:", file.Text);
            previous = file.Text.Split('\n')[1]["--! Hash: ".Length..];
            Assert.Equal(previous, FileChecksums.GraphileMigrate(file.Text));
            Assert.Equal(file.Text.Contains("CONCURRENTLY t_b_idx", StringComparison.Ordinal), file.Text.Split('\n')[3] == "--! no-transaction");
            Assert.DoesNotContain("\\", file.Text);
        }
    }
}
