using Microsoft.Playwright;
using Plumbline.Rules;
using Plumbline.Tests.Reports;

namespace Plumbline.Reports.Tests;

/// <summary>The HTML report as a reader has it before him: what it shows, what it does, what it does not.</summary>
public class HtmlPageTests
{
    private const string Tag = "<img src=x onerror=alert(1)>";

    /// <summary>Three databases beside the files: one as the migrations, one pushed, one changed by hand.</summary>
    private static CheckResult Environments { get; } = TextProject.Of(new Dictionary<string, string>
    {
        ["schema.prisma"] = "model a {\n  id Int @id\n  b String\n  c Int?\n}",
        ["migrations/20240101000000_a/migration.sql"] = "CREATE TABLE \"a\" (\"id\" integer NOT NULL, \"b\" text, CONSTRAINT \"a_pkey\" PRIMARY KEY (\"id\"));",
        ["databases/staging.sql"] = "CREATE TABLE \"a\" (\"id\" integer NOT NULL, \"b\" text, CONSTRAINT \"a_pkey\" PRIMARY KEY (\"id\"));",
        ["databases/local.sql"] = "CREATE TABLE \"a\" (\"id\" integer NOT NULL, \"b\" text NOT NULL, \"c\" integer, CONSTRAINT \"a_pkey\" PRIMARY KEY (\"id\"));",
        ["databases/production.sql"] = "CREATE TABLE \"a\" (\"id\" integer NOT NULL, \"b\" text, CONSTRAINT \"a_pkey\" PRIMARY KEY (\"id\"));\nCREATE INDEX a_b_idx ON \"a\" (\"b\");",
    }).Check();

    private static Task<View> Open(CheckResult result, BrowserNewContextOptions? options = null) => Browser.OpenAsync(HtmlReport.Write(result), options);

    private static ILocator Shown(View view) => view.Page.Locator(".finding:not([hidden])");

    private static Task<string> Output(View view) => view.Page.Locator("#shown").InnerTextAsync();

    [BrowserFact]
    public async Task The_search_finds_words_wherever_they_stand_in_a_finding()
    {
        await using var view = await Open(Reported.Health);
        Assert.Equal($"{Reported.Health.Findings.Count} findings", await Output(view));
        await view.Page.FillAsync("#words", "personal_models  COLUMN-not");
        var wanted = Reported.Health.Findings.Where(f => f.Rule.Contains("column-not") && f.Message.Contains("personal_models")).Count;
        Assert.True(wanted > 1);
        Assert.Equal($"{wanted} of {Reported.Health.Findings.Count} findings", await Output(view));
        Assert.Equal(wanted, await Shown(view).CountAsync());
        Assert.All(await Shown(view).AllInnerTextsAsync(), t => Assert.Contains("personal_models", t));
        Assert.Equal(1, await view.Page.Locator("details.group:not([hidden])").CountAsync());
        await view.Page.FillAsync("#words", "no such word anywhere");
        Assert.True(await view.Page.Locator("#none").IsVisibleAsync());
        await view.Page.Locator("#none .reset").ClickAsync();
        Assert.Equal(Reported.Health.Findings.Count, await Shown(view).CountAsync());
        Assert.Empty(view.Complaints);
    }

    [BrowserFact]
    public async Task A_word_in_a_folded_group_unfolds_it_and_folds_it_again()
    {
        await using var view = await Open(Reported.Health);
        var group = view.Page.Locator("details.group", new() { HasText = "mapping-missing" }).First;
        Assert.Null(await group.GetAttributeAsync("open"));
        await view.Page.FillAsync("#words", "mapping-missing");
        Assert.NotNull(await group.GetAttributeAsync("open"));
        await view.Page.FillAsync("#words", "");
        Assert.Null(await group.GetAttributeAsync("open"));
    }

    [BrowserFact]
    public async Task Severities_families_and_files_filter()
    {
        await using var view = await Open(Reported.Health);
        foreach (var severity in new[] { "low", "info", "medium" }) await view.Page.UncheckAsync($"input[value={severity}]");
        Assert.Equal(Reported.Health.Findings.Count(f => f.Severity >= Model.Severity.High), await Shown(view).CountAsync());
        await view.Page.SelectOptionAsync("#family", "security");
        Assert.Equal(Reported.Health.Findings.Count(f => f.Severity >= Model.Severity.High && AllRules.Find(f.Rule)!.Family == Family.Security), await Shown(view).CountAsync());
        await view.Page.Locator("#filters .reset").ClickAsync();
        await view.Page.SelectOptionAsync("#file", new SelectOptionValue { Label = "package.json" });
        Assert.Equal(Reported.Health.Findings.Count(f => f.Where.File == "package.json" || f.Related.Any(r => r.Where.File == "package.json")), await Shown(view).CountAsync());
    }

    [BrowserFact]
    public async Task An_environment_shows_what_is_its_own_and_what_stands_in_its_way()
    {
        await using var view = await Open(Environments);
        foreach (var readiness in Environments.Readiness())
        {
            await view.Page.SelectOptionAsync("#environment", new SelectOptionValue { Label = readiness.Database.Name });
            var wanted = Environments.Findings.Count(f => f.Environments.Contains(readiness.Database.Name) || readiness.Blocking.Contains(f));
            Assert.True(wanted > 0 || readiness.Blocking.IsEmpty);
            Assert.Equal(wanted, await Shown(view).CountAsync());
        }
        await view.Page.SelectOptionAsync("#environment", "files");
        Assert.Equal(Environments.Findings.Count(f => f.Environments.IsEmpty), await Shown(view).CountAsync());
        Assert.Equal(3, await view.Page.Locator("#environments .card").CountAsync());
        Assert.Contains("only-in-database", await view.Page.Locator("#environments .card", new() { HasText = "production" }).InnerTextAsync());
    }

    [BrowserFact]
    public async Task A_link_shows_what_is_filtered_away()
    {
        await using var view = await Open(Reported.Health);
        await view.Page.FillAsync("#words", "personal_models");
        await view.Page.Locator("#why details summary").Nth(1).ClickAsync();
        var link = view.Page.Locator("#why details").Nth(1).Locator("a").First;
        var target = (await link.GetAttributeAsync("href"))!;
        Assert.False(await view.Page.Locator(target).IsVisibleAsync());
        await link.ClickAsync();
        await Assertions.Expect(view.Page.Locator(target)).ToBeInViewportAsync();
        var rule = view.Page.Locator(".finding:visible").First.Locator("xpath=../p[contains(@class,'rule')]/a");
        await rule.ClickAsync();
        await Assertions.Expect(view.Page.Locator("details.rule[open] h4").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_keyboard_does_what_the_mouse_does()
    {
        await using var view = await Open(Reported.Health);
        await view.Page.Keyboard.PressAsync("/");
        await view.Page.Keyboard.TypeAsync("row-security-disabled");
        Assert.StartsWith($"{Reported.Health.Findings.Count(f => f.Rule == "row-security-disabled")} of ", await Output(view));
        await view.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("", await view.Page.InputValueAsync("#words"));
        var group = view.Page.Locator("details.group").First;
        await group.Locator("summary").FocusAsync();
        await view.Page.Keyboard.PressAsync("Enter");
        Assert.Null(await group.GetAttributeAsync("open"));
    }

    [BrowserTheory, MemberData(nameof(Reported.Names), MemberType = typeof(Reported))]
    public async Task No_request_leaves_the_page_and_nothing_is_complained_of(string name)
    {
        await using var view = await Open(Reported.Of(name));
        await view.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        await view.Page.Mouse.WheelAsync(0, 5_000);
        if (await view.Page.Locator("#words").CountAsync() > 0) await view.Page.FillAsync("#words", "a");
        Assert.Equal([Browser.Address], view.Requests);
        Assert.Empty(view.Complaints);
    }

    [BrowserFact]
    public async Task The_policy_holds_against_what_would_get_in()
    {
        await using var view = await Open(Reported.Hostile);
        var refused = await view.Page.EvaluateAsync<string[]>("""
            () => new Promise(resolve => {
              const seen = [];
              addEventListener('securitypolicyviolation', e => { seen.push(e.effectiveDirective); if (seen.length === 4) resolve(seen.sort()); });
              document.body.insertAdjacentHTML('beforeend', '<img src="http://elsewhere.test/x.png"><p style="color:red">x</p><button onclick="window.hit = 1">x</button>');
              document.body.lastElementChild.click();
              const script = document.createElement('script');
              script.textContent = 'window.hit = 2';
              document.body.append(script);
            })
            """);
        Assert.Equal(["img-src", "script-src-attr", "script-src-elem", "style-src-attr"], refused);
        Assert.Equal([Browser.Address], view.Requests);
        Assert.True(await view.Page.EvaluateAsync<bool>("window.hit === undefined"));
    }

    [BrowserFact]
    public async Task A_hostile_name_stays_text()
    {
        await using var view = await Open(Reported.Hostile);
        Assert.StartsWith(Tag, await view.Page.TitleAsync());
        Assert.StartsWith(Tag, await view.Page.Locator("h1").InnerTextAsync());
        Assert.Equal((0, 1, 1), (await view.Page.Locator("img").CountAsync(), await view.Page.Locator("script").CountAsync(), await view.Page.Locator("h1").CountAsync()));
        await view.Page.FillAsync("#words", Tag);
        Assert.True(await Shown(view).CountAsync() > 0);
        Assert.Contains(Tag, await Shown(view).First.Locator("h4").InnerTextAsync());
        Assert.Contains(Tag, await view.Page.Locator("table.truth").InnerTextAsync());
        Assert.Empty(view.Complaints);
    }

    [BrowserFact]
    public async Task Without_the_script_everything_is_there_to_be_read()
    {
        await using var view = await Open(Reported.Health, new() { JavaScriptEnabled = false });
        Assert.False(await view.Page.Locator("#filters").IsVisibleAsync());
        Assert.True(await view.Page.Locator("details.group[open] .finding").First.IsVisibleAsync());
        var folded = view.Page.Locator("details.group", new() { HasText = "mapping-missing" }).First;
        Assert.False(await folded.Locator(".finding").First.IsVisibleAsync());
        await folded.Locator("summary").ClickAsync();
        Assert.True(await folded.Locator(".finding").First.IsVisibleAsync());
    }
}
