using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Reconcile;
using Plumbline.Planning.Styles;
using Plumbline.Reports;
using Plumbline.Rules;
using Plumbline.Sources;
using Plumbline.Truth;
using Xunit;
using Checks = Plumbline.Rules.Checks;

namespace Plumbline.Tests.Planning.Reconcile;

/// <summary>What a database has by hand becomes a migration that changes nothing there, and a patch of the declared schema.</summary>
public class AdoptionTests
{
    private static readonly DateTime s_now = new(2031, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    private const string Init = "CREATE TABLE \"Order\" (\n  \"id\" integer NOT NULL,\n  \"orderNote\" text,\n  CONSTRAINT \"Order_pkey\" PRIMARY KEY (\"id\")\n);\n";

    private const string Prisma = "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel Order {\n  id   Int     @id\n  note String? @map(\"orderNote\") // free text\n}\n";

    private const string ByHand = "CREATE INDEX note_idx ON \"Order\" (\"orderNote\"); ALTER TABLE \"Order\" ADD COLUMN paid boolean NOT NULL DEFAULT false; ALTER TABLE \"Order\" ALTER COLUMN \"orderNote\" SET NOT NULL; CREATE TABLE extra (id integer PRIMARY KEY);";

    private static readonly Dictionary<string, string> s_prisma = new()
    {
        ["schema.prisma"] = Prisma,
        ["migrations/20260101000000_init/migration.sql"] = Init,
        ["databases/production.sql"] = "-- records prisma _prisma_migrations\n-- row 20260101000000_init\n" + Init + ByHand,
    };

    private static (Adoption Adoption, Plan? Plan, WrittenPlan? Written, List<string> Faults, Project Project, Source Live) Adopt(Dictionary<string, string> files, params string[] allow)
    {
        var project = TextProject.Of(files);
        var truth = TruthTable.Of(project);
        var settings = new PlanSettings { Name = "adopt_production", Version = 15, Allow = [.. allow], Backfill = new Dictionary<string, string> { ["Order.orderNote"] = "''" } };
        var database = truth.Databases.Single();
        var adoption = Adoption.Of(truth, database, settings);
        var result = Plans.Make(adoption.Goal, PostgresDialect.Instance, settings);
        Assert.Empty(result.Faults);
        if (result.Plan is not { IsEmpty: false } made) return (adoption, null, null, [], project, database.Source);
        var history = project.Of(SourceRole.History).Single();
        var plan = made with { Asks = true };
        var written = AllStyles.Of(AllStyles.Of(history.History!))!.Write(plan, history.History!, s_now);
        var faults = AdoptionProof.Faults(plan, written, FolderTrial.Of(history, project.Texts, new()), database.Source.Catalog, PostgresDialect.Instance, settings).ToList();
        return (adoption, plan, written, faults, project, database.Source);
    }

    [Fact]
    public void The_migration_makes_the_history_like_the_database_and_the_drift_is_gone()
    {
        var (_, _, written, faults, _, _) = Adopt(s_prisma);
        Assert.Empty(faults);
        var files = s_prisma.ToDictionary();
        foreach (var file in written!.Files.Where(f => f.Kind == PlanFileKind.Forward)) files[$"migrations/{file.Path}"] = file.Text;
        Assert.Contains(Checks.Run(TextProject.Of(s_prisma), new DateOnly(2026, 1, 1)).Findings, f => f.Rule == "only-in-database");
        var after = Checks.Run(TextProject.Of(files), new DateOnly(2026, 1, 1));
        Assert.DoesNotContain(after.Findings, f => f.Rule is "only-in-database" or "differs-in-database");
    }

    [Fact]
    public void A_proof_that_fails_is_told()
    {
        var (_, plan, _, _, project, live) = Adopt(s_prisma);
        var history = project.Of(SourceRole.History).Single();
        // Without the guards its statements fail where the objects are.
        var bare = AllStyles.Of(AllStyles.Of(history.History!))!.Write(plan! with { Asks = false }, history.History!, s_now);
        var faults = AdoptionProof.Faults(plan!, bare, FolderTrial.Of(history, project.Texts, new()), live.Catalog, PostgresDialect.Instance, new()).ToList();
        Assert.Contains(faults, f => f.Contains("already exists", StringComparison.Ordinal));
    }

    [Fact]
    public void The_declared_schema_follows_by_a_patch_under_its_own_names()
    {
        var (adoption, _, _, _, project, live) = Adopt(s_prisma);
        var patch = DeclaredPatch.Of(project, live, adoption.Taken, []);
        Assert.Empty(patch.ByHand);
        Assert.Equal(
            """
            --- a/schema.prisma
            +++ b/schema.prisma
            @@ -4,5 +4,11 @@
             
             model Order {
               id   Int     @id
            -  note String? @map("orderNote") // free text
            +  note String @map("orderNote") // free text
            +  paid Boolean @default(false)
            +  @@index([note], map: "note_idx")
             }
            +
            +model extra {
            +  id Int @id
            +}

            """.ReplaceLineEndings("\n"), patch.Text);
        var patched = Patched(patch.Text, Prisma);
        Assert.DoesNotContain(Checks.Run(TextProject.Of(new Dictionary<string, string>(s_prisma) { ["schema.prisma"] = patched, ["migrations/20260102000000_hand/migration.sql"] = ByHand }), new DateOnly(2026, 1, 1)).Findings,
            f => AllRules.Find(f.Rule)?.Family == Family.Drift);
    }

    [Fact]
    public void What_an_unrun_migration_explains_and_what_is_missing_stay()
    {
        var files = new Dictionary<string, string>
        {
            ["migrations/20260101000000_init/migration.sql"] = Init + "CREATE TABLE lines (id integer);",
            ["migrations/20260102000000_total/migration.sql"] = "ALTER TABLE \"Order\" ADD COLUMN total integer;",
            ["databases/production.sql"] = "-- records prisma _prisma_migrations\n-- row 20260101000000_init\n" + Init + "CREATE INDEX note_idx ON \"Order\" (\"orderNote\");",
        };
        var (adoption, plan, _, faults, _, _) = Adopt(files);
        Assert.Empty(faults);
        Assert.Equal("note_idx", Assert.Single(adoption.Taken).Own!.Name.Name);
        Assert.Contains(adoption.Left, l => l == "column Order.total: 20260102000000_total is yet to do its work there");
        Assert.Contains(adoption.Left, l => l.StartsWith("table lines is missing there", StringComparison.Ordinal));
        Assert.DoesNotContain(plan!.Steps, s => s.Subject.Name.Name is "total" or "lines");

        Assert.Contains(Adopt(files, "drop-table:lines").Plan!.Steps, s => s.Subject.Name.Name == "lines");
    }

    [Fact]
    public void Declared_sql_is_appended_to()
    {
        var (adoption, plan, _, _, project, live) = Adopt(new()
        {
            ["declared/schema.sql"] = Init,
            ["migrations/01_init.sql"] = Init,
            ["databases/production.sql"] = Init + "CREATE INDEX note_idx ON \"Order\" (\"orderNote\");",
        });
        var patch = DeclaredPatch.Of(project, live, adoption.Taken, [.. plan!.Steps.SelectMany(s => s.Statements).Where(s => !s.Perhaps).Select(s => s.InTransaction ?? s.Sql)]);
        Assert.EndsWith("+\n+-- adopted from production\n+CREATE INDEX note_idx ON \"Order\" (\"orderNote\");\n", patch.Text, StringComparison.Ordinal);
    }

    /// <summary>The file after a patch of one hunk.</summary>
    private static string Patched(string patch, string text)
    {
        var lines = patch.Split('\n').Skip(2).ToList();
        var from = int.Parse(lines[0].Split('-')[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
        var old = text.Split('\n');
        var body = lines.Skip(1).Where(l => l.Length > 0 && l[0] != '-').Select(l => l[1..]);
        var taken = lines.Skip(1).Count(l => l.Length > 0 && l[0] != '+');
        return string.Join('\n', [.. old.Take(from - 1), .. body, .. old.Skip(from - 1 + taken)]);
    }
}
