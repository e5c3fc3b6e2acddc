using Microsoft.Playwright;

namespace Plumbline.Reports.Tests;

/// <summary>
/// The one Chromium of a test run: that of this machine (<c>apt-get install chromium</c>), or the one that <c>PLUMBLINE_CHROMIUM</c> names.
/// A page is <c>await using var view = await Browser.OpenAsync(html);</c>.
/// </summary>
internal static class Browser
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly Lazy<Task<IBrowser>> s_shared = new(StartAsync);

    /// <summary>A bound against hangs, in milliseconds; a busy machine is none.</summary>
    private const int Patience = 120_000;

    /// <summary>Where the pages stand; nothing answers there but the test.</summary>
    public const string Address = "http://report.test/";

    /// <summary>Why browser tests are skipped at a desk; null in CI, where they fail instead.</summary>
    internal static string? WhySkipped { get; } = Environment.GetEnvironmentVariable("CI") is { Length: > 0 } || Find() is not null ? null : Missing();

    public static async Task<View> OpenAsync(string html, BrowserNewContextOptions? options = null)
    {
        var context = await (await s_shared.Value).NewContextAsync(options ?? new());
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var view = new View(context, await context.NewPageAsync());
        await context.RouteAsync("**/*", async route =>
        {
            view.Requests.Add(route.Request.Url);
            if (route.Request.Url.Split('#')[0] == Address) await route.FulfillAsync(new() { Body = html, ContentType = "text/html; charset=utf-8" });
            else await route.AbortAsync();
        });
        await view.Page.GotoAsync(Address);
        return view;
    }

    private static async Task<IBrowser> StartAsync()
    {
        var program = Find() ?? throw new InvalidOperationException(Missing());
        var playwright = await Playwright.CreateAsync();
        // As root, as in a container, Chromium has no sandbox; what it opens here is ours, and nothing else is reached.
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-dev-shm-usage"], Timeout = Patience });
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("PLUMBLINE_CHROMIUM") is { Length: > 0 } named) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(f => s_names.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }

    private static string Missing()
    {
        const string Why = "no Chromium on the PATH to open the HTML report with: apt-get install chromium, or name one in PLUMBLINE_CHROMIUM";
        Console.Error.WriteLine($"every test that needs a browser: {Why}");
        return Why;
    }
}

/// <summary>A page in a window of its own, with everything that it asked for and complained of.</summary>
internal sealed class View : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public View(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Complaints.Add(message.Text);
        page.PageError += (_, fault) => Complaints.Add(fault);
        page.Dialog += async (_, dialog) =>
        {
            Complaints.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }
    public List<string> Requests { get; } = [];
    public List<string> Complaints { get; } = [];

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
