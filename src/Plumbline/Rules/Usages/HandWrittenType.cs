using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Usages;

/// <summary>Code declares by hand a type that a generator makes of the schema.</summary>
public sealed class HandWrittenType : ProjectRule
{
    public override string Name => "hand-written-type";
    public override Severity Default => Severity.Low;
    public override Family Family => Family.Usages;

    public override Explanation Explain() => new(
        "Code declares a type by hand that repeats a table, where a generated one exists.",
        "Nothing keeps the two in step: a column that becomes nullable, or is renamed, is a compile error with the generated type and a surprise at run time with this one.",
        "```ts\nexport interface StoredModel { id: string; model_type: string; trained_at: Date }\n```",
        "```ts\nimport type { personal_models } from '@prisma/client';\nexport type StoredModel = Pick<personal_models, 'id' | 'model_type' | 'trained_at'>;\n```\n\nFor what a query selects: `Prisma.UserGetPayload<…>`.");

    public override IEnumerable<Finding> Check(Project project)
    {
        var generated = project.Of(SourceRole.Declared).Where(s => s.Prisma?.Datasource.Generators.Any(g => g.IsClient()) == true).ToList();
        if (generated.Count == 0) yield break;
        foreach (var mirror in project.Of(SourceRole.Code).SelectMany(s => s.Mirrors))
        {
            if (mirror.Of.Kind != Table.OfKind || !mirror.Members.All(m => m.Column is not null)) continue;
            var table = generated.Select(s => s.Catalog.Find(mirror.Of)).FirstOrDefault(t => t is not null);
            if (table is null) continue;
            yield return Found(mirror.Of, mirror.Where, $"type {mirror.Name} repeats {Wording.Count(mirror.Members.Count, "column")} of {mirror.Model} by hand; the generated type {mirror.Model} has them") with
            {
                Values = [mirror.Where.File!, mirror.Name],
                Related = [new(table.Origin.Here, $"model {mirror.Model}")],
            };
        }
    }
}
