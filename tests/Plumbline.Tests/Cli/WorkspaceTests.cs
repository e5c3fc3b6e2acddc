using System.Diagnostics;
using Plumbline.Cli;
using Plumbline.Model;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Cli;

public sealed class WorkspaceTests : IDisposable
{
    private const string Schema = "datasource db {\n  provider = \"postgresql\"\n  url = env(\"X\")\n}\n\nmodel A {\n  id Int @id\n}\n";
    private const string Sql = "CREATE TABLE \"A\" (\"id\" INTEGER NOT NULL, CONSTRAINT \"A_pkey\" PRIMARY KEY (\"id\"));\n";

    private readonly string _root = Directory.CreateTempSubdirectory("plumbline-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string At(string path) => Path.Combine(_root, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    private Workspace Open(string path = "", bool withCode = false) => Workspace.Open(At(path), withCode: withCode);

    private string Fault(string path = "") => Assert.Throws<UsageException>(() => Open(path)).Message;

    private static Source History(Workspace workspace) => workspace.Project.Of(SourceRole.History).Single();

    [Theory]
    [InlineData("prisma/schema.prisma", "prisma/migrations/20240101000000_a/migration.sql", "prisma/migrations")]
    [InlineData("prisma/schema/main.prisma", "prisma/migrations/20240101000000_a/migration.sql", "prisma/migrations")]
    [InlineData("prisma/schema/main.prisma", "prisma/schema/migrations/20240101000000_a/migration.sql", "prisma/schema/migrations")]
    [InlineData("schema.prisma", "migrations/20240101000000_a/migration.sql", "migrations")]
    [InlineData("prisma/schema.prisma", "supabase/migrations/20240101000000_a.sql", "supabase/migrations")]
    [InlineData("db/schema.prisma", "db/migrations/01_a.sql", "db/migrations")]
    [InlineData("packages/db/prisma/schema.prisma", "packages/db/migrations/01_a.sql", "packages/db/migrations")]
    [InlineData("apps/api/prisma/schema.prisma", "apps/api/prisma/migrations/20240101000000_a/migration.sql", "apps/api/prisma/migrations")]
    public void Layout_is_detected_and_said(string schema, string migration, string folder)
    {
        Write(schema, Schema);
        Write(migration, Sql);
        var workspace = Open();
        Assert.Equal(folder, History(workspace).Location);
        Assert.Single(workspace.Project.Of(SourceRole.Declared));
        Assert.Contains(folder, Assert.Single(workspace.Detected), StringComparison.Ordinal);
        Assert.All(workspace.Project.Sources, s => Assert.Single(s.Catalog.OfType<Table>()));
        Assert.Empty(workspace.Project.NotCompared);
    }

    [Fact]
    public void What_the_tools_are_configured_with_is_read_and_not_run()
    {
        Write("prisma.config.ts", "import path from 'path'\nexport default {\n  // schema: 'old.prisma',\n  schema: path.join('data', 'model.prisma'),\n  migrations: { path: './data/steps' },\n}\n");
        Write("data/model.prisma", Schema);
        Write("data/steps/20240101000000_a/migration.sql", Sql);
        Assert.Equal(["model.prisma", "history"], Open().Project.Sources.Select(s => s.Name));
    }

    [Fact]
    public void Package_json_names_the_schema_and_the_project()
    {
        Write("package.json", "{ \"name\": \"shop\", \"prisma\": { \"schema\": \"data/a.prisma\" } }");
        Write("data/a.prisma", Schema);
        var workspace = Open();
        Assert.Equal("shop", workspace.Project.Name);
        Assert.Equal("data/a.prisma", workspace.Project.Sources[0].Location);
        Assert.Contains("package.json", workspace.Project.Files.Keys);
    }

    [Fact]
    public void Drizzle_is_found_by_its_configuration()
    {
        Write("drizzle.config.ts", "export default defineConfig({ dialect: 'sqlite', out: './data/drizzle' })\n");
        Write("data/drizzle/meta/_journal.json", "{ \"entries\": [ { \"idx\": 0, \"tag\": \"0000_a\" } ] }");
        Write("data/drizzle/0000_a.sql", "CREATE TABLE `a` (`id` integer PRIMARY KEY);");
        Assert.Equal(("data/drizzle", "sqlite"), (History(Open()).Location, History(Open()).Dialect));
    }

    [Fact]
    public void Configuration_is_found_above_and_paths_are_its_own()
    {
        Write("plumbline.yaml", "declared: db/schema.prisma\nhistory: db/steps\n");
        Write("db/schema.prisma", Schema);
        Write("db/steps/01_a.sql", Sql);
        Write("src/deep/x.ts", "");
        var workspace = Open("src/deep");
        Assert.Equal(_root, workspace.Root);
        Assert.Equal(["schema.prisma", "history"], workspace.Project.Sources.Select(s => s.Name));
        Assert.Empty(workspace.Detected);
    }

    [Fact]
    public void A_configuration_above_the_repository_is_not_ours()
    {
        Write("plumbline.yaml", "declared: nowhere.prisma\n");
        Directory.CreateDirectory(At("repo/.git"));
        Write("repo/prisma/schema.prisma", Schema);
        Assert.Null(Open("repo").Config.File);
    }

    [Fact]
    public void Side_files_stand_beside_the_schema()
    {
        Write("plumbline.yaml", "declared:\n  - { path: schema.prisma }\n  - { path: extra/**/*.sql }\n");
        Write("schema.prisma", Schema);
        Write("extra/deep/partial.sql", "CREATE INDEX a_part ON \"A\" (id) WHERE id > 1;\n");
        var side = Open().Project.Sources[1];
        Assert.Empty(side.Findings);
        Assert.Equal("a_part", Assert.Single(side.Catalog.Objects).Name.Name);
    }

    [Theory]
    [InlineData("declared: nowhere.prisma\n", "plumbline.yaml:1:11: declared: there is no file nowhere.prisma in ")]
    [InlineData("declared: a/*.sql\n", "plumbline.yaml:1:11: declared: there is no file that matches a/*.sql in ")]
    [InlineData("history: steps\n", "plumbline.yaml:1:10: history: there is no folder steps in ")]
    [InlineData("histroy: steps\n", "plumbline.yaml:1:1: unknown key histroy: did you mean history?")]
    public void What_is_not_there_is_a_usage_error_with_its_place(string text, string message)
    {
        Write("plumbline.yaml", text);
        Assert.StartsWith(message, Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_says_what_was_looked_for()
    {
        Assert.Contains("looked for schema.prisma", Fault(), StringComparison.Ordinal);
        Assert.Empty(Workspace.Open(_root, orNothing: true).Project.Sources);
        Assert.Contains("is not there", Fault("nowhere"), StringComparison.Ordinal);
    }

    [Fact]
    public void Code_and_databases_are_recorded_as_not_compared()
    {
        Write("plumbline.yaml", "code: src/*.ts\ndatabases: { local: \"${URL}\" }\n");
        Write("schema.prisma", Schema);
        Assert.Equal(["src/*.ts", "local"], Open().Project.NotCompared.Select(n => n.What));
    }

    [Fact]
    public void Documents_are_found_or_named_and_what_is_named_has_to_be_there()
    {
        Write("schema.prisma", Schema);
        Write("docs/deep/model.md", "The column `A.nickname` exists.\n");
        Write("docs/other.md", "Nothing of the schema.\n");
        var found = Open();
        Assert.Contains(found.Detected, d => d == "documents docs/deep/model.md, docs/other.md");
        Assert.Single(found.Project.Of(SourceRole.Document).Single().Claims);
        Write("plumbline.yaml", "documents: docs/other.md\n");
        Assert.Empty(Open().Project.Of(SourceRole.Document).Single().Claims);
        Write("plumbline.yaml", "documents: guides/*.md\n");
        Assert.Contains("plumbline.yaml:1:12: documents: there is no file that matches guides/*.md", Assert.Throws<UsageException>(() => Open()).Message);
    }

    [Fact]
    public void Code_that_is_too_large_to_be_read_is_said_to_be_unread()
    {
        Write("db/schema.sql", "CREATE TABLE a (id bigint PRIMARY KEY);\n");
        Write("plumbline.yaml", "declared: db/schema.sql\ncode: src\n");
        Write("src/huge.ts", $"export const all = '{new string('x', 1 << 20)}';\n");
        Assert.Equal("src/huge.ts: a file of code of 1 MiB and more, which is not read", Assert.Single(Open(withCode: true).Project.NotCompared.Select(n => $"{n.What}: {n.Why}")));
    }

    [Fact]
    public void Drizzle_kit_is_run_above_its_configuration()
    {
        Write("apps/shop/package.json", "{}");
        Write("apps/shop/server/db/drizzle.config.ts", "export default defineConfig({ dialect: 'postgresql', schema: './server/db/schema.ts', out: 'drizzle' })\n");
        Write("apps/shop/server/db/schema.ts", "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const a = pgTable('a', { id: text('id').primaryKey() });\n");
        Write("apps/shop/drizzle/meta/_journal.json", "{ \"entries\": [ { \"idx\": 0, \"tag\": \"0000_a\" } ] }");
        Write("apps/shop/drizzle/0000_a.sql", "CREATE TABLE \"a\" (\"id\" text PRIMARY KEY NOT NULL);");
        Assert.Equal(["apps/shop/server/db/schema.ts", "apps/shop/drizzle"], Open().Project.Sources.Select(s => s.Location));
    }

    [Theory]
    [InlineData("wrangler.toml", "name = 'a'\n\n[[d1_databases]]\nbinding = \"DB\"\nmigrations_dir = \"./data/steps\" # where they lie\n\n[vars]\nmigrations_dir = \"x\"\n", "data/steps")]
    [InlineData("wrangler.toml", "[[env.live.d1_databases]]\nbinding = \"DB\"\n", "migrations")]
    [InlineData("wrangler.jsonc", "{\n  // bindings\n  \"d1_databases\": [{ \"binding\": \"DB\", \"migrations_dir\": \"data/steps\" }],\n}", "data/steps")]
    [InlineData("wrangler.json", "{ \"env\": { \"live\": { \"d1_databases\": [{ \"binding\": \"DB\" }] } } }", "migrations")]
    public void D1_is_found_by_its_binding_and_its_code_is_read(string configuration, string text, string folder)
    {
        Write($"apps/api/{configuration}", text);
        Write($"apps/api/{folder}/0001_a.sql", "CREATE TABLE a (id integer PRIMARY KEY, body text);\n");
        Write("apps/api/src/index.ts", "export default { async fetch(r: Request, env: Env) {\n  return env.DB.prepare('SELECT title FROM a').all();\n} };\n");
        var workspace = Open(withCode: true);
        Assert.Equal(($"apps/api/{folder}", "sqlite"), (History(workspace).Location, History(workspace).Dialect));
        Assert.Contains(workspace.Detected, d => d.Contains($"D1 of apps/api/{configuration}", StringComparison.Ordinal));
        Assert.Equal(["2:33 title False"], workspace.Project.Of(SourceRole.Code).Single().Usages.Where(u => u.Subject.Kind == Column.OfKind).Select(u => $"{u.Where.Line}:{u.Where.Column} {u.Text} {u.IsDeclared}"));
    }

    [Fact]
    public void A_wrangler_without_a_database_is_none()
    {
        Write("wrangler.toml", "name = 'a'\n# [[d1_databases]]\n");
        Write("migrations/0001_a.sql", "CREATE TABLE a (id integer PRIMARY KEY);\n");
        Assert.Equal("postgres", History(Open()).Dialect);
    }

    [Theory]
    [InlineData("CREATE TABLE a (id integer PRIMARY KEY AUTOINCREMENT);", null, "sqlite")]
    [InlineData("CREATE TABLE a (id integer PRIMARY KEY) WITHOUT ROWID;", null, "sqlite")]
    [InlineData("CREATE TABLE a (id text PRIMARY KEY, at text DEFAULT (datetime('now')));", null, "sqlite")]
    [InlineData("CREATE TABLE a (id serial PRIMARY KEY);", "better-sqlite3", "postgres")]
    [InlineData("CREATE TABLE a (id integer PRIMARY KEY);", null, "postgres")]
    [InlineData("CREATE TABLE a (id integer PRIMARY KEY);", "better-sqlite3", "sqlite")]
    [InlineData("CREATE TABLE a (id integer PRIMARY KEY);", "@libsql/client", "sqlite")]
    [InlineData("CREATE TABLE a (id integer PRIMARY KEY);", "better-sqlite3 pg", "postgres")]
    [InlineData("CREATE TABLE a (id integer PRIMARY KEY);", "express", "postgres")]
    public void What_SQL_is_written_for_is_told_by_its_text_then_by_the_packages_beside_it(string sql, string? packages, string dialect)
    {
        Write("plumbline.yaml", "declared: app/db/schema.sql\nhistory: app/db/steps\n");
        Write("app/db/schema.sql", sql);
        Write("app/db/steps/01_a.sql", sql);
        if (packages is not null) Write("app/package.json", $"{{ \"dependencies\": {{ {string.Join(", ", packages.Split(' ').Select(p => $"\"{p}\": \"1\""))} }} }}");
        Assert.Equal([dialect, dialect], Open().Project.Sources.Select(s => s.Dialect));
    }

    [Fact]
    public void A_file_of_code_that_is_not_read_whole_is_a_finding_where_it_breaks()
    {
        Write("prisma/schema.prisma", Schema);
        Write("src/a.ts", "export const a = 1;\nexport const b = {;\n");
        Write("src/a.test.ts", "const = 1;\n");
        foreach (var run in (int[])[1, 2])
        {
            var found = Open(withCode: true).Project.Findings.Where(f => f.Rule == "code-not-readable").OrderBy(f => f.Where.File, StringComparer.Ordinal).ToList();
            Assert.Equal(["src/a.test.ts:1 Info", "src/a.ts:2 Low"], found.Select(f => $"{f.Where.File}:{f.Where.Line} {f.Severity}"));
        }
    }

    [Fact]
    public void CSharp_is_found_where_a_project_of_it_lies_above_a_source()
    {
        const string Query = "class A { void B(C c) => c.Execute(\"UPDATE a SET nick = 1\"); } // Dapper\n";
        Write("db/schema.sql", "CREATE TABLE a (id bigint PRIMARY KEY);\n");
        Write("plumbline.yaml", "declared: db/schema.sql\n");
        Write("src/Shop/A.cs", Query);
        Assert.Empty(Open(withCode: true).Project.Of(SourceRole.Code));
        Write("Shop.slnx", "<Solution />\n");
        foreach (var path in (string[])["src/Shop/bin/A.cs", "src/Shop/obj/A.cs", "artifacts/A.cs", "src/Shop/Migrations/A.cs", "src/Shop/A.g.cs"]) Write(path, Query);
        var workspace = Open(withCode: true);
        Assert.Contains("code: 2 C# files below src", workspace.Detected);
        Assert.Equal(["src/Shop/A.cs:1:50 nick"], workspace.Project.Of(SourceRole.Code).Single().Usages.Where(u => u.Subject.Kind == Column.OfKind).Select(u => $"{u.Where.File}:{u.Where.Line}:{u.Where.Column} {u.Text}"));
    }

    [Theory]
    [InlineData("nowhere", "plumbline.yaml:2:7: code: there is no file or folder nowhere in ")]
    [InlineData("src/**/*.tsx", "plumbline.yaml:2:7: code: there is no file that matches src/**/*.tsx in ")]
    [InlineData("docs", null)]
    public void Code_that_is_named_and_not_there_is_told(string named, string? fault)
    {
        Write("db/schema.sql", "CREATE TABLE a (id bigint PRIMARY KEY);\n");
        Write("src/a.ts", "export const a = 1;\n");
        Write("docs/a.py", "a = 1\n");
        Write("plumbline.yaml", $"declared: db/schema.sql\ncode: {named}\n");
        if (fault is not null) Assert.StartsWith(fault, Assert.Throws<UsageException>(() => Open(withCode: true)).Message, StringComparison.Ordinal);
        else Assert.Equal(["docs"], Open(withCode: true).Project.NotCompared.Select(n => n.What));
        foreach (var all in (string[])[".", "src", "src/*.ts"])
        {
            Write("plumbline.yaml", $"declared: db/schema.sql\ncode: {all}\n");
            Assert.Single(Open(withCode: true).Project.Of(SourceRole.Code));
        }
    }

    [Theory]
    [InlineData("", "node_modules/.prisma/client/schema.prisma")]
    [InlineData("output = \"../src/generated\"", "src/generated/schema.prisma")]
    public void A_client_of_an_older_schema_is_told_with_both_places(string output, string kept)
    {
        string Schema(string fields) => $"datasource db {{\n  provider = \"postgresql\"\n  url = env(\"URL\")\n}}\ngenerator client {{\n  provider = \"prisma-client-js\"\n  {output}\n}}\nmodel A {{\n  id Int @id\n{fields}}}\n";
        Write("prisma/schema.prisma", Schema("  nick String\n  age Int\n"));
        Write("src/a.ts", "export const a = 1;\n");
        Write(kept, Schema("  age  Int\n  nick String // as it was written then\n"));
        Assert.DoesNotContain(Open(withCode: true).Project.Findings, f => f.Rule == "generated-client-stale");
        Write(kept, Schema("  age Int?\n  old Int\n"));
        var finding = Assert.Single(Open(withCode: true).Project.Findings, f => f.Rule == "generated-client-stale");
        Assert.Equal("the generated client was made of another schema: it lacks A.nick, still has A.old and has otherwise A.age", finding.Message);
        Assert.Equal(("prisma/schema.prisma", 11), (finding.Where.File, finding.Where.Line));
        Assert.Equal((kept, 12), (finding.Related[0].Where.File, finding.Related[0].Where.Line));
        File.Delete(Path.Combine(_root, kept));
        Assert.DoesNotContain(Open(withCode: true).Project.Findings, f => f.Rule == "generated-client-stale");
    }

    [Fact]
    public void The_Supabase_platform_is_known_by_its_configuration()
    {
        Write("supabase/config.toml", "project_id = \"x\"\n");
        Write("db/migrations/01_a.sql", "CREATE TABLE a (id uuid DEFAULT uuid_generate_v4(), owner uuid REFERENCES auth.users);\nGRANT SELECT ON a TO anon, reporting;\n");
        var workspace = Open();
        Assert.Contains("supabase", workspace.Project.Assume);
        Assert.Contains(workspace.Detected, d => d.Contains("supabase/config.toml", StringComparison.Ordinal));
        Assert.Equal(["relation auth.users (Supabase)", "role anon (Supabase)", "role reporting"], History(workspace).History!.Outside.Where(o => !o.StartsWith("function", StringComparison.Ordinal)));
        Assert.DoesNotContain(History(workspace).History!.Runs.SelectMany(r => r.Statements), s => s.Refused is not null);
    }

    [Fact]
    public void Other_schemas_are_listed_and_not_mixed_in()
    {
        foreach (var package in (string[])["apps/a", "apps/b"])
        {
            Write($"{package}/prisma/schema.prisma", Schema);
            Write($"{package}/prisma/migrations/20240101000000_a/migration.sql", Sql);
        }
        var workspace = Open();
        Assert.Equal(2, workspace.Project.Sources.Count);
        Assert.Contains("apps/b/prisma/schema.prisma", Assert.Single(workspace.Project.NotCompared).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_complete_schemas_in_a_folder_are_two()
    {
        Write("plumbline.yaml", "declared: prisma/schema.prisma\n");
        Write("prisma/schema.prisma", Schema);
        Write("prisma/schema.dev.prisma", Schema.Replace("model A", "model B", StringComparison.Ordinal));
        Assert.Equal("A", Open().Project.Sources.Single().Catalog.OfType<Table>().Single().Name.Name);
    }

    [Fact]
    public void Workflow_and_container_files_are_read_for_the_rules()
    {
        Write("schema.prisma", Schema);
        Write(".github/workflows/ci.yml", "on: push\n");
        Write("docker-compose.yml", "services: {}\n");
        Write("Dockerfile", "FROM scratch\n");
        Write("node_modules/x/package.json", "{}");
        Assert.Equal([".github/workflows/ci.yml", "Dockerfile", "docker-compose.yml"], Open().Project.Files.Keys.Order(StringComparer.Ordinal));
    }

    // Hostile folders

    [Fact]
    public void Links_that_leave_the_project_or_go_in_circles_are_told_and_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("plumbline-outside-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(outside, "secret.sql"), "CREATE TABLE secret (id integer);");
            Write("migrations/01_a.sql", Sql);
            File.CreateSymbolicLink(At("migrations/02_secret.sql"), Path.Combine(outside, "secret.sql"));
            Directory.CreateSymbolicLink(At("migrations/03_outside"), outside);
            Directory.CreateSymbolicLink(At("migrations/04_loop"), At("migrations"));
            File.CreateSymbolicLink(At("migrations/05_self.sql"), At("migrations/05_self.sql"));
            File.CreateSymbolicLink(At("migrations/06_gone.sql"), At("nowhere.sql"));
            File.CreateSymbolicLink(At("migrations/07_inside.sql"), At("migrations/01_a.sql"));
            var project = Open().Project;
            Assert.Equal(["01_a.sql", "07_inside.sql"], project.Sources.Single().History!.Given);
            Assert.Equal(5, project.Findings.Count(f => f.Rule == WorkspaceFiles.LinkRule));
            Assert.DoesNotContain(project.Texts.Values, t => t.Text.Contains("secret", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(outside, recursive: true);
        }
    }

    [Fact]
    public void A_declared_path_behind_a_link_to_elsewhere_is_not_there()
    {
        var outside = Directory.CreateTempSubdirectory("plumbline-outside-").FullName;
        try
        {
            Directory.CreateSymbolicLink(At("steps"), outside);
            Write("plumbline.yaml", "history: steps\n");
            Assert.Contains("there is no folder steps", Fault(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(outside);
        }
    }

    [Fact]
    public void A_pipe_does_not_hang_and_a_folder_named_like_a_file_is_told()
    {
        Write("migrations/01_a.sql", Sql);
        Directory.CreateDirectory(At("migrations/02_b.sql"));
        Process.Start("mkfifo", At("migrations/03_c.sql"))!.WaitForExit();
        var project = Open().Project;
        Assert.Equal(["01_a.sql", "03_c.sql"], project.Sources.Single().History!.Given);
        Assert.Equal(WorkspaceFiles.FolderRule, Assert.Single(project.Findings).Rule);
    }

    [Fact]
    public void A_huge_file_is_refused_and_the_rest_is_read()
    {
        Write("migrations/01_a.sql", Sql);
        using (var file = File.Create(At("migrations/02_b.sql"))) file.SetLength(65L << 20);
        var project = Open().Project;
        Assert.Equal(WorkspaceFiles.TooLargeRule, Assert.Single(project.Findings).Rule);
        Assert.Equal(["01_a.sql"], project.Sources.Single().History!.Given);
    }

    [Fact]
    public void Names_with_line_breaks_and_long_names_are_read()
    {
        Write("migrations/01_a\nb.sql", Sql);
        Write($"migrations/02_{new string('x', 200)}.sql", "SELECT 1;");
        Assert.Equal(2, History(Open()).History!.Runs.Count);
    }

    [Theory]
    [InlineData("*.sql", "a.sql", true)]
    [InlineData("*.sql", "b/a.sql", false)]
    [InlineData("db/**/*.sql", "db/a.sql", true)]
    [InlineData("db/**/*.sql", "db/x/y/a.sql", true)]
    [InlineData("db/*/a?.sql", "db/x/a1.sql", true)]
    [InlineData("**", "any/thing", true)]
    [InlineData("a*b.sql", "a(.*)b.sql", true)]
    [InlineData("db/**/*.sql", "dbx/a.sql", false)]
    public void Patterns_match_paths(string pattern, string path, bool matches)
    {
        Write(path, "SELECT 1;");
        Write("plumbline.yaml", $"declared: \"{pattern}\"\n");
        if (matches) Assert.Single(Open().Project.Sources);
        else Assert.Contains("matches", Fault(), StringComparison.Ordinal);
    }
}
