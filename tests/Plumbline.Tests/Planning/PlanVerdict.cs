using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Tests.Planning;

/// <summary>What a judge says of one plan.</summary>
/// <param name="Wrong">One line each; empty where the plan does what it should.</param>
internal sealed record PlanVerdict(IReadOnlyList<string> Wrong)
{
    /// <summary>What stopped the plan, so that nothing else was judged.</summary>
    public EquatableArray<Question> Questions { get; init; }

    /// <summary>What the plan itself says that its undo leaves otherwise in the schema; values that are lost are none of it.</summary>
    public IReadOnlyList<string> Lasting { get; init; } = [];

    /// <summary>A question had to be answered by dropping and making anew, each by a plan of its own.</summary>
    public bool InTwo { get; init; }

    /// <param name="withRows">Then a column whose values are gone cannot be required again; without any it has to be.</param>
    public static PlanVerdict Of(Plan plan, IReadOnlyList<string> wrong, bool withRows = false) => new(wrong)
    {
        Lasting = [.. plan.NotUndone.Except(plan.Steps.SelectMany(s => s.Lost)).Where(n => withRows || !IsEmptied(plan, n))],
    };

    /// <summary>By itself, or in the table from which it comes down.</summary>
    private static bool IsEmptied(Plan plan, string notUndone) =>
        notUndone.EndsWith(": no longer not null", StringComparison.Ordinal) && Subject(notUndone) is var subject
        && plan.NotUndone.Any(n => n == $"the values of {subject["column ".Length..]}" || n.StartsWith("the values of ", StringComparison.Ordinal) && n.EndsWith(subject[subject.LastIndexOf('.')..], StringComparison.Ordinal));

    /// <summary>Of several plans that lead one after the other.</summary>
    public static PlanVerdict Of(IReadOnlyList<PlanVerdict> several) => new([.. several.SelectMany(v => v.Wrong)])
    {
        Questions = several.SelectMany(v => v.Questions).ToEquatableArray(),
        Lasting = [.. several.SelectMany(v => v.Lasting)],
        InTwo = true,
    };

    /// <summary>Whether the plan said that this is left of it: the object's name stands at the head of what is seen.</summary>
    public bool IsExpected(string difference)
    {
        var seen = difference[(difference.StartsWith("only ", StringComparison.Ordinal) ? difference.IndexOf(": ", StringComparison.Ordinal) + 2 : 0)..];
        return Lasting.Any(l => l.Contains(' ') && Subject(l) is var subject && (seen.StartsWith(subject + ";", StringComparison.Ordinal) || seen.StartsWith(subject + " ", StringComparison.Ordinal) || seen == subject));
    }

    /// <summary><c>table t.b: facet is …</c>, <c>table t is not made</c>, <c>the owner of table t, which nothing had said</c>.</summary>
    private static string Subject(string lasting)
    {
        var text = lasting.StartsWith("the ", StringComparison.Ordinal) ? lasting[(lasting.IndexOf(" of ", StringComparison.Ordinal) + 4)..] : lasting;
        foreach (var end in (string[])[", which nothing had said", " is not made", " is left over", ": "])
            if (text.IndexOf(end, StringComparison.Ordinal) is > 0 and var at) return text[..at];
        return text;
    }
}
