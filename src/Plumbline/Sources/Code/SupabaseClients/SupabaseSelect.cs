namespace Plumbline.Sources.Code.SupabaseClients;

/// <summary>
/// Reads the text of a select as PostgREST does: <c>id, name:full_name::text, meta->>key, orders!inner(total, items(*)), count</c>.
/// </summary>
internal ref struct SupabaseSelect(string text)
{
    private int _at;

    /// <param name="under">What the row has it under: an alias, its own name; empty for what is spread into the row, null where another name is given to a part of it.</param>
    public delegate void Named(string name, string? under, int at);

    /// <summary>Says each column, also <c>*</c>, and each embedded table, which is left by <paramref name="end"/>.</summary>
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
        var isSpread = text.AsSpan(_at).StartsWith("...");
        if (isSpread) _at += 3;
        Space();
        var (name, at) = Word();
        var under = isSpread ? "" : null;
        Space();
        if (Is(':') && !text.AsSpan(_at).StartsWith("::"))
        {
            _at++;
            Space();
            under ??= name;
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
            begin(name, under ?? name, at);
            Items(column, begin, end, depth + 1);
            end();
            if (Is(')')) _at++;
        }
        else if (name.Length > 0 && !(name == "count" && (Is('(') || _at >= text.Length || text[_at] is ',' or ')'))) column(name, under ?? (Is('-') || Is('.') ? null : name), at);
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
