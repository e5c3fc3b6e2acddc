using Plumbline.Model;
using Plumbline.Rules;

namespace Plumbline.Reports;

/// <summary>One format of a check's result.</summary>
/// <param name="Name">As <c>--format</c> takes it.</param>
/// <param name="What">What it is for, in a few words.</param>
/// <param name="Endings">The endings of files that are plainly of this format.</param>
/// <param name="Write">The style is the terminal's; the others have one of their own.</param>
public sealed record ReportFormat(string Name, string What, EquatableArray<string> Endings, Func<CheckResult, Style, string> Write);

/// <summary>Every format that a check's result is written in. A new one is one line here.</summary>
public static class AllReports
{
    public static IReadOnlyList<ReportFormat> List { get; } =
    [
        new("terminal", "for a person, at a glance", [".txt", ".log"], TerminalReport.Write),
        new("json", "the stable contract for machines", [".json"], (result, _) => JsonReport.Write(result)),
        new("html", "one page for reading, searching and printing", [".html", ".htm"], (result, _) => HtmlReport.Write(result)),
        new("markdown", "everything, as a document", [".md", ".markdown"], (result, _) => MarkdownReport.Write(result)),
        new("comment", "Markdown for a pull request, short enough for a comment", [], (result, _) => CommentReport.Write(result)),
        new("sarif", "SARIF 2.1.0 for code scanning", [".sarif"], (result, _) => SarifReport.Write(result)),
        new("junit", "JUnit XML for the list of failed tests", [".xml"], (result, _) => JUnitReport.Write(result)),
        new("github", "annotations in the log of a GitHub workflow", [], (result, _) => GitHubReport.Write(result)),
        new("gitlab", "GitLab's code quality report", [], (result, _) => GitLabReport.Write(result)),
    ];

    public static ReportFormat? Find(string name) => List.FirstOrDefault(f => f.Name == name);

    /// <summary>The format that an ending is plain about.</summary>
    public static ReportFormat? OfEnding(string ending) => List.FirstOrDefault(f => f.Endings.Contains(ending, StringComparer.OrdinalIgnoreCase));
}
