using System.Text;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Sources;
using Plumbline.Sql;

namespace Plumbline.Reports;

/// <summary>A catalog as the SQL that makes it on an empty database: each object after what it needs, keys between tables last.</summary>
public sealed class CatalogSql
{
    private const int ChunkLength = 1 << 15;
    private const int PartSize = 512;

    /// <summary>In parts.</summary>
    private const int WorthTwoCores = 5;

    private readonly Catalog _catalog;
    private readonly Dictionary<Kind, KindDialect> _writers;
    private readonly HashSet<SchemaObject> _written = new(ReferenceEqualityComparer.Instance);
    private readonly List<SchemaObject> _order = [];
    private readonly List<SchemaObject> _told = [];
    private int _rank;

    private CatalogSql(Catalog catalog, Dialect dialect)
    {
        _catalog = catalog;
        _writers = dialect.Kinds.ToDictionary(k => k.Kind);
    }

    public static string Write(Source source)
    {
        var output = new StringWriter();
        Write(source, output);
        return output.ToString();
    }

    /// <summary>Writes it in pieces, none of which ends inside a statement.</summary>
    public static void Write(Source source, TextWriter output)
    {
        if (AllDialects.Find(source.Dialect) is not { } dialect)
        {
            output.Write($"-- {source.Dialect} is not written\n");
            return;
        }
        var chunk = new StringBuilder(ChunkLength * 2);
        foreach (var statement in Statements(source.Catalog, dialect))
        {
            chunk.Append(statement).Append(";\n\n");
            if (chunk.Length < ChunkLength) continue;
            output.Write(chunk.ToString());
            chunk.Clear();
        }
        output.Write(chunk.ToString());
    }

    /// <summary>The statements one by one, without semicolons.</summary>
    public static IReadOnlyList<string> Statements(Catalog catalog, Dialect dialect)
    {
        var postgres = dialect.Name == AllDialects.Postgres;
        var sql = new CatalogSql(catalog, dialect);
        sql.Arrange();
        var statements = new List<string>(sql._order.Count + sql._order.Count / 4);
        // as in a dump: a body may name what its maker had already dropped
        if (postgres && sql._order.Exists(o => o is Function)) statements.Add("SET check_function_bodies = off");
        var parts = sql.Parts();
        foreach (var part in parts) statements.AddRange(part.Statements);
        foreach (var part in parts) statements.AddRange(part.Afterwards);
        if (postgres) sql.AddOwnersAndComments(statements);
        return statements;
    }

    private void Arrange()
    {
        var ranks = Ranked();
        for (_rank = 0; _rank < ranks.Count; _rank++)
            foreach (var subject in ranks[_rank]) Visit(subject);
    }

    /// <summary>The objects by the place of their kind in <see cref="KindOrder"/>, what has none last.</summary>
    private List<List<SchemaObject>> Ranked()
    {
        var ranks = new List<List<SchemaObject>>(KindOrder.Count + 1);
        while (ranks.Count <= KindOrder.Count) ranks.Add([]);
        foreach (var subject in _catalog.Objects)
        {
            if (subject.Owner is not null || Comments.MayBeOn(subject)) _told.Add(subject);
            if (subject is not Column && !IsGiven(subject)) ranks[RankOf(subject.Kind)].Add(subject);
        }
        foreach (var rank in ranks) rank.Sort(Differ.Compare);
        return ranks;
    }

    /// <summary>The schema that every database has was stated by nobody.</summary>
    private static bool IsGiven(SchemaObject subject) => subject is Schema { Name.Name: "public", Origin.Here.Source: null };

    /// <summary>A column is written with its table.</summary>
    private static int RankOf(Kind kind) => KindOrder.Of(kind == Column.OfKind ? Table.OfKind : kind);

    private void AddOwnersAndComments(List<string> statements)
    {
        _told.Sort(Differ.Compare);
        foreach (var subject in _told)
        {
            if (subject.Owner is { } owner && subject.Name.Table is null) statements.Add($"ALTER {NamedObject.Written(subject)} OWNER TO {Quoting.Name(owner)}");
            statements.AddRange(Comments.Written(subject));
        }
    }

    private void Visit(SchemaObject subject)
    {
        if (!_written.Add(subject)) return;
        VisitNeeds(subject);
        _order.Add(subject);
    }

    private void VisitNeeds(SchemaObject subject)
    {
        if (subject is not Sequence && subject.Parent() is { } parent) VisitNeeded(parent);
        foreach (var needed in ObjectNeeds.Of(subject, _catalog)) VisitNeeded(needed);
    }

    private void VisitNeeded(ObjectId needed)
    {
        // What ranks before what is being written stands there already.
        if (RankOf(needed.Kind) < _rank) return;
        var found = _catalog.Find(needed);
        if (found is Column) found = _catalog.Find(new(Table.OfKind, found.Name.OfTable()));
        if (found is not null && !IsGiven(found)) Visit(found);
    }

    /// <summary>Each object's statements, in order. No object's depend on another's: two cores share the parts of a large catalog.</summary>
    private Part[] Parts()
    {
        var parts = new Part[(_order.Count + PartSize - 1) / PartSize];
        Cores.Each(parts.Length, WorthTwoCores, at =>
        {
            var part = parts[at] = new([], []);
            for (var i = at * PartSize; i < Math.Min((at + 1) * PartSize, _order.Count); i++) Write(_order[i], part);
        });
        return parts;
    }

    private void Write(SchemaObject subject, Part part)
    {
        if (!_writers.TryGetValue(subject.Kind, out var writer)) return;
        // The column that draws from a sequence comes later, and owns it only then.
        var to = part.Statements;
        foreach (var statement in writer.Create(subject, _catalog))
        {
            to.Add(statement);
            if (subject is Sequence) to = part.Afterwards;
        }
    }

    private sealed record Part(List<string> Statements, List<string> Afterwards);
}
