using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;
using Plumbline.Tests.Scripts;

namespace Plumbline.Databases.Tests.Planning;

/// <summary>
/// The statements that lead from one catalog to another, as the kinds write them: a planner in small, without recipes, guards and consent.
/// Each statement runs in memory at once, so that what it brings or takes along is not written again.
/// </summary>
internal sealed class WrittenChange
{
    private const int MostRounds = 3;

    private static readonly Dialect s_dialect = PostgresDialect.Instance;

    private static readonly Kind[] s_order =
    [
        Schema.OfKind, Extension.OfKind, EnumType.OfKind, CompositeType.OfKind, RangeType.OfKind, Domain.OfKind, Sequence.OfKind, Function.OfKind, Function.OfProcedure, Function.OfAggregate,
        Table.OfKind, Column.OfKind, PrimaryKey.OfKind, Unique.OfKind, Exclusion.OfKind, Check.OfKind, Model.Index.OfKind, ForeignKey.OfKind, View.OfKind, MaterializedView.OfKind,
    ];

    private readonly Catalog _after;
    private readonly CatalogBuilder _builder;
    private readonly string _role;
    private readonly List<string> _statements = [];
    private readonly List<string> _complaints = [];

    private WrittenChange(Catalog before, Catalog after, int major, string role)
    {
        (_after, _role) = (after, role);
        _builder = new(before) { Version = major, Blocks = DoBlock.Read };
    }

    /// <summary>What the statements are, and what is wrong with them in memory.</summary>
    public static (IReadOnlyList<string> Statements, IReadOnlyList<string> Complaints) Between(Catalog before, Catalog after, IEnumerable<(SchemaObject Before, SchemaObject After)> renamed, int major, string role)
    {
        var change = new WrittenChange(before, after, major, role);
        foreach (var (was, now) in renamed) change.RunAll(Of(was).Rename(was, now.Name));
        for (var round = 0; round < MostRounds && change.Left().Count > 0; round++) change.Write();
        change._complaints.AddRange(CatalogDifferences.Between(Held.By(change.Now, role), after).Select(d => $"in memory: {d}"));
        return (change._statements, change._complaints);
    }

    private Catalog Now => _builder.Current;

    private EquatableArray<Change> Left() => Differ.Compare(Held.By(Now, _role), _after);

    private void Write()
    {
        foreach (var renamed in Left().OfType<Change.Renamed>().OrderBy(r => r.Before.Name.Table is null ? 0 : 1))
            if (!Now.Contains(renamed.After.Id())) RunAll(Of(renamed.Before).Rename(renamed.Before, renamed.After.Name));
        var before = Now;
        var changes = Left();
        var remade = new HashSet<ObjectId>();
        foreach (var change in changes)
            if (change is Change.Altered altered) FindRemade(altered, before, remade);
        foreach (var dropped in changes.OfType<Change.Dropped>()) RemakeWhole(dropped.Before, before, remade);
        var gone = changes.OfType<Change.Dropped>().Select(c => c.Before.Id()).Concat(remade).ToHashSet();
        var drops = Enumerable.Reverse(Ordered(before, gone)).ToList();
        var later = drops.Where(d => before.Dependents(d.Id()).Any(o => !gone.Contains(o.Id()) && Of(o).BondTo(o, d) == Bond.Blocks)).ToList();
        foreach (var subject in drops.Except(later)) Drop(subject, gone);
        var here = Left().OfType<Change>().Where(c => c is not Change.Dropped).Select(c => c.Subject().Id()).ToHashSet();
        var made = new HashSet<ObjectId>();
        foreach (var subject in Ordered(_after, here))
            if (subject.Parent() is not { } parent || !made.Contains(parent)) Bring(subject, made);
        foreach (var subject in later) Drop(subject, gone);
    }

    private void Drop(SchemaObject subject, HashSet<ObjectId> gone)
    {
        if (Now.Find(subject.Id()) is { } present && (present is ForeignKey || !GoesWith(present, gone))) RunAll(Of(subject).Drop(present, Now));
    }

    private bool GoesWith(SchemaObject subject, HashSet<ObjectId> gone)
    {
        for (var parent = subject.Parent(); parent is not null; parent = Now.Find(parent)?.Parent())
            if (gone.Contains(parent)) return true;
        return false;
    }

    /// <param name="made">The partitions that are made: they get parts by themselves, which are looked at in the next round.</param>
    private void Bring(SchemaObject wanted, HashSet<ObjectId> made)
    {
        if (Now.Find(wanted.Id()) is not { } present)
        {
            var statements = Of(wanted).Create(wanted, _after).ToList();
            RunAll(statements.Where(s => !IsTooEarly(wanted, s)));
            if (wanted is Table { PartitionOf: not null }) made.Add(wanted.Id());
            present = Now.Find(wanted.Id());
            if (present is null || statements.Exists(s => IsTooEarly(wanted, s))) return;
        }
        var facets = wanted.Kind.Compare(present, wanted).Where(f => f.Weight != FacetWeight.Information && !IsCommon(f)).ToEquatableArray();
        if (!facets.IsEmpty && Of(wanted).Alter(present, wanted, facets, new(Now, _after, _builder.Version)) is { } altered) RunAll(altered.Select(a => a.Sql));
        RunAll(OwnerAndComments(Now.Find(wanted.Id()) ?? present, wanted));
    }

    /// <summary>A partition's index is there before the partition is attached, and is then attached with it.</summary>
    private bool IsTooEarly(SchemaObject wanted, string statement) =>
        statement.Contains(" ATTACH PARTITION ", StringComparison.Ordinal) && wanted is Model.Index or PrimaryKey or Unique && Now.Find(new(Table.OfKind, wanted.Name.OfTable())) is Table { PartitionOf: null }
        || statement.Contains(" OWNED BY ", StringComparison.Ordinal) && wanted is Sequence { OwnedBy: { } owner } && !Now.Contains(new(Column.OfKind, owner));

    private static bool IsCommon(Facet facet) => facet == SchemaObject.CommentFacet || facet == SchemaObject.OwnerFacet;

    private IEnumerable<string> OwnerAndComments(SchemaObject before, SchemaObject after)
    {
        if ((before.Owner ?? _role) != (after.Owner ?? _role)) yield return $"ALTER {NamedObject.Written(after)} OWNER TO {Quoting.Name(after.Owner ?? _role)}";
        var (was, now) = (Comments.Written(before).ToList(), Comments.Written(after).ToList());
        foreach (var gone in was)
            if (gone[..(gone.IndexOf(" IS ", StringComparison.Ordinal) + 4)] is var head && !now.Exists(n => n.StartsWith(head, StringComparison.Ordinal))) yield return $"{head}NULL";
        foreach (var made in now.Except(was)) yield return made;
    }

    private void FindRemade(Change.Altered altered, Catalog before, HashSet<ObjectId> remade)
    {
        var facets = altered.Facets.Where(f => !IsCommon(f));
        if (facets.IsEmpty) return;
        if (Of(altered.Before).Alter(altered.Before, altered.After, facets, new(before, _after, _builder.Version)) is null) Remake(altered.Before, before, remade);
        else
            foreach (var dependent in before.Dependents(altered.Before.Id()).Concat(altered.Before.Parent() is { } whole ? before.Children(whole).Concat(before.Dependents(whole)) : []))
                if (Of(altered.Before).Disturbs(altered.Before, facets, dependent)) Remake(dependent, before, remade);
    }

    /// <summary>An index of a partition goes with that of the whole table only.</summary>
    private void RemakeWhole(SchemaObject subject, Catalog before, HashSet<ObjectId> remade)
    {
        if (subject is Model.Index { PartitionOf: { } whole } && before.Find(new(Model.Index.OfKind, whole)) is { } above && _after.Find(subject.Parent()!) is Table { PartitionOf: not null }) Remake(above, before, remade);
    }

    /// <summary>What is dropped takes its parts along, and what is tied to it must go before.</summary>
    private void Remake(SchemaObject subject, Catalog before, HashSet<ObjectId> remade)
    {
        if (!remade.Add(subject.Id())) return;
        RemakeWhole(subject, before, remade);
        foreach (var part in before.Children(subject.Id())) Remake(part, before, remade);
        var near = before.Dependents(subject.Id());
        if (subject.Parent() is { } whole) near = near.Concat(before.Children(whole)).Concat(before.Dependents(whole));
        foreach (var one in near.ToList())
            if (Of(one).BondTo(one, subject) is Bond.Blocks or Bond.Goes && !(one is Column { Generated: null })) Remake(one, before, remade);
    }

    /// <summary>Each after what it needs, as far as that changes, too.</summary>
    private static List<SchemaObject> Ordered(Catalog catalog, HashSet<ObjectId> ids)
    {
        var done = new HashSet<ObjectId>();
        var order = new List<SchemaObject>();
        var subjects = ids.Select(catalog.Find).OfType<SchemaObject>().ToList();
        subjects.Sort((a, b) => Rank(a) != Rank(b) ? Rank(a) - Rank(b) : Differ.Compare(a, b));
        foreach (var subject in subjects) Visit(subject.Id());
        return order;

        void Visit(ObjectId id)
        {
            if (!done.Add(id) || catalog.Find(id) is not { } subject) return;
            foreach (var needed in NeedsOf(subject, catalog)) Visit(needed);
            if (ids.Contains(id)) order.Add(subject);
        }
    }

    private static IEnumerable<ObjectId> NeedsOf(SchemaObject subject, Catalog catalog)
    {
        if (subject is not Sequence && subject.Parent() is { } parent) yield return parent;
        foreach (var needed in subject.DependsOn()) yield return needed;
        // parts come down from the tables above
        if (subject is Column or PrimaryKey or Unique or ForeignKey or Check && catalog.Find(subject.Parent()!) is Table below)
            foreach (var above in below.Inherits.Concat(below.PartitionOf is { } whole ? [whole] : []))
                foreach (var part in catalog.Children(new(Table.OfKind, above)).Where(p => p.Kind == subject.Kind)) yield return part.Id();
        if (subject is not Table table) yield break;
        // a table is made with its columns
        foreach (var column in catalog.Columns(table.Name))
            foreach (var needed in column.DependsOn().Where(n => n.Name.Table != table.Name.Name)) yield return needed;
    }

    private static int Rank(SchemaObject subject) => Array.IndexOf(s_order, subject.Kind) is >= 0 and var at ? at : s_order.Length;

    private static KindDialect Of(SchemaObject subject) => s_dialect.Of(subject.Kind)!;

    private void RunAll(IEnumerable<string> statements)
    {
        foreach (var statement in statements.ToList()) Run(statement);
    }

    private void Run(string statement)
    {
        _statements.Add(statement);
        var executed = s_dialect.Execute(new SourceText("written", "written.sql", statement), _builder);
        _complaints.AddRange(executed.Findings.Select(f => $"in memory not understood: {f.Message}: {statement}"));
        _complaints.AddRange(executed.Statements.Where(s => s.Refused is not null).Select(s => $"in memory refused: {s.Refused!.SqlState} {s.Refused.Message}: {statement}"));
        _complaints.AddRange(executed.Statements.SelectMany(s => s.NotExecuted).Select(n => $"in memory not executed: {n}: {statement}"));
    }
}
