using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>Texts of SQL that files hand to each other under a name: <c>import { byName } from './queries'</c>.</summary>
public sealed class CodeConstants(CodeProject project)
{
    private const int Deepest = 8;

    private readonly Dictionary<CodeFile, Dictionary<(int Binding, string Entry), CodeText>> _handed = [];

    /// <summary>The text with what other files say of its holes; a hole that they do not know is one still. Of what begins with such a hole nothing is known: it may be anything.</summary>
    public CodeText Fill(CodeFile file, CodeText text)
    {
        if (!text.Pieces.Any(p => p.Value is not null)) return text;
        EquatableArray<CodePiece> filled = [.. Fill(file, null, text.Pieces, 0)];
        return text with { Pieces = text.Pieces[0].Value is not null && filled[0].Text is null && !(text.IsPrisma() && filled.Count > 1) ? [] : filled };
    }

    private IEnumerable<CodePiece> Fill(CodeFile file, string? path, EquatableArray<CodePiece> pieces, int depth)
    {
        foreach (var piece in pieces)
        {
            if (piece.Value is not { } value) yield return piece with { File = path };
            else if (depth > Deepest || Find(file, value) is not { } found) yield return piece with { Value = null, File = path };
            else
                foreach (var part in Fill(found.Home, found.Home.Path, found.Text.Pieces, depth + 1)) yield return part;
        }
    }

    private (CodeFile Home, CodeText Text)? Find(CodeFile file, CodeValue value) => value switch
    {
        CodeValue.Bound bound => Find(file, bound, null, ""),
        // import * as queries; an entry of a record
        CodeValue.Member { Of: CodeValue.Bound bound, Name: var name } => Find(file, bound, name, name),
        CodeValue.Member { Of: CodeValue.Member { Of: CodeValue.Bound bound, Name: var name }, Name: var entry } => Find(file, bound, name, entry),
        _ => null,
    };

    private (CodeFile Home, CodeText Text)? Find(CodeFile file, CodeValue.Bound bound, string? member, string entry)
    {
        if (bound.Binding >= file.Bindings.Count || file.Bindings[bound.Binding] is not CodeBinding.Imported imported) return null;
        var isWhole = imported.Export == "*";
        if (isWhole && member is null) return null;
        if (project.Find(file, imported.Module, isWhole ? member! : imported.Export) is not { File: { } home, Binding: { } binding }) return null;
        var index = 0;
        while (!ReferenceEquals(home.Bindings[index], binding)) index++;
        return HandedBy(home).GetValueOrDefault((index, isWhole && entry == member ? "" : entry)) is { } text ? (home, text) : null;
    }

    private Dictionary<(int Binding, string Entry), CodeText> HandedBy(CodeFile file)
    {
        if (_handed.TryGetValue(file, out var known)) return known;
        _handed[file] = known = [];
        foreach (var text in file.Handed)
        {
            if (text.Of is CodeValue.Bound own) known[(own.Binding, "")] = text;
            else if (text.Of is CodeValue.Member { Of: CodeValue.Bound of, Name: var entry }) known[(of.Binding, entry)] = text;
        }
        return known;
    }
}
