using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Usages;

/// <summary>The schema has what no code names. One rule each for tables, columns and enum values.</summary>
public sealed class UnusedInCode(string word) : TruthRule
{
    private static readonly HashSet<string> s_customary = new(StringComparer.OrdinalIgnoreCase) { "id", "createdAt", "updatedAt", "created_at", "updated_at" };

    public override string Name => $"{word}-not-used-by-code";
    public override Severity Default => Severity.Info;
    public override Family Family => Family.Usages;

    public override Explanation Explain() => new(
        $"The declared schema has {(word == "enum-value" ? "an enum value" : $"a {word}")} whose name stands nowhere in the code.",
        "It may be left over. It is told only where all code was read and every call on a client was resolved; programs in other repositories, reports and triggers are not seen.",
        "A column `legacyRef` that nothing reads or writes.",
        "See who else uses the database before it is dropped. If it is kept for somebody else, say so: `rules: { " + $"{word}-not-used-by-code" + ": off }`, or accept the one finding.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        var code = project.Of(SourceRole.Code).FirstOrDefault();
        if (code?.Mentions is not { } words || code.Usages.IsEmpty) yield break;
        Func<string, bool> mentions = words.Contains;
        var used = code.Usages.Where(u => u.Label is null && u.Kind != UsageKind.Mirrors).Select(u => u.Subject).ToHashSet();
        foreach (var source in project.Of(SourceRole.Declared).Where(s => s.Prisma is not null))
            foreach (var subject in source.Catalog.Objects)
            {
                if (!source.ModelNames.TryGetValue(subject.Id(), out var name)) continue;
                switch (subject)
                {
                    case Table when word == "table":
                        if (!used.Contains(subject.Id()) && !mentions(name.Model) && !mentions(Delegate(name.Model)) && !mentions(subject.Name.Name)) yield return Of(subject, $"no code uses table {Called(subject.Name, name)}");
                        break;
                    case Column when word == "column" && name.Field is { } field:
                        var table = new ObjectId(Table.OfKind, subject.Name.OfTable());
                        if (used.Contains(subject.Id()) || s_customary.Contains(field) || mentions(field) || mentions(subject.Name.Name)) break;
                        if (used.Contains(table) || mentions(name.Model) || mentions(Delegate(name.Model))) yield return Of(subject, $"no code uses column {Called(subject.Name, name)}");
                        break;
                    case EnumType type when word == "enum-value":
                        foreach (var label in type.Labels)
                            if (!mentions(label)) yield return Of(subject, $"no code uses value {label} of enum {Called(subject.Name, name)}") with { Values = [label] };
                        break;
                }
            }
    }

    private static string Called(ObjectName id, ModelName name) => id.ToString() == name.ToString() ? name.ToString() : $"{id} ({name})";

    private static string Delegate(string model) => char.ToLowerInvariant(model[0]) + model[1..];

    private Finding Of(SchemaObject subject, string message) => Found(subject.Id(), subject.Origin.Here, message);
}
