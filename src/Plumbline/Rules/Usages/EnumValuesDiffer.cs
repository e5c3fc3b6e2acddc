using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Usages;

/// <summary>A union or enum in code has other values than the schema's enum of its name.</summary>
public sealed class EnumValuesDiffer : ProjectRule
{
    public override string Name => "enum-values-differ-in-code";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Usages;

    public override Explanation Explain() => new(
        "Code lists the values of an enum by hand, and they are not those of the schema.",
        "A value that the database has and the code does not is a branch that nobody wrote; one that only the code has is refused by the database (22P02).",
        "```ts\ntype BookingType = 'DATE' | 'TIMESLOT' | 'WEEK';   // the enum has DATE and TIMESLOT\n```",
        "Use the generated enum (`import { BookingType } from '@prisma/client'`), or add the missing values on the side that lacks them.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var mirror in project.Of(SourceRole.Code).SelectMany(s => s.Mirrors))
        {
            if (mirror.Of.Kind != EnumType.OfKind) continue;
            var strange = mirror.Members.Where(m => m.Column is null).Select(m => m.Name);
            if (strange.IsEmpty && mirror.Lacking.IsEmpty) continue;
            var parts = new List<string>();
            if (!strange.IsEmpty) parts.Add($"has {Wording.List(strange, 12)}, which the schema's enum does not have");
            if (!mirror.Lacking.IsEmpty) parts.Add($"lacks {Wording.List(mirror.Lacking, 12)}");
            var type = project.Of(SourceRole.Declared).Select(s => s.Catalog.Find(mirror.Of)).FirstOrDefault(t => t is not null);
            yield return Found(mirror.Of, mirror.Where, $"type {mirror.Name} {Wording.List(parts)}") with
            {
                Severity = strange.IsEmpty ? Severity.Low : Default,
                Values = [mirror.Where.File!, mirror.Name, .. strange, .. mirror.Lacking],
                Related = type is null ? [] : [new(type.Origin.Of(mirror.Lacking.IsEmpty ? null : mirror.Lacking[0]), $"enum {mirror.Model}")],
            };
        }
    }
}
