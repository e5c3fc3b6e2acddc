using System.Globalization;
using Plumbline.Model;
using Plumbline.Sources.Documents;
using Plumbline.Sql;

namespace Plumbline.Truth.Claims;

/// <summary>What a line says of a column beside its type, each thing against the voices that can speak of it.</summary>
internal static class DetailJudge
{
    /// <param name="So">null where it could not be compared.</param>
    public sealed record Said(bool? So, string Text)
    {
        /// <summary>The voices that say it.</summary>
        public EquatableArray<TruthVoice> By { get; init; }
    }

    /// <summary>Each detail with the best that any voice says of it.</summary>
    public static IReadOnlyList<Said> Of(ClaimWord.Described word, IReadOnlyList<(TruthVoice Voice, SchemaObject? Object)> having)
    {
        var details = word.Details;
        var said = new List<Said>();
        if (details.IsPrimary) said.Add(Best(having, Primary));
        if (details.References is { } reference) said.Add(Best(having, (v, c) => References(v, c, reference)));
        if (details.IsUnique) said.Add(Best(having, (v, c) => Unique(v, c)));
        if (details.Range is { } range) said.Add(Best(having, (v, c) => Range(v, c, range)));
        if (!details.Labels.IsEmpty) said.Add(Best(having, (v, c) => Labels(v, c, details.Labels)));
        if (details.Field is { } field) said.Add(Best(having, (v, c) => Field(v, c, field)));
        if (details.Default is { } value) said.Add(Best(having, (v, c) => DefaultJudge.Of(v, c, value)));
        if (details.HasMore) said.Add(new(null, ""));
        return said;
    }

    private static Said Best(IReadOnlyList<(TruthVoice Voice, SchemaObject? Object)> having, Func<TruthVoice, Column, Said> judge)
    {
        var all = having.Select(h => judge(h.Voice, (Column)h.Object!) with { By = [h.Voice] }).ToList();
        var best = all.Find(s => s.So is true) ?? all.Find(s => s.So is false) ?? all[0];
        return best with { By = all.Where(s => s.So == best.So).SelectMany(s => s.By).ToEquatableArray() };
    }

    private static Said Unique(TruthVoice voice, Column own)
    {
        var isUnique = voice.Catalog.Children(new(Table.OfKind, own.Name.OfTable())).Any(part => UniqueKey.ColumnsOf(part) is { Count: 1 } columns && columns[0] == own.Name.Name);
        return new(isUnique, isUnique ? "unique" : "is not unique");
    }

    private static Said Primary(TruthVoice voice, Column own)
    {
        var key = voice.Catalog.Children<PrimaryKey>(new(Table.OfKind, own.Name.OfTable())).FirstOrDefault();
        if (key is null) return new(null, "");
        return key.Columns.Contains(own.Name.Name) ? new(true, "primary key") : new(false, $"is not of the primary key ({key.Columns})");
    }

    /// <summary>A voice without a single foreign key cannot say that one is missing.</summary>
    private static Said References(TruthVoice voice, Column own, SaidReference said)
    {
        var keys = voice.Catalog.Children<ForeignKey>(new(Table.OfKind, own.Name.OfTable())).Where(k => k.Columns.Contains(own.Name.Name)).ToList();
        if (keys.Count == 0) return said.IsKey && voice.Catalog.Objects.Any(o => o is ForeignKey) ? new(false, "has no foreign key") : new(null, "");
        var key = keys.Find(k => said.Table is null || k.ReferencedTable == said.Table);
        if (key is null) return new(false, $"references {keys[0].ReferencedTable}, not {said.Table},");
        if (said.OnDelete is { } action && !key.OnDelete.StartsWith(action, StringComparison.Ordinal)) return new(false, $"is on delete {key.OnDelete}, not {action},");
        return new(true, $"→ {key.ReferencedTable}{(said.OnDelete is null ? "" : $" on delete {key.OnDelete}")}");
    }

    /// <summary>That a check is missing can be said where others hold columns to a range, and none speaks of this one: else code may see to it.</summary>
    private static Said Range(TruthVoice voice, Column own, (long Low, long High) range)
    {
        var isKnown = true;
        foreach (var check in voice.Catalog.Children<Check>(new(Table.OfKind, own.Name.OfTable())))
        {
            if (Bounds(check, own.Name.Name) is { } bounds) return bounds == range ? new(true, $"{range.Low} to {range.High}") : new(false, $"is {bounds.Low} to {bounds.High} by {check.Name.Name}, not {range.Low} to {range.High},");
            isKnown &= !check.Expression.Text.Contains(own.Name.Name, StringComparison.Ordinal);
        }
        var missing = new Check(own.Name, new(""));
        return isKnown && voice.Denies(missing) && voice.Catalog.Objects.Any(o => o is Check check && IsRange(check)) ? new(false, $"is held to {range.Low} to {range.High} by no check") : new(null, "");
    }

    private static bool IsRange(Check check) => Bounds(check, null) is not null;

    /// <summary>The bounds of a check that holds one column between two numbers.</summary>
    /// <param name="column">null for any.</param>
    private static (long Low, long High)? Bounds(Check check, string? column)
    {
        var words = check.Expression.Text.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 5 && Names(words[0], column ?? words[0]) && words[1] == "BETWEEN" && words[3] == "AND" && Number(words[2]) is { } from && Number(words[4]) is { } to) return (from, to);
        if (words.Length != 7 || words[3] != "AND" || !Names(words[0], column ?? words[0]) || !Names(words[4], column ?? words[0]) || Number(words[2]) is not { } first || Number(words[6]) is not { } second) return null;
        return (words[1], words[5]) switch
        {
            (">=" or ">", "<=" or "<") => (words[1] == ">" ? first + 1 : first, words[5] == "<" ? second - 1 : second),
            ("<=" or "<", ">=" or ">") => (words[5] == ">" ? second + 1 : second, words[1] == "<" ? first - 1 : first),
            _ => null,
        };
    }

    private static bool Names(string written, string column) => written.Trim('"') == column.Trim('"');

    private static long? Number(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Words are the labels of an enum, or the values of a check, where most of them are.</summary>
    private static Said Labels(TruthVoice voice, Column own, EquatableArray<string> words)
    {
        var type = voice.Catalog.Find(new(EnumType.OfKind, new(own.Type.Schema ?? own.Name.Schema, own.Type.Name))) as EnumType;
        var (by, labels) = type is not null ? (own.Type.ToString(), type.Labels) : voice.Catalog.Children<Check>(new(Table.OfKind, own.Name.OfTable())).Select(c => (c.Name.Name, Values(c, own.Name.Name))).FirstOrDefault(c => c.Item2.Count > 1);
        if (labels.IsEmpty) return new(null, "");
        var others = words.Where(w => !labels.Any(l => string.Equals(l, w, StringComparison.OrdinalIgnoreCase)));
        if (others.IsEmpty) return new(true, $"labels {words}");
        return others.Count * 2 > words.Count ? new(null, "") : new(false, $"is {(type is null ? "held by " : "")}{by}, which has no {string.Join(" and no ", others)},");
    }

    /// <summary>The values of a check that lists them: <c>status IN ('a', 'b')</c>; empty for others.</summary>
    private static EquatableArray<string> Values(Check check, string column)
    {
        var sql = SqlReader.Over(check.Expression.Text);
        if (!sql.IsName || sql.Name() != column || !sql.Take("in") || !sql.Take(TokenKind.LeftParen)) return [];
        var values = new List<string>();
        do
        {
            if (!sql.Is(TokenKind.String)) return [];
            values.Add(sql.String());
        }
        while (sql.Take(TokenKind.Comma));
        return sql.Take(TokenKind.RightParen) && sql.AtEnd ? values.ToEquatableArray() : [];
    }

    private static Said Field(TruthVoice voice, Column own, string field) => voice.OwnName(own.Id())?.Field switch
    {
        null => new(null, ""),
        var name when name == field => new(true, $"field {field}"),
        var name => new(false, $"is the field {name}, not {field},"),
    };
}
