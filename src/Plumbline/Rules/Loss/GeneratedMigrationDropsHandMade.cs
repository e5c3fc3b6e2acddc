using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Rules.Replay;

namespace Plumbline.Rules.Loss;

public sealed class GeneratedMigrationDropsHandMade : HazardRule
{
    public override string Name => "generated-migration-drops-hand-made";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Loss;

    public override Explanation Explain() => new(
        "A generated migration drops what somebody has made by hand.",
        "A generator compares the database with its schema file, and takes what the file has no words for (an index with a condition or over an expression, a trigger, a policy) for something to remove. "
            + "Nobody meant it, and nobody notices until queries are slow or duplicates come in. Quiet where the same file makes it again, or drops its table or column.",
        "```sql\n-- DropIndex\nDROP INDEX \"users_email_lower_key\";   -- made by hand: CREATE UNIQUE INDEX … ON users (lower(email))\n```",
        "Take the statement out of the generated file before it runs (`prisma migrate dev --create-only` lets you), and keep the object in a file beside the schema, which `declared:` names. Where the drop is meant, say so beside it.");

    protected override bool Concerns(Statement statement) => statement.Command.StartsWith("DROP ", StringComparison.Ordinal) && !statement.Effects.IsEmpty;

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (place.Migration.Migration.Style != MigrationStyle.Prisma || !IsGenerated(statement)) yield break;
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Dropped { Before: var gone } || !IsBeyondPrisma(gone) || place.IsBorn(gone) || IsMadeAgain(place, gone)) continue;
            if (gone.Parent() is { } parent && !place.Migration.After.Contains(new(parent.Kind, place.TableAtEnd(parent.Name))) || ColumnsGo(place, gone)) continue;
            yield return Found(place, gone.Id(), statement.Where(), $"{gone.Id()} was made by hand, and this generated statement drops it: Prisma's schema has no words for {What(gone)}") with
            {
                Related = gone.Origin.Here.File is null ? [] : [new(gone.Origin.Here, "made by hand here")],
                Fix = new("take the statement out, unless the drop is meant"),
            };
        }
    }

    /// <summary>Prisma writes a comment above each statement that it makes.</summary>
    private static bool IsGenerated(Statement statement)
    {
        var before = statement.File.Text.AsSpan(0, statement.Start).TrimEnd();
        var line = before[(before.LastIndexOf('\n') + 1)..].Trim();
        return line.StartsWith("-- Drop", StringComparison.Ordinal) && !line[3..].Contains(' ');
    }

    private static bool IsBeyondPrisma(SchemaObject gone) => gone switch
    {
        Model.Index index => index.Predicate is not null || index.Keys.Any(k => k.Expression is not null) || !index.Include.IsEmpty,
        Trigger or Policy or View or MaterializedView or Function or Sequence { OwnedBy: null } => true,
        _ => false,
    };

    private static string What(SchemaObject gone) => gone switch
    {
        Model.Index { Predicate: not null } => "an index with a condition",
        Model.Index { Include.IsEmpty: false } => "columns that an index carries along",
        Model.Index => "an index over an expression",
        _ => $"a {gone.Kind.Label}",
    };

    private static bool IsMadeAgain(StatementPlace place, SchemaObject gone) => place.Migration.After.Contains(gone.Id());

    private static bool ColumnsGo(StatementPlace place, SchemaObject gone) =>
        gone is Model.Index index && place.Later.Any(s => s.Effects.Any(e => e is Change.Dropped { Before: Column column } && column.Name.OfTable() == index.Name.OfTable() && index.Columns.Contains(column.Name.Name)));
}
