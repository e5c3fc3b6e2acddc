using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Usages;

/// <summary>A type that bears a model's name has members that the model has not.</summary>
public sealed class HandWrittenTypeDiffers : ProjectRule
{
    public override string Name => "hand-written-type-differs";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Usages;

    public override Explanation Explain() => new(
        "A type in code bears the name of a model and has members that the model does not have.",
        "Whoever writes against the type believes in a column that is not there: it is undefined at run time, or the query fails. Told of a type that shares at least three columns with the model, and two thirds of its members: with less it is another thing of the same name.",
        "```ts\ninterface Participant { id: string; conversationId: string; userId: string; isActive: boolean }   // the model has no isActive\n```",
        "Declare the column and make a migration, or take the member out. Members that are worked out belong in a type of their own that extends the generated one.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var mirror in project.Of(SourceRole.Code).SelectMany(s => s.Mirrors))
        {
            if (mirror.Of.Kind != Table.OfKind || !mirror.SameName) continue;
            var strange = mirror.Members.Where(m => m.Column is null);
            if (strange.IsEmpty) continue;
            var table = project.Of(SourceRole.Declared).Select(s => s.Catalog.Find(mirror.Of)).FirstOrDefault(t => t is not null);
            yield return Found(mirror.Of, mirror.Where, $"type {mirror.Name} has {Wording.List(strange.Select(m => m.Name), 12)}, which model {mirror.Model} does not have") with
            {
                Values = [mirror.Where.File!, mirror.Name, .. strange.Select(m => m.Name)],
                Related = [.. table is null ? [] : (Related[])[new(table.Origin.Here, $"model {mirror.Model}")], .. strange.Select(m => new Related(m.Where, $"{m.Name} is not in the model"))],
            };
        }
    }
}
