using Plumbline.Cli;

namespace Plumbline.Databases.Tests.Sqlite;

/// <summary><c>plumb plan</c> over a project with a Prisma folder and a database of SQLite.</summary>
public sealed class SqlitePlanTests : IDisposable
{
    private const string Start =
        """
        CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "name" TEXT);
        CREATE TABLE "Post" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "title" TEXT NOT NULL, "authorId" INTEGER NOT NULL,
          CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE UNIQUE INDEX "User_email_key" ON "User" ("email");
        """;

    private const string Declared =
        """
        datasource db {
          provider = "sqlite"
          url      = env("DATABASE_URL")
        }
        model User {
          id    Int     @id @default(autoincrement())
          email String  @unique
          name  String  @default("anonymous")
          posts Post[]
        }
        model Post {
          id       Int      @id @default(autoincrement())
          title    String
          created  DateTime @default(now())
          author   User     @relation(fields: [authorId], references: [id], onDelete: Cascade)
          authorId Int
          @@index([authorId])
        }
        """;

    private const string Rows = "INSERT INTO \"User\" (email, name) VALUES ('a', NULL), ('b', 'B'); INSERT INTO \"Post\" (title, \"authorId\") VALUES ('one', 1), ('two', 2), ('three', 1);";

    private readonly string _folder = Directory.CreateTempSubdirectory("plumb-plan-").FullName;

    [Fact]
    public void The_history_gets_a_migration_after_which_there_is_nothing_to_do()
    {
        Project();
        using var database = new ScratchDatabase().With(Start).With(Rows);
        var (code, output) = Plumb("plan", _folder, "--name", "names");
        Assert.True(code == 0, output);
        Assert.Null(database.Run(File.ReadAllText(Migration("names"))));
        Assert.Equal("anonymous,B", database.Ask("SELECT group_concat(name) FROM (SELECT name FROM \"User\" ORDER BY id)"));
        Assert.Equal(3L, database.Ask("SELECT count(*) FROM \"Post\" JOIN \"User\" ON \"authorId\" = \"User\".id WHERE created IS NOT NULL"));
        Assert.Contains("nothing to do", Plumb("plan", _folder).Output, StringComparison.Ordinal);
        database.Close();
        Assert.Contains("nothing to do", Plumb("plan", _folder, "--database", $"sqlite:{database.File}").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_gets_its_own_plan_and_undo()
    {
        Project();
        using var database = new ScratchDatabase().With(Start).With(Rows);
        database.Close();
        var (code, output) = Plumb("plan", _folder, "--name", "names", "--database", $"sqlite:{database.File}");
        Assert.True(code == 0, output);
        Assert.Null(database.Run(File.ReadAllText(Migration("names"))));
        Assert.Null(database.Run(File.ReadAllText(Migration("names").Replace("migration.sql", "rollback.sql", StringComparison.Ordinal))));
        Assert.Equal(3L, database.Ask("SELECT count(*) FROM \"Post\" JOIN \"User\" ON \"authorId\" = \"User\".id"));
        Assert.Equal(0L, database.Ask("SELECT count(*) FROM pragma_table_info('Post') WHERE name = 'created'"));
    }

    /// <summary>There foreign keys cannot be switched off, and dropping the old table would take others' rows along.</summary>
    [Fact]
    public void Inside_a_transaction_the_migration_fails_before_it_has_changed_anything()
    {
        Project();
        Assert.Equal(0, Plumb("plan", _folder, "--name", "names").Code);
        using var database = new ScratchDatabase().With(Start).With(Rows).With("PRAGMA foreign_keys = ON; BEGIN");
        Assert.Contains("within a transaction", database.Run(File.ReadAllText(Migration("names"))), StringComparison.Ordinal);
        Assert.Null(database.Run("COMMIT"));
        Assert.Equal(3L, database.Ask("SELECT count(*) FROM \"Post\""));
        Assert.Equal(0L, database.Ask("SELECT count(*) FROM sqlite_master WHERE name LIKE 'new%'"));
    }

    private void Project()
    {
        Write("prisma/schema.prisma", Declared);
        Write("prisma/migrations/migration_lock.toml", "provider = \"sqlite\"\n");
        Write("prisma/migrations/20240101000000_init/migration.sql", Start);
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private string Migration(string name) => Path.Combine(Assert.Single(Directory.EnumerateDirectories(Path.Combine(_folder, "prisma/migrations"), $"*_{name}")), "migration.sql");

    private static (int Code, string Output) Plumb(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = CommandLine.Run(args, output, error);
        return (code, output.ToString() + error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
