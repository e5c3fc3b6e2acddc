using Plumbline.Cli;
using Plumbline.Model;
using Xunit;

namespace Plumbline.Tests.Cli;

public class WithheldTests
{
    [Theory]
    [InlineData("postgres://ada:canary@db.example/shop", "postgres://ada:******@db.example/shop")]
    [InlineData("no host at postgres://ada:can/ar?y@db.example/shop, sorry", "no host at postgres://ada:********@db.example/shop, sorry")]
    [InlineData("(postgres://one:1,two:2/shop?options=canary)", "(postgres://one:1,two:2/shop?**************)")]
    [InlineData("postgres://ada@h/shop?host=%2Ftmp&options=canary", "postgres://ada@h/shop?**************************")]
    [InlineData("postgres:/ada:canary@h in /tmp", "postgres:/ada:******@h in /tmp")]
    [InlineData("'postgresql+psycopg://a:c@n@h/d'", "'postgresql+psycopg://a:***@h/d'")]
    [InlineData("postgres://ada:canary", "postgres://ada:******")]
    [InlineData("\"mysql://ada:canary@h/x\"", "\"mysql://ada:******@h/x\"")]
    [InlineData("host=h password=canary user=ada", "host=h password=****** user=ada")]
    [InlineData("Host=h;Password='can ary';Username=ada", "Host=h;Password='*******';Username=ada")]
    [InlineData("?sslmode=require&password=canary&x=1", "?sslmode=require&password=******&x=1")]
    [InlineData("PGPASSWORD=canary psql", "PGPASSWORD=****** psql")]
    [InlineData("CREATE ROLE ada LOGIN PASSWORD 'canary';", "CREATE ROLE ada LOGIN PASSWORD '******';")]
    [InlineData("OPTIONS (user 'ada', password 'canary')", "OPTIONS (user 'ada', password '******')")]
    public void Passwords_are_withheld(string text, string shown) => Assert.Equal(shown, Withheld.In(text));

    [Theory]
    [InlineData("postgres://db.example:5432/shop")]
    [InlineData("postgres://ada@db.example:5432/shop")]
    [InlineData("postgres://one:1,two:2/shop?")]
    [InlineData("postgres://[::1]:5432/shop")]
    [InlineData("postgresql://postgres@localhost:5432/postgres?host=%2Fdev%2Fshm%2Frun")]
    [InlineData("https://example.com:8080/@user")]
    [InlineData("\"password\" text not null, check (length(password) >= 8)")]
    [InlineData("where password = excluded.password")]
    [InlineData("password: String")]
    [InlineData("wants a password for ada, and none is given: PGPASSWORD or ~/.pgpass")]
    [InlineData("src/a.ts:3:/b")]
    public void What_is_none_stays(string text) => Assert.Equal(text, Withheld.In(text));

    [Fact]
    public void Parts_of_a_line_meet_before_they_pass()
    {
        using var inner = new StringWriter();
        using var gate = new WithheldWriter(inner);
        foreach (var part in new[] { "postgres://ada:can", "ary@h", "\nnext" }) gate.Write(part);
        gate.Flush();
        Assert.Equal("postgres://ada:******@h\nnext", inner.ToString());
    }
}
