using System.Globalization;
using Plumbline.Model;
using Plumbline.Sources.Documents;
using Plumbline.Sql;

namespace Plumbline.Truth.Claims;

/// <summary>A default as a document says it, against a column's: values as values, calls as calls, and what only code can fill in not at all.</summary>
internal static class DefaultJudge
{
    private static readonly string[] s_clocks = ["now", "now()", "current_timestamp", "current_timestamp()", "localtimestamp", "transaction_timestamp()"];
    private static readonly string[] s_counters = ["autoincrement()", "autoincrement", "auto_increment", "auto-increment", "serial", "bigserial", "identity", "sequence()"];

    /// <summary>Functions of the server that no client has by the same name.</summary>
    private static readonly string[] s_servers = ["gen_random_uuid()", "uuid_generate_v4()", "uuid_generate_v1()", "uuidv7()"];

    public static DetailJudge.Said Of(TruthVoice voice, Column own, SaidDefault said)
    {
        var open = new DetailJudge.Said(null, "");
        if (voice.SpeaksOf(own, Column.DefaultFacet) is null) return open;
        var text = own.Default?.Text;
        if (IsOneOf(s_counters, said.Value)) return own.Identity is not null || text?.StartsWith("nextval(", StringComparison.Ordinal) is true ? new(true, "counted up") : open;
        var isCall = said.Value.EndsWith(')') || IsOneOf(s_clocks, said.Value);
        if (text is null)
            return !said.MayBeOfCode && own.Identity is null && own.Generated is null && (IsLiteral(said.Value) || IsOneOf(s_servers, said.Value)) ? new(false, $"has no default, not {said.Value},") : open;
        if (!CanHold(own, said.Value, voice) || (isCall && said.MayBeOfCode)) return open;
        var wrong = new DetailJudge.Said(false, $"has the default {text}, not {said.Value},");
        if (IsSame(text, said.Value, own.Type)) return new(true, $"default {text}");
        if (isCall) return IsLiteral(text) || (IsOneOf(s_servers, said.Value) && IsOneOf(s_servers, text)) ? wrong : open;
        return IsLiteral(text) ? wrong : open;
    }

    private static bool IsSame(string text, string value, SqlType type)
    {
        if (IsOneOf(s_clocks, value)) return IsOneOf(s_clocks, text) || text.Contains("'now'", StringComparison.OrdinalIgnoreCase) || text.Contains("now()", StringComparison.OrdinalIgnoreCase) || text.Contains("unixepoch", StringComparison.OrdinalIgnoreCase);
        var (there, here) = (Bare(text), Bare(value));
        if (string.Equals(there, here, StringComparison.OrdinalIgnoreCase) || (IsBoolean(there) && IsBoolean(here) && IsTrue(there) == IsTrue(here))) return true;
        if (Number(there) is { } first && Number(here) is { } second && first == second) return true;
        return type.IsArray && here is "[]" or "{}" && there is "{}" or "ARRAY[]";
    }

    /// <summary>A value that a column of an enum cannot have is said of something else.</summary>
    private static bool CanHold(Column own, string value, TruthVoice voice) =>
        voice.Catalog.Find(new(EnumType.OfKind, new(own.Type.Schema ?? own.Name.Schema, own.Type.Name))) is not EnumType type || type.Labels.Any(l => string.Equals(l, Bare(value), StringComparison.OrdinalIgnoreCase));

    /// <summary>Without its quotes and its cast.</summary>
    private static string Bare(string text) => text.Length > 1 && text[0] == '\'' && text.LastIndexOf('\'') is > 0 and var end ? SqlString.Value(text.AsSpan(0, end + 1)) : text;

    private static bool IsLiteral(string text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) || text[0] == '\'' || Number(text) is not null;

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsBoolean(string text) => text is "0" or "1" || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) || string.Equals(text, "false", StringComparison.OrdinalIgnoreCase);

    private static bool IsTrue(string text) => text is "1" || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    private static bool IsOneOf(string[] words, string text) => words.Contains(text, StringComparer.OrdinalIgnoreCase);
}
