using System.Text.Json;
using Plumbline.Databases.Connections;

namespace Plumbline.Databases.Tests.Connections;

public sealed class ConnectionStringTests : IDisposable
{
    private readonly Machine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    // libpq's URLs
    [InlineData("postgres://ada:pw@db.example:6543/shop", "ada@db.example:6543/shop", "pw")]
    [InlineData("postgresql://ada:pw@db.example/shop", "ada@db.example:5432/shop", "pw")]
    [InlineData("postgresql://ada@db.example", "ada@db.example:5432/ada", null)]
    [InlineData("postgresql:///shop", "me@localhost:5432/shop", null)]
    [InlineData("postgresql://", "me@localhost:5432/me", null)]
    [InlineData("postgresql://a%40b:p%40%2F%3A%23%25%C3%A4@db.example/sh%20op", "a@b@db.example:5432/sh op", "p@/:#%ä")]
    [InlineData("postgresql://[2001:db8::1]:5433/shop", "me@[2001:db8::1]:5433/shop", null)]
    [InlineData("postgresql://one:1111,two:2222,three/shop", "me@one:1111,two:2222,three:5432/shop", null)]
    [InlineData("postgresql://%2Fvar%2Frun%2Fpostgresql/shop", "me@/var/run/postgresql:5432/shop", null)]
    [InlineData("postgresql:///shop?host=/tmp/s&port=5433&user=ada&password=p%26w", "ada@/tmp/s:5433/shop", "p&w")]
    [InlineData("postgresql://localhost:5432/shop?host=/tmp/s", "me@/tmp/s:5432/shop", null)]
    // What people write though it should be encoded, as long as it can only mean one thing
    [InlineData("postgres://ada:p@ss@db.example/shop", "ada@db.example:5432/shop", "p@ss")]
    [InlineData("postgres://ada:p:s#s@db.example/shop", "ada@db.example:5432/shop", "p:s#s")]
    [InlineData("  \"postgres://ada:pw@db.example/shop\" ", "ada@db.example:5432/shop", "pw")]
    // Drivers' own
    [InlineData("jdbc:postgresql://db.example:5433/shop?user=ada&password=pw&currentSchema=app", "ada@db.example:5433/shop", "pw")]
    [InlineData("postgresql+asyncpg://ada:pw@db.example/shop", "ada@db.example:5432/shop", "pw")]
    // libpq's keyword strings
    [InlineData("host=db.example port=5433 dbname=shop user=ada password=pw", "ada@db.example:5433/shop", "pw")]
    [InlineData(@"host = 'db.example' dbname='sh op' password='it\'s \\ here'", @"me@db.example:5432/sh op", @"it's \ here")]
    [InlineData("host=/tmp dbname=shop", "me@/tmp:5432/shop", null)]
    [InlineData("dbname=shop password=a;b host=db.example", "me@db.example:5432/shop", "a;b")]
    [InlineData("host=one,two port=1,2 dbname=shop", "me@one:1,two:2/shop", null)]
    // ADO.NET's
    [InlineData("Host=db.example;Port=5433;Database=shop;Username=ada;Password=pw", "ada@db.example:5433/shop", "pw")]
    [InlineData("Server=db.example:6000;User Id=ada;Pwd=\"a;b\";Initial Catalog=shop;Pooling=true", "ada@db.example:6000/shop", "a;b")]
    public void Every_usual_form_is_understood(string text, string shown, string? password)
    {
        var address = _machine.Parse(text);
        Assert.Equal(shown, address.Show());
        Assert.Equal(password, address.Postgres.Password(address.Postgres.Hosts[0]));
        Assert.Equal("postgres", address.Dialect);
        Assert.Empty(address.Notes.Where(n => n.Contains("keyword", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("sqlite:dev.db", "dev.db")]
    [InlineData("sqlite:./data/dev.db", "./data/dev.db")]
    [InlineData("sqlite:///var/lib/dev.db", "/var/lib/dev.db")]
    [InlineData("file:./dev.db?connection_limit=1&key=canary", "./dev.db")]
    [InlineData("Data Source=app.db;Password=canary", "app.db")]
    public void A_file_is_SQLite(string text, string file)
    {
        var address = _machine.Parse(text);
        Assert.Equal(("sqlite", file, $"sqlite:{file}"), (address.Dialect, address.File, address.ToString()));
    }

    [Fact]
    public void What_is_left_open_comes_from_the_PG_variables()
    {
        (_machine["PGHOST"], _machine["PGPORT"], _machine["PGUSER"], _machine["PGDATABASE"], _machine["PGPASSWORD"], _machine["PGSSLMODE"]) = ("db.example", "7000", "ada", "shop", "pw", "require");
        var address = _machine.Parse("postgres://");
        Assert.Equal("ada@db.example:7000/shop", address.Show());
        Assert.Equal("pw", address.Postgres.Password(address.Postgres.Hosts[0]));
        Assert.Equal(TlsMode.Require, address.Postgres.Tls.Mode(address.Postgres.Hosts[0]));
        Assert.Equal("eve@other:1/books", _machine.Parse("postgres://eve@other:1/books").Show());
    }

    [Fact]
    public void A_service_comes_between_the_text_and_the_variables()
    {
        _machine["PGHOST"] = "fromvariable";
        _machine["PGUSER"] = "fromvariable";
        _machine["PGSERVICEFILE"] = _machine.Write("services", "# ours\n[other]\nhost=wrong\n[shop]\nhost=db.example\ndbname=shop\npassword=pw\n");
        var address = _machine.Parse("service=shop dbname=mine");
        Assert.Equal("fromvariable@db.example:5432/mine", address.Show());
        Assert.Equal("pw", address.Postgres.Password(address.Postgres.Hosts[0]));
        Assert.Contains("services", Assert.Throws<DatabaseException>(() => _machine.Parse("service=absent")).Message);
    }

    [Theory]
    [InlineData("postgres://h/d?schema=app", "app", false)]
    [InlineData("postgres://h/d?schema=app&pgbouncer=true&connection_limit=1&pool_timeout=0&socket_timeout=9&sslaccept=strict&statement_cache_size=0", "app", true)]
    [InlineData("postgres://h/d?currentSchema=app,public", "app", false)]
    [InlineData("postgres://h/d?options=-csearch_path%3Dapp%2Cpublic", "app", false)]
    [InlineData("postgres://h/d?options=-c%20search_path=%22%24user%22", null, false)]
    [InlineData("Host=h;Search Path=app", "app", false)]
    [InlineData("postgres://h/d", null, false)]
    public void Schema_and_pooler_are_known(string text, string? schema, bool pooler)
    {
        var address = _machine.Parse(text);
        Assert.Equal((schema, pooler), (address.Schema, address.BehindPooler));
        Assert.Empty(address.Notes);
    }

    [Theory]
    [InlineData("postgres://localhost/d", TlsMode.Prefer)]
    [InlineData("postgres://127.0.0.5/d", TlsMode.Prefer)]
    [InlineData("postgres://[::1]/d", TlsMode.Prefer)]
    [InlineData("host=/tmp sslmode=verify-full", TlsMode.Disable)]
    [InlineData("postgres://db.example/d", TlsMode.VerifyFull)]
    [InlineData("postgres://db/d", TlsMode.VerifyFull)]
    [InlineData("postgres://10.0.0.7/d", TlsMode.VerifyFull)]
    [InlineData("host=localhost hostaddr=10.0.0.7", TlsMode.VerifyFull)]
    [InlineData("postgres://db.example/d?ssl=true", TlsMode.VerifyFull)]
    [InlineData("postgres://db.example/d?sslmode=verify-ca", TlsMode.VerifyCa)]
    [InlineData("postgres://db.example/d?sslmode=require&sslrootcert=ca.pem", TlsMode.VerifyCa)]
    [InlineData("postgres://db.example/d?sslmode=require&sslaccept=strict", TlsMode.VerifyFull)]
    public void Encryption_is_verified_wherever_bytes_leave_the_machine(string text, object mode)
    {
        var address = _machine.Parse(text);
        Assert.Equal((TlsMode)mode, address.Postgres.Tls.Mode(address.Postgres.Hosts[0]));
        Assert.Empty(address.Notes);
    }

    [Theory]
    [InlineData("postgres://db.example/d?sslmode=disable", TlsMode.Disable, "in clear text")]
    [InlineData("postgres://db.example/d?ssl=false", TlsMode.Disable, "in clear text")]
    [InlineData("postgres://db.example/d?sslmode=allow", TlsMode.Allow, "may be read in clear text")]
    [InlineData("postgres://db.example/d?sslmode=prefer", TlsMode.Prefer, "may be read in clear text")]
    [InlineData("postgres://db.example/d?sslmode=require", TlsMode.Require, "nobody verified")]
    [InlineData("postgres://db.example/d?sslmode=no-verify", TlsMode.Require, "nobody verified")]
    [InlineData("postgres://db.example/d?sslaccept=accept_invalid_certs", TlsMode.Require, "nobody verified")]
    [InlineData("Host=db.example;Trust Server Certificate=true", TlsMode.Require, "nobody verified")]
    public void What_the_user_weakened_is_respected_and_said(string text, object mode, string says)
    {
        var address = _machine.Parse(text);
        Assert.Equal((TlsMode)mode, address.Postgres.Tls.Mode(address.Postgres.Hosts[0]));
        Assert.Contains(says, Assert.Single(address.Notes));
    }

    [Fact]
    public void Keywords_that_nobody_knows_are_counted_and_never_repeated()
    {
        Assert.Contains("1 keyword is not known", Assert.Single(_machine.Parse("postgres://db.example/d?canary=1").Notes));
        Assert.Contains("2 keywords are not known", Assert.Single(_machine.Parse("host=h canary=1 other=2").Notes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("canary")]
    [InlineData("canary canary=")]
    [InlineData("host=db.example password=can ary user=ada")]
    [InlineData("host=db.example password='canary user=ada")]
    [InlineData("postgres://ada:can/ary@db.example/shop")]
    [InlineData("postgres://ada:can?ary@db.example/shop")]
    [InlineData("postgres://ada:canary%@db.example/shop")]
    [InlineData("postgres://ada:canary%zz@db.example/shop")]
    [InlineData("postgres://ada:%ff%fecanary@db.example/shop")]
    [InlineData("postgres://ada:canary")]
    [InlineData("postgres://ada:ca:na:ry@db.example:x/shop")]
    [InlineData("postgres://ada:canary@db.example:99999/shop")]
    [InlineData("postgres://ada:canary@[::1/shop")]
    [InlineData("postgres://ada:canary@db.example/shop?sslmode=canary")]
    [InlineData("postgres://ada:canary@db.example/shop?connect_timeout=canary")]
    [InlineData("postgres://ada:canary@db.example/shop?target_session_attrs=canary")]
    [InlineData("postgres://ada:canary@db.example/shop?canary")]
    [InlineData("postgres://ada:canary@one,two:1/shop?port=1,2,3")]
    [InlineData("mysql://ada:canary@db.example/shop")]
    [InlineData("canary://ada:canary@db.example/shop")]
    [InlineData("prisma+postgres://accelerate.example/?api_key=canary")]
    [InlineData("libsql://db.example?authToken=canary")]
    [InlineData("service=canary")]
    [InlineData("sqlite:")]
    [InlineData("Host=db.example;Port=canary;Password=canary")]
    public void What_is_wrong_is_said_without_repeating_it(string text)
    {
        var fault = Assert.Throws<DatabaseException>(() => _machine.Parse(text));
        Assert.Equal(FailureReason.Address, fault.Reason);
        Assert.DoesNotContain("can", fault.ToString().Replace(" cannot ", "", StringComparison.Ordinal).Replace(nameof(What_is_wrong_is_said_without_repeating_it), "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(fault.Message.Length > 20, fault.Message);
    }

    [Fact]
    public void An_odd_password_is_told_how_to_be_written()
    {
        Assert.Contains("%2F for /", Assert.Throws<DatabaseException>(() => _machine.Parse("postgres://ada:a/b@db.example/shop")).Message);
        Assert.Contains("%25", Assert.Throws<DatabaseException>(() => _machine.Parse("postgres://ada:100%@db.example/shop")).Message);
    }

    [Fact]
    public void It_prints_no_secret_wherever_it_is_printed()
    {
        var address = _machine.Parse("postgres://ada:canary@db.example/shop?sslpassword=canary&options=-cmy.secret%3Dcanary");
        var record = new Holder(address);
        string[] printed = [address.ToString(), address.Show(), $"{address}", record.ToString(), JsonSerializer.Serialize(address), JsonSerializer.Serialize(record), string.Join(' ', address.Notes)];
        Assert.All(printed, text => Assert.DoesNotContain("canary", text));
        Assert.Contains("db.example", printed[5]);
        Assert.DoesNotContain("canary", JsonSerializer.Serialize(new { Text = new Plumbline.Model.Secret("canary"), Written = $"{new Plumbline.Model.Secret("canary")}" }));
    }

    [Fact]
    public void Another_database_on_the_same_server_keeps_the_rest()
    {
        var address = _machine.Parse("postgres://ada:pw@db.example:1/shop?sslmode=require").ForDatabase("books");
        Assert.Equal("ada@db.example:1/books", address.Show());
        Assert.Equal("pw", address.Postgres.Password(address.Postgres.Hosts[0]));
        Assert.Single(address.Notes);
    }

    private sealed record Holder(ConnectionString Address);
}
