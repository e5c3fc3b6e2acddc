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

    public static int Of(SchemaObject subject) => Array.IndexOf(s_order, subject.Kind) is >= 0 and var at ? at : s_order.Length;
}
