using System.Collections.Concurrent;
using Plumbline.Cli;
using Plumbline.Databases.Tests.Built;
using Plumbline.Databases.Tests.Connections;

namespace Plumbline.Databases.Tests.Canary;

/// <summary>
/// A password that is easy to find again, in every kind of connection string and everywhere one may stand, along every path on which
/// a database is not read: no byte that the program prints or writes holds it.
/// </summary>
public sealed class CanaryTests : IDisposable
{
    private const string Canary = "c4n4ry-s3cr3t";

    private static readonly string[] s_verbs = ["check", "check --format json", "check --format markdown", "status", "doctor", "doctor --format json", "lint"];

    private readonly string _project = Directory.CreateTempSubdirectory("plumb-canary").FullName;

    public CanaryTests()
    {
        Directory.CreateDirectory(Path.Combine(_project, "migrations"));
        File.WriteAllText(Path.Combine(_project, "migrations", "0001_init.sql"), $"CREATE TABLE t (a int PRIMARY KEY);\nALTER ROLE ada PASSWORD '{Canary}';\nCREATE TABLE t (a int); -- postgres://ada:{Canary}@h/x\n");
        File.WriteAllText(Path.Combine(_project, "package.json"), $$"""{ "name": "p", "scripts": { "build": "DATABASE_URL=postgres://ada:{{Canary}}@h/x prisma migrate reset --force && next build" } }""");
    }

    public void Dispose() => Directory.Delete(_project, recursive: true);

    /// <summary>Every way to write it, for a port on loopback.</summary>
    public static TheoryData<string> Forms =>
    [
        $"postgres://ada:{Canary}@127.0.0.1:PORT/shop",
        $"postgresql://ada:{Uri.EscapeDataString(Canary + "@/:#?%")}@127.0.0.1:PORT/shop?sslmode=require",
        $"postgres://ada:{Canary}@@:#@127.0.0.1:PORT/shop",
        $"postgres://ada:{Canary}/x?y@127.0.0.1:PORT/shop",
        $"postgres://ada:x{Canary}%@127.0.0.1:PORT/shop",
        $"postgres://127.0.0.1:PORT/shop?user=ada&password={Canary}&sslpassword={Canary}&options=-cmy.secret%3D{Canary}",
        $"postgres://ada:{Canary}@127.0.0.1:PORT/shop?sslmode={Canary}",
        $"postgres://ada:{Canary}@127.0.0.1:x/shop",
        $"postgres://ada:{Canary}@127.0.0.1:PORT/shop?{Canary}",
        $"postgres://ada:{Canary}@127.0.0.1:PORT/shop?unknown={Canary}",
        $"postgres://ada:{Canary}",
        $"host=127.0.0.1 port=PORT dbname=shop user=ada password={Canary}",
        $"host=127.0.0.1 port=PORT dbname=shop user=ada password='x {Canary}'",
        $"host=127.0.0.1 port=PORT dbname=shop user=ada password=x {Canary}",
        $"Host=127.0.0.1;Port=PORT;Database=shop;Username=ada;Password={Canary}",
        $"jdbc:postgresql://127.0.0.1:PORT/shop?user=ada&password={Canary}",
        $"mysql://ada:{Canary}@127.0.0.1:PORT/shop",
        $"prisma+postgres://accelerate.example/?api_key={Canary}",
        $"file:./none.db?key={Canary}",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Nothing_repeats_it_where_nobody_is_let_in(string form)
    {
        await using var server = Hostile();
        var url = form.Replace("PORT", $"{server.Port}", StringComparison.Ordinal);
        Configure("${CANARY_URL}", $"# secrets\nexport CANARY_URL=\"{url}\"\n");
        foreach (var verb in s_verbs) Run([.. verb.Split(' '), _project]);
        Configure(url, "");
        Run(["check", _project, "--output", Path.Combine(_project, "out.json"), "--output", Path.Combine(_project, "out.md"), "--output", Path.Combine(_project, "out.txt")]);
        foreach (var file in Directory.EnumerateFiles(_project, "out.*")) Clean(File.ReadAllText(file), file);
        Run(["check", _project, "--database", url]);
        Run(["check", _project, "-d", $"name={url}"]);
        Run(["status", _project, $"--database={url}"]);
        Run(["inspect", url]);
        Run(["diff", url, "history", "--project", _project]);
        Run(["diff", "live", url, "--project", _project]);
        Run(["check", url]);
        Run(["check", _project, "--databse", url]);
        Run([url]);
        Run(["explain", url]);
        Run(["shadow", "start", "--shadow", url]);
        Run(["inspect", $"sql:{url}"]);
        Run(["diff", $"prisma:{url}", $"migrations:{url}"]);
    }

    [Theory]
    [InlineData("databases: URL")]
    [InlineData("databases: [ URL ]")]
    [InlineData("databases: { live: { url: [ URL ] } }")]
    [InlineData("databases: { live: { urls: URL } }")]
    [InlineData("databases: { live: { url: URL, protected: URL } }")]
    [InlineData("declared: URL")]
    [InlineData("history: URL")]
    [InlineData("postgres: URL")]
    [InlineData("truth: [ URL ]")]
    [InlineData("project: URL")]
    [InlineData("databases: { live: { url: URL }")]
    public void Nothing_repeats_it_where_the_configuration_is_wrong(string text)
    {
        File.WriteAllText(Path.Combine(_project, "plumbline.yaml"), text.Replace("URL", $"\"postgres://ada:{Canary}@127.0.0.1:1/shop\"", StringComparison.Ordinal));
        Run(["check", _project]);
        Run(["doctor", _project]);
    }

    /// <summary>The program in a process of its own: what it prints when it is not caught, and variables and files that only a process has.</summary>
    [Fact]
    public async Task Nothing_of_the_program_repeats_it()
    {
        await using var server = Hostile();
        await using var silent = FakeServer.Silent();
        File.WriteAllText(Path.Combine(_project, ".pgpass"), $"*:*:*:*:{Canary}\n");
        Machine.SetMode(Path.Combine(_project, ".pgpass"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Configure("${CANARY_URL}", "");
        var runs = new List<Task>();
        foreach (var (variables, url) in new[]
        {
            (new Dictionary<string, string> { ["PGPASSWORD"] = Canary }, $"postgres://ada@127.0.0.1:{server.Port}/shop"),
            (new() { ["PGPASSFILE"] = Path.Combine(_project, ".pgpass") }, $"postgres://ada@127.0.0.1:{server.Port}/shop"),
            (new() { ["HOME"] = _project }, $"postgres://ada@127.0.0.1:{server.Port}/shop"),
            (new(), $"postgres://ada:{Canary}@127.0.0.1:{server.Port}/shop"),
            (new(), $"postgres://ada:{Canary}@127.0.0.1:{silent.Port}/shop?connect_timeout=1"),
            (new(), $"postgres://ada:{Canary}@127.0.0.1:1/shop"),
        })
        {
            variables["CANARY_URL"] = url;
            runs.Add(StartAsync(variables, "check", _project));
        }
        await Task.WhenAll(runs);
        await StartAsync([], "inspect", $"postgres://ada:{Canary}@127.0.0.1:{server.Port}/shop");
        Assert.NotEmpty(_asked);
        Assert.All(_asked, password => Assert.Equal(Canary, password));
    }

    private readonly ConcurrentQueue<string> _asked = [];

    /// <summary>A server that wants the password in clear text and repeats it in whatever it says.</summary>
    private FakeServer Hostile() => new(async session =>
    {
        await session.SignInAsync();
        var password = await session.AskPasswordAsync();
        _asked.Enqueue(password);
        await session.SendErrorAsync("XX000", $"no {password} for you, {Uri.EscapeDataString(password)}");
    });

    private void Configure(string url, string environment)
    {
        File.WriteAllText(Path.Combine(_project, "plumbline.yaml"), $"history: migrations\ndatabases:\n  live:\n    url: '{url.Replace("'", "''", StringComparison.Ordinal)}'\n");
        File.WriteAllText(Path.Combine(_project, ".env"), environment);
    }

    private static void Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run(args, output, error);
        Clean($"{output}{error}", $"plumb {string.Join(' ', args)}");
        Assert.InRange(code, ExitCode.Ok, ExitCode.Unreadable);
    }

    private async Task StartAsync(Dictionary<string, string> variables, params string[] args)
    {
        var said = await BuiltProgram.RunAsync(_project, variables, args);
        Clean(said.Output + said.Error, $"plumb {string.Join(' ', args)}");
        Assert.InRange(said.Code, ExitCode.Ok, ExitCode.Unreadable);
    }

    /// <summary>Half of it is too much, too.</summary>
    private static void Clean(string text, string where)
    {
        var at = text.IndexOf(Canary[..6], StringComparison.OrdinalIgnoreCase);
        Assert.True(at < 0, at < 0 ? "" : $"{where.Replace(Canary, "CANARY", StringComparison.Ordinal)}\n  … {text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)]} …");
    }
}
