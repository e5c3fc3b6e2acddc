using Plumbline.Cli;
using Plumbline.Databases.Tests.Environments;
using Xunit;

namespace Plumbline.Databases.Tests.Built;

/// <summary>
/// Every verb that opens a connection, once, by the program itself: an assembly that is not there, or a start that goes wrong, is seen nowhere else,
/// since other tests call the program's parts.
/// </summary>
public sealed class BuiltProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plumb-built-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, path))!);
        File.WriteAllText(Path.Combine(_folder, path), text);
    }

    [ServerFact]
    public async Task Each_verb_reaches_a_database()
    {
        const string first = "CREATE TABLE person (id bigint PRIMARY KEY, email text NOT NULL);\n";
        Write("migrations/01_person.sql", first);
        Write("migrations/02_name.sql", "ALTER TABLE person ADD COLUMN IF NOT EXISTS name text;\n");
        Write("declared/schema.sql", "CREATE TABLE person (id bigint PRIMARY KEY, email text NOT NULL, name text, born date);\n");
        Write("plumbline.yaml", "project: built\nhistory: migrations\ndeclared: declared/*.sql\ndatabases:\n  live: { url: \"${LIVE_URL}\" }\n");
        await using var database = await Server.FreshAsync($"{first}CREATE INDEX by_hand ON person (email);");
        var variables = new Dictionary<string, string> { ["LIVE_URL"] = await ExampleDatabases.UrlAsync(database) };

        var runs = await Task.WhenAll(
            BuiltProgram.RunAsync(_folder, variables, "check", "."),
            BuiltProgram.RunAsync(_folder, variables, "status", "."),
            BuiltProgram.RunAsync(_folder, variables, "diff", "live", "history"),
            BuiltProgram.RunAsync(_folder, variables, "inspect", "live"),
            BuiltProgram.RunAsync(_folder, variables, "plan", ".", "--database", "live", "--print"),
            BuiltProgram.RunAsync(_folder, variables, "prove", "migrations/02_name.sql", "--rows", "10", "--no-stall"));

        // What only the database could tell stands in each answer.
        string[] expected = ["by_hand", "02_name", "by_hand", "by_hand", "born", "10 rows"];
        int[] codes = [ExitCode.Findings, ExitCode.Ok, ExitCode.Ok, ExitCode.Ok, ExitCode.Ok, ExitCode.Ok];
        for (var i = 0; i < runs.Length; i++)
        {
            Assert.True(runs[i].Code == codes[i] && runs[i].Output.Contains(expected[i], StringComparison.Ordinal), $"run {i}: {runs[i]}");
            Assert.DoesNotContain("Unhandled", runs[i].Error, StringComparison.Ordinal);
        }
    }
}
