using System.Reflection;
using System.Text.RegularExpressions;
using Plumbline.Model;
using Xunit;

namespace Plumbline.Tests;

public class ArchitectureTests
{
    private static readonly string[] s_order = FolderOrder("folder order");
    private static readonly string[] s_databaseOrder = FolderOrder("order of Databases");

    private static string[] FolderOrder(string mark)
    {
        var page = File.ReadAllText(Repository.Path("ARCHITECTURE.md"));
        var start = page.IndexOf($"<!-- {mark}", StringComparison.Ordinal);
        var list = page[start..page.IndexOf($"<!-- end of {mark}", start, StringComparison.Ordinal)];
        return Regex.Matches(list, @"^\d+\. `(\w+)`", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToArray();
    }

    private static IEnumerable<(string Path, string[] Lines)> Sources(string project) =>
        Directory.EnumerateFiles(Repository.Path("src", project), "*.cs", SearchOption.AllDirectories)
            .Where(p => !p.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(p => (Path.GetRelativePath(Repository.Path("src", project), p).Replace('\\', '/'), File.ReadAllLines(p)));

    public static TheoryData<string, string[]> Orders => new() { { "Plumbline", s_order }, { "Plumbline.Databases", s_databaseOrder } };

    [Theory, MemberData(nameof(Orders))]
    public void Every_folder_stands_in_the_reading_order(string project, string[] order)
    {
        var folders = Directory.EnumerateDirectories(Repository.Path("src", project)).Select(Path.GetFileName)
            .Where(f => f is not ("obj" or "bin") && Directory.EnumerateFiles(Repository.Path("src", project, f!), "*.cs", SearchOption.AllDirectories).Any());
        Assert.NotEmpty(order);
        Assert.All(folders, f => Assert.Contains(f, order));
    }

    [Theory, MemberData(nameof(Orders))]
    public void A_folder_uses_only_the_folders_above_it(string project, string[] order)
    {
        var offences =
            from file in Sources(project)
            let folder = file.Path.Split('/')[0]
            where folder != file.Path
            from line in file.Lines
            let used = Regex.Match(line, $@"\b{Regex.Escape(project)}\.(\w+)")
            where used.Success && !line.TrimStart().StartsWith("namespace", StringComparison.Ordinal)
            let name = used.Groups[1].Value
            where order.Contains(name) && Array.IndexOf(order, name) > Array.IndexOf(order, folder)
            select $"{file.Path}: {line.Trim()}";
        Assert.Empty(offences);
    }

    [Fact]
    public void Sibling_dialects_do_not_know_each_other()
    {
        var offences =
            from file in Sources("Plumbline")
            where file.Path.StartsWith("Dialects/", StringComparison.Ordinal) && file.Path != "Dialects/AllDialects.cs"
            let other = file.Path.StartsWith("Dialects/Postgres/", StringComparison.Ordinal) ? "Dialects.Sqlite"
                : file.Path.StartsWith("Dialects/Sqlite/", StringComparison.Ordinal) ? "Dialects.Postgres" : "Dialects.P"
            from line in file.Lines
            where line.Contains(other, StringComparison.Ordinal)
            select $"{file.Path}: {line.Trim()}";
        Assert.Empty(offences);
    }

    [Fact]
    public void Files_stay_small()
    {
        var long_ = from project in new[] { "Plumbline", "Plumbline.Databases", "Plumbline.Cli" }
                    from file in Sources(project)
                    where file.Lines.Length > 400
                    select $"{project}/{file.Path}: {file.Lines.Length} lines";
        Assert.Empty(long_);
    }

    [Fact]
    public void A_file_is_named_after_a_type_in_it()
    {
        var offences = from project in new[] { "Plumbline", "Plumbline.Databases", "Plumbline.Cli" }
                       from file in Sources(project)
                       let name = Path.GetFileNameWithoutExtension(file.Path)
                       where name is not ("Program" or "Globals")
                       where !file.Lines.Any(l => Regex.IsMatch(l, $@"\b(class|record|struct|enum|interface|delegate)\b.*\b{Regex.Escape(name.Split('.')[0])}\b"))
                       select $"{project}/{file.Path}";
        Assert.Empty(offences);
    }

    [Fact]
    public void No_name_says_that_nobody_knew_what_the_thing_is()
    {
        var banned = new[] { "Manager", "Helper", "Helpers", "Util", "Utils", "Service", "Processor", "Info", "Impl" };
        var offences = Types().Where(t => banned.Any(b => t.Name.EndsWith(b, StringComparison.Ordinal))).Select(t => t.FullName);
        Assert.Empty(offences);
    }

    [Fact]
    public void Records_hold_no_arrays_and_derive_by_methods()
    {
        var offences =
            from type in Types()
            where type.GetMethod("<Clone>$") is not null
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where property.Name != "EqualityContract"
            where IsArray(property.PropertyType) || property is { SetMethod: null } && property.PropertyType.GetMethod("<Clone>$") is not null
            // the tree of an expression is a record for its `with` alone: it is printed, and the texts are compared
            where !(type.Name is "SqlTokens" || type.DeclaringType?.Name is "Expr")
            select $"{type.Name}.{property.Name}";
        Assert.Empty(offences);

        static bool IsArray(Type type) => type.IsArray || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(System.Collections.Immutable.ImmutableArray<>);
    }

    [Fact]
    public void Every_kind_has_its_facets_in_order_without_repeats()
    {
        foreach (var kind in Kinds()) Assert.Equal(kind.Facets.Count, kind.Facets.Select(f => f.Name).Distinct().Count());
        Assert.Equal(Kinds().Count, Kinds().Select(k => k.Label).Distinct().Count());
    }

    private static List<Kind> Kinds() =>
        Types().Where(t => t.IsSubclassOf(typeof(SchemaObject)))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(f => f.FieldType.IsAssignableTo(typeof(Kind)))
            .Select(f => (Kind)f.GetValue(null)!).ToList();

    private static IEnumerable<Type> Types() => typeof(Catalog).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Plumbline", StringComparison.Ordinal) == true);
}
