using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Footprints;
using Plumbline.Model;

namespace Plumbline.Rules.Locks;

public sealed class KeyOrExclusionBuildsIndex : LockRule
{
    public override string Name => "key-or-exclusion-builds-index";
    public override Severity Default => Severity.High;

    public override Explanation Explain() => new(
        "A primary key or an exclusion constraint is added to a table in use, and all of it is read meanwhile.",
        "Both take ACCESS EXCLUSIVE and hold it while the index is built. A primary key over columns that may be null reads every row besides, even when it takes over an index that is there (manual, ALTER TABLE).",
        "```sql\nALTER TABLE orders ADD PRIMARY KEY (id);\n```",
        "A primary key: make its columns NOT NULL in the safe way, build the unique index concurrently, and let the key take it over:\n\n```sql\nCREATE UNIQUE INDEX CONCURRENTLY orders_pkey ON orders (id);\n```\n\n```sql\nALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_pkey;\n```\n\nAn exclusion constraint has no such form: make a new table with it, fill it, and swap the names.");

    protected override bool Concerns(Statement statement, StatementPlace place) => place.Does(Work.Build) || place.Does(Work.Scan);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        foreach (var touch in Once(place.Heavy.Where(t => t.Mode == LockMode.AccessExclusive)))
        {
            if (touch.Work == Work.Build && touch.Subject is { } id && Adds(statement, id))
            {
                if (Find<PrimaryKey>(place, id) is { } key) yield return OfKey(statement, place, key, $"the index of {key.Name.Name} is built");
                else if (Find<Exclusion>(place, id) is { } exclusion)
                    yield return At(place, id, $"the index of {exclusion.Name.Name} is built while nobody may read or write {touch.Table} (ACCESS EXCLUSIVE; {place.SizeOf(touch.Table)})",
                        "there is no form of it that lets others work: make a new table with the constraint, fill it, and swap the names; or choose an hour without traffic");
            }
            else if (touch.Work == Work.Scan && touch.Subject is { } column && AlterationOf(statement, column) is not null && Taken(statement, touch.Table) is { } taken)
                yield return OfKey(statement, place, taken, $"every row is read to see that {column.Name} has a value");
        }
    }

    private Finding OfKey(Statement statement, StatementPlace place, PrimaryKey key, string what)
    {
        var (table, name) = (key.Name.OfTable(), Sql(key.Name.Name));
        var nullable = key.Columns.Where(c => statement.Before.Find(new(Column.OfKind, table.Member(c))) is not Column { NotNull: true, NotNullNotValid: false }).ToEquatableArray();
        var first = AddsColumnOf(statement, table, key.Columns) ? $"add and fill {Columns(nullable)} first, and make it NOT NULL by a validated check; " : nullable.IsEmpty ? "" : $"make {Columns(nullable)} NOT NULL by a validated check; ";
        return At(place, key.Id(), $"{what} while nobody may read or write {table} (ACCESS EXCLUSIVE; {place.SizeOf(table)})",
            $"{first}CREATE UNIQUE INDEX CONCURRENTLY {name} ON {Sql(table)} ({Columns(key.Columns)}); then: ALTER TABLE {Sql(table)} ADD CONSTRAINT {name} PRIMARY KEY USING INDEX {name};");
    }

    /// <summary>The key that takes over an index here, so that nothing is built.</summary>
    private static PrimaryKey? Taken(Statement statement, ObjectName table)
    {
        var dropsIndex = statement.Effects.Any(e => e is Change.Dropped { Before: Model.Index index } && index.Name.OfTable() == table);
        return dropsIndex ? statement.Effects.Select(e => (e as Change.Added)?.After as PrimaryKey).FirstOrDefault(k => k is not null && k.Name.OfTable() == table) : null;
    }
}
