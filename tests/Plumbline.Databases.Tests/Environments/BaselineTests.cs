using Plumbline.Cli;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth.Standings;

namespace Plumbline.Databases.Tests.Environments;

/// <summary>A database without a history gets one: the file makes the same on an empty database, and the tool's table names it where it is run.</summary>
public class BaselineTests
{
    private const string Schema =
        """
        create type status as enum ('new', 'paid');
        create table customers (id bigint generated always as identity primary key, name text not null check (name <> ''));
        create table orders (id serial primary key, customer bigint references customers, state status not null default 'new');
        create index orders_open on orders (customer) where state = 'new';
        alter table orders enable row level security;
        create policy own on orders using (state = 'new');
        create view open_orders as select id from orders where state = 'new';
        """;

    [ServerTheory, InlineData("prisma"), InlineData("drizzle"), InlineData("supabase"), InlineData("flyway"), InlineData("golang-migrate"), InlineData("dbmate"), InlineData("goose"), InlineData("diesel")]
    public async Task The_history_makes_the_database_and_is_recorded_there(string style)
    {
        var root = Directory.CreateTempSubdirectory("plumbline-baseline-").FullName;
        try
        {
            await using var database = await Server.FreshAsync(Schema);
            var url = await ExampleDatabases.UrlAsync(database);
            await File.WriteAllTextAsync(Path.Combine(root, "plumbline.yaml"), "databases: {}\n");
            var (code, output, error) = ExampleDatabases.Plumb("baseline", root, "--database", $"live={url}", "--style", style);
            Assert.Equal((0, ""), (code, error));

            await database.RunAsync(output[output.IndexOf("-- Records ", StringComparison.Ordinal)..]);
            var workspace = Workspace.Open(root, new([$"live={url}"], false));
            var project = workspace.Project;
            var files = Assert.Single(AllStandings.Of(project)).Files;
            Assert.Equal(Standing.Applied, Assert.Single(files).Standing);
            Assert.Equal(Edit.None, files[0].Edit);
            var run = files[0].Run;
            await using var fresh = await Server.FreshAsync(run.Migration.Text.Text);
            var (same, difference, _) = ExampleDatabases.Plumb("diff", url, await ExampleDatabases.UrlAsync(fresh));
            Assert.True(same == 0 || !difference.Contains("orders", StringComparison.Ordinal), difference);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
