using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Loss;

public sealed class DropSchemaOrDatabase : HazardRule
{
    public override string Name => "drop-schema-or-database";
    public override Severity Default => Severity.Critical;
    public override Family Family => Family.Loss;

    public override Explanation Explain() => new(
        "A schema with tables, a whole database, or everything that a role owns is dropped.",
        "Every row in it is gone, with objects that no migration knows of. A migration that does it runs on production like on any other database. Quiet for a schema that holds no table, or none that was there before the change.",
        "```sql\nDROP SCHEMA legacy CASCADE;\n```",
        "Drop what is no longer wanted table by table, so that each is looked at, or rename the schema first and drop it when nobody missed it: `ALTER SCHEMA legacy RENAME TO legacy_dropped`. Databases are made and dropped by people, not by migrations.");

    protected override bool Concerns(Statement statement) => statement.Command is "DROP SCHEMA" or "DROP DATABASE" or "DROP OWNED";

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (statement.Command != "DROP SCHEMA")
        {
            var what = statement.Command == "DROP OWNED" ? "everything that a role owns" : "a whole database";
            yield return Found(place, null, statement.Where(), $"{statement.Command} drops {what} with all rows") with { About = statement.Command, AboutKind = "statement" };
            yield break;
        }
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Dropped { Before: Schema schema } || place.IsBorn(schema)) continue;
            var tables = statement.Effects.Select(e => e.Subject()).OfType<Table>().Where(t => t.Name.Schema == schema.Name.Name && !IsSpared(place, t.Name)).Select(t => t.Name.Name).ToList();
            if (tables.Count == 0) continue;
            yield return Found(place, schema.Id(), statement.Where(), $"schema {schema.Name} is dropped with {Wording.Count(tables.Count, "table")} and their rows: {Wording.List(tables)}");
        }
    }
}
