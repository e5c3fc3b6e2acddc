using System.Xml.Linq;
using Plumbline.Model;
using Plumbline.Reports;
using Xunit;

namespace Plumbline.Tests.Reports;

public class JUnitReportTests
{
    private static readonly string[] s_suite = ["name", "tests", "failures", "errors", "skipped", "time"];

    [Theory, MemberData(nameof(Reported.Names), MemberType = typeof(Reported))]
    public void It_is_the_XML_that_readers_of_test_results_take(string name)
    {
        // A reader that refuses what XML 1.0 forbids.
        var root = XDocument.Parse(JUnitReport.Write(Reported.Of(name))).Root!;
        Assert.Equal("testsuites", root.Name);
        var suites = root.Elements().ToList();
        Assert.All(suites, s => Assert.Equal(("testsuite", true), (s.Name.LocalName, s_suite.SequenceEqual(s.Attributes().Select(a => a.Name.LocalName)))));
        foreach (var suite in suites)
        {
            var cases = suite.Elements().ToList();
            Assert.NotEmpty(cases);
            Assert.All(cases, c => Assert.Equal("testcase", c.Name));
            Assert.All(cases, c => Assert.False(string.IsNullOrEmpty((string?)c.Attribute("name")) || string.IsNullOrEmpty((string?)c.Attribute("classname")) || c.Attribute("time") is null));
            Assert.All(cases, c => Assert.True(c.Elements().Count() <= 1 && c.Elements().All(e => e.Name.LocalName is "failure" or "skipped" or "system-out")));
            Assert.All(cases.Elements("failure"), f => Assert.False(string.IsNullOrEmpty((string?)f.Attribute("message")) || string.IsNullOrEmpty((string?)f.Attribute("type"))));
            Assert.Equal((cases.Count, cases.Elements("failure").Count(), cases.Elements("skipped").Count()), ((int)suite.Attribute("tests")!, (int)suite.Attribute("failures")!, (int)suite.Attribute("skipped")!));
        }
        Assert.Equal(suites.Sum(s => (int)s.Attribute("tests")!), (int)root.Attribute("tests")!);
        Assert.Equal(suites.Sum(s => (int)s.Attribute("failures")!), (int)root.Attribute("failures")!);
        var all = root.Descendants("testcase").Select(c => ((string?)c.Attribute("classname"), (string?)c.Attribute("name"))).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
    }

    [Fact]
    public void A_test_fails_when_its_finding_stands_in_the_way()
    {
        var health = Reported.Health;
        foreach (var limit in Enum.GetValues<Severity>())
            Assert.Equal(health.Findings.Count(f => f.Severity >= limit), XDocument.Parse(JUnitReport.Write(health with { Limit = limit })).Descendants("failure").Count());
    }

    [Fact]
    public void A_name_is_written_out()
    {
        var text = JUnitReport.Write(Reported.Hostile);
        Assert.DoesNotContain("<img", text);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", text);
        Assert.Contains("\\u001b", text);
    }
}
