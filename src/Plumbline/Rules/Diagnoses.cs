using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules;

/// <summary>Groups findings under their cause.</summary>
internal static class Diagnoses
{
    public static IEnumerable<Diagnosis> Of(Project project, EquatableArray<Finding> findings)
    {
        var ahead = findings.Where(f => f.Rule.EndsWith("-not-in-history", StringComparison.Ordinal));
        if (!ahead.IsEmpty)
            yield return new("the declared schema is ahead of the migrations: it was edited, and no migration was made", ahead, "plumb diff history declared");
    }
}
