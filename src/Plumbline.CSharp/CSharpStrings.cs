using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Plumbline.Sources.Code;

namespace Plumbline.CSharp;

/// <summary>Strings of a file as pieces that stand in it as they are: regular, verbatim, raw and interpolated ones.</summary>
internal sealed class CSharpStrings(SyntaxNode root)
{
    private readonly SourceText _text = root.GetText();

    public void Literal(SyntaxToken token, List<CodePiece> pieces)
    {
        var text = token.Text;
        if (token.IsKind(SyntaxKind.SingleLineRawStringLiteralToken) || token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken)) Raw(token, pieces);
        else if (text.StartsWith('@')) Verbatim(text.AsSpan(2, Math.Max(0, text.Length - 3)), token.SpanStart + 2, pieces);
        else Escaped(text.AsSpan(1, Math.Max(0, text.Length - 2)), token.SpanStart + 1, pieces);
    }

    /// <summary>The indentation of the closing quotes is no part of it (C# 11): each line is a piece.</summary>
    private void Raw(SyntaxToken token, List<CodePiece> pieces)
    {
        var text = token.Text;
        var quotes = text.Length - text.TrimStart('"').Length;
        if (text.Length < 2 * quotes) return;
        var body = text[quotes..^quotes];
        if (!token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken))
        {
            pieces.Add(new(body, At(token.SpanStart + quotes)));
            return;
        }
        var last = body.LastIndexOf('\n');
        Lines(body, token.SpanStart + quotes, body.IndexOf('\n') + 1, last, last < 0 ? 0 : body.Length - last - 1, pieces);
    }

    /// <param name="first">Where the first line begins in the body.</param>
    /// <param name="end">Where the last one ends.</param>
    private void Lines(string body, int start, int first, int end, int indent, List<CodePiece> pieces)
    {
        for (var at = first; at < end;)
        {
            var stop = body.IndexOf('\n', at);
            if (stop < 0 || stop > end) stop = end;
            var from = at;
            while (from < stop && from - at < indent && body[from] is ' ' or '\t') from++;
            pieces.Add(new(body[from..Math.Min(stop + 1, end)], At(start + from)));
            at = stop + 1;
        }
    }

    private void Verbatim(ReadOnlySpan<char> body, int start, List<CodePiece> pieces)
    {
        var from = 0;
        for (var at = body.IndexOf("\"\""); at >= 0;)
        {
            pieces.Add(new(body[from..(at + 1)].ToString(), At(start + from)));
            from = at + 2;
            var next = body[from..].IndexOf("\"\"");
            at = next < 0 ? -1 : from + next;
        }
        if (from < body.Length) pieces.Add(new(body[from..].ToString(), At(start + from)));
    }

    /// <summary>An escape is a piece of its own: of one character where the file has two or more.</summary>
    private void Escaped(ReadOnlySpan<char> body, int start, List<CodePiece> pieces)
    {
        var from = 0;
        for (var at = 0; at < body.Length; at++)
        {
            if (body[at] != '\\' || at + 1 >= body.Length) continue;
            if (at > from) pieces.Add(new(body[from..at].ToString(), At(start + from)));
            var length = body[at + 1] switch { 'u' => 6, 'U' => 10, 'x' => 3, _ => 2 };
            var meant = body[at + 1] switch { 'n' or 'r' or 't' => ' ', '"' => '"', '\'' => '\'', '\\' => '\\', _ => ' ' };
            pieces.Add(new(meant.ToString(), At(start + at)));
            at += Math.Min(length, body.Length - at) - 1;
            from = at + 1;
        }
        if (from < body.Length) pieces.Add(new(body[from..].ToString(), At(start + from)));
    }

    public void Interpolated(InterpolatedStringExpressionSyntax whole, List<CodePiece> pieces, Action<InterpolationSyntax> fill)
    {
        var open = whole.StringStartToken.Text;
        var isRaw = open.Contains("\"\"\"", StringComparison.Ordinal);
        var end = whole.StringEndToken.Text;
        var indent = isRaw && end.LastIndexOf('\n') is >= 0 and var line ? end.AsSpan(line + 1).IndexOf('"') : 0;
        foreach (var content in whole.Contents)
        {
            if (content is not InterpolatedStringTextSyntax { TextToken: var token })
            {
                if (content is InterpolationSyntax hole) fill(hole);
                continue;
            }
            if (isRaw) Lines(token.Text, token.SpanStart, 0, token.Text.Length, AtLineStart(token.SpanStart) ? indent : 0, indent, pieces);
            else if (open.Contains('@')) Verbatim(token.Text, token.SpanStart, pieces);
            else Escaped(token.Text, token.SpanStart, pieces);
        }
    }

    private bool AtLineStart(int position) => _text.Lines.GetLinePosition(position).Character == 0;

    private void Lines(string body, int start, int first, int end, int indentOfFirst, int indent, List<CodePiece> pieces)
    {
        var stop = body.IndexOf('\n', first);
        if (stop < 0 || stop >= end) stop = end - 1;
        Lines(body, start, first, stop + 1, indentOfFirst, pieces);
        Lines(body, start, stop + 1, end, indent, pieces);
    }

    public CodePlace At(int position)
    {
        var place = _text.Lines.GetLinePosition(position);
        return new(place.Line + 1, place.Character + 1);
    }
}
