using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Mutations;

/// <summary>Text is broken: a statement left out, a line left out of the Prisma schema, a word changed, files in another order.</summary>
public class StatementMutations
{
    [Theory]
    [InlineData("sql")]
    [InlineData("prisma")]
    public void A_statement_left_out_of_the_history_is_found(string name)
    {
        var project = name == "sql" ? MutationProject.Sql : MutationProject.Prisma;
        var wrong = new List<string>();
        var count = 0;
        foreach (var run in project.History.History!.Runs)
            foreach (var statement in run.Statements)
            {
                // Who owns an object is a word only where it is said: the side that says nothing does not contradict.
                if (statement.Effects.IsEmpty || statement.Effects is [Plumbline.Diff.Change.Altered { Facets: [var only] }] && only == SchemaObject.OwnerFacet) continue;
                count++;
                var text = run.Migration.Text.Text;
                // Blanks in its place keep every other line where it was.
                var gap = new string(statement.Text().ToString().Select(c => c is '\n' ? c : ' ').ToArray());
                var broken = text[..statement.Start] + gap + text[(statement.Start + statement.Length)..];
                Judge(project, project.With(run.Migration.Text.Path, broken), $"{run.Migration.Name}: {statement.Command} at {statement.Where().Line}", wrong);
            }
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n" + string.Join("\n", wrong));
        Assert.True(count >= 20, $"only {count} mutations");
    }

    [Fact]
    public void A_line_left_out_of_the_prisma_schema_is_found()
    {
        var project = MutationProject.Prisma;
        var lines = project.Files["schema.prisma"].Split('\n');
        var wrong = new List<string>();
        var count = 0;
        for (var i = 10; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line.Contains('{') || line == "}") continue;
            count++;
            var broken = string.Join('\n', lines.Select((l, at) => at == i ? "" : l));
            Judge(project, project.With("schema.prisma", broken), $"line {i + 1} ({line})", wrong);
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n" + string.Join("\n", wrong));
        Assert.True(count >= 50, $"only {count} mutations");
    }

    [Theory]
    [InlineData("title     String   @db.VarChar(120)", "title     String   @db.VarChar(80)", "accounts.title")]
    [InlineData("plan      String   @default(\"free\")", "plan      String   @default(\"basic\")", "accounts.plan")]
    [InlineData("plan      String   @default(\"free\")", "plan      String?  @default(\"free\")", "accounts.plan")]
    [InlineData("seats     Int      @default(3)", "seats     BigInt   @default(3)", "accounts.seats")]
    [InlineData("seats     Int      @default(3)", "seats     Int", "accounts.seats")]
    [InlineData("active    Boolean", "isActive  Boolean", "accounts.isActive")]
    [InlineData("balance   Decimal  @db.Decimal(12, 2)", "balance   Decimal  @db.Decimal(14, 2)", "accounts.balance")]
    [InlineData("createdAt DateTime @default(now())", "createdAt DateTime @default(now()) @db.Timestamptz", "accounts.createdAt")]
    [InlineData("leftAt    DateTime? @map(\"left_at\")", "goneAt    DateTime? @map(\"left_at\")", null)]
    [InlineData("@map(\"joined_at\")", "@map(\"since\")", "members.since")]
    [InlineData("role      Role     @default(READER)", "role      Role     @default(EDITOR)", "members.role")]
    [InlineData("settings  Json?", "settings  String?", "members.settings")]
    [InlineData("references: [id], onDelete: Cascade)\n  pages     Page[]", "references: [id], onDelete: Restrict)\n  pages     Page[]", "members.members_account_id_fkey")]
    [InlineData("onDelete: Restrict, onUpdate: NoAction", "onDelete: Restrict", "pages.pages_account_id_fkey")]
    [InlineData("@@index([accountId, role])", "@@index([role, accountId])", "members.members_role_account_id_idx")]
    [InlineData("@@index([accountId, role])", "@@unique([accountId, role])", "members.members_account_id_role_key")]
    [InlineData("@@index([publishedAt(sort: Desc), rank])", "@@index([publishedAt, rank])", "pages.pages_published_at_rank_idx")]
    [InlineData("@@index([tags], type: Gin)", "@@index([tags])", "pages.pages_tags_idx")]
    [InlineData("map: \"pages_path_key\"", "map: \"pages_path\"", "pages.pages_path")]
    [InlineData("tags       String[]", "tags       String", "pages.tags")]
    [InlineData("rank       Float      @default(0)", "rank       Float      @default(1.5)", "pages.rank")]
    [InlineData("@db.Date\n", "@db.Timestamp(3)\n", "pages.published_at")]
    [InlineData("stars    Int    @db.SmallInt", "stars    Int", "reviews.stars")]
    [InlineData("@@id([pageId, memberId])", "@@id([memberId, pageId])", "reviews.reviews_pkey")]
    [InlineData("  PRIVATE\n}", "  SECRET\n}", "Visibility")]
    [InlineData("@@map(\"labels\")", "@@map(\"tags\")", "tags")]
    public void A_changed_word_in_the_prisma_schema_is_found(string was, string now, string? about)
    {
        var project = MutationProject.Prisma;
        var text = project.Files["schema.prisma"];
        Assert.Contains(was, text);
        var broken = project.With("schema.prisma", text.Replace(was, now));
        var found = project.New(broken).Where(f => f.Rule != "prisma-schema-invalid").ToList();
        if (about is null) Assert.Empty(found);
        else Assert.Contains(found, f => MutationProject.IsDrift(f) && f.Subject?.Name.ToString() == about);
        var wrong = new List<string>();
        if (about is not null) Judge(project, broken, now, wrong);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Theory]
    [InlineData("20250201130500_pages", "20241201130500_pages", "20241201130500_pages")]
    [InlineData("20250301141000_reviews_and_labels", "20250115000000_reviews_and_labels", "20250115000000_reviews_and_labels")]
    [InlineData("20250101120000_init", "20250401120000_init", "20250201130500_pages")]
    public void A_file_dated_before_what_it_needs_is_found(string was, string now, string early)
    {
        var project = MutationProject.Prisma;
        var files = project.Files.ToDictionary(f => f.Key.Replace(was, now), f => f.Value);
        var found = project.New(TextProject.Of(files));
        Assert.Contains(found, f => f.Rule == "migration-sorts-before-dependency" && f.About == early);
        Assert.All(found, f => Assert.Equal("migration-sorts-before-dependency", f.Rule));
    }

    [Theory]
    [InlineData("\"seats\" INTEGER", "\"seats\" BIGINT", "accounts.seats")]
    [InlineData("\"plan\" TEXT NOT NULL DEFAULT 'free'", "\"plan\" TEXT NOT NULL", "accounts.plan")]
    [InlineData("\"email\" TEXT NOT NULL", "\"email\" TEXT", "members.email")]
    [InlineData("ON DELETE CASCADE ON UPDATE CASCADE;", "ON DELETE CASCADE;", "members.members_account_id_fkey")]
    [InlineData("('OWNER', 'EDITOR', 'READER')", "('OWNER', 'EDITOR')", "Role")]
    [InlineData("CREATE UNIQUE INDEX \"accounts_slug_key\"", "CREATE INDEX \"accounts_slug_key\"", "accounts.accounts_slug_key")]
    [InlineData("\"members_account_id_role_idx\" ON \"members\"(\"account_id\", \"role\")", "\"members_account_id_role_idx\" ON \"members\"(\"account_id\")", "members.members_account_id_role_idx")]
    public void A_changed_word_in_a_migration_is_found(string was, string now, string about)
    {
        var project = MutationProject.Prisma;
        const string File = "migrations/20250101120000_init/migration.sql";
        Assert.Contains(was, project.Files[File]);
        var found = project.New(project.With(File, project.Files[File].Replace(was, now)));
        Assert.Contains(found, f => MutationProject.IsDrift(f) && f.Subject?.Name.ToString() == about);
    }

    /// <summary>One source was broken: what it says otherwise now is the broken part; all that is found must be about that, or need it.</summary>
    private static void Judge(MutationProject project, Project broken, string what, List<string> wrong)
    {
        var found = project.New(broken);
        var changed = new List<SchemaObject>();
        foreach (var source in project.Project.Sources)
        {
            var (before, after) = (source.Catalog, broken.Sources.Single(s => s.Name == source.Name).Catalog);
            changed.AddRange(before.Objects.Where(o => after.Find(o.Id()) is not { } now || o.Kind.Compare(o, now).Any(f => f.Weight != FacetWeight.Information) || now.Refused != o.Refused));
            changed.AddRange(after.Objects.Where(o => !before.Contains(o.Id())));
        }
        var touched = MutationProject.Touched(broken.Sources.Concat(project.Project.Sources).Select(s => s.Catalog), changed);
        if (found.Count == 0) wrong.Add($"{what}: not found");
        foreach (var finding in found)
        {
            var inSchema = finding.Rule is "prisma-schema-invalid" or "prisma-schema-not-understood" or "table-naming-mixed";
            if (!inSchema && !MutationProject.IsAbout(finding, touched)) wrong.Add($"{what}: {finding.Rule} about {finding.Subject?.ToString() ?? finding.About}: {finding.Message}");
        }
    }
}
