using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Sources;

/// <summary>Each value was written by the tool itself, or computed as its documentation says.</summary>
public class FileChecksumsTests
{
    [Fact]
    public void Prisma_and_Drizzle_hash_the_bytes()
    {
        Assert.Equal("be9be6180bb1ab861cc7da1530b0468b6f6fea291639018c18a320ccd44821f3", FileChecksums.Sha256("-- CreateTable\nCREATE TABLE \"a\" (\"id\" integer NOT NULL, CONSTRAINT \"a_pkey\" PRIMARY KEY (\"id\"));\n"));
        Assert.Equal("39abf8aefd1f64ce4fffe7d0580177e723a57126e29f625939ab49bf776f92e4", FileChecksums.Sha256("CREATE TABLE \"a\" (\"id\" integer PRIMARY KEY NOT NULL);\n--> statement-breakpoint\nCREATE INDEX \"x\" ON \"a\" (\"id\");\n"));
    }

    [Fact]
    public void Graphile_migrate_hashes_the_body_and_the_hash_before()
    {
        Assert.Equal("sha1:68d96edfe0a870da6d4653eb6d68d2fbe80c06e1", FileChecksums.GraphileMigrate("--! Previous: -\n--! Hash: sha1:68d96edfe0a870da6d4653eb6d68d2fbe80c06e1\n\nCREATE TABLE a (id int primary key);\n"));
    }

    [Theory]
    [InlineData("123456789", "-873187034")]
    [InlineData("1234\n56789", "-873187034")]
    [InlineData("\uFEFF1234\r\n56789\r\n", "-873187034")]
    [InlineData("", "0")]
    public void Flyway_hashes_the_lines_without_their_ends(string text, string checksum) => Assert.Equal(checksum, FileChecksums.Flyway(text));
}
