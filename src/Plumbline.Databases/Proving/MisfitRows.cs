using Plumbline.Model;

namespace Plumbline.Databases.Proving;

/// <summary>Changes a row so that it breaks what a migration will ask, where the schema before lets it: two rows alike, a reference to nobody, a value out of bounds.</summary>
internal abstract class MisfitRows(Catalog after)
{
    protected Catalog After => after;

    /// <returns>What is broken now.</returns>
    public async Task<IReadOnlyList<ObjectId>> MakeAsync(IEnumerable<ObjectId> asked)
    {
        var broken = new List<ObjectId>();
        foreach (var id in asked)
            if (after.Find(id) is { } subject && await IsMadeAsync(subject).ConfigureAwait(false)) broken.Add(id);
        return broken;
    }

    // The database

    protected abstract string Quoted(string name);

    protected abstract string Quoted(ObjectName name);

    /// <summary>By what one row of the table is told from the others.</summary>
    protected abstract string RowOf(ObjectName table);

    protected abstract string Update { get; }

    /// <summary>What may be out of bounds for a column, or nobody's.</summary>
    protected abstract IEnumerable<string> Values(Column column);

    /// <summary>Whether it was taken, and breaks nothing that holds already.</summary>
    protected abstract Task<bool> TriesAsync(string sql);

    /// <summary>Whether the query has rows; null where it cannot be asked (a function that the files make).</summary>
    protected abstract Task<bool?> FindsAsync(string query);

    // What may be broken

    private async Task<bool> IsMadeAsync(SchemaObject subject)
    {
        if (Offending(subject) is not { } offending) return false;
        if (await FoundAsync(offending).ConfigureAwait(false)) return true;
        foreach (var change in Changes(subject))
            if (await TryAsync(change, offending).ConfigureAwait(false)) return true;
        return false;
    }

    /// <summary>A query that has a row when something is broken.</summary>
    private string? Offending(SchemaObject subject)
    {
        var table = Quoted(subject.Name.OfTable());
        switch (subject)
        {
            case Check check: return $"SELECT 1 FROM {table} WHERE NOT ({check.Expression.Sql})";
            case ForeignKey key:
                var pairs = string.Join(" AND ", key.Columns.Zip(key.ReferencedColumns, (own, other) => $"other.{Quoted(other)} = own.{Quoted(own)}"));
                return $"SELECT 1 FROM {table} AS own WHERE {string.Join(" AND ", key.Columns.Select(c => $"own.{Quoted(c)} IS NOT NULL"))} AND NOT EXISTS (SELECT 1 FROM {Quoted(key.ReferencedTable)} AS other WHERE {pairs})";
            case Model.Index index: return Twice(table, index.Keys.Select(k => k.Column is { } column ? Quoted(column) : $"({k.Expression!.Sql})"), index.Predicate?.Sql);
            default: return KeyOf(subject) is { } columns ? Twice(table, columns.Select(Quoted), null) : null;
        }
    }

    private static EquatableArray<string>? KeyOf(SchemaObject subject) => subject switch
    {
        PrimaryKey key => key.Columns,
        Unique key => key.Columns,
        Model.Index index => index.Columns,
        _ => null,
    };

    private static string Twice(string table, IEnumerable<string> keys, string? where)
    {
        List<string> texts = [.. keys];
        var set = texts.Select(k => $"{k} IS NOT NULL").Prepend(where is null ? "true" : $"({where})");
        return $"SELECT 1 FROM {table} WHERE {string.Join(" AND ", set)} GROUP BY {string.Join(", ", texts)} HAVING count(*) > 1";
    }

    /// <summary>Statements that may break it.</summary>
    private IEnumerable<string> Changes(SchemaObject subject)
    {
        var (table, row) = (Quoted(subject.Name.OfTable()), RowOf(subject.Name.OfTable()));
        if (KeyOf(subject) is { } key)
        {
            var names = string.Join(", ", key.Select(Quoted));
            var set = string.Join(" AND ", key.Select(c => $"{Quoted(c)} IS NOT NULL"));
            yield return $"{Update} {table} SET ({names}) = (SELECT {names} FROM {table} WHERE {set} LIMIT 1) WHERE ({row}) = (SELECT {row} FROM {table} WHERE {set} LIMIT 1 OFFSET 1)";
            yield break;
        }
        foreach (var name in subject is Check check ? check.Columns : ((ForeignKey)subject).Columns)
            if (after.Find(new(Column.OfKind, subject.Name.OfTable().Member(name))) is Column column)
                foreach (var value in Values(column))
                    yield return $"{Update} {table} SET {Quoted(name)} = {value} WHERE ({row}) = (SELECT {row} FROM {table} LIMIT 1)";
    }

    private async Task<bool> FoundAsync(string offending)
    {
        await TriesAsync("SAVEPOINT misfit").ConfigureAwait(false);
        var found = await FindsAsync(offending).ConfigureAwait(false);
        await TriesAsync("ROLLBACK TO SAVEPOINT misfit").ConfigureAwait(false);
        return found == true;
    }

    private async Task<bool> TryAsync(string change, string offending)
    {
        await TriesAsync("SAVEPOINT attempt").ConfigureAwait(false);
        if (await TriesAsync(change).ConfigureAwait(false) && await FoundAsync(offending).ConfigureAwait(false)) return true;
        await TriesAsync("ROLLBACK TO SAVEPOINT attempt").ConfigureAwait(false);
        return false;
    }
}
