using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Prisma;
using Plumbline.Truth;
using Xunit;
using Index = Plumbline.Model.Index;

namespace Plumbline.Tests.Sources;

public class PrismaSchemaTests
{
    private const string Marker = "//! ";

    private static Source Read(params (string Path, string Text)[] files) =>
        PrismaSchema.Read(files.Select(f => new SourceText("declared", f.Path, f.Text)).ToList(), "schema.prisma", "prisma");

    private static Source Read(string models, string provider = "postgresql") =>
        Read(("schema.prisma", $"datasource db {{\n  provider = \"{provider}\"\n}}\n{models}"));

    public static TheoryData<string> InvalidCases()
    {
        var cases = new TheoryData<string>();
        foreach (var file in Directory.EnumerateFiles(Repository.Path("tests", "cases", "sources", "prisma-invalid")).Order(StringComparer.Ordinal)) cases.Add(Path.GetFileNameWithoutExtension(file));
        return cases;
    }

    /// <summary>A line that ends in <c>//! text | text</c> must have these findings, and no other line may have any.</summary>
    [Theory, MemberData(nameof(InvalidCases))]
    public void Faults_are_found_where_they_stand(string name)
    {
        var text = File.ReadAllText(Repository.Path("tests", "cases", "sources", "prisma-invalid", name + ".prisma"));
        var expected = text.Split('\n').SelectMany((line, at) => line.Contains(Marker, StringComparison.Ordinal) ? line[(line.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..].Split(" | ").Select(m => (Line: at + 1, Says: m.Trim())) : []).ToList();
        var found = Read((name + ".prisma", text)).Findings;
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Count, found.Count);
        Assert.All(expected, e => Assert.Contains(found, f => f.Where.Line == e.Line && f.Message.Contains(e.Says, StringComparison.Ordinal)));
        Assert.All(found, f => Assert.True(f.Where.Column > 0 && f.Rule is PrismaSyntax.InvalidRule or PrismaSyntax.UnreadableRule));
    }

    [Fact]
    public void The_rest_of_a_broken_schema_still_counts()
    {
        var source = Read("model A {\n  id Int @id\n  what is this\n  name String\n  @@index([name]\n  @@unique([name])\n  @@index([id\n  more Int\n}\nnonsense\nmodel B {\n  id Int @id\n");
        Assert.Equal(4, source.Unread);
        Assert.Equal(["id", "name", "more"], source.Catalog.Columns(new("public", "A")).Select(c => c.Name.Name));
        Assert.True(source.Catalog.Contains(new(Index.OfKind, new("public", "A_name_key", "A"))));
        Assert.True(source.Catalog.Contains(new(Table.OfKind, new("public", "B"))));
    }

    [Fact]
    public void What_could_not_be_read_is_not_told_to_be_absent()
    {
        var source = Read("model A {\n  id Int @id\n  mood Mood\n  odd is not\n}\nmodle Gone {\n  id Int @id\n}\n");
        var table = new ObjectName("public", "A");
        var history = source.Catalog.With(table, ("id", "integer not null"), ("mood", "text"), ("odd", "text"), ("other", "text")).With(new ObjectName("public", "Gone"), ("id", "integer"));
        var drift = TruthTable.Of(new Project("made", [source, Made.Source(SourceRole.History, history)])).Drifting;
        Assert.Equal(["column A.other"], drift.Select(s => s.Id.ToString()));
    }

    [Fact]
    public void Files_of_a_folder_are_one_schema()
    {
        var source = Read(
            ("prisma/user.prisma", "model User {\n  id    Int    @id\n  posts Post[]\n  role  Role\n}\n"),
            ("prisma/schema.prisma", "datasource db {\n  provider = \"postgresql\"\n}\n"),
            ("prisma/post.prisma", "enum Role {\n  A\n}\n\nmodel Post {\n  id   Int  @id\n  uid  Int\n  user User @relation(fields: [uid], references: [id])\n}\n"));
        Assert.Empty(source.Findings);
        var key = Assert.Single(source.Catalog.OfType<ForeignKey>());
        Assert.Equal(new Origin("declared", "prisma/post.prisma", 8, 13), key.Origin.Here);
        Assert.Equal(new ObjectName("public", "User"), key.ReferencedTable);
    }

    [Fact]
    public void Every_object_has_its_place_and_its_name_in_the_schema()
    {
        var source = Read("model BlogPost {\n  id    Int    @id @default(autoincrement())\n  title String @unique @map(\"the_title\")\n\n  @@index([title], map: \"by_title\")\n  @@map(\"blog_posts\")\n}\n");
        var table = new ObjectName("public", "blog_posts");
        Assert.Equal((4, 7), At(new(Table.OfKind, table)));
        Assert.Equal((5, 3), At(new(Column.OfKind, table.Member("id"))));
        Assert.Equal((5, 29), At(new(Sequence.OfKind, new("public", "blog_posts_id_seq"))));
        Assert.Equal((5, 16), At(new(PrimaryKey.OfKind, table.Member("blog_posts_pkey"))));
        Assert.Equal((6, 16), At(new(Index.OfKind, table.Member("blog_posts_the_title_key"))));
        Assert.Equal((8, 3), At(new(Index.OfKind, table.Member("by_title"))));
        Assert.Equal(new ModelName("BlogPost", null, true), source.ModelNames[new(Table.OfKind, table)]);
        Assert.Equal(new ModelName("BlogPost", "title", true), source.ModelNames[new(Column.OfKind, table.Member("the_title"))]);
        Assert.Equal(new ModelName("BlogPost", "id", false), source.ModelNames[new(Column.OfKind, table.Member("id"))]);
        Assert.True(source.ModelNames[new(Index.OfKind, table.Member("by_title"))].Mapped);

        (int, int) At(ObjectId id) => source.Catalog.Find(id)!.Origin.Here is var here ? (here.Line, here.Column) : default;
    }

    [Theory]
    [InlineData("mysql")]
    [InlineData("sqlserver")]
    [InlineData("mongodb")]
    [InlineData("oracle")]
    public void A_provider_without_a_dialect_is_told_and_not_compared(string provider)
    {
        var source = Read("model A {\n  id Int @id\n}\n", provider);
        Assert.Single(source.Findings);
        Assert.Single(source.NotCompared);
        Assert.Equal(0, source.Catalog.Count);
        Assert.False(source.Voice.CouldState(new Table(new("public", "A"))));
    }

    [Fact]
    public void A_schema_can_be_read_as_its_sqlite_variant()
    {
        var file = new SourceText("declared", "schema.prisma", "datasource db {\n  provider = \"postgresql\"\n}\nmodel A {\n  id Int @id @default(autoincrement())\n}\n");
        var source = PrismaSchema.Read([file], "schema.prisma", "schema.prisma", new() { Provider = "sqlite" });
        Assert.Equal("sqlite", source.Dialect);
        Assert.Empty(source.Catalog.OfType<Sequence>());
        Assert.Equal("main", Assert.Single(source.Catalog.OfType<Table>()).Name.Schema);
    }

    [Fact]
    public void Cockroach_types_are_brought_to_those_of_postgres()
    {
        var source = Read("model A {\n  id BigInt @id @default(autoincrement())\n  n Int @default(sequence(start: 5))\n  s String @db.String(20)\n  f Float @db.Float4\n  b Bytes @db.Bytes\n  c String @db.CatalogSingleChar\n}\n", "cockroachdb");
        Assert.Empty(source.Findings);
        var columns = source.Catalog.Columns(new("public", "A"));
        Assert.Equal(["bigint", "integer", "character varying(20)", "real", "bytea", "\"char\""], columns.Select(c => c.Type.ToString()));
        Assert.Equal("unique_rowid()", columns[0].Default?.Text);
        Assert.Equal("by default (start 5)", columns[1].Identity?.ToString());
    }

    [Fact]
    public void Views_are_listed_as_not_compared()
    {
        var source = Read("generator c {\n  provider = \"x\"\n  previewFeatures = [\"views\"]\n}\nview Stats {\n  id Int @unique\n}\n");
        Assert.Empty(source.Findings);
        Assert.Contains("Stats", Assert.Single(source.NotCompared).What, StringComparison.Ordinal);
        Assert.Empty(source.Catalog.OfType<Table>());
    }

    /// <summary>Every beginning of every case, and every case with one character missing, is read to the end.</summary>
    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        var texts = Directory.EnumerateFiles(Repository.Path("tests", "cases", "sources"), "*.prisma", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.NotEmpty(texts);
        foreach (var text in texts)
        {
            for (var at = 0; at < text.Length; at += 7) Read(("a.prisma", text[..at]));
            for (var at = 0; at < text.Length; at += 11) Read(("a.prisma", text.Remove(at, 1)));
        }
        foreach (var odd in new[] { "", "\uFEFF", "\0", "/*", "///", "\"", "{", "}", "@@", "model", "model A", "model A {", "model A {\n a B @x(", "model A {\n a B @x([", "model A {\n a Unsupported(\n}", "enum E {\n @@map(\n}", "datasource d {\n a = \n}", "\ud800" })
            Read(("a.prisma", odd));
    }
}
