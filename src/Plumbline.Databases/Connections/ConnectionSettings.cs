namespace Plumbline.Databases.Connections;

/// <summary>What a connection string said, keyword by keyword. No record: that would print it.</summary>
internal sealed class ConnectionSettings
{
    private readonly string?[] _values = new string?[(int)Keyword.Unknown];

    /// <summary>How many keywords nobody knows. Never which: a password with an unquoted <c>&amp;</c> or blank looks like one.</summary>
    public int Unknown { get; private set; }

    /// <summary>Null when nothing, or the empty text, was said.</summary>
    public string? this[Keyword keyword] => _values[(int)keyword] is { Length: > 0 } value ? value : null;

    public void Set(string name, string value) => Set(Keywords.Of(name), value);

    public void Set(Keyword keyword, string value)
    {
        if (keyword == Keyword.Unknown) Unknown++;
        else _values[(int)keyword] = value;
    }

    /// <summary>What is said nowhere nearer.</summary>
    public void Default(Keyword keyword, string? value)
    {
        if (value is { Length: > 0 } && this[keyword] is null) _values[(int)keyword] = value;
    }

    /// <summary>A number within bounds; null when nothing was said.</summary>
    /// <exception cref="DatabaseException">It is none.</exception>
    public int? Number(Keyword keyword, string name, int most)
    {
        if (this[keyword] is not { } text) return null;
        if (int.TryParse(text, out var number) && number >= 0 && number <= most) return number;
        throw ConnectionString.Fault($"{name} is not a number from 0 to {most}");
    }

    public bool IsOn(Keyword keyword) => this[keyword]?.ToLowerInvariant() is "true" or "1" or "yes" or "on";

    public bool IsOff(Keyword keyword) => this[keyword]?.ToLowerInvariant() is "false" or "0" or "no" or "off";

    private int Count() => _values.Count(v => v is not null);

    /// <summary>Reads the text in whichever form it is written.</summary>
    /// <exception cref="DatabaseException">It is in none.</exception>
    public static ConnectionSettings Read(string text)
    {
        if (UrlForm.Read(text) is { } url) return url;
        var pairs = PairForm.Read(text);
        // Without blanks, Host=a;Password=b is a pair as well, with a very long host: the form that says more is meant.
        if (text.Contains(';') && SemicolonForm.Read(text) is { } semicolons && semicolons.Count() > (pairs?.Count() ?? 0)) pairs = semicolons;
        if (pairs is null || pairs.Count() == 0) throw ConnectionString.Fault(ConnectionString.Expected);
        return pairs;
    }
}
