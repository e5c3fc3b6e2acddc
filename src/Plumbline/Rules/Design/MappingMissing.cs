using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Design;

public sealed class MappingMissing : ProjectRule
{
    public override string Name => "mapping-missing";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "In a schema whose names are mixed, a model takes the database's spelling (or gives it its own) because `@map` or `@@map` is missing.",
        "Code and database have different habits: models are PascalCase with camelCase fields, PostgreSQL tables are snake_case. Without the mapping one of the two is written in the other's way, and the mix spreads.",
        "```prisma\nmodel food_entries {\n  person_id String\n}\n\nmodel Person {\n  ownerId String\n}\n```",
        "```prisma\nmodel FoodEntry {\n  personId String @map(\"person_id\")\n  @@map(\"food_entries\")\n}\n```\n\nAdding a mapping to a name that the database already has changes no table.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.Declared))
        {
            var tables = source.ModelNames.Keys.Select(source.Catalog.Find).OfType<Table>().OrderBy(t => t.Origin.Here.Line).ToList();
            // One habit throughout is a choice, not an offence.
            var tablesMixed = tables.Exists(t => NameWords.IsPascal(t.Name.Name)) && tables.Exists(t => NameWords.IsSnake(t.Name.Name));
            var columnsMixed = tablesMixed || source.Catalog.OfType<Column>().Any(c => c.Name.Name.Contains('_') && NameWords.IsSnake(c.Name.Name));
            var (pascal, snake) = (tables.Count(t => NameWords.IsPascal(t.Name.Name)), tables.Count(t => NameWords.IsSnake(t.Name.Name)));
            foreach (var table in tables)
                if (!IsTheHabit(table, pascal, snake) && Offence(source, table, source.ModelNames[table.Id()], tablesMixed, columnsMixed) is { } offence) yield return Found(table.Id(), table.Origin.Here, offence);
        }
    }

    /// <summary>Where nearly all tables are named one way, those are the rule and the few others the exception.</summary>
    private static bool IsTheHabit(Table table, int pascal, int snake) => NameWords.IsPascal(table.Name.Name) && snake * 5 <= pascal;

    private static string? Offence(Source source, Table table, ModelName name, bool tablesMixed, bool columnsMixed)
    {
        if (name.Mapped) return columnsMixed && NameWords.IsSnake(table.Name.Name) && Camel(source, table) is { Length: > 0 } camel ? $"model {name.Model} is mapped to {table.Name.Name}{camel}" : null;
        if (!tablesMixed) return null;
        if (NameWords.IsPascal(table.Name.Name)) return $"model {name.Model} has no @@map, so its table is PascalCase too{Camel(source, table)}";
        return name.Model.Contains('_') ? $"model {name.Model} is named like its table; @@map(\"{table.Name.Name}\") would let the model be PascalCase" : null;
    }

    private static string Camel(Source source, Table table)
    {
        var columns = source.Catalog.Columns(table.Name).Where(c => NameWords.IsCamel(c.Name.Name) && !(source.ModelNames.TryGetValue(c.Id(), out var own) && own.Mapped)).Select(c => c.Name.Name).ToList();
        return columns.Count == 0 ? "" : $", its columns {Wording.List(columns, 4)} are camelCase without @map";
    }
}
