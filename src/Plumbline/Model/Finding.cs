using System.Security.Cryptography;
using System.Text;

namespace Plumbline.Model;

/// <summary>A second place that a finding is about, with what that place says.</summary>
public sealed record Related(Origin Where, string Says);

/// <summary>A part of a file, and what stands there instead.</summary>
/// <param name="Start">Offset in characters.</param>
/// <param name="Length">Zero where something is put in.</param>
public sealed record TextEdit(SourceText File, int Start, int Length, string Replacement);

/// <summary>What would put a finding right.</summary>
public sealed record Fix(string Description)
{
    /// <summary>Set where the text of migrations can say it, and nothing has to be known or decided for it.</summary>
    public EquatableArray<TextEdit> Edits { get; init; }
}

/// <summary>
/// One thing that is wrong or worth knowing, with a place to click. Syntax errors, drift and lint are all findings.
/// </summary>
/// <param name="Rule">The rule's id, named by the offence: <c>foreign-key-without-index</c>.</param>
/// <param name="Where">The place that has to change, or where the fault is seen.</param>
/// <param name="Message">What was found; lower case, no full stop, names unquoted and dotted.</param>
public sealed record Finding(string Rule, Severity Severity, ObjectId? Subject, Origin Where, string Message)
{
    /// <summary>The facet that differs, when the finding is about one.</summary>
    public string? Facet { get; init; }

    /// <summary>The values compared, per source: part of the key.</summary>
    public EquatableArray<string> Values { get; init; }

    /// <summary>The databases that it is about, by their names; empty when it is about the files.</summary>
    public EquatableArray<string> Environments { get; init; }

    /// <summary>The other sides.</summary>
    public EquatableArray<Related> Related { get; init; }

    public Fix? Fix { get; init; }

    /// <summary>What the finding is about when no schema object is: <c>package.json#scripts.migrate</c>, a file's path.</summary>
    public string? About { get; init; }

    /// <summary>The kind word of <see cref="About"/>: <c>script</c>, <c>file</c>, <c>statement</c>.</summary>
    public string? AboutKind { get; init; }

    /// <summary>What makes it this finding wherever it is seen: rule, object, facet and the values compared, without any place.</summary>
    public string Identity() => string.Join('\n', [Rule, Subject?.ToString() ?? $"{AboutKind} {About ?? Message}", Facet ?? "", .. Values]);

    /// <summary>The same as a hash that can be written down; findings are told apart by <see cref="Identity"/>, for which no cryptography has to be loaded.</summary>
    public string Key() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Identity())).AsSpan(0, 8));
}
