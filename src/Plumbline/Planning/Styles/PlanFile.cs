namespace Plumbline.Planning.Styles;

/// <summary>A file of a plan as it is to be written.</summary>
/// <param name="Path">Below the migrations folder, with forward slashes.</param>
public sealed record PlanFile(string Path, string Text);
