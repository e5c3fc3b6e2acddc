using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Design;

public sealed class TableNamingMixed : CatalogRule
{
    public override string Name => "table-naming-mixed";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "Some tables are named in PascalCase and some in snake_case.",
        "Mixed-case names need quotes in every hand-written query, and nobody remembers which table needs them. It is the mark of two habits in one schema.",
        "`\"Person\"`, `\"Document\"` beside `food_entries`, `glucose_readings`.",
        "Choose one. With Prisma, keep PascalCase models and snake_case tables: `model Person { … @@map(\"people\") }`; renaming a table is quick, but code that runs must follow.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        // Tables of other tools' schemas follow other rules, and a name of one lower-case word says nothing.
        var tables = view.Tables().Where(t => t.Name.Schema is null or "public" or "main" && t.PartitionOf is null && !t.Name.Name.StartsWith('_')).ToList();
        var pascal = tables.Where(t => NameWords.IsPascal(t.Name.Name)).ToList();
        var snake = tables.Where(t => NameWords.IsSnake(t.Name.Name)).ToList();
        if (pascal.Count == 0 || snake.Count == 0) yield break;
        var (fewer, more) = pascal.Count <= snake.Count ? (pascal, snake) : (snake, pascal);
        var message = $"tables are named in two ways: {Wording.Count(pascal.Count, "PascalCase table")} ({Wording.List(pascal.Select(t => t.Name.ToString()))})"
            + $" beside {Wording.Count(snake.Count, "snake_case table")} ({Wording.List(snake.Select(t => t.Name.ToString()))})";
        yield return FoundIn("table names", "schema", fewer[0].Origin.Here, message) with
        {
            Related = fewer.Skip(1).Concat(more.Take(1)).Take(12).Select(t => new Related(t.Origin.Here, t.Name.ToString())).ToEquatableArray(),
        };
    }
}
