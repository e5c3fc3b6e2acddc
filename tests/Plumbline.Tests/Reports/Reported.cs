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

    public static string[] All => ["health", "hostile", "clean", "allowing", "many"];

    public static TheoryData<string> Names => [.. All];

    public static CheckResult Of(string name) => name switch { "health" => Health, "hostile" => Hostile, "clean" => Clean, "allowing" => Allowing, _ => Many };

    /// <summary>More than any comment has room for.</summary>
    public static CheckResult Many { get; } = TextProject.Of(new Dictionary<string, string>
    {
        ["migrations/001_a.sql"] = string.Concat(Enumerable.Range(0, 700).Select(i => $"CREATE TABLE \"tafel_ä_{i}\" (id int PRIMARY KEY, \"übergeordnete_tafel\" int REFERENCES \"tafel_ä_{Math.Max(0, i - 1)}\" (id));\n")),
    }).Check();
}
