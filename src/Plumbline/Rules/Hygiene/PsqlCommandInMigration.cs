using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Rules.Replay;

namespace Plumbline.Rules.Hygiene;

public sealed class PsqlCommandInMigration : HazardRule
{
    public override string Name => "psql-command-in-migration";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Hygiene;

    public override Explanation Explain() => new(
        "A file that a migration tool runs has a command of psql in it.",
        "Backslash commands are psql's own; the tool sends them to the server, which answers with a syntax error (42601). They come with dumps (`\\restrict`, `\\connect`) and from files that were once run by hand.",
        "```sql\n\\set ON_ERROR_STOP on\nCREATE TABLE orders (id bigint PRIMARY KEY);\n```",
        "Take the command out; what `\\i` includes has to stand in the file.");

    protected override bool Concerns(Statement statement) => statement.Verb == Verb.MetaCommand;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        var migration = place.Migration.Migration;
        if (!migration.RunByTool || migration.Style is MigrationStyle.Numbered or MigrationStyle.Stamped or MigrationStyle.Loose || !place.File.IsPostgres) yield break;
        // told once a file
        if (place.Earlier.Any(s => s.Verb == Verb.MetaCommand)) yield break;
        var command = statement.Text().ToString();
        if (command.IndexOfAny([' ', '\t', '\r', '\n']) is > 0 and var end) command = command[..end];
        yield return Found(place, null, statement.Where(), $"{command} is a command of psql: {MigrationStyles.ToolOf(migration.Style)} sends it to the server, which refuses it (42601)") with { About = migration.Text.Path, AboutKind = "file" };
    }
}
