namespace Plumbline.Databases.Tests.Connections;

public sealed class PasswordFileTests : IDisposable
{
    private const string Lines = """
        # host:port:database:user:password
        db.example:5432:shop:ada:first
        db.example:5432:shop:*:second
        *:*:books:ada:th\:ird\\
        localhost:*:*:me:socket
        [::1]:broken
        2001\:db8\:\:1:*:*:*:six
        """;

    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("postgres://ada@db.example/shop", "first")]
    [InlineData("postgres://eve@db.example/shop", "second")]
    [InlineData("postgres://ada@elsewhere:1/books", @"th:ird\")]
    [InlineData("host=/tmp dbname=x user=me", "socket")]
    [InlineData("host=/var/run/postgresql dbname=x user=me", "socket")]
    [InlineData("postgres://[2001:db8::1]/x", "six")]
    [InlineData("postgres://ada:own@db.example/shop", "own")]
    [InlineData("postgres://eve@elsewhere/shop", null)]
    public void The_first_line_that_fits_is_taken(string text, string? password)
    {
        _machine.Write(".pgpass", Lines);
        var address = _machine.Parse(text);
        Assert.Equal(password, address.Postgres.Password(address.Postgres.Hosts[0]));
        Assert.DoesNotContain(address.Notes, n => n.Contains(".pgpass", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_others_may_read_is_not_used_and_said()
    {
        var path = _machine.Write(".pgpass", "*:*:*:*:canary");
        Machine.SetMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        var address = _machine.Parse("postgres://ada@localhost/shop");
        Assert.Null(address.Postgres.Password(address.Postgres.Hosts[0]));
        var note = Assert.Single(address.Notes);
        Assert.Contains($"chmod 600 {path}", note);
        Assert.DoesNotContain("canary", note);
    }

    [Fact]
    public void The_file_can_be_named()
    {
        var path = _machine.Write("elsewhere", "*:*:*:*:pw");
        Assert.Equal("pw", Password($"postgres://db.example/shop?passfile={Uri.EscapeDataString(path)}"));
        Assert.Null(Password("postgres://db.example/shop"));
        _machine["PGPASSFILE"] = path;
        Assert.Equal("pw", Password("postgres://db.example/shop"));
    }

    private string? Password(string text)
    {
        var address = _machine.Parse(text);
        return address.Postgres.Password(address.Postgres.Hosts[0]);
    }
}
