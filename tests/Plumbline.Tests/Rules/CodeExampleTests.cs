using System.Text.RegularExpressions;
using Plumbline.Cli;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Rules;

/// <summary>What the code of the examples uses, against what their schemas and histories have.</summary>
public class CodeExampleTests
{
    private static readonly DateOnly s_day = new(2026, 1, 1);

    private static CheckResult Check(string example) => Checks.Run(Workspace.Open(Repository.Path("examples", example), withCode: true).Project, s_day);

    private static Dictionary<string, string> Code(string example) =>
        Directory.EnumerateFiles(Repository.Path("examples", example), "*.ts", SearchOption.AllDirectories).Where(p => !p.Contains("node_modules", StringComparison.Ordinal))
            .ToDictionary(p => Path.GetRelativePath(Repository.Path("examples", example), p).Replace('\\', '/'), File.ReadAllText);

    private static IEnumerable<string> Places(Finding finding) =>
        finding.Related.Select(r => r.Where).Append(finding.Where).Where(w => w.Source == "code").Select(w => $"{w.File}:{w.Line}").Distinct().Order(StringComparer.Ordinal);

    [Fact]
    public void Every_line_of_the_booking_platform_that_fails_is_told()
    {
        var result = Check("hybrid-scheduling");
        var findings = result.Findings.Where(f => f.Rule == "used-but-not-in-history").ToDictionary(f => $"{f.Subject!.Name}{(f.Facet is null ? "" : " rows")}{string.Concat(f.Values.Where(_ => f.Facet is null).Select(v => $" {v}"))}");
        Assert.Equal(
            ["AvailabilityRule", "Booking rows", "Booking.bookingType", "Booking.cancelledAt", "Booking.clientTimezone", "Booking.googleEventId", "Booking.serviceId", "BookingType DATE", "BookingType TIMESLOT", "Service"],
            findings.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["src/routes/bookings.ts:18", "src/services/availability.ts:35", "src/services/booking.ts:20", "src/services/booking.ts:38", "src/services/booking.ts:63", "src/services/calendar-sync.ts:11", "tests/integration/booking.test.ts:16", "tests/integration/booking.test.ts:19"], Places(findings["Booking.bookingType"]));
        Assert.Equal(
            ["src/services/booking.ts:17", "src/services/booking.ts:35", "src/services/booking.ts:62", "src/services/calendar-sync.ts:10", "src/services/calendar-sync.ts:22", "src/services/calendar-sync.ts:35", "tests/integration/booking.test.ts:39", "tests/integration/calendar-sync.test.ts:64"],
            Places(findings["Booking rows"]));
        Assert.All(findings.Values, f => Assert.Equal(Severity.High, f.Severity));
        Assert.DoesNotContain(result.Findings, f => f.Rule == "used-but-not-declared");
    }

    [Fact]
    public void The_health_code_uses_declared_names_and_types_written_by_hand()
    {
        var result = Check("health-records");
        var columns = result.Findings.Where(f => f.Rule == "used-but-not-in-history" && f.Subject!.Kind == Column.OfKind).Select(f => f.Subject!.Name.ToString());
        Assert.Superset(
            new HashSet<string> { "personal_models.model_type", "personal_models.is_active", "personal_models.training_data_start", "personal_models.training_data_end", "personal_models.last_used_at", "personal_models.accuracy_mae", "personal_models.accuracy_r2", "personal_models.metadata" },
            columns.ToHashSet());
        // The old names are in the history: what the code says is told of the migration, or as missing under the declared name.
        Assert.Contains("personal_models.trained_at", columns);
        Assert.Contains("personal_models.version", columns);
        foreach (var file in (string[])["model-storage", "versioning", "training", "retraining"])
            Assert.Contains(result.Findings, f => f.Rule is "used-but-not-in-history" or "hand-written-type" && Places(f).Any(p => p.StartsWith($"src/metabolic/{(file == "training" ? "versioning" : file)}.ts", StringComparison.Ordinal)));
        Assert.Equal(["Message", "StoredModel"], result.Findings.Where(f => f.Rule == "hand-written-type").Select(f => f.Values[1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("hybrid-scheduling")]
    [InlineData("health-records")]
    public void The_same_code_on_the_consistent_schema_uses_nothing_that_is_not_there(string name)
    {
        var twin = Workspace.Open(Repository.Path("tests", "cases", "twins", name)).Project;
        var project = twin with { Sources = twin.Sources.Add(TextCode.Read(Code(name).ToDictionary(f => f.Key, f => name == "health-records" ? Repaired(f.Value) : f.Value), [.. twin.Of(SourceRole.Declared)])) };
        Assert.NotEmpty(project.Of(SourceRole.Code).Single().Usages);
        Assert.Empty(Checks.Run(project, s_day).Findings.Where(f => AllRules.Find(f.Rule)!.Family == Family.Usages && f.Severity > Severity.Low).Select(f => f.Message));
    }

    /// <summary>The twin has the code and the tests of the example as they are: nothing that they use is missing any more.</summary>
    [Fact]
    public void The_booking_twin_is_used_by_its_own_code()
    {
        var project = Workspace.Open(Repository.Path("tests", "cases", "twins", "hybrid-scheduling"), withCode: true).Project;
        Assert.True(project.Of(SourceRole.Code).Single().Usages.Count > 100);
        Assert.Empty(Checks.Run(project, s_day).Findings.Where(f => AllRules.Find(f.Rule)!.Family is Family.Usages or Family.Documents).Select(f => f.Message));
    }

    /// <summary>The twin's models have names of one kind, and its messages belong to a person: code that follows it.</summary>
    private static string Repaired(string code)
    {
        code = Regex.Replace(code, "(?<=[a-z0-9])_([a-z0-9])(?=[a-z0-9_]*\\b)", m => m.Groups[1].Value.ToUpperInvariant());
        foreach (var (before, after) in ((string, string)[])[("personalModels", "personalModel"), ("foodEntries", "foodEntry"), ("glucoseReadings", "glucoseReading"), ("prisma.metabolicInsights", "prisma.metabolicInsight"), ("metabolicInsights", "MetabolicInsight"),
            ("personIdModelTypeVersion", "personId_modelType_version"), ("userId", "personId")]) code = code.Replace(before, after, StringComparison.Ordinal);
        return code;
    }

    [Theory]
    [InlineData("health-records", "trained_at", "trained_on")]
    [InlineData("health-records", "model_data_path", "path")]
    // a value that is handed on as a whole
    [InlineData("health-records", "eventName", "eventTitle", "src/server.ts:16")]
    // also what a test expects of a row that a function gave
    [InlineData("hybrid-scheduling", "clientTimezone", "customerTimezone")]
    // a parameter of that name
    [InlineData("hybrid-scheduling", "googleEventId", "calendarEventId", "src/services/calendar-sync.ts:41")]
    public void A_column_renamed_in_the_schema_alone_is_found_on_every_line_that_names_it(string example, string before, string after, string? other = null)
    {
        var code = Code(example);
        var schema = File.ReadAllText(Repository.Path("examples", example, "prisma", "schema.prisma")).Replace(before, after, StringComparison.Ordinal);
        var project = TextProject.Of(code.Append(new("schema.prisma", schema)).ToDictionary());
        var found = Checks.Run(project, s_day).Findings.Where(f => f.Rule == "used-but-not-declared").ToList();
        var finding = Assert.Single(found);
        Assert.Equal(before, finding.Subject!.Name.Name);
        var names = from file in code
                    from line in file.Value.Split('\n').Select((text, i) => (text, i))
                    where Regex.IsMatch(line.text, $@"\b{before}\b")
                    select $"{file.Key}:{line.i + 1}";
        var (expected, told) = (names.ToHashSet(), Places(finding).ToHashSet());
        Assert.Empty(told.Except(expected));
        Assert.Equal(other is null ? [] : [other], expected.Except(told));
    }

    [Fact]
    public void A_database_that_lacks_what_no_migration_makes_is_named_and_each_line_is_listed()
    {
        const string Made = "CREATE TABLE \"User\" (\"id\" TEXT NOT NULL, CONSTRAINT \"User_pkey\" PRIMARY KEY (\"id\"));";
        var result = TextProject.Of(new Dictionary<string, string>
        {
            ["schema.prisma"] = "datasource db {\n  provider = \"postgresql\"\n}\n\ngenerator client {\n  provider = \"prisma-client-js\"\n}\n\nmodel User {\n  id    String  @id\n  phone String?\n  nick  String?\n}\n",
            ["migrations/20240610101112_init/migration.sql"] = Made,
            ["migrations/20240611101112_nick/migration.sql"] = "ALTER TABLE \"User\" ADD COLUMN \"nick\" TEXT;",
            ["databases/production.sql"] = Made,
            ["databases/staging.sql"] = $"{Made}\nALTER TABLE \"User\" ADD COLUMN \"nick\" TEXT, ADD COLUMN \"phone\" TEXT;",
            ["src/users.ts"] = "import { PrismaClient } from '@prisma/client';\nconst db = new PrismaClient();\nexport const all = () => db.user.findMany();\nexport const by = (phone: string) =>\n  db.user.count({ where: { phone } });\nexport const not = (phone: string) =>\n  db.user.count({ where: { NOT: { phone } } });\n",
            ["src/a.test.ts"] = "import { PrismaClient } from '@prisma/client';\nconst db = new PrismaClient();\nawait db.user.deleteMany({ where: { phone: '1' } });\n",
        }).Check();
        var code = result.Findings.Where(f => f.Rule.StartsWith("used-but-not", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            ["used-but-not-in-database User rows: nick", "used-but-not-in-history User rows: phone", "used-but-not-in-history User.phone : "],
            code.Select(f => $"{f.Rule} {f.Subject!.Name} {f.Facet}: {string.Join(", ", f.Values)}").Order(StringComparer.Ordinal));
        Assert.All(code, f => Assert.Equal(["production"], f.Environments));
        var readiness = result.Readiness().ToDictionary(r => r.Database.Name, r => r.Blocking);
        Assert.Equal(code, readiness["production"].Where(code.Contains));
        Assert.DoesNotContain(readiness["staging"], code.Contains);
        foreach (var report in (string[])[Plumbline.Reports.TerminalReport.Write(result, Plumbline.Reports.Style.Plain), Plumbline.Reports.CommentReport.Write(result)])
        {
            Assert.Contains("src/users.ts:5, 7", report);
            Assert.True(report.IndexOf("src/users.ts:5, 7", StringComparison.Ordinal) < report.IndexOf("src/a.test.ts:3", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Beside_code_that_nobody_reads_nothing_is_unused()
    {
        var root = Directory.CreateTempSubdirectory("plumbline-unused-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(root, "src"));
            File.WriteAllText(Path.Combine(root, "schema.prisma"), "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel Person {\n  id     String @id\n  legacy String?\n}\n");
            File.WriteAllText(Path.Combine(root, "src", "db.ts"), "import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\nexport const add = (id: string) => db.person.create({ data: { id } });\n");
            IEnumerable<string> Unused() => Checks.Run(Workspace.Open(root, withCode: true).Project, s_day).Findings.Where(f => f.Rule == "column-not-used-by-code").Select(f => f.Subject!.Name.ToString());
            Assert.Equal(["Person.legacy"], Unused());
            Directory.CreateDirectory(Path.Combine(root, "jobs"));
            File.WriteAllText(Path.Combine(root, "jobs", "report.py"), "cursor.execute('SELECT legacy FROM \"Person\"')\n");
            Assert.Empty(Unused());
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public void What_is_kept_is_what_was_said()
    {
        var project = Workspace.Open(Repository.Path("examples", "health-records")).Project;
        var said = TextCode.Read(Code("health-records"), [.. project.Of(SourceRole.Declared)]);
        var kept = Plumbline.Sources.Code.CodeVoiceBytes.Read(Plumbline.Sources.Code.CodeVoiceBytes.Write(said))!;
        Assert.Equal(said.Usages, kept.Usages);
        Assert.Equal(said.Mirrors, kept.Mirrors);
        Assert.Equal(said.NotCompared, kept.NotCompared);
        Assert.True(kept.Mentions!.Contains("trained_at") && !kept.Mentions.Contains("no such word"));
        Assert.Null(Plumbline.Sources.Code.CodeVoiceBytes.Read([1, 2, 3]));
    }
}
