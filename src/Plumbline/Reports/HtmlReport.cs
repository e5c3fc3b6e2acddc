using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Plumbline.Reports.Html;
using Plumbline.Rules;

namespace Plumbline.Reports;

/// <summary>
/// One page for reading, searching and printing, complete in itself: it loads nothing, and its policy lets it run nothing but its own style and script,
/// each by its hash. Without the script everything is there to be read; search and filters come with it.
/// </summary>
public static class HtmlReport
{
    public static string Write(CheckResult result)
    {
        var (style, script) = (Own("page.css"), Own("page.js"));
        var page = new HtmlWriter();
        var findings = new HtmlFindings(result, page);
        page.Add($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-{Hash(style)}'; script-src 'sha256-{Hash(script)}'; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="Plumbline {Product.Version}">
            <title>{result.Project}: {HtmlSummary.Words(result.Verdict()).ToLowerInvariant()}</title>
            <style>
            """);
        page.AddOwn(style);
        page.Add($"</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#findings\">To the findings</a>\n");
        new HtmlSummary(result, page, findings).Write();
        page.Add($"<main>\n");
        findings.Write();
        new HtmlTruth(result, page).Write();
        new HtmlAppendix(result, page).Write();
        page.Add($"</main>\n<footer><p>Written by Plumbline {Product.Version} on {Day(result.Day)}. This page loads nothing and sends nothing.</p></footer>\n<script>");
        page.AddOwn(script);
        page.Add($"</script>\n</body>\n</html>\n");
        return page.ToString();
    }

    internal static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>What the policy compares: the text as it stands between the tags.</summary>
    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Own(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
