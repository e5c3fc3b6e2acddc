using Plumbline.Model;
using Plumbline.Truth;

namespace Plumbline.Rules;

/// <summary>What is the same in several databases: it is told once, with their names.</summary>
/// <param name="All">What was found in each.</param>
internal sealed record InDatabases<T>(IReadOnlyList<T> All, IReadOnlyList<DatabaseDepartures> Databases)
{
    public T First() => All[0];

    public EquatableArray<string> Names() => Databases.Select(d => d.Name).ToEquatableArray();

    public string InWords() => Wording.List(Names());

    /// <summary>A line for each database.</summary>
    public EquatableArray<Related> Related(string says) => Databases.Select(d => new Related(new(d.Name), says)).ToEquatableArray();

    /// <summary>What the finding's key is made of beside its object: another database with the same fault is another finding.</summary>
    public EquatableArray<string> Values(params ReadOnlySpan<string?> compared)
    {
        var values = new List<string>();
        foreach (var value in compared) values.Add(value ?? "");
        return [.. values, .. Names()];
    }
}

internal static class InDatabases
{
    /// <param name="found">What is found in one database.</param>
    /// <param name="key">What makes it the same as in another.</param>
    public static IEnumerable<InDatabases<T>> Of<T, TKey>(TruthTable truth, Func<DatabaseDepartures, IEnumerable<T>> found, Func<DatabaseDepartures, T, TKey> key) =>
        truth.Databases.SelectMany(found, (database, what) => (Database: database, What: what)).GroupBy(f => key(f.Database, f.What))
            .Select(g => new InDatabases<T>([.. g.Select(f => f.What)], [.. g.Select(f => f.Database)]));
}
