using Plumbline.Cli;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Rules.Usages;
using Xunit;

namespace Plumbline.Tests.Cli;

/// <summary>Imports of a Prisma client and where they lead: told where no generator writes, and nowhere else.</summary>
public sealed class AbsentClientTests : IDisposable
{
    private const string Elsewhere = "generator client {\n  provider = \"prisma-client\"\n  output = \"../src/generated/prisma\"\n}\n";
    private const string Installed = "generator client {\n  provider = \"prisma-client-js\"\n}\n";
    private const string Model = "datasource db {\n  provider = \"postgresql\"\n}\nmodel A {\n  id Int @id\n}\n";
    private const string Makes = "import { PrismaClient } from 'MODULE';\nexport const db = new PrismaClient();\n";

    private readonly string _root = Directory.CreateTempSubdirectory("plumbline-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private void Write(string path, string text)
    {
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private List<Finding> Absent() => [.. Workspace.Open(_root, withCode: true).Project.Findings.Where(f => f.Rule == GeneratedClientAbsent.Name)];

    private static string Import(string module) => Makes.Replace("MODULE", module, StringComparison.Ordinal);

    [Fact]
    public void An_import_that_leads_where_no_generator_writes_is_told_with_both_places()
    {
        Write("prisma/schema.prisma", Elsewhere + Model);
        Write("src/lib/db.ts", "// import { PrismaClient } from '../generated/client'\n" + Import("../generated/client"));
        Write("src/seed.ts", "import type { Prisma } from './generated/client/index.js';\nexport type X = Prisma.AWhereInput;\n");
        var finding = Assert.Single(Absent());
        Assert.Equal("code imports a Prisma client from src/generated/client, and no generator writes there: generator client writes src/generated/prisma/client", finding.Message);
        Assert.Equal((Severity.High, "src/lib/db.ts", 2, 30), (finding.Severity, finding.Where.File, finding.Where.Line, finding.Where.Column));
        Write("src/pages/page.tsx", "import { Prisma } from '../generated/client/browser';\n");
        Assert.Equal("src/pages/page.tsx:1", Assert.Single(Absent()).Related[1].Where.ToString());
        Assert.Equal(["prisma/schema.prisma:3", "src/seed.ts:1"], finding.Related.Select(r => r.Where.ToString()));
        Assert.Equal("import it from ../generated/prisma/client, or let the generator write src/generated", finding.Fix!.Description);
        Assert.Equal(finding.Message, Assert.Single(Absent()).Message);
        Write("src/lib/db.ts", "// plumb: allow generated-client-absent a build step copies it\n" + Import("../generated/client"));
        Assert.Equal("src/pages/page.tsx", Assert.Single(Checks.Run(Workspace.Open(_root, withCode: true).Project, new DateOnly(2026, 1, 1)).Findings, f => f.Rule == GeneratedClientAbsent.Name).Where.File);
    }

    [Fact]
    public void A_client_that_is_only_not_generated_yet_is_not_told_nor_what_is_not_certain()
    {
        string[] modules =
        [
            "../generated/prisma/client", "../generated/prisma/client.js", "@/generated/prisma/client", "~/src/generated/prisma/client", "src/generated/prisma/client", "#/generated/prisma/client",
            "../generated", "../../../outside/generated/client", "../../node_modules/.prisma/client", ".prisma/client", "@prisma/client/extension", "@/somewhere/prisma/client", "@acme/prisma",
        ];
        Write("prisma/schema.prisma", Elsewhere + Model);
        for (var i = 0; i < modules.Length; i++) Write($"src/lib/db{i}.ts", Import(modules[i]));
        Assert.Empty(Absent());
    }

    [Theory]
    [InlineData("tsconfig.json", "{ /* of Next */ \"compilerOptions\": { \"paths\": { \"@/*\": [\"./src/*\"] }, } }", "@/old/prisma/client", true)]
    [InlineData("tsconfig.json", "{ \"compilerOptions\": { \"paths\": { \"@/*\": [\"./src/*\", \"./src/generated/*\"] } } }", "@/prisma", false)]
    [InlineData("tsconfig.app.json", "{ \"compilerOptions\": { \"paths\": { \"@/*\": [\"./src/*\"] } } }", "@/old/prisma", true)]
    [InlineData("base.json", "{ \"compilerOptions\": { \"paths\": { \"$gen/*\": [\"./src/generated/*\"] } } }", "$gen/prisma/client", false)]
    [InlineData("base.json", "{ \"compilerOptions\": { \"baseUrl\": \".\" } }", "src/old/prisma", true)]
    [InlineData("package.json", "{ \"imports\": { \"#gen/*\": { \"types\": \"./src/old/*.ts\", \"default\": \"./src/old/*.js\" } } }", "#gen/prisma", true)]
    public void An_alias_leads_where_the_configuration_says(string configuration, string text, string module, bool told)
    {
        Write("prisma/schema.prisma", Elsewhere + Model);
        Write("tsconfig.json", "{ \"extends\": \"./base\", \"references\": [{ \"path\": \"./tsconfig.app.json\" }] }");
        Write(configuration, text);
        Write("src/lib/db.ts", Import(module));
        Assert.Equal(told ? 1 : 0, Absent().Count);
    }

    [Theory]
    [InlineData("src/old/client.ts")]
    [InlineData("src/old/client/index.d.ts")]
    [InlineData("src/old/client.js")]
    public void What_lies_there_is_imported(string path)
    {
        Write("prisma/schema.prisma", Elsewhere + Model);
        Write("src/lib/db.ts", Import("../old/client"));
        Assert.Single(Absent());
        Write(path, "export class PrismaClient {}\n");
        Assert.Empty(Absent());
    }

    [Theory]
    [InlineData("scripts/make.mjs", "const schema = read().replace('src/generated/prisma', 'src/old/test');\n")]
    [InlineData("package.json", "{ \"scripts\": { \"generate\": \"prisma generate && cp -r src/generated/prisma src/old/test\" } }")]
    [InlineData("Dockerfile", "COPY client src/old/test\n")]
    [InlineData("other/second.prisma", "generator second {\n  provider = \"prisma-client-js\"\n  output = \"../src/old/test\"\n}\n")]
    [InlineData("other/second.prisma", "generator second {\n  provider = \"prisma-client-js\"\n  output = env(\"PLACE\")\n}\n")]
    [InlineData("other/zod.prisma", "generator zod {\n  provider = \"prisma-something\"\n  output = \"../src/old\"\n}\n")]
    [InlineData("src/lib/db.ts", "import { PrismaClient } from '../old/test';\njest.mock('../old/test', () => ({}), { virtual: true });\nexport const db = new PrismaClient();\n")]
    public void What_others_may_put_there_is_not_told(string path, string text)
    {
        Write("prisma/schema.prisma", Elsewhere + Model);
        Write("src/lib/db.ts", Import("../old/test"));
        Write("scripts/other.sh", "# once it was in src/old/test\nrm -rf src/old/test-output\n");
        Assert.Single(Absent());
        Write(path, text);
        Assert.Empty(Absent());
    }

    [Theory]
    [InlineData("../dist/index.js", "", "", false)]
    [InlineData("../build/index.js", "", "", false)]
    [InlineData("../../db/.next/server/client.js", "", "", false)]
    [InlineData("../lib/client", "", "", false)]
    [InlineData("../src/lib/old/client", "", "", true)]
    [InlineData("../made/src/index.js", "{ \"compilerOptions\": { \"outDir\": \"made\" } }", "", false)]
    [InlineData("../src/old/index.js", "{ \"compilerOptions\": { \"outDir\": \"./made/..\" } }", "", true)]
    [InlineData("../made/client/index.js", "{ \"extends\": \"../base\" }", "", false)]
    [InlineData("../made/client/index.js", "", "{ \"main\": \"./made/index.js\" }", false)]
    [InlineData("../made/client/index.js", "", "{ \"exports\": { \"./*\": { \"types\": \"./made/*.d.ts\", \"default\": \"./made/*.js\" } } }", false)]
    [InlineData("../src/old/index.js", "", "{ \"main\": \"./src/index.js\", \"types\": \"./src/index.ts\" }", true)]
    [InlineData("../made/client/index.js", "", "{ \"main\": \"./index.js\", \"exports\": \"./made/index.ts\" }", true)]
    public void What_a_build_makes_is_not_there_before_it(string module, string compiler, string package, bool told)
    {
        Write("packages/db/prisma/schema.prisma", Elsewhere + Model);
        Write("packages/base.json", "{ \"compilerOptions\": { \"declarationDir\": \"${configDir}/made\" } }");
        if (compiler.Length > 0) Write("packages/db/tsconfig.json", compiler);
        if (package.Length > 0) Write("packages/db/package.json", package);
        Write("packages/db/src/lib/index.ts", "export { PrismaClient } from '../generated/prisma/client';\n");
        Write("packages/db/cli/run.mjs", Import(module));
        Assert.Equal(told ? 1 : 0, Absent().Count);
    }

    [Theory]
    [InlineData("plumbline.yaml")]
    [InlineData("part/plumbline.yml")]
    [InlineData("known.yaml")]
    public void What_our_own_files_say_of_a_finding_is_no_reason_for_it_to_go(string path)
    {
        Write("plumbline.yaml", "baseline: known.yaml\n");
        Write("prisma/schema.prisma", Elsewhere + Model);
        Write("src/lib/db.ts", Import("../old/client"));
        Write(path, "accepted:\n  - finding: generated-client-absent src/old/client\n    reason: a step copies it\n");
        Assert.Single(Absent());
        if (path != "plumbline.yaml") return;
        var report = Checks.Run(Workspace.Open(_root, withCode: true).Project, new DateOnly(2026, 1, 1));
        Assert.DoesNotContain(report.Findings, f => f.Rule is GeneratedClientAbsent.Name or "allowance-unused");
    }

    [Theory]
    [InlineData("src/lib/db.ts", "import * as all from '../old/client';\nexport const db = new all.PrismaClient();\n", true)]
    [InlineData("src/lib/db.ts", "import all from '../old/client/index.js';\nconst { PrismaClient } = all;\nexport const db = new PrismaClient();\n", true)]
    [InlineData("src/lib/db.ts", "import all from '@prisma/client';\nconst { PrismaClient } = all;\nexport const db = new PrismaClient();\n", true)]
    [InlineData("src/lib/db.ts", "import * as all from '@prisma/client';\nexport class Service extends all.PrismaClient {}\n", true)]
    [InlineData("src/lib/db.ts", "import * as all from '../generated/prisma/client';\nexport const db = new all.PrismaClient();\n", false)]
    [InlineData("src/lib/db.ts", "import * as all from '../old/client';\nexport const db = new all.OtherClient();\n", false)]
    [InlineData("src/lib/db.ts", "import all from '@prisma/client';\nexport const where = all.Prisma.sql;\n", false)]
    public void A_client_may_be_imported_whole(string path, string text, bool told)
    {
        Write("prisma/schema.prisma", Elsewhere + Model);
        Write(path, text);
        Assert.Equal(told ? 1 : 0, Absent().Count);
    }

    [Theory]
    [InlineData("export * from '../old/client';\n", true)]
    [InlineData("export { PrismaClient } from '../old/client';\n", true)]
    [InlineData("import { PrismaClient } from '../old/client';\nexport { PrismaClient };\n", true)]
    [InlineData("export * from '../old/client';\nexport * from '../old/zod';\n", false)]
    public void What_hands_a_client_on_is_where_it_is_missing(string text, bool told)
    {
        Write("prisma/schema.prisma", Elsewhere + Model);
        Write("src/lib/index.ts", text);
        Write("src/a.ts", Import("./lib"));
        Assert.Equal(told ? ["src/lib/index.ts"] : [], Absent().Select(f => f.Where.File));
    }

    [Theory]
    [InlineData("^7.0.0", "../generated/prisma", true)]
    [InlineData("6.19.0", "@/generated/prisma", true)]
    [InlineData("^6.9.0", "../generated/prisma", false)]
    [InlineData("latest", "../generated/prisma", false)]
    public void A_folder_without_index_is_no_module(string version, string module, bool told)
    {
        Write("package.json", $"{{ \"devDependencies\": {{ \"prisma\": \"{version}\" }} }}");
        Write("tsconfig.json", "{ \"compilerOptions\": { \"paths\": { \"@/*\": [\"./src/*\"] } } }");
        Write("prisma/schema.prisma", Elsewhere + Model);
        Write("src/lib/db.ts", Import(module));
        Write("src/generated/prisma/client.ts", "export class PrismaClient {}\n");
        var message = "code imports src/generated/prisma, and there is no index in what its generator writes: generator client writes src/generated/prisma/client";
        Assert.Equal(told ? [message] : [], Absent().Select(f => f.Message));
        Write("src/generated/prisma/index.ts", "export * from './client';\n");
        Assert.Empty(Absent());
    }

    [Theory]
    [InlineData("src/db.ts", Makes, Severity.High)]
    [InlineData("scripts/fill.ts", "import { PrismaClient as Client } from 'MODULE';\nconst prisma = globalThis.prisma ?? new Client().$extends({});\nawait prisma.a.deleteMany();\n", Severity.Medium)]
    [InlineData("src/service.ts", "import { PrismaClient } from 'MODULE';\nexport class Service extends PrismaClient {}\n", Severity.High)]
    [InlineData("tests/db.ts", Makes, null)]
    [InlineData("src/db.ts", "import type { PrismaClient } from 'MODULE';\nexport const all = (db: PrismaClient) => db.a.findMany();\n", null)]
    [InlineData("src/db.ts", "import { Prisma } from 'MODULE';\nexport const where: Prisma.AWhereInput = { id: 1 };\n", null)]
    [InlineData("src/db.ts", "import { PrismaClient } from 'MODULE';\njest.mock('MODULE');\nexport const db = new PrismaClient();\n", null)]
    [InlineData("templates/src/db.ts", Makes, null)]
    public void The_package_holds_no_client_when_every_generator_writes_elsewhere(string path, string text, Severity? severity)
    {
        Write("prisma/schema.prisma", Elsewhere + Model);
        Write("package.json", "{ \"dependencies\": { \"@prisma/client\": \"^7.0.0\" } }");
        Write(path, text.Replace("MODULE", "@prisma/client", StringComparison.Ordinal));
        Assert.Equal(severity is null ? [] : [severity.Value], Absent().Select(f => f.Severity));
        if (severity is null) return;
        Assert.Equal("code makes a client of @prisma/client, and no generator writes it: generator client writes src/generated/prisma/client", Absent()[0].Message);
        Write("other/schema.prisma", Installed + Model);
        Assert.Empty(Absent());
    }

    [Fact]
    public void In_a_part_of_a_repository_what_others_generate_into_the_same_packages_is_not_known()
    {
        Write("prisma/schema.prisma", Elsewhere + Model);
        Write("src/db.ts", Import("@prisma/client"));
        Write("plumbline.yaml", "declared: prisma/schema.prisma\n");
        Assert.Single(Absent());
        var part = Path.Combine(_root, "part");
        Write(".git/HEAD", "ref: refs/heads/main\n");
        foreach (var path in (string[])["prisma/schema.prisma", "src/db.ts", "plumbline.yaml"]) Write($"part/{path}", File.ReadAllText(Path.Combine(_root, path)));
        Assert.DoesNotContain(Workspace.Open(part, withCode: true).Project.Findings, f => f.Rule == GeneratedClientAbsent.Name);
        Write("part/yarn.lock", "");
        Assert.Contains(Workspace.Open(part, withCode: true).Project.Findings, f => f.Rule == GeneratedClientAbsent.Name);
    }

    [Theory]
    [InlineData("package.json", "{ \"dependencies\": { \"@prisma/client\": \"file:src/generated\" } }")]
    [InlineData("package.json", "{ \"scripts\": { \"postinstall\": \"cp -r src/generated/prisma node_modules/.prisma/client\" } }")]
    [InlineData("package.json", "{ \"scripts\": { \"postinstall\": \"prisma generate && prisma generate --schema=node_modules/@acme/core/prisma/schema.prisma\" } }")]
    [InlineData("scripts/generate.ts", "execSync(`npx prisma@6 generate --schema ${schema}`, { stdio: 'inherit' });\n")]
    [InlineData("tsconfig.json", "{ \"compilerOptions\": { \"paths\": { \"@prisma/client\": [\"./src/generated/prisma/client\"] } } }")]
    [InlineData("vite.config.ts", "export default { resolve: { alias: { '@prisma/client': './src/generated/prisma/client' } } };\n")]
    [InlineData("prisma/schema.prisma", "generator client {\n  provider = \"prisma-client-js\"\n  output = \"../node_modules/@prisma/client\"\n}\n" + Model)]
    [InlineData("prisma/schema.prisma", Model)]
    public void The_package_may_be_given_another_meaning(string path, string text)
    {
        Write("prisma/schema.prisma", Elsewhere + Model);
        Write("scripts/known.sh", "npx prisma generate --schema ./prisma/schema.prisma && prisma db push --schema node_modules/a/schema.prisma\n");
        Write("Dockerfile", "RUN npx prisma generate \\\n  --schema=/app/prisma/schema.prisma\n");
        Write("src/db.ts", Import("@prisma/client"));
        Assert.Single(Absent());
        Write(path, text);
        Assert.Empty(Absent());
    }
}
