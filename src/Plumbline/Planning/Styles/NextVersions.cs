using System.Globalization;
using Plumbline.Replay;

namespace Plumbline.Planning.Styles;

/// <summary>Numbers or stamps for new migrations, each after the last of the folder and written as the folder writes them.</summary>
internal sealed class NextVersions
{
    private const string Stamp = "yyyyMMddHHmmss";

    private readonly string _last;
    private readonly bool _stamps;
    private readonly bool _dashed;
    private readonly int _width;
    private readonly string _style;
    private DateTime _moment;
    private long _number;
    private readonly string _head;

    /// <param name="earlier">The names of the style's own migrations.</param>
    /// <param name="stamped">What a folder without any is given.</param>
    public NextVersions(IEnumerable<Migration> earlier, DateTime now, bool stamped)
    {
        var versions = earlier.Where(m => m.Version.Length > 0).ToList();
        var last = versions.MaxBy(m => new MigrationVersion(m.Version));
        _last = last?.Version ?? "";
        _style = last?.Name ?? "";
        _stamps = last is null ? stamped : new MigrationVersion(_last).IsStamp;
        _dashed = _style.Length > 10 && _style[4] == '-' && _style[7] == '-';
        _moment = new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerSecond, DateTimeKind.Utc);
        if (_stamps && last is not null && Moment(new MigrationVersion(_last).Moment()) is { } at && at >= _moment) _moment = at.AddSeconds(1);
        var part = _last.LastIndexOfAny(['.', '_']) + 1;
        var digits = new string(_last[part..].TakeWhile(char.IsAsciiDigit).ToArray());
        _head = _last[..part];
        _number = digits.Length == 0 || _stamps ? 0 : long.Parse(digits, CultureInfo.InvariantCulture);
        _width = part > 0 ? digits.Length : versions.Count == 0 ? 4 : versions.Where(v => !new MigrationVersion(v.Version).IsStamp).Select(v => v.Version.TakeWhile(char.IsAsciiDigit).Count()).DefaultIfEmpty(1).Max();
        if (last is not null && part == 0 && !versions.Any(v => v.Version[0] == '0')) _width = 1;
    }

    public string Take()
    {
        if (!_stamps) return _head + (++_number).ToString(CultureInfo.InvariantCulture).PadLeft(_width, '0');
        var moment = _moment;
        _moment = _moment.AddSeconds(1);
        if (_dashed) return moment.ToString("yyyy-MM-dd-HHmmss", CultureInfo.InvariantCulture);
        var isUnix = _last.Length is 10 or 13 && new MigrationVersion(_last).Moment() != _last.PadRight(14, '0')[..14];
        if (!isUnix) return moment.ToString(Stamp, CultureInfo.InvariantCulture);
        var seconds = new DateTimeOffset(moment, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return _last.Length == 13 ? seconds + "000" : seconds;
    }

    /// <summary>Separator and case as the last of the folder has them.</summary>
    public string Named(string version, string name)
    {
        var rest = Rest();
        if (rest.Length < 2) return $"{version}_{name}";
        var separator = rest[0] is '-' or '.' or ' ' ? rest[0] : '_';
        var words = rest[1..];
        if (words.Contains('-') && !words.Contains('_')) return $"{version}{separator}{name.Replace('_', '-')}";
        var isPascal = char.IsAsciiLetterUpper(words[0]) && !words.Contains('_') && words.Any(char.IsAsciiLetterLower);
        return $"{version}{separator}{(isPascal ? string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..])) : name)}";
    }

    /// <summary>What follows the version in the last name, its separator first.</summary>
    private string Rest()
    {
        var name = _style.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) ? _style[..^4] : _style;
        var at = 0;
        while (at < name.Length && (char.IsAsciiDigit(name[at]) || (_dashed && name[at] == '-' && at + 1 < name.Length && char.IsAsciiDigit(name[at + 1])) || (name[at] == '.' && at + 1 < name.Length && char.IsAsciiDigit(name[at + 1])))) at++;
        return name[at..];
    }

    private static DateTime? Moment(string stamp) =>
        DateTime.TryParseExact(stamp, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment) ? moment
        : DateTime.TryParseExact(stamp[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day.AddDays(1) : null;
}
