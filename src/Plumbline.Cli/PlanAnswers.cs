using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Cli;

/// <summary>Asks a plan's questions at a terminal, and writes what was chosen into <c>plumbline.yaml</c>, where the next run finds it.</summary>
internal sealed class PlanAnswers(TextReader input, TextWriter output)
{
    /// <summary>The answers that were chosen; none for a question that was passed over.</summary>
    public List<Answer> Ask(EquatableArray<Question> questions)
    {
        var chosen = new List<Answer>();
        foreach (var question in questions)
        {
            output.WriteLine($"\n{question.Says}");
            for (var i = 0; i < question.Answers.Count; i++) output.WriteLine($"  {i + 1}  {question.Answers[i].Path}: {question.Answers[i].Line}\n     {question.Answers[i].Means}");
            if (question.Kind == QuestionKind.Backfill) AskExpression(question, chosen);
            else AskNumber(question, chosen);
        }
        return chosen;
    }

    private void AskNumber(Question question, List<Answer> chosen)
    {
        while (true)
        {
            output.Write($"1{(question.Answers.Count > 1 ? $" to {question.Answers.Count}" : "")}, or nothing to leave it open: ");
            if (input.ReadLine()?.Trim() is not { Length: > 0 } line) return;
            if (int.TryParse(line, out var number) && number >= 1 && number <= question.Answers.Count)
            {
                chosen.Add(question.Answers[number - 1]);
                return;
            }
            output.WriteLine($"{line} is none of them");
        }
    }

    private void AskExpression(Question question, List<Answer> chosen)
    {
        output.Write($"an SQL expression for {question.Subject.Name}, or nothing to leave it open: ");
        if (input.ReadLine()?.Trim() is { Length: > 0 } expression)
            chosen.Add(question.Answers[0] with { Line = $"{question.Subject.Name}: \"{expression.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" });
    }

    /// <summary>The configuration's text with the answers under their keys; what stands there stays as it is.</summary>
    public static string Written(string text, IReadOnlyList<Answer> answers)
    {
        var lines = text.Split('\n').Select(l => l.TrimEnd('\r')).ToList();
        while (lines.Count > 0 && lines[^1].Length == 0) lines.RemoveAt(lines.Count - 1);
        foreach (var answer in answers)
        {
            var keys = answer.Path.Split('.');
            var at = Key(lines, keys[0], 0, 0);
            if (keys.Length > 1) at = Key(lines, keys[1], at, 2);
            var indent = new string(' ', keys.Length * 2);
            lines.Insert(at, answer.Path == "plan.backfill" ? indent + answer.Line : $"{indent}- {answer.Line}");
        }
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The line after the key, which is made where it is missing.</summary>
    private static int Key(List<string> lines, string key, int from, int indent)
    {
        var start = new string(' ', indent) + key + ":";
        for (var i = from; i < lines.Count; i++)
        {
            if (indent > 0 && lines[i].Length > 0 && lines[i][0] != ' ' && lines[i][0] != '#') break;
            if (!lines[i].StartsWith(start, StringComparison.Ordinal)) continue;
            if (Inline(lines[i][start.Length..]) is { } items)
            {
                lines[i] = start;
                foreach (var item in items.Reverse()) lines.Insert(i + 1, $"{new string(' ', indent + 2)}- {item}");
            }
            return i + 1;
        }
        lines.Insert(indent == 0 ? lines.Count : from, start);
        return (indent == 0 ? lines.Count - 1 : from) + 1;
    }

    /// <summary>The items of a list that is written in one line.</summary>
    private static IReadOnlyList<string>? Inline(string rest) =>
        rest.Trim() is ['[', .. var inside, ']'] ? inside.Split(',').Select(s => s.Trim()).Where(s => s.Length > 0).ToList() : null;
}
