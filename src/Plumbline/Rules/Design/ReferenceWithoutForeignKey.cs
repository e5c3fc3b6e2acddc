using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class ReferenceWithoutForeignKey : CatalogRule
{
    public override string Name => "reference-without-foreign-key";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "Columns are named like references to tables, have the type of their keys, and no foreign key holds them.",
        "Nothing stops a value that points nowhere, and a deleted row leaves behind what pointed to it. Quiet where a schema has no foreign keys at all, and lower where the table has some.",
        "`queue_entries.queue_id text` beside `queues.id text`, in a schema whose other tables have foreign keys.",
        "`ALTER TABLE queue_entries ADD CONSTRAINT queue_entries_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES queues (id) NOT VALID`, then `VALIDATE CONSTRAINT` once the strays are gone. Where it is the id of another system, allow it with that reason.");

    /// <summary>Words that say in whose system an id is one.</summary>
    private static readonly string[] s_systems =
    [
        "provider", "external", "remote", "upstream", "vendor", "bot", "stripe", "paypal", "paddle", "polar", "razorpay", "shopify", "google", "microsoft", "azure", "aws", "apple", "facebook", "instagram", "linkedin", "twitter",
        "github", "gitlab", "slack", "discord", "telegram", "whatsapp", "zoom", "twilio", "hubspot", "salesforce", "notion", "jira", "clerk", "auth0", "okta", "cognito", "firebase", "plaid", "xero", "quickbooks",
    ];

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        var keys = view.Catalog.OfType<ForeignKey>().ToList();
        if (keys.Count == 0) yield break;
        var byColumn = keys.Where(k => k.Columns.Count == 1).GroupBy(k => k.Columns[0])
            .Where(g => g.Select(k => k.ReferencedTable).Distinct().Count() == 1).ToDictionary(g => g.Key, g => g.First().ReferencedTable);
        var byName = ImpliedForeignKeyTypeMismatch.ByName(view);
        var byNoun = keys.Where(k => k.Columns.Count == 1 && Noun(k.Columns[0]) is not null).GroupBy(k => Noun(k.Columns[0])!)
            .Where(g => g.Select(k => k.ReferencedTable).Distinct().Count() == 1).ToDictionary(g => g.Key, g => g.First().ReferencedTable);
        var byFirstWord = new Lazy<ILookup<string, IReadOnlyList<string>>>(() =>
            view.Tables().SelectMany(t => view.Columns(t.Name)).Select(c => c.Name.Name).Distinct().Select(NameWords.Words).Where(w => w.Count > 0).ToLookup(w => w[0]));
        foreach (var table in view.Tables())
        {
            var keyed = view.Catalog.Children<ForeignKey>(table.Id()).SelectMany(k => k.Columns).ToHashSet();
            var bare = Bare(table, keyed, Target);
            // What another voice has a key for is told as drift.
            if (bare.Count == 0 || view.IsElsewhere(table.Id(), o => o is ForeignKey key && bare.Exists(b => key.Columns.Contains(b.Column.Name.Name)))) continue;
            // In a table without any key, what is named after its part in it (author_user_id) is what a key elsewhere says that such a name is.
            if (keyed.Count == 0) bare = Bare(table, keyed, c => Target(c) ?? (Noun(c) is { } noun ? byNoun.GetValueOrDefault(noun) : null));
            yield return Of(view, table, bare, keyed.Count > 0);
        }

        List<(Column Column, Column Key)> Bare(Table table, HashSet<string> keyed, Func<string, ObjectName?> targetOf)
        {
            var bare = new List<(Column Column, Column Key)>();
            foreach (var column in view.Columns(table.Name))
            {
                var name = column.Name.Name;
                if (keyed.Contains(name) || targetOf(name) is not { } target || target == table.Name || view.Column(target, name) is not null || IsHeldUnderAnotherName(view, table, target)) continue;
                if (ImpliedForeignKeyTypeMismatch.KeyOf(view, target) is { } key && TypeFamilies.CanBeKeyed(column.Type, key.Type)) bare.Add((column, key));
            }
            return bare;
        }

        ObjectName? Target(string column) => byColumn.TryGetValue(column, out var same) ? same : Named(view, column, byName, byFirstWord);
    }

    /// <summary>Whether a voice has a key to the target from a column that this one calls otherwise: that is told as drift.</summary>
    private static bool IsHeldUnderAnotherName(CatalogView view, Table table, ObjectName target) =>
        view.Voices.Any(v => v.Catalog.Children<ForeignKey>(table.Id()).Any(k => k.ReferencedTable == target && k.Columns.Any(c => view.Column(table.Name, c) is null)));

    /// <summary>The table that an id is of: <c>secondary_resource_id</c> is one of <c>secondary_resources</c>, or else of <c>resources</c>.</summary>
    private static ObjectName? Named(CatalogView view, string column, Dictionary<string, Table?> byName, Lazy<ILookup<string, IReadOnlyList<string>>> byFirstWord)
    {
        if (NameWords.Words(column) is not { Count: >= 2 } words || words[^1] != "id") return null;
        for (var first = 0; first < words.Count - 1; first++)
            if (byName.TryGetValue(string.Concat(words.Skip(first).SkipLast(1)), out var table))
                return table is not null && (first == 0 || !MayBeForeign(view, table, words, first, byFirstWord)) ? table.Name : null;
        return null;
    }

    /// <summary>A text may be the id of anything; it is that of another system where the words before say so, or stand before other columns too: <c>provider</c>, <c>provider_user_id</c>.</summary>
    private static bool MayBeForeign(CatalogView view, Table table, IReadOnlyList<string> words, int before, Lazy<ILookup<string, IReadOnlyList<string>>> byFirstWord)
    {
        if (ImpliedForeignKeyTypeMismatch.KeyOf(view, table.Name) is not { } key || !TypeFamilies.CanBeKeyed(new(null, "text"), key.Type)) return false;
        return words.Take(before).Any(s_systems.Contains)
            || byFirstWord.Value[words[0]].Any(other => other.Count >= before && !other.SequenceEqual(words) && other.Take(before).SequenceEqual(words.Take(before)));
    }

    /// <summary>What an id is of, by its last words: <c>user</c> of <c>customer_user_id</c>.</summary>
    private static string? Noun(string column) => NameWords.Words(column) is { Count: >= 2 } words && words[^1] == "id" ? words[^2] : null;

    private Finding Of(CatalogView view, Table table, List<(Column Column, Column Key)> bare, bool hasSome)
    {
        var said = Wording.List(bare.ConvertAll(b => $"{b.Column.Name.Name} → {b.Key.Name}"));
        return Found(table.Id(), bare[0].Column.Origin.Here, $"{view.Called(table.Id())} has {(hasSome ? "references" : "no foreign key, and references")} that nothing holds: {said}") with
        {
            Severity = hasSome ? Severity.Low : Default,
            Values = bare.Select(b => b.Column.Name.Name).ToEquatableArray(),
            Related = bare.Skip(1).Select(b => new Related(b.Column.Origin.Here, $"{b.Column.Name} {b.Column.Type}")).ToEquatableArray(),
        };
    }
}
