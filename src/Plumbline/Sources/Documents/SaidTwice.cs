using Plumbline.Model;

namespace Plumbline.Sources.Documents;

/// <summary>One thing with two ratings or two states in one document: <c>High</c> in its table, <c>Severity: medium</c> in its section; <c>all verified</c> beside <c>ready for implementation</c>.</summary>
internal static class SaidTwice
{
    private static readonly string[] s_ratings = ["critical", "high", "medium", "low"];

    public static void Read(IReadOnlyList<DocumentBlock> blocks, DocumentContext context)
    {
        var ratings = new Dictionary<ObjectId, (string Rating, int At)>();
        foreach (var block in blocks)
        {
            foreach (var (subject, rating, at) in block.Kind == BlockKind.Table ? InRows(block, context) : InText(block, context))
            {
                if (ratings.TryGetValue(subject, out var earlier) && earlier.Rating != rating)
                    context.Add(new ClaimWord.Said(subject, "severity", rating, earlier.Rating, context.File.At(earlier.At)), at, $"severity {rating}", block);
                else ratings.TryAdd(subject, (rating, at));
            }
        }
        States(blocks, context);
    }

    private static IEnumerable<(ObjectId, string, int)> InRows(DocumentBlock block, DocumentContext context)
    {
        var header = block.Rows.IsEmpty ? default : block.Rows[0];
        var rated = Enumerable.Range(0, header.Count).FirstOrDefault(i => header[i].Text().ToLowerInvariant() is "severity" or "priority" or "rating", -1);
        if (rated < 0) yield break;
        foreach (var row in block.Rows.Skip(1))
        {
            if (row.Count <= rated || row[rated].Only() is not { } word || !Array.Exists(s_ratings, r => word.Is(r))) continue;
            if (Subject(row.Take(rated).SelectMany(c => c.Words), context) is { } subject) yield return (subject, word.Text.ToLowerInvariant(), word.At);
        }
    }

    /// <summary><c>Severity: medium</c> in a section whose heading names the subject.</summary>
    private static IEnumerable<(ObjectId, string, int)> InText(DocumentBlock block, DocumentContext context)
    {
        if (block.Headings.IsEmpty) yield break;
        for (var at = 0; at + 2 < block.Words.Count; at++)
        {
            if (!block.Words[at].Is("severity") || !block.Words[at + 1].IsMark(':') || !Array.Exists(s_ratings, r => block.Words[at + 2].Is(r))) continue;
            if (Subject(block.Headings[^1].Words, context) is { } subject) yield return (subject, block.Words[at + 2].Text.ToLowerInvariant(), block.Words[at + 2].At);
        }
    }

    private static ObjectId? Subject(IEnumerable<Word> words, DocumentContext context)
    {
        foreach (var word in words)
            if (word.Text.Contains('.') && context.Known.Dotted(word.Text) is { } column) return column;
        return null;
    }

    /// <summary>What was measured has been built: both cannot be said of one piece of work.</summary>
    private static void States(IReadOnlyList<DocumentBlock> blocks, DocumentContext context)
    {
        (string Text, int At)? built = null, open = null;
        foreach (var block in blocks)
        {
            var parts = block.Kind == BlockKind.Table ? block.Rows.SelectMany(r => r).Select(c => c.Words) : block.Kind == BlockKind.Code ? [] : Sentences.Of(block.Words);
            foreach (var words in parts)
            {
                if (Sentences.IndexOf(words, "ready", "for", "implementation") is >= 0 and var ready) open ??= (Sentences.Text(words), words[ready].At);
                else if (Sentences.Has(words, "verified") && Sentences.Has(words, "all") && !Sentences.Has(words, "not", "must", "to", "should", "when", "until") && Sentences.Has(words, "index", "indexes", "tables", "columns", "constraints", "queries")) built ??= (Sentences.Text(words), words[0].At);
            }
        }
        if (built is { } verified && open is { } waiting)
            context.Add(new ClaimWord.Said(null, "state", waiting.Text, verified.Text, context.File.At(verified.At)), waiting.At, waiting.Text);
    }
}
