using Plumbline.Dialects;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Styles;
using Plumbline.Replay;
using Xunit;

namespace Plumbline.Tests.Planning;

/// <summary>A plan for SQLite, in every kind of folder: SQLite's own statements alone, which lead there when they are read back.</summary>
public sealed class SqliteStyleTests
{
    public static TheoryData<MigrationStyle> Styles() => new(AllStyles.List.Select(s => s.Style));

    [Theory, MemberData(nameof(Styles))]
    public void Every_style_writes_what_SQLite_understands(MigrationStyle style)
    {
        var one = PlanCase.Read("table/12-many-changes-one-rebuild.sql", SqliteDialect.Instance);
        var (before, after) = (PlanCase.Replay(one.Before, 0, SqliteDialect.Instance), PlanCase.Replay(one.After, 0, SqliteDialect.Instance));
        var plan = one.Plan(before, after, one.Settings).Plan!;
        var written = AllStyles.Of(style)!.Write(plan, new History("migrations", [], [], before), new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var forward = Assert.Single(written.Files, f => f.Kind == PlanFileKind.Forward).Text;
        var builder = new CatalogBuilder(before, SqliteDialect.Main);
        var done = SqliteDialect.Instance.Execute(new SourceText("plan", "plan.sql", Up(forward)), builder);
        Assert.Empty(done.Findings);
        Assert.All(done.Statements, s => Assert.True(s.Refused is null && s.Verb != Verb.NotUnderstood, s.Text().ToString()));
        Assert.Empty(new PlanReplay(builder.Current, [], []).Misses(after));
        // Inside a transaction the switch would do nothing, and the tables that refer to the old one would lose their rows.
        var off = forward.IndexOf("PRAGMA foreign_keys = OFF;", StringComparison.Ordinal);
        Assert.True(off >= 0 ? off < forward.IndexOf("BEGIN;", StringComparison.Ordinal) : forward.Contains("run it on a connection that has them off", StringComparison.Ordinal));
    }

    /// <summary>Without the way back, where both share a file.</summary>
    private static string Up(string text) => text[..(text.IndexOf("-- migrate:down", StringComparison.Ordinal) is >= 0 and var down ? down : text.IndexOf("-- +goose Down", StringComparison.Ordinal) is >= 0 and var goose ? goose : text.Length)];
}
