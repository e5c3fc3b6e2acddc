using Npgsql;
using Plumbline.Databases.Postgres;
using Plumbline.Databases.Shadow;
using Plumbline.Databases.Tests.Facets;
using Plumbline.Databases.Tests.Judge;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>
/// Every step of every facet case, forward and back, by the statements that the kinds write: on a server and in the replay they lead to the catalog
/// that the step itself has made, and the condition for an object's existence is true in exactly the catalogs that hold it.
/// </summary>
public sealed class WriterTests2(FacetTests.Space space) : IClassFixture<FacetTests.Space>
{
    private static readonly string[] s_kinds =
        ["enum", "composite type", "range type", "domain", "function", "procedure", "aggregate", "view", "materialized view", "rule", "trigger", "policy", "publication", "event trigger", "grant", "default privilege"];

    public static TheoryData<string> Kinds() => new(s_kinds);

    private static string Folder => Repository.Path("tests", "cases", "writers");

    [ServerTheory, MemberData(nameof(Kinds))]
    public Task What_a_kind_writes_leads_where_a_step_leads(string kind) => Judge(kind, FacetCase.Read(kind));

    /// <summary>Cases of their own in <c>tests/cases/writers</c>: several forms of a facet, several changes at once; <c>stays</c> says that nothing is dropped.</summary>
    [ServerTheory, MemberData(nameof(Kinds))]
    public Task What_a_kind_writes_leads_where_a_case_leads(string kind) => Judge(kind, FacetCase.Read(kind, Folder));

    private async Task Judge(string kind, FacetCase read)
    {
        var major = (await Server.Shared).Major;
        await using var given = await Server.FreshAsync();
        await using var written = await Server.FreshAsync();
        var way = new Way(written, kind, major);
        await way.Start("", (await given.ReadAsync()).Catalog);
        foreach (var step in read.Steps)
        {
            if (step.WhyNone is not null || step.Sql.Length == 0 || step.From > major || (step.Sql.Contains(FacetTests.Space.Name) && !await space.Exists())) continue;
            var sql = step.Sql.Replace(FacetTests.Space.Name, space.OwnName);
            await RunAsync(given, sql, major);
            var after = (await given.ReadAsync()).Catalog;
            if (step.Name == FacetCase.Given || sql.Contains("CREATE ACCESS METHOD")) await way.Start(sql, after);
            else await way.Go(step, after);
        }
        Assert.True(way.Wrong.Count == 0, string.Join('\n', way.Wrong));
    }

    /// <summary>One statement after the other in one session, as psql does it.</summary>
    private static async Task RunAsync(ShadowDatabase database, string sql, int major)
    {
        await using var connection = await database.OpenAsync();
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = major };
        foreach (var statement in PostgresDialect.Instance.Execute(new SourceText("case", "case.sql", sql), builder).Statements)
            if (await StatementJudge.Send(connection, statement.Text().ToString()) is { } refused) Assert.Fail($"{refused.MessageText}: {statement.Text()}");
    }

    /// <summary>A database that follows a case by written statements.</summary>
    private sealed class Way(ShadowDatabase database, string kind, int major)
    {
        private Catalog _at = Catalog.Empty;
        private readonly Dictionary<ObjectId, SchemaObject> _known = [];

        public List<string> Wrong { get; } = [];

        public async Task Start(string sql, Catalog after)
        {
            if (sql.Length > 0) await RunAsync(database, sql, major);
            _at = after;
        }

        public async Task Go(FacetStep step, Catalog after)
        {
            var (name, before) = (step.Name, _at);
            if (step.With.Contains("stays"))
                Wrong.AddRange(Written(before, after).Where(s => s.StartsWith("DROP ", StringComparison.Ordinal) || (s.StartsWith("CREATE ", StringComparison.Ordinal) && !s.StartsWith("CREATE OR REPLACE", StringComparison.Ordinal))).Select(s => $"{kind} {name}: does not stay: {s}"));
            await Move($"{name}, forward", before, after);
            await Move($"{name}, back", after, before);
            await Move($"{name}, again", before, after);
            _at = after;
        }

        private IReadOnlyList<string> Written(Catalog before, Catalog after) => new WrittenChanges(before, after, major).Statements(Differ.Compare(before, after));

        private async Task Move(string name, Catalog before, Catalog after)
        {
            var statements = Written(before, after);
            var text = string.Join(";\n    ", statements);
            if (statements.Count == 0) Wrong.Add($"{kind} {name}: nothing is written");
            await using var connection = await database.OpenAsync();
            await StatementJudge.Send(connection, "SET check_function_bodies = off");
            foreach (var statement in statements)
                if (await StatementJudge.Send(connection, statement) is { } refused) Wrong.Add($"{kind} {name}: the server refuses {refused.SqlState} {refused.MessageText}: {statement}");
            var read = (await Introspection.ReadAsync(connection, statistics: false)).Catalog;
            Wrong.AddRange(CatalogDifferences.Between(after, read).Select(d => $"{kind} {name}: wanted | on the server: {d}\n    {text}"));
            var builder = new CatalogBuilder(before) { Version = major, Blocks = DoBlock.Read };
            var said = Run(builder, ["SET check_function_bodies = off", .. statements]);
            Wrong.AddRange(said.Select(s => $"{kind} {name}: {s}"));
            Wrong.AddRange(CatalogDifferences.Between(builder.Current, after).Select(d => $"{kind} {name}: in memory | wanted: {d}\n    {text}"));
            foreach (var subject in after.Objects.Where(o => o.Kind.Label == kind)) _known[subject.Id()] = subject;
            foreach (var subject in _known.Values) await Exists(connection, name, after, subject);
        }

        private async Task Exists(NpgsqlConnection connection, string name, Catalog there, SchemaObject subject)
        {
            if (PostgresDialect.Instance.Of(subject.Kind)!.Exists(subject) is not { } condition) { Wrong.Add($"{kind} {name}: no condition for {subject.Id()}"); return; }
            var expected = there.Contains(subject.Id());
            await using (var search = new NpgsqlCommand("SET search_path = ''", connection)) await search.ExecuteNonQueryAsync();
            await using var command = new NpgsqlCommand($"SELECT {condition}", connection);
            try
            {
                if (await command.ExecuteScalarAsync() is var answer && !Equals(answer, expected)) Wrong.Add($"{kind} {name}: {subject.Id()} is there: {expected}, the server says {answer}: {condition}");
            }
            catch (PostgresException refused)
            {
                Wrong.Add($"{kind} {name}: the server refuses {refused.SqlState} {refused.MessageText}: {condition}");
            }
            var builder = new CatalogBuilder(there, "nowhere") { Version = major, Blocks = DoBlock.Read };
            var said = Run(builder, [$"DO $$ BEGIN IF {condition} THEN CREATE SCHEMA said_yes; ELSE CREATE SCHEMA said_no; END IF; END $$"]);
            Wrong.AddRange(said.Select(s => $"{kind} {name}: {s}"));
            var (yes, no) = (builder.Current.Contains(new(Schema.OfKind, new(null, "said_yes"))), builder.Current.Contains(new(Schema.OfKind, new(null, "said_no"))));
            if (yes != expected || no == expected) Wrong.Add($"{kind} {name}: {subject.Id()} is there: {expected}, the replay says {(yes ? no ? "it does not know" : "True" : no ? "False" : "nothing")}: {condition}");
        }

        private static IEnumerable<string> Run(CatalogBuilder builder, IEnumerable<string> statements)
        {
            foreach (var statement in statements)
            {
                var done = PostgresDialect.Instance.Execute(new SourceText("written", "written.sql", statement), builder);
                foreach (var one in done.Statements)
                {
                    if (one.Refused is { } refused) yield return $"the replay refuses {refused.SqlState} {refused.Message}: {statement}";
                    if (one.Verb is Verb.NotUnderstood or Verb.NotModelled) yield return $"the replay does not understand: {statement}";
                    foreach (var what in one.NotExecuted) yield return $"the replay does not execute {what}: {statement}";
                }
            }
        }
    }
}
