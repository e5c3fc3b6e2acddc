using System.Text;
using Plumbline.Model;

namespace Plumbline.Cli;

/// <summary>The last gate before a terminal, a pipe or a log: no line passes with a password in it, wherever it came from.</summary>
/// <param name="secrets">Words that pass under no circumstances: connection strings of the command line, which are badly written as often as not.</param>
public sealed class WithheldWriter(TextWriter inner, params IReadOnlyList<string> secrets) : TextWriter
{
    private readonly StringBuilder _line = new();

    public TextWriter Inner => inner;
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        _line.Append(value);
        if (value == '\n') Pass();
    }

    public override void Write(string? value)
    {
        if (value is null) return;
        if (_line.Length == 0 && value.Contains('\n'))
        {
            Pass(value);
            return;
        }
        _line.Append(value);
        if (value.Contains('\n')) Pass();
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Flush()
    {
        Pass();
        inner.Flush();
    }

    private void Pass()
    {
        Pass(_line.ToString());
        _line.Clear();
    }

    private void Pass(string text)
    {
        foreach (var secret in secrets) text = text.Replace(secret, "(withheld)", StringComparison.Ordinal);
        inner.Write(Withheld.In(text));
    }
}
