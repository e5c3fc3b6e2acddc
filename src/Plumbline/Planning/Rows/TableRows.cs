using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>A value is derived from itself along foreign keys: no such row can be made up.</summary>
internal sealed class RowsInCircleException(ObjectName table) : Exception($"the keys of {table} lead in a circle to themselves");

/// <summary>
/// The rows of one table: a pure function of ordinal and column, so that a referencing table can ask for any value of any row without one being remembered.
/// </summary>
internal sealed class TableRows(RowPlan plan, Table table, GivenRows given)
{
    private const int Attempts = 24;

    /// <summary>Ordinals from here on are those of rows that were there before.</summary>
    private const long FirstGiven = 1L << 61;

    /// <summary>Keys that lead from table to table farther than this go in a circle.</summary>
    private const int Deepest = 64;

    private readonly List<RowState> _states = [];
    private readonly HashSet<string> _yielding = [];
    private TableReading _read = TableReading.Nothing;
    private ulong[] _streams = [];
    private ulong[] _nullStreams = [];
    private double[] _nullShares = [];
    private bool[] _yields = [];
    private long[]? _kept;
    private int _depth;

    public RowPlan Plan => plan;
    public Table Table => table;

    /// <summary>Those that are given values, in the table's order: generated ones are not, nor such as only their default knows a value for.</summary>
    public IReadOnlyList<Column> Columns => _read.Columns;

    /// <summary>How many rows are generated: fewer than wanted where keys leave no room for more.</summary>
    public long Rows { get; private set; } = plan.Sizes.Of(plan.Catalog, table);

    /// <summary>Ordinals beyond this repeat what was there.</summary>
    public long MostOrdinals => _read.MostOrdinals;

    /// <summary>Why the table gets no rows; null when it gets some.</summary>
    public string? WhyNone { get; set; }

    /// <summary>The ordinal of the first generated row.</summary>
    public long First => given.Next;

    /// <summary>Rows that are there without our doing, as far as they are known.</summary>
    public long Given => given.Count;

    /// <summary>Rows that were generated, or will be.</summary>
    public long Generated => WhyNone is not null ? 0 : _kept?.Length ?? Rows;

    /// <summary>Rows that can be referred to.</summary>
    public long Count => Generated + given.Count;

    public long OrdinalAt(long index)
    {
        if (index < given.Count) return FirstGiven + index;
        index -= given.Count;
        return _kept is null ? First + index : _kept[index];
    }

    /// <summary>Only these ordinals made it into the table.</summary>
    public void Keep(long[] ordinals) => _kept = ordinals;

    public bool IsPrepared => !ReferenceEquals(_read, TableReading.Nothing);

    /// <summary>Where a column stands among the filled ones; -1 for none.</summary>
    public int PlaceOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i].Name.Name == column) return i;
        return -1;
    }

    /// <summary>Whether all rows are in the table that were to be.</summary>
    public bool IsWhole => _kept is null && WhyNone is null;

    /// <summary>Leaves these columns null, as no value of theirs was accepted; false when none of them can be, or is so already.</summary>
    public bool Yield(IEnumerable<string> columns)
    {
        var more = Columns.Where(c => !c.NotNull && columns.Contains(c.Name.Name)).Select(c => c.Name.Name).Where(_yielding.Add).ToList();
        if (more.Count > 0) Prepare();
        return more.Count > 0;
    }

    /// <summary>Settles columns, shapes and keys; again when referenced tables turned out to have other rows than planned.</summary>
    public void Prepare()
    {
        _kept = null;
        _read = TableReading.Of(this, plan.Sizes.Of(plan.Catalog, table));
        (WhyNone, Rows) = (_read.WhyNone, _read.Rows);
        _streams = [.. Columns.Select(c => Stream(c.Name.Name))];
        _nullStreams = [.. Columns.Select(c => Stream(c.Name.Name + " is null"))];
        _nullShares = [.. Columns.Select((c, i) => _read.NeverNull.Contains(i) ? 0 : plan.Sizes.NullsOf(table, c.Name.Name))];
        _yields = [.. Columns.Select(c => _yielding.Contains(c.Name.Name))];
    }

    public ulong Stream(string name) => Draw.Stream(plan.Seed, $"{table.Name} {name}");

    public double NullShare(int column) => _nullShares[column];

    public bool Yields(int column) => _yields[column];

    /// <summary>The row as a line for COPY; false, and nothing written, when its keys find no rows to refer to.</summary>
    public bool Write(long row, RowText to)
    {
        var state = Resolve(row);
        if (!state.Found) return false;
        _depth++;
        for (var i = 0; i < Columns.Count; i++)
        {
            if (i > 0) to.Append('\t');
            var at = to.Length;
            if (Append(i, state, to)) to.EscapeFrom(at);
            else to.Append("\\N");
        }
        _depth--;
        to.Append('\n');
        return true;
    }

    /// <summary>One value of one row, not escaped; false for null.</summary>
    public bool AppendValue(int column, long row, RowText to)
    {
        if (row >= FirstGiven)
        {
            if (given[row - FirstGiven, Columns[column].Name.Name] is not { } value) return false;
            to.Append(value);
            return true;
        }
        // References into the table itself come last and always find a row: what the others chose does not hang on them.
        var state = _read.Owners[column] is not { } owner ? Bare(row) : Resolve(row, withOwn: owner.Target == this);
        _depth++;
        var written = Append(column, state, to);
        _depth--;
        return written;
    }

    public bool Append(int column, RowState state, RowText to)
    {
        if (_read.Owners[column] is { } reference)
        {
            var chosen = state.Chosen[Array.IndexOf(_read.References, reference)];
            if (chosen < 0 && state.Shape.Nulls[column] != false) return false;
            return reference.Target.AppendValue(reference.ReferencedBy(column), chosen < 0 ? ~chosen : chosen, to);
        }
        if (IsNull(column, state)) return false;
        var source = state.Shape.Sources[column]!;
        if (state.Shape.Above[column].Length == 0) source.Append(Number(column, source, state.Row), to);
        else ((Ordered)source).Scale.Append(Steps(column, state), to);
        return true;
    }

    private bool IsNull(int column, RowState state) =>
        state.Shape.Nulls[column] ?? (_yields[column] || Draw.Falls(Draw.Of(_nullStreams[column], state.Row), _nullShares[column]));

    private ulong Number(int column, ValueSource source, long row) => _read.ColumnNumbers[column] is { IsChance: false } numbering
        ? (ulong)numbering.Of(row)
        : Draw.Of(_streams[column], row) % Math.Max(1, source.Spread);

    /// <summary>The value of an ordered column, above those that it must lie above.</summary>
    private long Steps(int column, RowState state)
    {
        var source = (Ordered)state.Shape.Sources[column]!;
        var number = Number(column, source, state.Row);
        var (low, within) = (source.Low, source.Scale.Gap);
        var bound = false;
        foreach (var (other, strictly, equal) in state.Shape.Above[column])
        {
            if (_read.Owners[other] is not null || IsNull(other, state)) continue;
            var lower = (Ordered)state.Shape.Sources[other]!;
            var least = source.Scale.AtLeast(Steps(other, state) * lower.Scale.Step, strictly);
            if (equal) return least;
            (low, bound) = (Math.Max(low, least), true);
            if (lower.Stride > 1) within = Math.Min(within, Math.Max(1, source.Scale.AtMost((lower.Stride - 1) * lower.Scale.Step, false)));
        }
        // An own numbering goes its way where that leads high enough; else the distance is by chance.
        if (!bound || (source.Steps(number) >= low && !_read.ColumnNumbers[column].IsChance)) return source.Steps(number);
        return low + (long)(number % (ulong)Int128.Clamp((Int128)source.High - low + 1, 1, within));
    }

    private RowState Bare(long row)
    {
        if (_depth >= Deepest) throw new RowsInCircleException(table.Name);
        while (_states.Count <= _depth) _states.Add(new());
        var state = _states[_depth];
        var shapes = _read.Shapes;
        (state.Row, state.Found) = (row, true);
        state.Shape = shapes[row - First < shapes.Length ? row - First : (long)(Draw.Of(_read.ShapeStream, row) % (ulong)_read.CommonShapes)];
        return state;
    }

    /// <summary>Chooses the rows that this one refers to, from the first key to the last: a later one may find none, and another first choice is tried.</summary>
    private RowState Resolve(long row, bool withOwn = true)
    {
        var state = Bare(row);
        if (state.Chosen.Length != _read.References.Length) state.Chosen = new long[_read.References.Length];
        _depth++;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            state.Found = true;
            for (var i = 0; i < state.Chosen.Length && state.Found; i++)
            {
                if (!withOwn && _read.References[i].Target == this) break;
                if (_read.References[i].Choose(state, attempt) is { } chosen) state.Chosen[i] = chosen;
                else state.Found = false;
            }
            if (state.Found) break;
        }
        _depth--;
        return state;
    }
}
