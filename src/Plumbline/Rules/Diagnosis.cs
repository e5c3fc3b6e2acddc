using Plumbline.Model;

namespace Plumbline.Rules;

/// <summary>Findings that have one cause, and the next thing to do about it.</summary>
/// <param name="Cause">What happened, in one sentence.</param>
/// <param name="Next">A command or an edit, ready to use.</param>
public sealed record Diagnosis(string Cause, EquatableArray<Finding> Because, string Next);
