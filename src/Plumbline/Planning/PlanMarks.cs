namespace Plumbline.Planning;

/// <summary>Comment lines of a plan's files that are read again when it is proved or run.</summary>
public static class PlanMarks
{
    /// <summary>Stands in a head before the fingerprint of the schema that the file was planned for.</summary>
    public const string Before = "-- before:";

    /// <summary>Stands there before the one of the schema that the plan leads to, all its files together.</summary>
    public const string After = "-- after:";

    /// <summary>Stands in an undo before what it cannot restore, such as <c>the nulls of orders.status</c>.</summary>
    public const string NotBroughtBack = "-- does not bring back: ";

    /// <summary>Whether such a line, <c>column orders.code: no longer not null</c>, speaks of a difference, <c>column orders.code not null: …</c>.</summary>
    public static bool Tells(string notBroughtBack, string difference) =>
        notBroughtBack.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end && difference.StartsWith($"{notBroughtBack[..end]} ", StringComparison.Ordinal);

    /// <summary>Whether such a line, <c>the nulls of orders.status</c>, speaks of what a table or column held.</summary>
    public static bool TellsOf(string notBroughtBack, string name) => notBroughtBack == name || notBroughtBack.EndsWith($" {name}", StringComparison.Ordinal);
}
