using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>A column that was read and is not made yet.</summary>
internal sealed class ColumnDraft(Column column, int position)
{
    public Column Column { get; set; } = column;
    public int Position => position;

    /// <summary>Made for serial and identity, owned by the column.</summary>
    public Sequence? Sequence { get; set; }

    /// <summary>The sequence belongs to <c>serial</c>, so that the default calls it.</summary>
    public bool Serial { get; set; }

    public bool HasDefault { get; set; }
    public bool SaysNull { get; set; }
    public List<ObjectId> Needs { get; } = [];

    /// <summary>The generation expression's columns of this table.</summary>
    public EquatableArray<string> Uses { get; set; }
}

/// <summary>What the parentheses of CREATE TABLE (or one ADD COLUMN) say, before any of it is made.</summary>
internal sealed class TableDraft(CatalogBuilder catalog, ObjectName name)
{
    public CatalogBuilder Catalog => catalog;
    public ObjectName Name => name;
    public List<ColumnDraft> Columns { get; } = [];
    public List<PendingConstraint> Constraints { get; } = [];

    /// <summary>Indexes, comments and statistics that LIKE copies, once the table is there.</summary>
    public List<Action<Table>> Afterwards { get; } = [];

    public void NotNull(string column, string? constraint, bool notValid)
    {
        if (Columns.Find(c => c.Column.Name.Name == column) is { } found) found.Column = found.Column with { NotNull = true, NotNullName = constraint, NotNullNotValid = notValid };
        else catalog.Refuse(SqlStates.UndefinedColumn, $"column {column} of relation {name} does not exist");
    }

    /// <summary>Adds a column, or refuses it when there is one of its name (42701).</summary>
    public void Add(ColumnDraft column)
    {
        var of = column.Column.Name.Name;
        if (Columns.Exists(c => c.Column.Name.Name == of && !c.Column.Inherited))
            throw new StatementRefused(SqlStates.DuplicateColumn, $"column {of} specified more than once", column.Position);
        if (Postgres.Columns.IsSystem(of)) throw new StatementRefused(SqlStates.DuplicateColumn, $"column name {of} conflicts with a system column name", column.Position);
        if (Columns.FindIndex(c => c.Column.Name.Name == of) is >= 0 and var at) Columns[at] = Merged(Columns[at], column);
        else Columns.Add(column);
    }

    /// <summary>A child's own definition of a column that its parent has (manual 5.11).</summary>
    private static ColumnDraft Merged(ColumnDraft inherited, ColumnDraft own)
    {
        if (own.Column.Type != inherited.Column.Type)
            throw new StatementRefused(SqlStates.DatatypeMismatch, $"column {own.Column.Name.Name} has a type conflict with its parent's", own.Position);
        own.Column = own.Column with
        {
            NotNull = own.Column.NotNull || inherited.Column.NotNull,
            Default = own.HasDefault ? own.Column.Default : inherited.Column.Default,
            Generated = own.Column.Generated ?? inherited.Column.Generated,
        };
        own.Needs.AddRange(inherited.Needs);
        if (own.Column.Generated == inherited.Column.Generated) own.Uses = inherited.Uses;
        return own;
    }

    /// <summary>Makes sequences and columns; the table is there already.</summary>
    public void MakeColumns(Table table, int first = 1)
    {
        foreach (var draft in Columns) MakeColumn(table, draft, first++);
        foreach (var draft in Columns) ExpectUsed(draft);
    }

    private void MakeColumn(Table table, ColumnDraft draft, int position)
    {
        var column = draft.Column;
        var sequence = draft.Sequence;
        if (sequence is not null)
        {
            if (sequence.Name.Name.Length == 0)
                sequence = sequence with { Name = new(table.Name.Schema, ImplicitNames.Relation(catalog, table.Name, column.Name.Name, "seq", false)) };
            else if (!catalog.GivesWay(catalog.Current.Relation(sequence.Name.Schema, sequence.Name.Name)))
                throw new StatementRefused(SqlStates.DuplicateTable, $"relation {sequence.Name} already exists", draft.Position);
            sequence = Sequences.OfColumn(sequence, column, table, catalog.Version);
            if (draft.Serial)
            {
                column = column with { Default = new($"nextval({SqlString.Quote(Quoting.Name(sequence.Name))}::regclass)") };
                draft.Needs.Add(sequence.Id());
            }
        }
        foreach (var used in draft.Uses) draft.Needs.Add(new(Column.OfKind, table.Name.Member(used)));
        catalog.Add(column with { Position = position, Needs = draft.Needs.Count == 0 ? default : draft.Needs.Distinct().ToEquatableArray() }, draft.Position);
        if (sequence is not null) catalog.Add(sequence, draft.Position);
    }

    private void ExpectUsed(ColumnDraft draft)
    {
        foreach (var used in draft.Uses)
        {
            var id = new ObjectId(Column.OfKind, name.Member(used));
            if (catalog.Current.Find(id) is not Column column) catalog.Refuse(SqlStates.UndefinedColumn, $"column {used} does not exist", draft.Position, id);
            else if (column.Generated is not null) catalog.Refuse(SqlStates.InvalidObjectDefinition, $"cannot use generated column {used} in column generation expression", draft.Position);
        }
    }
}
