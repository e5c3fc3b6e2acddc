using System.Text.Json;
using Plumbline.Reports;
using Xunit;

namespace Plumbline.Tests.Reports;

public class GitLabReportTests
{
    [Theory, MemberData(nameof(Reported.Names), MemberType = typeof(Reported))]
    public void Every_issue_has_what_GitLab_asks_for(string name)
    {
        using var json = JsonDocument.Parse(GitLabReport.Write(Reported.Of(name)));
        var issues = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(Reported.Of(name).Findings.Count, issues.Count);
        foreach (var issue in issues)
        {
            Assert.NotEqual("", issue.GetProperty("description").GetString());
            Assert.Contains(issue.GetProperty("check_name").GetString(), Reported.Of(name).Findings.Select(f => f.Rule));
            Assert.Contains(issue.GetProperty("severity").GetString(), new[] { "info", "minor", "major", "critical", "blocker" });
            var path = issue.GetProperty("location").GetProperty("path").GetString()!;
            Assert.False(path.Length == 0 || path.StartsWith("./", StringComparison.Ordinal) || path.StartsWith('/'), path);
            Assert.True(issue.GetProperty("location").GetProperty("lines").GetProperty("begin").GetInt32() >= 1);
        }
        Assert.Equal(issues.Count, issues.Select(i => i.GetProperty("fingerprint").GetString()).Distinct().Count());
    }

    [Fact]
    public void Fingerprints_survive_moves()
    {
        static string?[] Fingerprints(string before) => JsonDocument.Parse(GitLabReport.Write(TextProject.Of(new Dictionary<string, string>
        {
            ["migrations/001_a.sql"] = before + "CREATE TABLE a (id int PRIMARY KEY);\nCREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a (id));",
        }).Check())).RootElement.EnumerateArray().Select(i => i.GetProperty("fingerprint").GetString()).ToArray();
        Assert.NotEmpty(Fingerprints(""));
        Assert.Equal(Fingerprints(""), Fingerprints("-- a line more\n"));
    }
}
