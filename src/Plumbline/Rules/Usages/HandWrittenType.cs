using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;

namespace Plumbline.Rules.Usages;

/// <summary>Code declares by hand a type that a generator makes of the schema.</summary>
public sealed class HandWrittenType : ProjectRule
{
    public override string Name => "hand-written-type";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Usages;

    public override Explanation Explain() => new(
        "Code declares a type by hand that repeats a table, where a generated one exists.",
        "It is told where the generated type says the same of every member, so that `Pick` of it could stand in its place. It must repeat at least half of the columns, or six of them (four under the model's own name), and never fewer than three: some few of many are a type of their own. Schemas that check at run time, what a function takes, and types in tests and scripts are left alone. Nothing keeps the two in step: a column that becomes nullable, or is renamed, is a compile error with the generated type and a surprise at run time with this one.",
        "```ts\nexport interface StoredModel { id: string; model_type: string; trained_at: Date }\n```",
        "```ts\nimport type { personal_models } from '@prisma/client';\nexport type StoredModel = Pick<personal_models, 'id' | 'model_type' | 'trained_at'>;\n```\n\nFor what a query selects: `Prisma.UserGetPayload<…>`.");

    /// <summary>Some few columns of many are a type of their own: what one view or function needs.</summary>
    private const int FewestOfMany = 6;
    private const int FewestOfSameName = 4;

    private static readonly string[] s_given = ["Options", "Option", "Input", "Args", "Arguments", "Params", "Parameters", "Props", "Request", "Response", "Payload", "Command", "Form", "FormData", "Values", "Body", "Query", "Filter", "Filters", "State", "Event", "Config"];
    private static readonly string[] s_verbs = ["Create", "Update", "Upsert", "Delete", "Remove", "Get", "Find", "List", "Save", "Add", "Insert", "Set", "Search", "Send"];

    /// <summary>What a function takes says what may be given, not what a row is.</summary>
    private static bool IsGiven(string name) =>
        Array.Exists(s_given, e => name.EndsWith(e, StringComparison.Ordinal)) || Array.Exists(s_verbs, v => name.StartsWith(v, StringComparison.Ordinal) && name.Length > v.Length && char.IsUpper(name[v.Length]));

    /// <summary>What moves data from one schema to the next keeps the types of its day.</summary>
    private static bool IsMigration(string path) => path.Contains("/migration", StringComparison.OrdinalIgnoreCase) || path.StartsWith("migration", StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<Finding> Check(Project project)
    {
        var generated = project.Of(SourceRole.Declared).Where(s => s.Prisma?.Datasource.Generators.Any(g => g.IsClient()) == true).ToList();
        if (generated.Count == 0) yield break;
        foreach (var mirror in project.Of(SourceRole.Code).SelectMany(s => s.Mirrors))
        {
            if (mirror.Of.Kind != Table.OfKind || !mirror.Fits || CodeSites.Of(mirror.Where.File!) != UsageSite.Program || IsGiven(mirror.Name)) continue;
            if (generated.FirstOrDefault(s => s.Catalog.Contains(mirror.Of))?.Catalog is not { } catalog || catalog.Find(mirror.Of) is not { } table) continue;
            if (IsMigration(mirror.Where.File!)) continue;
            if (mirror.Members.Count < (mirror.SameName ? FewestOfSameName : FewestOfMany) && mirror.Members.Count * 2 < catalog.Columns(mirror.Of.Name).Count()) continue;
            yield return Found(mirror.Of, mirror.Where, $"type {mirror.Name} repeats {Wording.Count(mirror.Members.Count, "column")} of {mirror.Model} by hand; the generated type {mirror.Model} has them") with
            {
                Values = [mirror.Where.File!, mirror.Name],
                Related = [new(table.Origin.Here, $"model {mirror.Model}")],
            };
        }
    }
}
