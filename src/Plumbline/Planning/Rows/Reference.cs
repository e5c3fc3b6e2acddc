using System.Runtime.InteropServices;
using Plumbline.Model;

namespace Plumbline.Planning.Rows;

/// <summary>
/// A foreign key as a choice of one row of the referenced table (manual 5.5.5). The first of several keys over a column gives it its value;
/// the others choose among the rows that have the same.
/// </summary>
internal sealed class Reference(ForeignKey key, TableRows of, TableRows target, int[] columns, int[] referenced, bool[] owned)
{
    private readonly RowText _shared = new();
    private Dictionary<string, List<long>>? _byShared;

    public ForeignKey Key => key;
    public TableRows Target => target;

    /// <summary>The referencing columns by their place in the table's filled columns.</summary>
    public int[] Columns => columns;

    public bool SharesColumns { get; } = Array.Exists(owned, o => !o);

    /// <summary>It leads into its own table.</summary>
    public bool IsOwn => target == of;

    public ulong Stream { get; } = of.Stream(key.Name.Name);

    public Numbering Numbering { get; set; }

    /// <summary>The column of the target from which a column of ours has its value.</summary>
    public int ReferencedBy(int column) => referenced[Array.IndexOf(columns, column)];

    /// <summary>
    /// The ordinal of the row that is referred to; its complement where the reference is null, in case a column that cannot be null needs a value nevertheless.
    /// null: there is none that fits.
    /// </summary>
    public long? Choose(RowState state, int attempt)
    {
        var draw = Draw.Of(Stream + (ulong)attempt, state.Row);
        var (may, must) = Nulls(state);
        var isNull = must || (may && Draw.Falls(Draw.Mix(draw), of.NullShare(FirstOwned())));
        if (SharesColumns) return Matching(state, draw, isNull, may);
        if (target == of) return OfItself(state, draw, isNull, may);
        if (target.Count == 0) return may && Array.TrueForAll(columns, c => !of.Columns[c].NotNull) ? ~0L : null;
        var index = Numbering.IsChance ? (long)(draw % (ulong)target.Count) : Numbering.Of(state.Row) % target.Count;
        var chosen = target.OrdinalAt(index);
        return isNull ? ~chosen : chosen;
    }

    private int FirstOwned() => columns[Math.Max(0, Array.IndexOf(owned, true))];

    /// <summary>Whether this row may, or must, refer to nothing. MATCH FULL leaves all columns null or none.</summary>
    private (bool May, bool Must) Nulls(RowState state)
    {
        bool may = false, must = false, all = true;
        for (var i = 0; i < columns.Length; i++)
        {
            var nullable = owned[i] && state.Shape.Nulls[columns[i]] != false;
            may |= nullable;
            all &= nullable;
            must |= nullable && (state.Shape.Nulls[columns[i]] == true || of.Yields(columns[i]));
        }
        if (key.MatchFull) (may, must) = (may && all, must && all);
        return (may, must);
    }

    /// <summary>A row refers to one before it, so that no order of insertion is wrong; the first to nothing, or to itself.</summary>
    private long? OfItself(RowState state, ulong draw, bool isNull, bool may)
    {
        if (state.Row == of.First) return may ? ~0L : state.Row;
        var chosen = Numbering.IsChance ? of.First + (long)(draw % (ulong)(state.Row - of.First)) : may ? state.Row - 1 : state.Row;
        return isNull ? ~chosen : chosen;
    }

    private long? Matching(RowState state, ulong draw, bool isNull, bool may)
    {
        if (isNull && may) return ~0L;
        _shared.Clear();
        var whole = true;
        for (var i = 0; i < columns.Length && whole; i++)
        {
            if (owned[i]) continue;
            whole = of.Append(columns[i], state, _shared);
            _shared.Append('\0');
        }
        if (target.Count == 0) return may ? ~0L : null;
        if (!whole) return target.OrdinalAt((long)(draw % (ulong)target.Count));
        _byShared ??= ByShared();
        if (!_byShared.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(_shared.Written, out var rows)) return may ? ~0L : null;
        var count = target == of ? Before(rows, state.Row) : rows.Count;
        if (count == 0) return may ? ~0L : target == of ? state.Row : null;
        var index = Numbering.IsChance ? (long)(draw % (ulong)count) : Numbering.Of(state.Row);
        return index < count ? rows[(int)index] : null;
    }

    private static int Before(List<long> rows, long row)
    {
        var at = rows.BinarySearch(row);
        return at < 0 ? ~at : at;
    }

    private Dictionary<string, List<long>> ByShared()
    {
        var result = new Dictionary<string, List<long>>(StringComparer.Ordinal);
        var lookup = result.GetAlternateLookup<ReadOnlySpan<char>>();
        var text = new RowText();
        for (var index = 0L; index < target.Count; index++)
        {
            text.Clear();
            var whole = true;
            for (var i = 0; i < columns.Length && whole; i++)
            {
                if (owned[i]) continue;
                whole = target.AppendValue(referenced[i], target.OrdinalAt(index), text);
                text.Append('\0');
            }
            if (whole) (CollectionsMarshal.GetValueRefOrAddDefault(lookup, text.Written, out _) ??= []).Add(target.OrdinalAt(index));
        }
        return result;
    }
}
