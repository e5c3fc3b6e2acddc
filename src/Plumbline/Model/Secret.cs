using System.Diagnostics;

namespace Plumbline.Model;

/// <summary>
/// A text that may hold a password: a URL as the configuration writes it, a variable's value. It can be used, never printed:
/// whatever shows it by accident (a message, a record, a debugger, a serializer, which finds no property) shows that it is withheld.
/// </summary>
[DebuggerDisplay("withheld")]
public sealed class Secret(string text) : IEquatable<Secret>
{
    /// <summary>The text itself: for whoever signs in with it.</summary>
    public string Reveal() => text;

    public bool Equals(Secret? other) => other is not null && other.Reveal() == text;

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => "(withheld)";
}
