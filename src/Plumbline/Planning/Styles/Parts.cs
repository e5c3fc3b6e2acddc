using System.Text;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Styles;

/// <summary>One file's worth of a plan for a tool that keeps account of files: what one transaction holds, or one statement that refuses any.</summary>
/// <param name="Name">The migration's name, without version.</param>
/// <param name="Pieces">What is sent, in order.</param>
internal sealed record Part(string Name, StepPace Pace, string Head, IReadOnlyList<(string Comment, string Sql)> Pieces)
{
    public bool IsAlone => Pace == StepPace.Alone;

    /// <summary>Head and statements as one text; <paramref name="each"/> writes a statement as the tool wants it.</summary>
    public string Text(Func<string, string>? each = null) => Head + "\n" + Body(Pieces, each);

    public static string Body(IEnumerable<(string Comment, string Sql)> pieces, Func<string, string>? each = null)
    {
        var text = new StringBuilder();
        foreach (var (comment, sql) in pieces) text.Append(comment.Length > 0 && text.Length > 0 ? "\n" : "").Append(comment).Append(each is null ? sql : each(sql)).Append('\n');
        return text.ToString();
    }
}

/// <summary>Cuts a plan into parts.</summary>
internal static class Parts
{
    private const string Verify = "-- Verification: stop here rather than believe that it worked.\n";

    /// <param name="writ">Wrapped when the tool runs everything in transactions: then nothing is cut but what a commit must divide.</param>
    /// <param name="oneTransaction">All files share one transaction, so that no cut would help.</param>
    /// <param name="alone">What to say above a statement that stands alone.</param>
    public static IReadOnlyList<Part> Of(Plan plan, Writ writ, string alone, bool oneTransaction = false)
    {
        if (plan.Dialect == AllDialects.Sqlite) return [SqliteText.Whole(plan, writ)];
        // A statement with its guard is a block, and no block can do what refuses transactions.
        if (plan.Asks && writ == Writ.Once) writ = Writ.Wrapped;
        var sections = oneTransaction ? [new PlanText.Section(StepPace.Brief, plan.Steps.ToList())] : writ == Writ.Wrapped ? Wrapped(plan) : PlanText.Sections(plan.Steps).ToList();
        var parts = new List<Part>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var asking = PlanText.Asking(plan);
        if (asking.Count > 0 && sections[0].Pace == StepPace.Alone) parts.Add(new(Unique(plan.Name, names), StepPace.Long, PlanText.Header(plan, plan.Name.Replace('_', ' ')), asking));
        foreach (var section in sections)
        {
            var locks = PlanText.Locks(plan, section);
            var name = Unique(parts.Count == 0 ? plan.Name : Named(plan, section), names);
            var head = parts.Count == 0 ? PlanText.Header(plan, plan.Name.Replace('_', ' ')) : $"-- {name.Replace('_', ' ')}: a part of {plan.Name}\n";
            var pieces = PlanText.Pieces(section, plan.After, writ, plan.Asks).ToList();
            head += PlanText.LockLine(locks);
            if (section.Pace == StepPace.Alone) head += alone;
            else pieces.InsertRange(0, [.. parts.Count == 0 ? asking : [], (parts.Count == 0 && asking.Count > 0 ? "-- There are none: from here on it changes something.\n" : "", PlanText.Timeouts(section, locks).TrimEnd('\n'))]);
            // What is sent alone is one statement, so its lines of comment are not statements either.
            if (section.Pace == StepPace.Alone && pieces.Count > 1) parts.AddRange(pieces.Select((p, i) => new Part(i == 0 ? name : Unique(name, names), StepPace.Alone, head, [p])));
            else parts.Add(new(name, section.Pace, head, pieces));
        }
        return WithVerification(plan, parts, names);
    }

    /// <summary>The way back as pieces: run by hand or by a tool, perhaps after half of the plan, so always guarded.</summary>
    public static IReadOnlyList<(string Comment, string Sql)> Undo(Plan plan)
    {
        if (plan.Dialect == AllDialects.Sqlite) return SqliteText.Framed(SqliteText.Pieces(plan.Undo, plan.Before, Writ.Again));
        var pieces = new List<(string, string)>();
        foreach (var section in PlanText.Sections(plan.Undo))
        {
            var again = PlanText.Pieces(section, plan.Before, Writ.Again).ToList();
            pieces.AddRange(again);
        }
        return pieces;
    }

    private static List<PlanText.Section> Wrapped(Plan plan) =>
        PlanText.Sections(plan.Steps.Select(s => s.Pace == StepPace.Alone ? s with { Pace = StepPace.Brief } : s).ToEquatableArray()).ToList();

    private static IReadOnlyList<Part> WithVerification(Plan plan, List<Part> parts, HashSet<string> names)
    {
        var block = VerificationBlock.Of(plan);
        if (block.Length == 0 || parts.Count == 0) return parts;
        if (parts[^1].IsAlone) parts.Add(new(Unique($"{plan.Name}_verify", names), StepPace.Brief, $"-- the end of {plan.Name}\n", [(Verify, block + ";")]));
        else parts[^1] = parts[^1] with { Pieces = [.. parts[^1].Pieces, (Verify, block + ";")] };
        return parts;
    }

    private static string Named(Plan plan, PlanText.Section section) => section.Pace switch
    {
        StepPace.Alone => PlanName.Snake(section.Steps[0].Subject.Name.Name),
        StepPace.Long => $"{plan.Name}_validate",
        _ => $"{plan.Name}_finish",
    };

    private static string Unique(string name, HashSet<string> names)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++) unique = $"{name}_{i}";
        return unique;
    }
}
