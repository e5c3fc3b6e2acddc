using System.Diagnostics;
using System.Text;

namespace Plumbline.Databases.Connections;

/// <summary>
/// A <c>.env</c> file as the usual readers take it: <c>export</c>, comments, quotes (double ones know <c>\n</c> and expand variables,
/// single ones and backticks are literal), values over several lines. A <c>#</c> inside a word is part of it: passwords have it.
/// </summary>
[DebuggerDisplay("{Name,nq}")]
public sealed class EnvironmentFile
{
    private readonly Dictionary<string, Written> _values = new(StringComparer.Ordinal);
    private readonly string _text;
    private int _at;

    private EnvironmentFile(string text, string name) => (_text, Name) = (text, name);

    /// <summary>How messages name it: <c>.env.local</c>.</summary>
    public string Name { get; }

    /// <param name="text">The file's text.</param>
    /// <param name="name">How messages name it.</param>
    public static EnvironmentFile Parse(string text, string name)
    {
        var file = new EnvironmentFile(text, name);
        while (file._at < text.Length) file.Line();
        return file;
    }

    /// <summary>Its name alone: what it sets are secrets.</summary>
    public override string ToString() => Name;

    internal Written? Find(string name) => _values.GetValueOrDefault(name);

    private void Line()
    {
        Skip();
        var name = Word();
        if (name == "export" && _at < _text.Length && _text[_at] is ' ' or '\t')
        {
            Skip();
            name = Word();
        }
        Skip();
        if (name.Length == 0 || _at >= _text.Length || _text[_at] is not ('=' or ':'))
        {
            ToNextLine();
            return;
        }
        _at++;
        Skip();
        _values[name] = Value();
        ToNextLine();
    }

    private Written Value()
    {
        if (_at < _text.Length && _text[_at] is '"' or '\'' or '`' && _text.IndexOf(_text[_at], _at + 1) > 0) return Quoted();
        var start = _at;
        while (_at < _text.Length && _text[_at] is not ('\n' or '\r'))
        {
            if (_text[_at] == '#' && (_at == start || _text[_at - 1] is ' ' or '\t')) break;
            _at++;
        }
        return new(_text[start.._at].Trim(), Expands: true);
    }

    private Written Quoted()
    {
        var quote = _text[_at++];
        var value = new StringBuilder();
        for (; _at < _text.Length && _text[_at] != quote; _at++)
        {
            var character = _text[_at];
            if (character == '\\' && quote == '"' && _at + 1 < _text.Length && _text[_at + 1] is 'n' or 'r' or 't' or '"' or '\\')
                value.Append(_text[++_at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
            else if (character != '\r' || _at + 1 >= _text.Length || _text[_at + 1] != '\n') value.Append(character);
        }
        _at++;
        return new(value.ToString(), Expands: quote == '"');
    }

    private string Word()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '_' or '.' or '-')) _at++;
        return _text[start.._at];
    }

    private void Skip()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\uFEFF') _at++;
    }

    private void ToNextLine()
    {
        while (_at < _text.Length && _text[_at] is not ('\n' or '\r')) _at++;
        while (_at < _text.Length && _text[_at] is '\n' or '\r') _at++;
    }

    /// <summary>A value as written. No record: that would print it.</summary>
    internal sealed class Written(string text, bool Expands)
    {
        public string Text => text;

        /// <summary>Whether variables in it are meant as such.</summary>
        public bool Expands { get; } = Expands;
    }
}
