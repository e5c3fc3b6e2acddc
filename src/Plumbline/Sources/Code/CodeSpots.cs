using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Code;

/// <summary>A text of SQL put together from its pieces, and the way back from an offset to the file.</summary>
internal sealed class CodeSpots
{
    private readonly List<(int Start, CodePiece Piece)> _pieces = [];

    public CodeSpots(CodeText text)
    {
        var whole = new StringBuilder();
        foreach (var piece in text.Pieces)
        {
            _pieces.Add((whole.Length, piece));
            if (piece.Text is { } written) whole.Append(written);
            else whole.Append(QueryHoles.Hole);
        }
        Text = whole.ToString();
    }

    public string Text { get; }

    public Origin At(string source, string path, int offset)
    {
        var (low, high) = (0, _pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].Start <= offset) low = middle;
            else high = middle - 1;
        }
        var (start, piece) = _pieces[low];
        var at = piece.At;
        var before = Text.AsSpan(start, offset - start);
        var line = before.LastIndexOf('\n');
        return new(source, piece.File ?? path, at.Line + before.Count('\n'), line < 0 ? at.Column + before.Length : before.Length - line);
    }
}
