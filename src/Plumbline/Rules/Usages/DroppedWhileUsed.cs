using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Usages;

/// <summary>A migration drops or renames what code still names.</summary>
public sealed class DroppedWhileUsed : ProjectRule
{
    public override string Name => "dropped-while-used";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Usages;

    public override Explanation Explain() => new(
        "A migration drops or renames a table or a column that code still uses.",
        "From the moment the migration runs, each of the lines fails: `column … does not exist`.",
        "```sql\nALTER TABLE users RENAME COLUMN phone TO phone_number;\n```\n\n```ts\nprisma.user.findMany({ select: { phone: true } })\n```",
        "Take the name out of the code first, deploy, and drop afterwards. For a rename: add the new column, write both, move the reads, then drop the old one.");

    public override IEnumerable<Finding> Check(Project project)
    {
        if (!project.Of(SourceRole.Code).Any()) yield break;
        var all = GoneNames.Of(project);
        var uses = CodeUse.Of(project, u => u.Label is null && u.Kind != UsageKind.Mirrors && u.Subject.Kind != EnumType.OfKind, (id, _) => all.ContainsKey(id)).ToDictionary(u => u.Subject);
        foreach (var (id, gone) in all)
        {
            // What is declared no more, and in no database, breaks nothing when the file runs: it is told of the code alone.
            if (!uses.TryGetValue(id, out var use) || !(use.All.Any(u => u.IsDeclared) || project.Of(SourceRole.Database).Any(d => d.Catalog.Contains(id)))) continue;
            yield return Found(id, gone.Statement.Where(), $"{(gone.Renamed ? "renames" : "drops")} {use.What()}, which code uses in {use.Places()}") with
            {
                Severity = use.Severity,
                Related = use.All.Select(u => new Related(u.Where, u.Text)).ToEquatableArray(),
            };
        }
    }
}
