namespace Plumbline.Sources.Code.SupabaseClients;

/// <summary>
/// Reads the text of a select as PostgREST does: <c>id, name:full_name::text, meta->>key, orders!inner(total, items(*)), count</c>.
/// </summary>
internal ref struct SupabaseSelect(string text)
{
    private int _at;

    public delegate void Named(string name, int at, int depth);

    /// <summary>Says each column and each embedded table, with its depth; an embedded one is left by <paramref name="end"/>.</summary>
    public void Read(Named column, Named begin, Action end) => Items(column, begin, end, 0);

    private void Items(Named column, Named begin, Action end, int depth)
    {
        while (_at < text.Length && text[_at] != ')')
        {
            if (text[_at] == ',' || char.IsWhiteSpace(text[_at])) { _at++; continue; }
            var before = _at;
            Item(column, begin, end, depth);
            if (_at == before) _at++;
        }
    }

    private void Item(Named column, Named begin, Action end, int depth)
    {
        if (text.AsSpan(_at).StartsWith("...")) _at += 3;
        Space();
        var (name, at) = Word();
        Space();
        if (Is(':') && !text.AsSpan(_at).StartsWith("::"))
        {
            _at++;
            Space();
            (name, at) = Word();
            Space();
        }
        while (Is('!'))
        {
            _at++;
            Word();
            Space();
        }
        if (Is('(') && depth < 16 && !text.AsSpan(_at).StartsWith("()"))
        {
            _at++;
            begin(name, at, depth);
            Items(column, begin, end, depth + 1);
            end();
            if (Is(')')) _at++;
        }
        else if (name.Length > 0 && name != "*" && !(name == "count" && (Is('(') || _at >= text.Length || text[_at] is ',' or ')'))) column(name, at, depth);
        Rest();
    }

    /// <summary>Casts, paths into JSON, aggregates.</summary>
    private void Rest()
    {
        for (var open = 0; _at < text.Length; _at++)
        {
            if (text[_at] == '(') open++;
            else if (text[_at] == ')' && open-- == 0) return;
            else if (text[_at] == ',' && open == 0) return;
        }
    }

    private bool Is(char letter) => _at < text.Length && text[_at] == letter;

    private void Space()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
    }

    private (string Name, int At) Word()
    {
        if (Is('"') && text.IndexOf('"', _at + 1) is > 0 and var close)
        {
            var quoted = (text[(_at + 1)..close], _at + 1);
            _at = close + 1;
            return quoted;
        }
        var start = _at;
        if (Is('*')) _at++;
        else while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$')) _at++;
        return (text[start.._at], start);
    }
}
