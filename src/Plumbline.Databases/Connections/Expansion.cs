using Plumbline.Model;

namespace Plumbline.Databases.Connections;

/// <summary>A text whose variables were looked up.</summary>
/// <param name="Value">The text with their values; null when one of them is not set.</param>
/// <param name="Unset">The variables that are not set and have no default.</param>
public sealed record Expansion(Secret? Value, EquatableArray<string> Unset);
