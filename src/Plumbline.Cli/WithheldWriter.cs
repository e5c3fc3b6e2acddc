using System.Text;
using Plumbline.Model;

namespace Plumbline.Cli;

/// <summary>The last gate before a terminal, a pipe or a log: no line passes with a password in it, wherever it came from.</summary>
public sealed class WithheldWriter(TextWriter inner) : TextWriter
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
        inner.Write(Withheld.In(_line.ToString()));
        _line.Clear();
    }
}
