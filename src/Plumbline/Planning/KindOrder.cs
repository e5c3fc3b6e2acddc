using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>The order in which a reader expects kinds in a migration, where nothing else decides.</summary>
internal static class KindOrder
{
    private static readonly Kind[] s_order =
    [
        Schema.OfKind, Extension.OfKind, EnumType.OfKind, CompositeType.OfKind, RangeType.OfKind, Domain.OfKind, Sequence.OfKind, Table.OfKind, Column.OfKind,
        PrimaryKey.OfKind, Unique.OfKind, Exclusion.OfKind, Check.OfKind, Index.OfKind, ForeignKey.OfKind,
        Function.OfKind, Function.OfProcedure, Function.OfAggregate, View.OfKind, MaterializedView.OfKind, RewriteRule.OfKind, Trigger.OfKind, Policy.OfKind,
        ExtendedStatistics.OfKind, Publication.OfKind, EventTrigger.OfKind, Grant.OfKind, DefaultPrivilege.OfKind,
    ];

    private static readonly int[] s_ranks = Ranks();

    /// <summary>How many places there are; a kind that has none stands behind the last.</summary>
    public static int Count => s_order.Length;

    public static int Of(SchemaObject subject) => Of(subject.Kind);

    public static int Of(Kind kind) => kind.Ordinal < s_ranks.Length ? s_ranks[kind.Ordinal] : s_order.Length;

    private static int[] Ranks()
    {
        var ranks = new int[s_order.Max(k => k.Ordinal) + 1];
        Array.Fill(ranks, s_order.Length);
        for (var i = 0; i < s_order.Length; i++) ranks[s_order[i].Ordinal] = i;
        return ranks;
    }
}
