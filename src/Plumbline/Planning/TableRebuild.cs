using Plumbline.Dialects.Sqlite;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>
/// SQLite's way to change what ALTER TABLE cannot: the table is made anew beside the old one, gets its rows, and takes its name
/// ("ALTER TABLE", section 7, "Making Other Kinds Of Table Schema Changes").
/// </summary>
internal static class TableRebuild
{
    private const string Beside = "new_";

    public static Step Of(Table table, IReadOnlyList<Change> changes, Situation situation)
    {
        var name = NameBeside(table, situation);
        var (was, now) = (WrittenTable.Quoted(table.Name), WrittenTable.Quoted(name));
        var head = $"CREATE TABLE {was}";
        var made = WrittenTable.Of(table, situation.After);
        var statements = new List<string> { $"CREATE TABLE {now}{made[head.Length..]}" };
        if (Copying(table, situation) is { } copying) statements.Add($"INSERT {(Answers(table, situation.After) ? "OR ABORT " : "")}INTO {now} {copying.Format(was)}");
        if (Counts(table, situation.Before) && Counts(table, situation.After)) statements.AddRange(KeepCounting(table.Name.Name, name.Name));
        statements.Add($"DROP TABLE {was}");
        statements.Add($"ALTER TABLE {now} RENAME TO {WrittenTable.Quoted(table.Name.Name)}");
        return Step.Of(table.Id(), $"table {table.Name} is rebuilt for {string.Join("; ", changes.Where(c => c.Subject() is not (Index or Trigger)).Select(InWords))}", StepPace.Brief, statements) with
        {
            Rebuilds = true,
            Lost = Lost(table, changes, situation).ToEquatableArray(),
        };
    }

    private static IEnumerable<string> Lost(Table table, IReadOnlyList<Change> changes, Situation situation)
    {
        foreach (var gone in changes.OfType<Change.Dropped>().Select(c => c.Before).OfType<Column>())
            if (gone.Generated is null) yield return $"the values of {gone.Name}";
        foreach (var column in situation.After.Columns(table.Name))
            if (situation.Before.Find(column.Id()) is Column was && IsFilled(was, column, situation)) yield return $"the nulls of {column.Name}";
        if (Counts(table, situation.Before) && !Counts(table, situation.After)) yield return $"how far {table.Name} had counted: numbers of deleted rows may be given again";
    }

    /// <summary>Whether the new table would pass over a row, or let it take another's place: while rows are copied none may go without a word.</summary>
    private static bool Answers(Table table, Catalog catalog) =>
        catalog.Children(table.Id()).Any(part => part is Column { OnConflict: not null } or PrimaryKey { OnConflict: not null } or Unique { OnConflict: not null });

    /// <summary>What nothing else is called.</summary>
    private static ObjectName NameBeside(Table table, Situation situation)
    {
        var name = table.Name with { Name = Beside + table.Name.Name };
        while (Taken(situation.Before, name) || Taken(situation.After, name)) name = name with { Name = Beside + name.Name };
        return name;
    }

    private static bool Taken(Catalog catalog, ObjectName name) => catalog.Relations().Any(r => Lookup.Same(r.Name.Name, name.Name));

    // The rows

    /// <param name="Into">The new table's columns.</param>
    /// <param name="From">What each gets of the old row.</param>
    private sealed record Copy(IReadOnlyList<string> Into, IReadOnlyList<string> From)
    {
        public string Format(string was) => $"({WrittenTable.Quoted(Into)}) SELECT {string.Join(", ", From)} FROM {was}";
    }

    /// <summary>Null where no column of the old table is left: rows of which nothing is kept are none.</summary>
    private static Copy? Copying(Table table, Situation situation)
    {
        var (into, from, kept) = (new List<string>(), new List<string>(), false);
        foreach (var column in situation.After.Columns(table.Name))
        {
            if (column.Generated is not null) continue;
            var before = situation.Before.Find(column.Id()) as Column;
            if (Value(table, before, column, situation) is not { } value) continue;
            kept |= before is not null;
            into.Add(column.Name.Name);
            from.Add(value);
        }
        if (!kept) return null;
        return KeepsNumbers(table, situation) ? new([Number, .. into], [Number, .. from]) : new(into, from);
    }

    private const string Number = "rowid";

    /// <summary>
    /// A row keeps its number, by which a full-text index, or code, may know it, where no column shows it: VACUUM aside, nothing else would change it
    /// ("ROWIDs and the INTEGER PRIMARY KEY").
    /// </summary>
    private static bool KeepsNumbers(Table table, Situation situation) => HidesNumbers(table, situation.After) && situation.Before.Find(table.Id()) is Table was && HidesNumbers(was, situation.Before);

    private static bool HidesNumbers(Table table, Catalog catalog) =>
        !table.WithoutRowId && !catalog.Columns(table.Name).Any(c => Lookup.Same(c.Name.Name, Number) || IsRowNumber(c, catalog));

    /// <summary>Null where the column's default, or the row's number, does it.</summary>
    private static string? Value(Table table, Column? before, Column column, Situation situation)
    {
        var fill = Backfill.For(column, situation)?.Expression;
        // The number that the row had becomes one that can be seen.
        if (before is null && IsRowNumber(column, situation.After)) return situation.Before.Find(table.Id()) is Table was && HidesNumbers(was, situation.Before) ? Number : null;
        if (before is null) return column.Default?.Sql == fill ? null : fill;
        var value = WrittenTable.Quoted(column.Name.Name);
        // The new column's affinity converts what can be converted without loss, and a cast would turn the rest into zeros. Only a STRICT table keeps text and bytes apart.
        if (table.Strict && before.Type.Name != column.Type.Name && (column.Type.Name == "blob" || (before.Type.Name == "blob" && column.Type.Name == "text"))) value = $"CAST({value} AS {column.Type})";
        return IsFilled(before, column, situation) ? $"coalesce({value}, {fill})" : value;
    }

    private static bool IsFilled(Column before, Column column, Situation situation) => column is { NotNull: true, Generated: null } && !before.NotNull && Backfill.For(column, situation) is not null;

    /// <summary>INTEGER PRIMARY KEY is the row's number, which SQLite gives ("ROWIDs and the INTEGER PRIMARY KEY").</summary>
    public static bool IsRowNumber(Column column, Catalog catalog) =>
        column.Type is { Name: "integer", Modifier: null } && catalog.Children<PrimaryKey>(column.Parent()!).FirstOrDefault() is { Columns: [var only], Sorting.IsEmpty: true } && only == column.Name.Name
        && catalog.Find(column.Parent()!) is Table { WithoutRowId: false };

    private static bool Counts(Table table, Catalog catalog) => catalog.Columns(table.Name).Any(c => c.Options.Contains("autoincrement"));

    /// <summary>Numbers of deleted rows are not given again ("SQLite Autoincrement").</summary>
    private static IEnumerable<string> KeepCounting(string was, string now)
    {
        var (old, made) = (Sql.SqlString.Quote(was), Sql.SqlString.Quote(now));
        yield return $"DELETE FROM sqlite_sequence WHERE name = {made}";
        yield return $"INSERT INTO sqlite_sequence (name, seq) SELECT {made}, seq FROM sqlite_sequence WHERE name = {old}";
    }

    private static string InWords(Change change) => change switch
    {
        Change.Added added => $"{added.After.Kind.Label} {added.After.Name.Name}, which is new",
        Change.Dropped dropped => $"{dropped.Before.Kind.Label} {dropped.Before.Name.Name}, which goes",
        Change.Altered altered => $"{altered.After.Kind.Label} {altered.After.Name.Name}: {string.Join(", ", altered.Facets.Select(f => f.Name))}",
        _ => change.Subject().ToString()!,
    };
}
