using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>The server's functions that blocks call (manual 9). One that we do not have answers unknown.</summary>
internal static class BuiltInFunctions
{
    /// <summary>A database has no name in its own schema; this one stands for it wherever names are compared.</summary>
    public const string CurrentDatabase = "current_database";

    public static object? Call(string name, object?[] arguments, Scope scope)
    {
        if (name == "coalesce") return Coalesce(arguments);
        if (Environment(name, arguments, scope, out var value)) return value;
        if (arguments.Any(Values.IsUnknown)) return Unknown.Value;
        return name switch
        {
            "format" => Format(arguments),
            "concat" => string.Concat(arguments.Select(Values.Text)),
            "concat_ws" => arguments.Length == 0 ? null : string.Join(Values.Text(arguments[0]), arguments.Skip(1).Where(a => a is not null).Select(Values.Text)),
            "quote_nullable" => Values.Literal(arguments[0]),
            "greatest" or "least" => Extreme(name == "greatest", arguments),
            "nullif" => arguments is [var a, var b] && a is not null && b is not null && Values.Compare(a, b) == 0 ? null : arguments[0],
            "array_append" or "array_cat" or "array_length" or "cardinality" or "array_position" or "array_to_string" or "array_remove" or "string_to_array" or "array_upper" or "array_lower" => Arrays(name, arguments),
            _ => arguments.Length > 0 && arguments.Any(a => a is null) ? null : Strict(name, arguments!, scope),
        };
    }

    private static object? Coalesce(object?[] arguments)
    {
        foreach (var argument in arguments)
            if (argument is not null) return argument;
        return null;
    }

    /// <summary>What the session and the server answer.</summary>
    private static bool Environment(string name, object?[] arguments, Scope scope, out object? value)
    {
        switch (name)
        {
            case "current_database" or "current_catalog": value = CurrentDatabase; return true;
            case "current_schema": value = scope.Catalog.Session.SearchPath.IsEmpty ? null : scope.Catalog.Session.SearchPath[0]; return true;
            case "current_schemas": value = new ArrayValue(scope.Catalog.Session.SearchPath.Select(s => (object?)s).ToList()); return true;
            case "current_user" or "session_user" or "user" or "current_role": value = (object?)scope.Catalog.Session.Role ?? Unknown.Value; return true;
            case "version": value = $"PostgreSQL {scope.Catalog.Version}.0"; return true;
            case "current_setting": value = Setting(arguments, scope); return true;
            default: value = null; return false;
        }
    }

    /// <summary>A server is taken to be up to date.</summary>
    private const int NewestMinor = 99;

    private static object? Setting(object?[] arguments, Scope scope)
    {
        if (arguments.Length == 0 || arguments[0] is not string name) return Unknown.Value;
        return name.ToLowerInvariant() switch
        {
            "server_version_num" => (scope.Catalog.Version * 10000 + NewestMinor).ToString(),
            "server_version" => $"{scope.Catalog.Version}.0",
            "search_path" => string.Join(", ", scope.Catalog.Session.SearchPath.Select(Quoting.Name)),
            // a setting of the project's own is assumed not to be set: no file says that it is
            _ => name.Contains('.') ? null : Unknown.Value,
        };
    }

    private static object? Strict(string name, object[] arguments, Scope scope)
    {
        var first = arguments.Length > 0 ? Values.Text(arguments[0]) : "";
        return name switch
        {
            "quote_ident" => Quoting.Name(first),
            "quote_literal" => Values.Literal(arguments[0]),
            "lower" => first.ToLowerInvariant(),
            "upper" => first.ToUpperInvariant(),
            "length" or "char_length" or "character_length" => (decimal)first.Length,
            "initcap" or "to_char" => Unknown.Value,
            "trim" or "btrim" => arguments.Length > 1 ? first.Trim(Values.Text(arguments[1]).ToCharArray()) : first.Trim(' '),
            "ltrim" => arguments.Length > 1 ? first.TrimStart(Values.Text(arguments[1]).ToCharArray()) : first.TrimStart(' '),
            "rtrim" => arguments.Length > 1 ? first.TrimEnd(Values.Text(arguments[1]).ToCharArray()) : first.TrimEnd(' '),
            "replace" when arguments.Length == 3 => Values.Text(arguments[1]) is { Length: > 0 } from ? first.Replace(from, Values.Text(arguments[2]), StringComparison.Ordinal) : first,
            "left" or "right" or "substr" or "substring" => Part(name, first, arguments),
            "split_part" when arguments.Length == 3 => SplitPart(first, Values.Text(arguments[1]), arguments[2]),
            "strpos" when arguments.Length == 2 => (decimal)(first.IndexOf(Values.Text(arguments[1]), StringComparison.Ordinal) + 1),
            "starts_with" when arguments.Length == 2 => first.StartsWith(Values.Text(arguments[1]), StringComparison.Ordinal),
            "md5" => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(first))),
            "repeat" when Values.ToNumber(arguments[^1]) is { } times and >= 0 and < 1000 => new StringBuilder().Insert(0, first, (int)times).ToString(),
            "regexp_replace" => Replaced(first, arguments),
            "abs" => arguments[0] is decimal number ? Math.Abs(number) : Unknown.Value,
            "chr" => arguments[0] is decimal code and > 0 and < 65536 ? ((char)code).ToString() : Unknown.Value,
            _ => CatalogFunctions.Call(name, arguments, scope),
        };
    }

    private static object Part(string name, string text, object[] arguments)
    {
        if (arguments.Length < 2 || Values.ToNumber(arguments[1]) is not { } at) return Unknown.Value;
        if (name == "left") return text[..(int)Math.Clamp(at < 0 ? text.Length + at : at, 0, text.Length)];
        if (name == "right") return text[(int)Math.Clamp(at < 0 ? -at : text.Length - at, 0, text.Length)..];
        var length = arguments.Length > 2 ? Values.ToNumber(arguments[2]) : text.Length + 1;
        if (length is null) return Unknown.Value;
        var end = Math.Clamp(at - 1 + length.Value, 0, text.Length);
        var start = Math.Clamp(at - 1, 0, text.Length);
        return end <= start ? "" : text[(int)start..(int)end];
    }

    private static object SplitPart(string text, string separator, object at)
    {
        if (Values.ToNumber(at) is not { } number || separator.Length == 0) return Unknown.Value;
        var parts = text.Split(separator);
        return number >= 1 && number <= parts.Length ? parts[(int)number - 1] : "";
    }

    private static object Replaced(string text, object[] arguments)
    {
        if (arguments.Length < 3) return Unknown.Value;
        try
        {
            var flags = arguments.Length > 3 ? Values.Text(arguments[3]) : "";
            var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | (flags.Contains('i') ? RegexOptions.IgnoreCase : RegexOptions.None);
            var with = Regex.Replace(Values.Text(arguments[2]).Replace("$", "$$", StringComparison.Ordinal), @"\\(\d)", "$${$1}");
            return new Regex(Values.Text(arguments[1]), options).Replace(text, with, flags.Contains('g') ? -1 : 1);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return Unknown.Value;
        }
    }

    private static object? Extreme(bool greatest, object?[] arguments)
    {
        object? best = null;
        foreach (var argument in arguments)
            if (argument is not null && (best is null || (Values.Compare(argument, best) > 0) == greatest)) best = argument;
        return best;
    }

    private static object? Arrays(string name, object?[] arguments)
    {
        var first = arguments.Length > 0 && arguments[0] is string text && name != "string_to_array" ? Values.ParseArray(text) : arguments.Length > 0 ? arguments[0] : null;
        if (name == "string_to_array") return arguments is [string whole, string separator, ..] ? new ArrayValue(separator.Length == 0 ? [whole] : whole.Split(separator).Select(p => (object?)p).ToList()) : null;
        if (first is not ArrayValue array) return name == "array_append" && first is null ? new ArrayValue([arguments[1]]) : null;
        return name switch
        {
            "array_append" => new ArrayValue([.. array.Items, arguments[1]]),
            "array_cat" => arguments[1] is ArrayValue more ? new ArrayValue([.. array.Items, .. more.Items]) : array,
            "array_length" or "array_upper" => array.Items.Count == 0 ? null : (decimal)array.Items.Count,
            "cardinality" => (decimal)array.Items.Count,
            "array_lower" => array.Items.Count == 0 ? null : 1m,
            "array_to_string" => string.Join(Values.Text(arguments[1]), array.Items.Where(i => i is not null).Select(Values.Text)),
            "array_remove" => new ArrayValue(array.Items.Where(i => Values.Compare(i, arguments[1]) != 0).ToList()),
            _ => array.Items.ToList().FindIndex(i => Values.Compare(i, arguments[1]) == 0) is >= 0 and var at ? (decimal)(at + 1) : null,
        };
    }

    /// <summary>format (manual 9.4.1): %s, %I, %L, with positions; widths do not matter for SQL text.</summary>
    private static object? Format(object?[] arguments)
    {
        if (arguments.Length == 0 || arguments[0] is null) return null;
        var pattern = Values.Text(arguments[0]);
        var result = new StringBuilder();
        var next = 1;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%') { result.Append(pattern[i]); continue; }
            var start = ++i;
            while (i < pattern.Length && char.IsAsciiDigit(pattern[i])) i++;
            if (i > start && i < pattern.Length && pattern[i] == '$') { next = int.Parse(pattern.AsSpan(start, Math.Min(i - start, 4))); i++; }
            while (i < pattern.Length && (char.IsAsciiDigit(pattern[i]) || pattern[i] == '-')) i++;
            if (i >= pattern.Length) return Unknown.Value;
            if (pattern[i] == '%') { result.Append('%'); continue; }
            if (next >= arguments.Length) throw new BlockError("22023", "too few arguments for format()");
            var argument = arguments[next++];
            switch (pattern[i])
            {
                case 's': result.Append(Values.Text(argument)); break;
                case 'I': result.Append(argument is null ? throw new BlockError("22004", "null values cannot be formatted as an SQL identifier") : Quoting.Name(Values.Text(argument))); break;
                case 'L': result.Append(Values.Literal(argument)); break;
                default: return Unknown.Value;
            }
        }
        return result.ToString();
    }
}
