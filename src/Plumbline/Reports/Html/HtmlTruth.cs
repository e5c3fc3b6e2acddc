using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Truth;

namespace Plumbline.Reports.Html;

/// <summary>The truth table: what differs first, side by side; what agrees behind a click.</summary>
internal sealed class HtmlTruth(CheckResult result, HtmlWriter page)
{
    /// <summary>More agreement than this makes a page heavy, and nobody reads it here.</summary>
    private const int MostAgreeing = 3_000;

    public void Write()
    {
        if (result.Table is not { Voices.Count: > 1 }) return;
        var lines = TruthLine.Differing(result).ToList();
        page.Add($"<section id=\"truth\"><h2>What differs</h2>\n");
        if (lines.Count == 0) page.Add($"<p>Nothing: all sources agree wherever they speak.</p>\n");
        else Differences(lines);
        Agreement();
        page.Add($"</section>\n");
    }

    private void Differences(List<TruthLine> lines)
    {
        var speaking = lines.SelectMany(l => l.First().Values).Where(v => v.State is not TruthState.Silent).Select(v => v.Source).ToHashSet();
        var sources = result.Sources.Select(s => s.Name).Where(speaking.Contains).ToList();
        page.Add($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"What differs\"><table class=\"truth\"><thead><tr><th scope=\"col\">Object</th>");
        foreach (var source in sources) page.Add($"<th scope=\"col\">{source}</th>");
        page.Add($"</tr></thead>\n");
        foreach (var block in lines.GroupBy(l => l.Block()))
        {
            page.Add($"<tbody><tr class=\"block\"><th colspan=\"{sources.Count + 1}\" scope=\"rowgroup\">{block.Key}</th></tr>\n");
            foreach (var line in block) Row(line, sources);
            page.Add($"</tbody>\n");
        }
        page.Add($"</table></div>\n");
    }

    private void Row(TruthLine line, List<string> sources)
    {
        var row = line.First();
        page.Add($"<tr><th scope=\"row\">");
        if (line.Count == 1 && row.Status == TruthStatus.Resolved) page.Add($"{line.Label()} <span class=\"tag\">resolved</span>");
        else if (line.Count == 1) page.Add($"{line.Label()}");
        else
        {
            page.Add($"<details><summary>{line.Label()}</summary><ul class=\"plain\">");
            foreach (var each in line.Rows) page.Add($"<li>{each.Subject.Name.Name}</li>");
            page.Add($"</ul></details>");
        }
        page.Add($"</th>");
        foreach (var source in sources) Cell(line, row.Values.FirstOrDefault(v => v.Source == source), source);
        page.Add($"</tr>\n");
    }

    private void Cell(TruthLine line, TruthValue? value, string source)
    {
        if (value is null or { State: TruthState.Silent })
        {
            page.Add($"<td class=\"silent\" data-source=\"{source}\"><span class=\"unseen\">says nothing</span><span aria-hidden=\"true\" title=\"says nothing\">–</span></td>");
            return;
        }
        var said = line.Said(value);
        var place = value.At.Line > 0 ? value.At.ToString() : "";
        page.Add($"<td class=\"{JsonReport.StateWord(value.State)}\" data-source=\"{source}\" title=\"{place}\">");
        if (value.State is TruthState.Same) page.Add($"{said}");
        else if (value.State is TruthState.Different) page.Add($"<b><span class=\"unseen\">differs: </span>{said}</b>");
        else page.Add($"<b>{Word(value.State)}</b>");
        page.Add($"</td>");
    }

    private static string Word(TruthState state) => state switch
    {
        TruthState.Absent => "absent",
        TruthState.Refused => "refused by the server",
        _ => "not readable",
    };

    /// <summary>One value each, since it is one; a table at a time.</summary>
    private void Agreement()
    {
        var agreeing = result.Truth().Where(r => r is { Status: TruthStatus.Agree, Facet: null });
        if (agreeing.IsEmpty) return;
        page.Add($"<details class=\"agree\"><summary>What agrees: {Wording.Count(agreeing.Count, "object")}</summary>\n");
        foreach (var block in agreeing.Take(MostAgreeing).GroupBy(TruthLine.BlockOf))
        {
            page.Add($"<h3>{block.Key}</h3><ul class=\"plain\">");
            foreach (var row in block)
            {
                var speaking = row.Values.Where(v => v.State == TruthState.Same);
                var said = speaking.Select(v => v.Value).FirstOrDefault(v => v is { Length: > 0 });
                page.Add($"<li>{new TruthLine([row]).Label()} <code>{TruthLine.Short(said ?? "")}</code> <span class=\"soft\">{Wording.List(speaking.Select(v => v.Source))}</span></li>");
            }
            page.Add($"</ul>\n");
        }
        if (agreeing.Count > MostAgreeing) page.Add($"<p>and {agreeing.Count - MostAgreeing} more: <code>plumb check --format json</code> lists them all</p>\n");
        page.Add($"</details>\n");
    }
}
