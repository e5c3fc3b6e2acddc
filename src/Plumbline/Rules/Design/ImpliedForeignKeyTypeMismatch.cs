using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Design;

public sealed class ImpliedForeignKeyTypeMismatch : CatalogRule
{
    public override string Name => "implied-foreign-key-type-mismatch";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Design;

    public override Explanation Explain() => new(
        "A column is named like a reference to a table, has no foreign key, and its type cannot be compared with that table's key.",
        "It is how a refused foreign key usually looks afterwards: the key was left out, the types stayed different. Joins need a cast that no index serves, and nothing stops values that point nowhere.",
        "`orders.user_id text` beside `users.id uuid`, without a foreign key.",
        "Give the column the key's type and add the foreign key. If it does not reference that table (an id of another system), allow it with that reason.");

    public override IEnumerable<Finding> Check(CatalogView view)
    {
        var byName = ByName(view);
        foreach (var table in view.Tables())
        {
            var keyed = view.Catalog.Children<ForeignKey>(table.Id()).SelectMany(k => k.Columns).ToHashSet();
            foreach (var column in view.Columns(table.Name))
            {
                if (keyed.Contains(column.Name.Name) || Referenced(column.Name.Name) is not { } name || !byName.TryGetValue(name, out var target) || target is null) continue;
                // A table's own second id, and what the other table calls by the same name, is what is meant.
                if (target.Name == table.Name || view.Column(target.Name, column.Name.Name) is not null) continue;
                if (KeyOf(view, target.Name) is not { } key || TypeFamilies.CanBeKeyed(column.Type, key.Type)) continue;
                yield return Found(column.Id(), column.Origin.Here, $"{column.Name} is {column.Type} and seems to reference {key.Name}, which is {key.Type}; there is no foreign key") with
                {
                    Facet = "type",
                    Values = [column.Type.ToString(), key.Type.ToString()],
                    Related = [new(key.Origin.Here, $"{key.Name} {key.Type}")],
                };
            }
        }
    }

    /// <summary>The tables by what a column may call them; null where two bear one name.</summary>
    internal static Dictionary<string, Table?> ByName(CatalogView view)
    {
        var byName = new Dictionary<string, Table?>();
        foreach (var table in view.Tables())
            foreach (var name in Spellings(table.Name.Name))
                byName[name] = byName.ContainsKey(name) ? null : table;
        return byName;
    }

    internal static Column? KeyOf(CatalogView view, ObjectName table) =>
        view.Catalog.Children<PrimaryKey>(new(Table.OfKind, table)).FirstOrDefault() is { Columns: [var only] } ? view.Column(table, only) : null;

    /// <summary><c>userId</c> and <c>user_id</c> name the table <c>user</c>.</summary>
    internal static string? Referenced(string column)
    {
        var words = NameWords.Words(column);
        return words.Count >= 2 && words[^1] == "id" ? string.Concat(words.Take(words.Count - 1)) : null;
    }

    /// <summary>A table's name in the singular and as it is, without marks between the words.</summary>
    private static IEnumerable<string> Spellings(string table)
    {
        var name = string.Concat(NameWords.Words(table));
        yield return name;
        if (name.EndsWith("ies", StringComparison.Ordinal)) yield return name[..^3] + "y";
        else if (name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal)) yield return name[..^1];
    }
}
