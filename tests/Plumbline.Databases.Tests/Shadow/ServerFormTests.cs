using Plumbline.Databases.Shadow;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Databases.Tests.Shadow;

/// <summary>Spellings that a server brings together, whether or not our canonical form does; and those that no server brings together.</summary>
public class ServerFormTests
{
    private const string Tables = "CREATE TABLE t (id int PRIMARY KEY, a int, b text, at timestamptz, flag boolean); CREATE TABLE u (id int PRIMARY KEY, t_id int, note text);";

    public static TheoryData<string, string> Alike() => new()
    {
        { "CREATE VIEW v AS SELECT note, a FROM t JOIN u ON t.id = t_id", "CREATE VIEW v AS SELECT u.note, t.a FROM t JOIN u ON t.id = u.t_id" },
        { "CREATE VIEW v AS SELECT x.* FROM (SELECT id, a FROM t) x", "CREATE VIEW v AS SELECT x.id, x.a FROM (SELECT t.id, t.a FROM t) x" },
        { "ALTER TABLE t ADD CONSTRAINT c CHECK (a <> '5' AND flag)", "ALTER TABLE t ADD CONSTRAINT c CHECK (a <> 5 AND flag)" },
        { "CREATE POLICY p ON t TO pg_monitor USING (EXISTS (SELECT 1 FROM u JOIN t x ON t_id = x.id WHERE note = x.b))", "CREATE POLICY p ON t TO pg_monitor USING (EXISTS (SELECT 1 FROM u JOIN t x ON u.t_id = x.id WHERE u.note = x.b))" },
        { "CREATE INDEX i ON t (id) WHERE a <> '5'", "CREATE INDEX i ON t (id) WHERE a <> 5" },
        { "CREATE MATERIALIZED VIEW m AS SELECT * FROM t NATURAL JOIN u", "CREATE MATERIALIZED VIEW m AS SELECT t.id, t.a, t.b, t.at, t.flag, u.t_id, u.note FROM t NATURAL JOIN u" },
    };

    public static TheoryData<string, string> Unlike() => new()
    {
        { "CREATE VIEW v AS SELECT note, a FROM t JOIN u ON t.id = t_id", "CREATE VIEW v AS SELECT u.note, t.a FROM t JOIN u ON t.id = u.id" },
        { "CREATE VIEW v AS SELECT note FROM t JOIN u ON t.id = t_id", "CREATE VIEW v AS SELECT note FROM t LEFT JOIN u ON t.id = t_id" },
        { "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0 AND flag)", "ALTER TABLE t ADD CONSTRAINT c CHECK (a >= 0 AND flag)" },
        { "CREATE POLICY p ON t USING (a = 1 AND flag)", "CREATE POLICY p ON t USING (a = 1 OR flag)" },
        { "ALTER TABLE t ALTER a SET DEFAULT 1 + 1", "ALTER TABLE t ALTER a SET DEFAULT 2 + 1" },
        { "CREATE INDEX i ON t (lower(b))", "CREATE INDEX i ON t (upper(b))" },
    };

    [ServerTheory, MemberData(nameof(Alike))]
    public async Task What_a_server_prints_alike_is_no_drift(string declared, string history)
    {
        foreach (var everything in new[] { false, true })
            Assert.Empty(TruthTable.Of(await Settled(Project(declared, history), everything)).Drifting);
    }

    [ServerTheory, MemberData(nameof(Unlike))]
    public async Task What_differs_still_differs(string declared, string history)
    {
        foreach (var everything in new[] { false, true })
        {
            var settled = await Settled(Project(declared, history), everything);
            Assert.Single(TruthTable.Of(settled).Drifting);
            Assert.Contains(TruthTable.Of(settled).Drifting[0].Id, settled.PrintedByServer);
        }
    }

    [ServerFact]
    public async Task What_the_server_cannot_make_stays_compared_as_text_and_the_finding_says_so()
    {
        var project = Project("CREATE VIEW v AS SELECT a + 1 AS x FROM absent.t", "CREATE VIEW v AS SELECT 1 + a AS x FROM absent.t", "absent");
        var settled = await Settled(project, everything: false);
        Assert.Empty(settled.PrintedByServer);
        Assert.Contains(Plumbline.Rules.Checks.Run(settled, new(2026, 1, 1)).Findings, f => f.Message.EndsWith("(compared as text: no server printed both)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_different_asks_no_server() =>
        await ServerForm.OfAsync(Project("CREATE VIEW v AS SELECT a FROM t", "CREATE VIEW v AS SELECT t.a FROM t"), new() { Folder = "/nowhere/at/all", SearchPath = "", UsualFolders = [], MayFetch = false }, everything: false);

    private static async Task<Project> Settled(Project project, bool everything) =>
        await ServerForm.OfAsync(project, ShadowSettings.FromEnvironment() with { Major = Server.WantedMajor }, everything);

    private static Project Project(string declared, string history, params string[] outside) =>
        new("spelled", [Of(SourceRole.Declared, declared, outside), Of(SourceRole.History, history, outside)]);

    private static Source Of(SourceRole role, string sql, string[] outside)
    {
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start()) { Outside = new Plumbline.Replay.OutsideObjects([]) };
        var executed = PostgresDialect.Instance.Execute(new SourceText("made", "made.sql", Tables + sql), builder);
        Assert.True(outside.Length > 0 || executed.Statements.All(s => s.Refused is null));
        var catalog = builder.Current;
        foreach (var refused in catalog.Objects.Where(o => o.Refused is not null).ToList()) catalog = catalog.With(refused with { Refused = null });
        return new(role.ToString(), role, "sql", "postgres", "made.sql", catalog, Voice.Everything);
    }
}
