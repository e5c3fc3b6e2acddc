using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>Mermaid's <c>erDiagram</c>: entities with their attributes. Its types are a drawer's words, its relations need no foreign key; both are read loosely.</summary>
internal static class MermaidClaims
{
    public static void Read(DocumentBlock block, DocumentContext context)
    {
        var text = context.File.Text;
        ObjectName? table = null;
        var attributes = new List<Word>();
        var types = new List<string>();
        var started = false;
        for (var at = block.At; at < block.End;)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0 || end > block.End) end = block.End;
            var line = text.AsSpan(at, end - at);
            var trimmed = line.Trim();
            if (trimmed.StartsWith("erDiagram", StringComparison.Ordinal)) started = true;
            else if (!started && trimmed.Length > 0 && !trimmed.StartsWith("%%", StringComparison.Ordinal) && !trimmed.StartsWith("---", StringComparison.Ordinal)) return;
            else if (trimmed.EndsWith("{", StringComparison.Ordinal)) (table, attributes, types) = (context.Known.Table(Entity(trimmed[..^1].Trim())), [], []);
            else if (trimmed.SequenceEqual("}")) Entity(table, attributes, types, block, context);
            else if (table is not null && trimmed.IndexOf(' ') is > 0 and var space)
            {
                var rest = trimmed[(space + 1)..].TrimStart();
                var stop = rest.IndexOfAny(" \t,\"");
                var name = (stop < 0 ? rest : rest[..stop]).ToString();
                attributes.Add(new(name, WordKind.Code, at + line.IndexOf(rest)));
                types.Add(trimmed[..space].ToString());
            }
            at = end + 1;
        }
    }

    private static string Entity(ReadOnlySpan<char> written)
    {
        var alias = written.IndexOf('[');
        return (alias > 0 ? written[..alias] : written).Trim().Trim('"').ToString();
    }

    private static void Entity(ObjectName? table, List<Word> attributes, List<string> types, DocumentBlock block, DocumentContext context)
    {
        if (table is null || !TableClaims.AreKnown(attributes, table, context)) return;
        for (var i = 0; i < attributes.Count; i++)
            context.Add(new ClaimWord.Described(context.Known.ColumnOrNew(table, attributes[i].Text), TypeWords.IsType(types[i]) ? types[i] : null, null), attributes[i].At, $"{types[i]} {attributes[i].Text}", block);
    }
}
