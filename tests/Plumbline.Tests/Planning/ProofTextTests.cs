using System.Text.Json;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Reports;
using Xunit;

namespace Plumbline.Tests.Planning;

public class ProofTextTests
{
    private static readonly Origin s_line = new("history", "db/02_x.sql", 3, 1);

    private static Proof Made(Outcome rerun = Outcome.Held) => new(["02_x.sql"], "15.18", "the file before it in db", 1500, TimeSpan.FromSeconds(1.2))
    {
        Promises = [Promise.Held(Promises.Runs, "2 statements"), new(Promises.RunsTwice, rerun, "no error") { Details = ["a detail"] }, Promise.NotApplicable(Promises.ComesBack, "there is no undo beside it")],
        Statements =
        [
            new(s_line, "ALTER TABLE users\n  ALTER COLUMN id TYPE bigint", TimeSpan.FromMilliseconds(12))
            {
                Locks = [new(new("public", "users"), LockMode.AccessExclusive)], Rewrites = [new(new("public", "users"), null), new(new("public", "users"), "users_pkey")],
                Scans = [new(new("public", "users"), "rewritten", 1500)],
            },
            new(s_line, "SELECT 1", TimeSpan.FromMilliseconds(1)),
        ],
        Stalls = [new(new("public", "users"), false, TimeSpan.FromMilliseconds(345), TimeSpan.FromMilliseconds(1), s_line, 200)],
    };

    [Fact]
    public void The_terminal_shows_promises_then_what_each_statement_took()
    {
        var text = ProofReport.Write(Made(Outcome.Failed), Style.Plain);
        Assert.Contains("does not hold", text);
        Assert.Contains("failed  a second run changes nothing", text);
        Assert.Contains("ACCESS EXCLUSIVE on users", text);
        Assert.Contains("rewrites users and 1 index", text);
        Assert.Contains("345 ms  users  reader", text);
        Assert.Contains("and 1 statement that takes nothing", text);
    }

    [Fact]
    public void Json_is_whole_and_says_the_verdict()
    {
        using var json = JsonDocument.Parse(ProofJson.Write(Made()));
        Assert.Equal("holds", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal("ACCESS EXCLUSIVE", json.RootElement.GetProperty("statements")[0].GetProperty("locks")[0].GetProperty("mode").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("stalls")[0].GetProperty("line").GetInt32());
        using var other = JsonDocument.Parse(ProofJson.Write(Made(Outcome.Failed)));
        Assert.Equal("does-not-hold", other.RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public void The_block_stands_in_the_head_and_is_replaced_by_the_next()
    {
        const string file = "-- adds what is needed\n-- before: abc\n\nALTER TABLE users ADD a int;\n";
        var once = ProofBlock.Put(file, Made(Outcome.Failed));
        Assert.StartsWith("-- adds what is needed\n-- before: abc\n-- proved on PostgreSQL 15.18", once);
        Assert.Contains("--   FAILED: a second run changes nothing", once);
        Assert.EndsWith("\n\nALTER TABLE users ADD a int;\n", once);
        Assert.Equal(ProofBlock.Put(file, Made()), ProofBlock.Put(once, Made()));
        Assert.StartsWith("-- proved on", ProofBlock.Put("-- migrate:up\nSELECT 1;\n", Made()));
        Assert.Equal(0, ProofBlock.Put("SELECT 1;\r\n", Made()).Replace("\r\n", "").Count(c => c == '\n'));
    }

    [Fact]
    public void Every_line_of_a_block_is_a_comment_whatever_the_server_said()
    {
        var hostile = Made() with { Promises = [Promise.Failed(Promises.Runs, "line one\nDROP TABLE users;")] };
        Assert.All(ProofBlock.Write(hostile).TrimEnd('\n').Split('\n'), l => Assert.StartsWith("--", l));
    }

    [Fact]
    public void A_header_names_the_schema_that_was_planned_for()
    {
        Assert.Equal("abc", PlannedFor.Fingerprint(new("f", "f.sql", "-- a plan\n-- before: abc\nSELECT 1;")));
        Assert.Null(PlannedFor.Fingerprint(new("f", "f.sql", "SELECT 1;\n-- before: abc")));
    }
}
