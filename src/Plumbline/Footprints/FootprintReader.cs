using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>Walks a statement's holds, effects and rows; what each kind takes is written in a file of its own.</summary>
internal sealed class FootprintReader
{
    private readonly List<Touch> _touches = [];

    private FootprintReader(Statement statement, int version)
    {
        Statement = statement;
        Version = version;
    }

    public Statement Statement { get; }
    public int Version { get; }
    public Catalog Before => Statement.Before;
    public Catalog After => Statement.After;

    public static Footprint Read(Statement statement, int version)
    {
        // What is refused is taken back; a block's own statements follow it, and stand for themselves.
        if (statement.Refused is not null || statement is { Effects.IsEmpty: true, Holds.IsEmpty: true, Data.IsEmpty: true }) return Footprint.None;
        var reader = new FootprintReader(statement, version);
        if (!IsOfNames(statement))
            foreach (var effect in statement.Effects.Span) reader.Read(effect);
        foreach (var step in statement.Data.Span) OfRows.Read(reader, step);
        foreach (var hold in statement.Holds.Span) reader.Read(hold);
        return reader._touches.Count switch
        {
            0 => Footprint.None,
            1 => new([reader._touches[0]]),
            _ => new(reader._touches.Distinct().ToEquatableArray()),
        };
    }

    /// <summary>A schema's or a type's new name changes no table, though the names of many objects.</summary>
    private static bool IsOfNames(Statement statement) =>
        statement.Effects.Span[..Math.Min(1, statement.Effects.Count)] is [Change.Renamed { Before: Schema }] || statement.Command is "ALTER SCHEMA";

    /// <summary>Says nothing of its own where an effect takes as much.</summary>
    private void Read(Hold hold)
    {
        var name = hold.On.Name;
        var (table, index) = name.Table is null ? (name, null) : (name.OfTable(), name.Name);
        if (_touches.Exists(t => t.Table == table && t.Index == index && t.Mode >= hold.Mode && t.Work >= hold.Work)) return;
        var why = hold.Work switch
        {
            Work.Rewrite => "it is written anew",
            Work.Build => "its indexes are built anew",
            Work.Scan => "its rows are read",
            Work.Write => "its rows are written",
            _ => "the statement locks it",
        };
        if (index is null) Take(table, hold.Mode, hold.Work, null, why);
        else TakeIndex(hold.On, hold.Mode, hold.Work, why);
    }

    private void Read(Change change)
    {
        switch (change.Subject())
        {
            case Table: OfTables.Read(this, change); break;
            case Column: OfColumns.Read(this, change); break;
            case Model.Index: OfIndexes.Read(this, change); break;
            case PrimaryKey or Unique or Exclusion: OfKeys.Read(this, change); break;
            case ForeignKey: OfForeignKeys.Read(this, change); break;
            case Check: OfChecks.Read(this, change); break;
            case Trigger or Policy or RewriteRule or ExtendedStatistics or Publication or MaterializedView: OfParts.Read(this, change); break;
            case CompositeType type: OfTables.OfType(this, type); break;
            case Domain: OfDomains.Read(this, change); break;
        }
    }

    /// <summary>Takes a lock on a table, unless the statement itself makes it, or nobody else can see it.</summary>
    public void Take(ObjectName table, LockMode mode, Work work, ObjectId? subject, string why, bool elsewhere = false)
    {
        if (!IsShared(table)) return;
        // A partitioned table has no rows of its own: it is held while its partitions are worked on.
        var isWhole = work != Work.None && Before.Find(new(Table.OfKind, table)) is Table { PartitionBy: not null };
        _touches.Add(new(table, mode, work, subject, why) { Elsewhere = elsewhere || isWhole });
    }

    public void Take(ObjectId? table, LockMode mode, Work work, ObjectId? subject, string why)
    {
        if (table is { } id) Take(id.Name, mode, work, subject, why);
    }

    public void TakeIndex(ObjectId index, LockMode mode, Work work, string why)
    {
        var table = index.Name.OfTable();
        if (IsShared(table) && Before.Contains(index)) _touches.Add(new(table, mode, work, index, why) { Index = index.Name.Name });
    }

    /// <summary>Whether the table was there before the statement, for more than this session.</summary>
    public bool IsShared(ObjectName table) =>
        table.Schema is not (Names.TemporarySchema or "temp") && (Before.Contains(new(Table.OfKind, table)) || Before.Contains(new(MaterializedView.OfKind, table)));
}
