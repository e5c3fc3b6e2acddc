using Npgsql;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;
using Plumbline.Tests.Scripts;

namespace Plumbline.Databases.Tests.Judge;

/// <summary>
/// How much of PostgreSQL's own regression SQL our reader takes, and how much of it replays to what a server says: the folder
/// <c>src/test/regress/sql</c> of its source, which is no part of this repository. Each script runs on a database of its own after test_setup.sql.
/// Statements with psql variables are left out, since only psql can read them.
/// </summary>
internal static class RegressShares
{
    private const string Setup = "test_setup";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static async Task<int> Print(string folder, TextWriter output)
    {
        await using var server = await ShadowServer.Acquire(ShadowSettings.FromEnvironment());
        var setup = Read(folder, Setup);
        await using var template = await ShadowDatabase.Create(server);
        await using (var connection = await template.OpenAsync())
            foreach (var statement in PostgresDialect.Instance.Execute(setup, Builder(server)).Statements.Where(IsForServer)) await StatementJudge.Send(connection, statement.Text().ToString());
        var total = new Tally();
        foreach (var path in Directory.EnumerateFiles(folder, "*.sql").Order(StringComparer.Ordinal))
        {
            if (Path.GetFileNameWithoutExtension(path) is var name && name == Setup) continue;
            var tally = await Judge(server, template, setup, Read(folder, name));
            await output.WriteLineAsync($"{name,-24} {tally}");
            total.Add(tally);
        }
        await output.WriteLineAsync($"{"all",-24} {total}");
        await output.WriteLineAsync($"read: {Tally.Share(total.Read, total.Taken)} of the statements that the server's grammar takes");
        await output.WriteLineAsync($"replayed: {Tally.Share(total.SameState, total.Definitions)} of the definitions are refused with the same SQLSTATE or by neither; {Tally.Share(total.SameObjects, total.Objects)} of the objects are the same at the end");
        return 0;
    }

    private static SourceText Read(string folder, string name) => new("regress", $"{name}.sql", File.ReadAllText(Path.Combine(folder, $"{name}.sql")));

    private static CatalogBuilder Builder(ShadowServer server) => new(PostgresDialect.Instance.Start()) { Version = server.Major, Blocks = DoBlock.Read };

    private static async Task<Tally> Judge(ShadowServer server, ShadowDatabase template, SourceText setup, SourceText script)
    {
        var builder = Builder(server);
        PostgresDialect.Instance.Execute(setup, builder);
        var statements = PostgresDialect.Instance.Execute(script, builder).Statements;
        var tally = new Tally();
        await using var database = await ShadowDatabase.Create(server, template);
        await using (var connection = await database.OpenAsync())
        {
            await StatementJudge.Send(connection, "SET statement_timeout = '10s'");
            try
            {
                await Judge(connection, statements, tally);
            }
            catch (Exception fault) when (fault is TimeoutException or InvalidOperationException or NotSupportedException or NpgsqlException)
            {
                // A script that ends its own session, or that only psql can run to its end, is judged up to there.
            }
        }
        await using var reader = await database.OpenAsync();
        var read = (await Introspection.ReadAsync(reader, statistics: false)).Catalog;
        var held = Held.By(builder.Current, "postgres");
        tally.Objects = read.Objects.Select(o => o.Id()).Union(held.Objects.Select(o => o.Id())).Count();
        tally.SameObjects = read.Objects.Count(o => held.Find(o.Id()) is { } own && o.Kind.Compare(own, o).All(f => f.Weight == FacetWeight.Information));
        return tally;
    }

    private static async Task Judge(NpgsqlConnection connection, IReadOnlyList<Statement> statements, Tally tally)
    {
        for (var i = 0; i < statements.Count;)
        {
            var statement = statements[i];
            var refused = StatementJudge.Expected(statements, ref i);
            if (!IsForServer(statement)) continue;
            var state = (await StatementJudge.Execute(connection, statement, mayFail: true).WaitAsync(s_patience))?.SqlState;
            if (state != SqlStates.SyntaxError)
            {
                tally.Taken++;
                if (statement.Verb != Verb.NotUnderstood) tally.Read++;
            }
            if (statement.Verb is Verb.Query or Verb.Data or Verb.Maintenance) continue;
            tally.Definitions++;
            if (state == refused || (state is not null && StatementJudge.StandsOnRefused(statement))) tally.SameState++;
        }
    }

    private static bool IsForServer(Statement statement)
    {
        if (statement.Verb == Verb.MetaCommand) return false;
        var file = new SourceText("", "", statement.Text().ToString());
        var (tokens, brackets) = (SqlLexer.Read(file).Tokens, 0);
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Kind == TokenKind.LeftBracket) brackets++;
            else if (tokens[i].Kind == TokenKind.RightBracket) brackets--;
            else if (tokens[i].Kind == TokenKind.Colon && brackets == 0 && tokens[i + 1].Start == tokens[i].End) return false;
        }
        return true;
    }

    private sealed class Tally
    {
        public int Taken, Read, Definitions, SameState, Objects, SameObjects;

        public void Add(Tally other)
        {
            Taken += other.Taken;
            Read += other.Read;
            Definitions += other.Definitions;
            SameState += other.SameState;
            Objects += other.Objects;
            SameObjects += other.SameObjects;
        }

        public static string Share(int part, int whole) => whole == 0 ? "-" : FormattableString.Invariant($"{100.0 * part / whole:F2}% ({part} of {whole})");

        public override string ToString() => $"read {Share(Read, Taken)}, same SQLSTATE {Share(SameState, Definitions)}, same objects {Share(SameObjects, Objects)}";
    }
}
