namespace Plumbline.Planning.Rows;

/// <summary>
/// The characters of rows in COPY's text format (manual, COPY, "Text Format"): a buffer that is written to and taken again and again, so that a million rows
/// leave no strings behind.
/// </summary>
internal sealed class RowText
{
    private char[] _chars = new char[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Written => _chars.AsSpan(0, Length);

    public ReadOnlyMemory<char> Memory => _chars.AsMemory(0, Length);

    public void Clear() => Length = 0;

    public void Truncate(int length) => Length = length;

    public void Append(char one)
    {
        Room(1)[0] = one;
        Length++;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    public void Append(long number)
    {
        number.TryFormat(Room(20), out var written);
        Length += written;
    }

    /// <summary>With leading zeros.</summary>
    public void Append(long number, int width)
    {
        var room = Room(width);
        for (var i = width - 1; i >= 0; i--)
        {
            room[i] = (char)('0' + number % 10);
            number /= 10;
        }
        Length += width;
    }

    public void AppendHex(ulong number, int digits)
    {
        var room = Room(digits);
        for (var i = digits - 1; i >= 0; i--)
        {
            room[i] = "0123456789abcdef"[(int)(number & 15)];
            number >>= 4;
        }
        Length += digits;
    }

    /// <summary>What COPY reads as something else gets its backslash, from <paramref name="start"/> on.</summary>
    public void EscapeFrom(int start)
    {
        if (_chars.AsSpan(start, Length - start).IndexOfAny("\\\t\n\r") < 0) return;
        var plain = new string(_chars, start, Length - start);
        Length = start;
        foreach (var c in plain)
        {
            if (c is '\\' or '\t' or '\n' or '\r') Append('\\');
            Append(c switch { '\t' => 't', '\n' => 'n', '\r' => 'r', _ => c });
        }
    }

    /// <summary>Makes what stands from <paramref name="start"/> on one member of an array, a row or a range (manual 8.15.6, 8.16.6).</summary>
    public void QuoteFrom(int start)
    {
        var plain = new string(_chars, start, Length - start);
        Length = start;
        Append('"');
        foreach (var c in plain)
        {
            if (c is '"' or '\\') Append('\\');
            Append(c);
        }
        Append('"');
    }

    private Span<char> Room(int wanted)
    {
        if (Length + wanted > _chars.Length) Array.Resize(ref _chars, Math.Max(_chars.Length * 2, Length + wanted));
        return _chars.AsSpan(Length);
    }
}
