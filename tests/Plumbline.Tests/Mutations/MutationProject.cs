using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;
using Index = Plumbline.Model.Index;

namespace Plumbline.Tests.Mutations;

/// <summary>A consistent project to be broken, and what counts as found.</summary>
internal sealed class MutationProject
{
    public static readonly MutationProject Sql = new("sql", withDeclaredCopy: true);
    public static readonly MutationProject Prisma = new("prisma", withDeclaredCopy: false);

    private readonly HashSet<string> _known;

    private MutationProject(string name, bool withDeclaredCopy)
    {
        var root = Repository.Path("tests", "cases", "mutations", name);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            Files[Path.GetRelativePath(root, file).Replace('\\', '/')] = File.ReadAllText(file);
        // The SQL project declares what its migrations make, so that every kind can be broken on either side.
        if (withDeclaredCopy)
            foreach (var (path, text) in Files.ToList()) Files[path.Replace("migrations/", "declared/")] = text;
        Project = TextProject.Of(Files);
        Result = Project.Check();
        _known = Result.Findings.Select(f => f.Key()).ToHashSet();
    }

    public Dictionary<string, string> Files { get; } = [];
    public Project Project { get; }
    public CheckResult Result { get; }

    public Source Declared => Project.Of(SourceRole.Declared).First();
    public Source History => Project.Of(SourceRole.History).First();

    /// <summary>What a broken project shows that the whole one does not. Who waits for a file depends on what ran before it, and is another matter.</summary>
    public List<Finding> New(Project broken) => broken.Check().Findings.Where(f => !_known.Contains(f.Key()) && AllRules.Find(f.Rule)?.Family != Family.Locks).ToList();

    public Project With(Source source) => Project with { Sources = Project.Sources.Select(s => s.Role == source.Role ? source : s) };

    public Project With(string path, string text)
    {
        var files = new Dictionary<string, string>(Files) { [path] = text };
        return TextProject.Of(files);
    }

    public static bool IsDrift(Finding finding) => AllRules.Find(finding.Rule) is { Family: Family.Drift };

    /// <summary>The objects that may be spoken of when these are broken: themselves, what is a part of them, what needs them.</summary>
    public static HashSet<ObjectId> Touched(IEnumerable<Catalog> catalogs, IEnumerable<SchemaObject> broken)
    {
        var touched = new HashSet<ObjectId>();
        var open = new Stack<SchemaObject>(broken);
        var all = catalogs.ToList();
        while (open.TryPop(out var subject))
        {
            if (!touched.Add(subject.Id())) continue;
            foreach (var catalog in all)
            {
                foreach (var part in catalog.Children(subject.Id())) open.Push(part);
                foreach (var user in catalog.Dependents(subject.Id())) open.Push(user);
                foreach (var neighbour in Neighbours(catalog, subject)) open.Push(neighbour);
                if (subject is Schema) foreach (var inside in catalog.Objects.Where(o => o.Name.Schema == subject.Name.Name || o is DefaultPrivilege d && d.InSchema == subject.Name.Name)) open.Push(inside);
            }
        }
        return touched;
    }

    /// <summary>
    /// Whether a finding is about one of these. A statement that makes a table is refused as a whole when one of its columns or keys cannot be made;
    /// which commands a table's policies cover is said of the table; a relation that is not there is named without its kind.
    /// </summary>
    public static bool IsAbout(Finding finding, HashSet<ObjectId> touched)
    {
        if (finding.Subject is not { } about) return false;
        if (touched.Contains(about)) return true;
        if (finding.Rule == "history-does-not-replay") return touched.Any(t => t.Name.Table is not null && t.Name.OfTable() == about.Name || t.Name == about.Name);
        return finding.Rule.StartsWith("row-security-", StringComparison.Ordinal) && touched.Any(t => t.Kind == Policy.OfKind && t.Name.OfTable() == about.Name);
    }

    /// <summary>On the same table: the keys and indexes that name a column, and the foreign keys that an index served.</summary>
    private static IEnumerable<SchemaObject> Neighbours(Catalog catalog, SchemaObject subject)
    {
        if (subject.Name.Table is null || subject is not (Column or Index or Unique or PrimaryKey)) yield break;
        var columns = ColumnsOf(subject).ToHashSet();
        foreach (var part in catalog.Children(new(Table.OfKind, subject.Name.OfTable())))
        {
            if (subject is Column && part is not Column && ColumnsOf(part).Any(columns.Contains)) yield return part;
            if (subject is not Column && part is ForeignKey or Index && ColumnsOf(part).Any(columns.Contains)) yield return part;
        }
        // What references a key needs it.
        if (subject is Unique or PrimaryKey or Index or Column)
            foreach (var key in catalog.Dependents(new(Table.OfKind, subject.Name.OfTable())).OfType<ForeignKey>())
                if (key.ReferencedColumns.Any(columns.Contains)) yield return key;
    }

    private static IEnumerable<string> ColumnsOf(SchemaObject subject) => subject switch
    {
        Column column => [column.Name.Name],
        PrimaryKey key => key.Columns,
        Unique key => key.Columns,
        ForeignKey key => key.Columns,
        Index index => index.Columns.IsEmpty ? index.Keys.Where(k => k.Column is not null).Select(k => k.Column!) : index.Columns,
        Check check => check.Columns,
        Exclusion exclusion => exclusion.Columns,
        ExtendedStatistics statistics => statistics.Columns,
        _ => [],
    };
}
