using Plumbline.Model;
using Plumbline.Rules.Drift;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Safety;

public sealed class MissingColumnNeedsBackfill : TruthRule
{
    public override string Name => "missing-column-needs-backfill";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "A declared column that no migration makes yet is required and has no default.",
        "The migration that a generator writes for it fails on the first table with rows (23502). Somebody has to say what the old rows get.",
        "```prisma\nmodel personal_models {\n  model_type String   // no migration yet\n}\n```",
        "Decide the value for old rows before writing the migration; then add the column nullable, fill it, and require it. Or declare a default.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        var declared = truth.VoiceOf(SourceRole.Declared);
        var history = truth.VoiceOf(SourceRole.History);
        if (declared < 0 || history < 0) yield break;
        foreach (var subject in truth.Drifting)
        {
            if (subject.In(declared) is not Column { NotNull: true, Default: null, Identity: null, Generated: null } column) continue;
            if (subject.Sightings[history].State != TruthState.Absent || DriftText.GoesWithItsParent(truth, column, history)) continue;
            yield return Found(column.Id(), column.Origin.Here, $"{Wording.Called(column.Id(), truth.Voices)} is required, has no default and no migration yet: adding it to a table with rows fails (23502) until somebody says what the rows get");
        }
    }
}
