using Microsoft.Playwright;
using Plumbline.Rules;
using Plumbline.Tests.Reports;

namespace Plumbline.Reports.Tests;

/// <summary>The HTML report as a picture: at a desk, on a phone, in the dark and on paper.</summary>
public class HtmlSightTests
{
    /// <summary>Elements whose own text has less contrast with what is behind it than WCAG 2.2 asks for (1.4.3, AA).</summary>
    private const string Faint = """
        () => {
          const canvas = document.createElement('canvas').getContext('2d');
          const rgba = color => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
          const light = ([r, g, b]) => [r, g, b].map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
          const behind = element => { for (let e = element; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255, 255]; };
          const faint = [];
          document.querySelectorAll('details').forEach(d => d.open = true);
          for (const element of document.querySelectorAll('body *')) {
            if (![...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || !element.checkVisibility()) continue;
            const style = getComputedStyle(element), [a, b] = [light(rgba(style.color)), light(behind(element))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), large = parseFloat(style.fontSize) >= 24;
            if (ratio < (large ? 3 : 4.5)) faint.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)} ${element.textContent.slice(0, 40)}`);
          }
          return [...new Set(faint)];
        }
        """;

    private static BrowserNewContextOptions Options(int width, ColorScheme scheme) => new() { ViewportSize = new() { Width = width, Height = width < 500 ? 844 : 900 }, ColorScheme = scheme, IsMobile = width < 500, HasTouch = width < 500 };

    private static Task<View> Open(CheckResult result, int width, ColorScheme scheme = ColorScheme.Light) => Browser.OpenAsync(HtmlReport.Write(result), Options(width, scheme));

    [BrowserTheory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task Text_stands_out_against_its_ground(int width, ColorScheme scheme)
    {
        await using var view = await Open(Reported.Health, width, scheme);
        Assert.Empty(await view.Page.EvaluateAsync<string[]>(Faint));
        // For whoever wants to look.
        var folder = Repository.Path("artifacts", "pictures");
        Directory.CreateDirectory(folder);
        await view.Page.EvaluateAsync("scrollTo(0, 0)");
        await view.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"health-records-{width}-{scheme.ToString().ToLowerInvariant()}.png") });
    }

    [BrowserTheory]
    [InlineData("health")]
    [InlineData("hostile")]
    [InlineData("many")]
    public async Task A_phone_is_wide_enough(string name)
    {
        await using var view = await Open(Reported.Of(name), 390);
        await view.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Equal(390, await view.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [BrowserFact]
    public async Task Paper_shows_what_is_folded_on_the_screen_and_no_controls()
    {
        await using var view = await Open(Reported.Health, 1280, ColorScheme.Dark);
        await view.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await view.Page.Locator("#filters").IsVisibleAsync());
        Assert.False(await view.Page.Locator("nav").IsVisibleAsync());
        var folded = view.Page.Locator("details.group:not([open]) .finding");
        Assert.True(await folded.CountAsync() > 0);
        Assert.True((await folded.First.BoundingBoxAsync())?.Height > 10);
        // Dark on white, whatever the screen has.
        Assert.Equal("rgb(255, 255, 255)", await view.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        var paper = await view.Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        var pages = System.Text.RegularExpressions.Regex.Count(System.Text.Encoding.Latin1.GetString(paper), @"/Type\s*/Page\b");
        // Three findings a page and more, with what they stand beside.
        Assert.InRange(pages, 5, await view.Page.Locator(".finding").CountAsync() / 3);
    }

    [BrowserFact]
    public async Task Everything_has_a_name_for_those_who_do_not_see_it()
    {
        await using var view = await Open(Reported.Health, 1280);
        var nameless = await view.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('input, select, button, a, nav, form, [role=region], svg')]
              .filter(e => !(e.getAttribute('aria-label') || e.getAttribute('aria-hidden') || e.labels?.length || e.textContent.trim())).map(e => e.outerHTML)
            """);
        Assert.Empty(nameless);
        var levels = await view.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1])");
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        Assert.Equal("en", await view.Page.EvaluateAsync<string>("document.documentElement.lang"));
    }
}
