using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>What a plan may not decide by itself.</summary>
public enum QuestionKind
{
    /// <summary>Two objects may be one under another name, or one that goes and one that comes.</summary>
    Rename,

    /// <summary>Rows that are there need a value, and nothing says which.</summary>
    Backfill,

    /// <summary>What the truth no longer has, and whose rows would be lost.</summary>
    Drop,

    /// <summary>Values that are there may not fit afterwards.</summary>
    Narrowing,

    /// <summary>A large table would be written anew.</summary>
    Rewrite,

    /// <summary>Somebody could read or write afterwards who cannot now.</summary>
    Security,

    /// <summary>No statement leads from one to the other without making the object anew.</summary>
    Rebuild,
}

/// <summary>A question that stops a plan until it is answered in a file, or on the command line.</summary>
/// <param name="Says">What was found; lower case, no full stop.</param>
/// <param name="Answers">The lines that answer it, each with what it means: the first that fits goes into <c>plumbline.yaml</c>.</param>
/// <param name="Where">Where the wish is stated.</param>
public sealed record Question(QuestionKind Kind, ObjectId Subject, string Says, EquatableArray<Answer> Answers, Origin Where);

/// <param name="Path">The key under which the line stands in the configuration: <c>renames</c>, <c>plan.backfill</c>, <c>plan.allow</c>, <c>plan.keep</c>.</param>
/// <param name="Line">The line itself.</param>
/// <param name="Means">What it does, in words.</param>
public sealed record Answer(string Path, string Line, string Means);
