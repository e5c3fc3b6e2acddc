using System.Runtime.CompilerServices;
using System.Text;

namespace Plumbline.Reports.Html;

/// <summary>Collects a page. What stands literally in an interpolated string is markup; whatever is filled into it is text and is escaped, without exception.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _output = new();

    public void Add([InterpolatedStringHandlerArgument("")] Filling filling)
    {
        // Written while it was filled.
    }

    /// <summary>Style and script, which are ours, and hashed as they stand.</summary>
    public void AddOwn(string ours) => _output.Append(ours);

    public override string ToString() => _output.ToString();

    [InterpolatedStringHandler]
    public readonly ref struct Filling(int literalLength, int formattedCount, HtmlWriter writer)
    {
        private readonly StringBuilder _output = writer._output.EnsureRoom(literalLength + 16 * formattedCount);

        public void AppendLiteral(string markup) => _output.Append(markup);
        public void AppendFormatted(string? text) => _output.Append(Markup.Text(text ?? ""));
        public void AppendFormatted(int number) => _output.Append(number);
    }
}

file static class Room
{
    public static StringBuilder EnsureRoom(this StringBuilder output, int more)
    {
        output.EnsureCapacity(output.Length + more);
        return output;
    }
}
