using System.Text;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sql;

namespace Plumbline.Reports;

/// <summary>A catalog as the SQL that makes it on an empty database: each object after what it needs, keys between tables last.</summary>
public sealed class CatalogSql
{
    private static readonly List<Kind> s_order =
    [
        Schema.OfKind, Extension.OfKind, EnumType.OfKind, CompositeType.OfKind, RangeType.OfKind, Domain.OfKind, Sequence.OfKind, Table.OfKind,
        PrimaryKey.OfKind, Unique.OfKind, Exclusion.OfKind, Check.OfKind, Index.OfKind, ForeignKey.OfKind,
        Function.OfKind, Function.OfProcedure, Function.OfAggregate, View.OfKind, MaterializedView.OfKind, RewriteRule.OfKind, Trigger.OfKind, Policy.OfKind,
        ExtendedStatistics.OfKind, Publication.OfKind, EventTrigger.OfKind, Grant.OfKind, DefaultPrivilege.OfKind,
    ];

    private readonly Catalog _catalog;
    private readonly Dictionary<Kind, KindDialect> _writers;
    private readonly HashSet<ObjectId> _written = [];
    private readonly List<string> _statements = [];
    private readonly List<string> _afterwards = [];

    private CatalogSql(Catalog catalog, Dialect dialect)
    {
        _catalog = catalog;
        _writers = dialect.Kinds.ToDictionary(k => k.Kind);
    }

    public static string Write(Source source)
    {
        if (AllDialects.Find(source.Dialect) is not { } dialect) return $"-- {source.Dialect} is not written\n";
        var output = new StringBuilder();
        foreach (var statement in Statements(source.Catalog, dialect)) output.Append(statement).Append(";\n\n");
        return output.ToString();
    }

    /// <summary>The statements one by one, without semicolons.</summary>
    public static IReadOnlyList<string> Statements(Catalog catalog, Dialect dialect)
    {
        var sql = new CatalogSql(catalog, dialect);
        sql.WriteAll(dialect.Name == AllDialects.Postgres);
        return sql._statements;
    }

    private void WriteAll(bool postgres)
    {
        var objects = _catalog.Objects.Where(o => o is not (Column or Schema { Origin.Here.File: null })).ToList();
        objects.Sort((a, b) => Rank(a) != Rank(b) ? Rank(a) - Rank(b) : Differ.Compare(a, b));
        // as in a dump: a body may name what its maker had already dropped
        if (postgres && objects.Exists(o => o is Function)) _statements.Add("SET check_function_bodies = off");
        foreach (var subject in objects) Visit(subject);
        _statements.AddRange(_afterwards);
        if (!postgres) return;
        var all = _catalog.Objects.ToList();
        all.Sort(Differ.Compare);
        foreach (var subject in all)
        {
            if (subject.Owner is { } owner && subject.Name.Table is null) _statements.Add($"ALTER {NamedObject.Written(subject)} OWNER TO {Quoting.Name(owner)}");
            _statements.AddRange(Comments.Written(subject));
        }
    }

    private static int Rank(SchemaObject subject) => s_order.IndexOf(subject.Kind) is >= 0 and var at ? at : s_order.Count;

    private void Visit(SchemaObject subject)
    {
        if (!_written.Add(subject.Id())) return;
        foreach (var needed in Needs(subject))
            if (_catalog.Find(needed) is { } found) Visit(found is Column column ? _catalog.Find(new(Table.OfKind, column.Name.OfTable())) ?? found : found);
        if (!_writers.TryGetValue(subject.Kind, out var writer)) return;
        var statements = writer.Create(subject, _catalog).ToList();
        if (subject is Sequence { OwnedBy: not null } && statements.Count > 1)
        {
            // The column that draws from it comes later, and owns it only then.
            _statements.Add(statements[0]);
            _afterwards.AddRange(statements.Skip(1));
            return;
        }
        _statements.AddRange(statements);
    }

    private IEnumerable<ObjectId> Needs(SchemaObject subject)
    {
        if (subject is not Sequence && subject.Parent() is { } parent) yield return parent;
        foreach (var needed in subject.DependsOn()) yield return needed;
        // The key of a partition is attached to the one of its whole.
        if (subject is PrimaryKey or Unique && _catalog.Find(subject.Parent()!) is Table { PartitionOf: { } whole })
            foreach (var key in _catalog.Children(new(Table.OfKind, whole)))
                if (key.Kind == subject.Kind) yield return key.Id();
        if (subject is not Table) yield break;
        foreach (var column in _catalog.Columns(subject.Name))
            foreach (var needed in column.DependsOn())
                if (needed != subject.Id()) yield return needed;
    }
}
