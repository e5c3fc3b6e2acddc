using Plumbline.Cli;
using Plumbline.Model;
using Plumbline.Rules;
using Xunit;

namespace Plumbline.Tests.Reports;

/// <summary>Results that every report is tried on.</summary>
internal static class Reported
{
    private static readonly Lazy<CheckResult> s_health = new(() => Checks.Run(Workspace.Open(Repository.Path("examples", "health-records")).Project, new DateOnly(2026, 1, 1)) with { Folder = "examples/health-records" });

    public static CheckResult Health => s_health.Value;

    /// <summary>A name that would be a tag, a cell, a link, a command, a call to a person and the end of a comment, if it were not text.</summary>
    public const string HostileName = "<img src=x onerror=alert(1)>|`x`@ada #1 --> ]]> ::error::x\u001b[31m\u202e\u0000\ud800";

    /// <summary>Hostile names of tables, columns, files and of the project itself, and a database beside them.</summary>
    public static CheckResult Hostile { get; } = TextProject.Of(new Dictionary<string, string>
    {
        ["migrations/001_<i>,a:%b</i>.sql"] = $"CREATE TABLE \"{HostileName}\" (id int PRIMARY KEY, \"'><script>alert(2)</script>\" int REFERENCES \"{HostileName}\" (id), c varchar(20));\nCREATE TABEL x;",
        ["declared/schema.sql"] = $"CREATE TABLE \"{HostileName}\" (id bigint PRIMARY KEY, \"'><script>alert(2)</script>\" int, c text);",
        ["databases/production.sql"] = $"CREATE TABLE \"{HostileName}\" (id int PRIMARY KEY);\nCREATE TABLE \"</title></style></script><h1>\" (id int);",
    }).Check() with
    { Project = HostileName };

    public static CheckResult Clean { get; } = TextProject.Of(new Dictionary<string, string> { ["migrations/001_a.sql"] = "CREATE TABLE a (id int PRIMARY KEY);" }).Check();

    /// <summary>A comment and the configuration each let a finding pass.</summary>
    public static CheckResult Allowing { get; } = (TextProject.Of(new Dictionary<string, string>
    {
        ["migrations/001_a.sql"] = "CREATE TABLE a (id int PRIMARY KEY);\n-- plumb: allow foreign-key-without-index two rows, ever\nCREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a (id));\nCREATE TABLE c (id int PRIMARY KEY, a_id int REFERENCES a (id));",
    }) with
    { Accepted = [new("foreign-key-without-index c.c_a_id_fkey", "a table of three rows", null)] }).Check();

    /// <summary>One finding of each severity, each of another form: what a report makes of them is compared letter by letter.</summary>
    public static CheckResult Small { get; } = Clean with
    {
        Project = "a <b> & \"c\"",
        Folder = "apps/shop floor",
        Limit = Severity.Medium,
        NotCompared = [new("COMMENT & <more>", "not part of what is compared: 1 statement")],
        Findings =
        [
            new("drop-column-with-data", Severity.Critical, new(Column.OfKind, new("public", "x<y>&\"z\"'q'", "a")), new("history", "migrations/001_a.sql", 1, 14), "a.x<y>&\"z\"'q' ]]> is dropped with its values")
            {
                Related = [new(new("history", "migrations/001_a.sql", 1, 17), "made <here>"), new(new("production"), "there, too")],
                Fix = new("keep its values"),
            },
            new("row-security-disabled", Severity.High, new(Table.OfKind, new("public", "a")), new("production"), "a has no row level security") { Environments = ["production"] },
            new("column-type-differs", Severity.Medium, new(Column.OfKind, new("public", "id", "a")), new("history", "migrations/001_a.sql", 1, 17), "type is text there") { Facet = "type" },
            new("column-type-differs", Severity.Medium, new(Column.OfKind, new("public", "id", "a")), new("history", "migrations/001_a.sql", 1, 17), "type is text elsewhere\u001b[31m") { Facet = "type" },
            new("migration-script-missing", Severity.Low, null, new("files", "package.json"), "no script") { About = "migration diff", AboutKind = "script" },
            new("own-rule", Severity.Info, null, new("history", "migrations/001_a.sql", 1, 1), "said by the project's own rule"),
        ],
        Known = [new(new("table-not-declared", Severity.Medium, new(Table.OfKind, new("public", "b")), new("history", "migrations/001_a.sql", 1, 1), "b is known"), "in findings.json")],
        Allowed = [new(new("discouraged-type", Severity.Low, new(Column.OfKind, new("public", "id", "a")), new("history", "migrations/001_a.sql", 1, 17), "id is small"), "it is <meant> so", new("history", "migrations/001_a.sql", 1))],
    };

    public static string[] All => ["health", "hostile", "clean", "allowing", "many"];

    public static TheoryData<string> Names => [.. All];

    public static CheckResult Of(string name) => name switch { "health" => Health, "hostile" => Hostile, "clean" => Clean, "allowing" => Allowing, _ => Many };

    /// <summary>More than any comment has room for.</summary>
    public static CheckResult Many { get; } = TextProject.Of(new Dictionary<string, string>
    {
        ["migrations/001_a.sql"] = string.Concat(Enumerable.Range(0, 700).Select(i => $"CREATE TABLE \"tafel_ä_{i}\" (id int PRIMARY KEY, \"übergeordnete_tafel\" int REFERENCES \"tafel_ä_{Math.Max(0, i - 1)}\" (id));\n")),
    }).Check();
}
