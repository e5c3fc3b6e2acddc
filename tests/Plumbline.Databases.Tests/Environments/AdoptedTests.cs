using Plumbline.Cli;
using Plumbline.Databases.Shadow;
using Plumbline.Rules;

namespace Plumbline.Databases.Tests.Environments;

/// <summary>health-records' production has an index made by hand: adopted, the project knows it, and production stays as it is.</summary>
public class AdoptedTests
{
    [ServerFact]
    public async Task The_index_made_by_hand_is_written_down_and_nothing_changes_there()
    {
        var root = Copy();
        try
        {
            var project = Workspace.Open(root).Project;
            await using var production = await ExampleDatabases.MigratedAsync(project, platform: true, name => !name.Contains("chat_message"));
            await production.RunAsync("""create index "Observation_code_idx" on "Observation" (code)""");
            Assert.Contains((await ExampleDatabases.CheckAsync(project, ("production", production))).Findings, f => f.Rule == "only-in-database");

            var url = await ExampleDatabases.UrlAsync(production);
            var (code, output, error) = ExampleDatabases.Plumb("plan", root, "--adopt", $"production={url}", "--name", "adopt_production");
            Assert.Equal((0, ""), (code, error));
            Assert.Contains("""+  @@index([code], map: "Observation_code_idx")""", output);
            Assert.True(File.Exists(Path.Combine(root, "adopt_production.patch")));

            var folder = Assert.Single(Directory.GetDirectories(Path.Combine(root, "prisma", "migrations"), "*adopt_production"));
            var before = await StateAsync(production);
            await production.RunAsync(await File.ReadAllTextAsync(Path.Combine(folder, "migration.sql")));
            Assert.Equal(before, await StateAsync(production));

            var after = await ExampleDatabases.CheckAsync(Workspace.Open(root).Project, ("production", production));
            Assert.DoesNotContain(after.Findings, f => f.Rule == "only-in-database");
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>Every relation with its file on disk: what was rebuilt has another.</summary>
    private static async Task<string> StateAsync(ShadowDatabase database)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("select string_agg(oid || ' ' || relname || ' ' || relfilenode || ' ' || coalesce(reloptions::text, ''), E'\\n' order by oid) from pg_class", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static string Copy()
    {
        var from = Repository.Path("examples", "health-records");
        var to = Directory.CreateTempSubdirectory("plumbline-adopted-").FullName;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path);
        }
        return to;
    }
}
