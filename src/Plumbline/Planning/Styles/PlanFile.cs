namespace Plumbline.Planning.Styles;

/// <summary>What a file of a plan is to its folder.</summary>
public enum PlanFileKind
{
    /// <summary>Is run to migrate; leads back, too, where the style holds both in one file.</summary>
    Forward,

    /// <summary>Leads back.</summary>
    Undo,

    /// <summary>Settings or notes of the tool.</summary>
    Note,

    /// <summary>Takes the place of the tool's own list of files.</summary>
    Replacement,
}

/// <summary>A file of a plan as it is to be written.</summary>
/// <param name="Path">Below the migrations folder, with forward slashes.</param>
public sealed record PlanFile(string Path, string Text, PlanFileKind Kind = PlanFileKind.Forward);

/// <summary>A plan as files, and what a person must know of them.</summary>
public sealed record WrittenPlan(IReadOnlyList<PlanFile> Files, IReadOnlyList<string> Notes);
