using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>Mermaid's <c>erDiagram</c>: entities with their attributes. Its types are a drawer's words, its relations need no foreign key; both are read loosely. What it calls a key, and what stands in quotes, says what a line of a table does.</summary>
internal static class MermaidClaims
{
    public static void Read(DocumentBlock block, DocumentContext context)
    {
        var text = context.File.Text;
        ObjectName? table = null;
        var attributes = new List<Word>();
        var types = new List<string>();
        var behind = new List<EquatableArray<Word>>();
        var started = false;
        for (var at = block.At; at < block.End;)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0 || end > block.End) end = block.End;
            var line = text.AsSpan(at, end - at);
            var trimmed = line.Trim();
            if (trimmed.StartsWith("erDiagram", StringComparison.Ordinal)) started = true;
            else if (!started && trimmed.Length > 0 && !trimmed.StartsWith("%%", StringComparison.Ordinal) && !trimmed.StartsWith("---", StringComparison.Ordinal)) return;
            else if (trimmed.EndsWith("{", StringComparison.Ordinal)) (table, attributes, types, behind) = (context.Known.Table(Entity(trimmed[..^1].Trim())), [], [], []);
            else if (trimmed.SequenceEqual("}")) Entity(table, attributes, types, behind, block, context);
            else if (table is not null && trimmed.IndexOf(' ') is > 0 and var space)
            {
                var rest = trimmed[(space + 1)..].TrimStart();
                var stop = rest.IndexOfAny(" \t,\"");
                var name = (stop < 0 ? rest : rest[..stop]).ToString();
                attributes.Add(new(name, WordKind.Code, at + line.IndexOf(rest)));
                types.Add(trimmed[..space].ToString());
                // One space makes words of it, whatever it holds.
                behind.Add(DocumentText.InWords([new($" {(stop < 0 ? "" : rest[stop..])}", WordKind.Code, at + line.IndexOf(rest) + name.Length - 1)]));
            }
            at = end + 1;
        }
    }

    private static string Entity(ReadOnlySpan<char> written)
    {
        var alias = written.IndexOf('[');
        return (alias > 0 ? written[..alias] : written).Trim().Trim('"').ToString();
    }

    private static void Entity(ObjectName? table, List<Word> attributes, List<string> types, List<EquatableArray<Word>> behind, DocumentBlock block, DocumentContext context)
    {
        if (table is null || !TableClaims.AreKnown(attributes, table, context)) return;
        // Of several unique ones, each may be a part of one key.
        var isOneKey = behind.Count(w => Keys(w).Contains("UK")) > 1;
        for (var i = 0; i < attributes.Count; i++)
        {
            var details = Details(behind[i], isOneKey, context.Known);
            context.Add(new ClaimWord.Described(context.Known.ColumnOrNew(table, attributes[i].Text), TypeWords.IsType(types[i]) ? types[i] : null, details.NotNull) { Details = details }, attributes[i].At, $"{types[i]} {attributes[i].Text}", block);
        }
    }

    /// <summary>The words before what is quoted: <c>PK, FK "who made it"</c>.</summary>
    private static IEnumerable<string> Keys(EquatableArray<Word> behind) => behind.TakeWhile(w => !w.IsMark('"')).Select(w => w.Text);

    private static ColumnDetails Details(EquatableArray<Word> behind, bool isOneKey, Vocabulary known)
    {
        var keys = Keys(behind).ToList();
        var comment = behind.Where(w => w.At > behind.FirstOrDefault(q => q.IsMark('"')).At && !w.IsMark('"'));
        var said = behind.Any(w => w.IsMark('"')) ? ColumnDetails.Read(comment, false, known, isProse: true) with { Range = null, Labels = default, HasMore = false } : ColumnDetails.None;
        return said with
        {
            IsPrimary = said.IsPrimary || keys.Contains("PK"),
            IsUnique = said.IsUnique || (keys.Contains("UK") && !isOneKey),
            References = said.References ?? (keys.Contains("FK") ? new(null, IsKey: false) : null),
            HasMore = keys.Contains("UK") && isOneKey,
        };
    }
}
