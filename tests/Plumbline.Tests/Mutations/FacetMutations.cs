using System.Reflection;
using Plumbline.Model;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Mutations;

/// <summary>Every property of every object that shows in a facet is changed once, on one side; every object is dropped once, from each side.</summary>
public class FacetMutations
{
    private static readonly HashSet<string> s_notOurs = [nameof(SchemaObject.Name), nameof(SchemaObject.Origin), nameof(SchemaObject.Refused), "Needs", "Position", "EqualityContract"];

    [Fact]
    public void The_whole_projects_have_no_drift()
    {
        foreach (var project in new[] { MutationProject.Sql, MutationProject.Prisma })
        {
            Assert.DoesNotContain(project.Result.Findings, MutationProject.IsDrift);
            Assert.DoesNotContain(project.Result.Findings, f => f.Rule is "history-does-not-replay" or "sql-not-understood" or "declared-sql-refused");
            Assert.All(project.Result.Truth(), r => Assert.Equal(Plumbline.Truth.TruthStatus.Agree, r.Status));
        }
    }

    [Fact]
    public void Every_kind_is_in_the_project_that_declares_in_sql()
    {
        var kinds = MutationProject.Sql.History.Catalog.Objects.Select(o => o.Kind).ToHashSet();
        var all = typeof(SchemaObject).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(SchemaObject)))
            .SelectMany(t => t.GetFields()).Where(f => f.IsStatic && f.FieldType.IsAssignableTo(typeof(Kind))).Select(f => (Kind)f.GetValue(null)!);
        Assert.Empty(all.Where(k => !kinds.Contains(k)).Select(k => k.Label));
    }

    [Fact]
    public void A_changed_facet_is_found_where_it_was_changed()
    {
        var project = MutationProject.Sql;
        var facets = new HashSet<(Kind, Facet)>();
        var wrong = new List<string>();
        var count = 0;
        foreach (var subject in Objects(project.History.Catalog))
            foreach (var (property, changed) in Variants(subject))
            {
                // Turn about, so that each side is the broken one as often.
                var source = ++count % 2 == 0 ? project.History : project.Declared;
                var broken = project.With(source with { Catalog = source.Catalog.With(changed) });
                foreach (var facet in subject.Kind.Compare(subject, changed)) facets.Add((subject.Kind, facet));
                Judge(project, broken, subject, $"{subject.Id()}.{property} in {source.Name}", wrong, source);
            }
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n" + string.Join("\n", wrong));
        Assert.True(count >= 300, $"only {count} mutations");
        var kinds = project.History.Catalog.Objects.Select(o => o.Kind).Distinct();
        var missed = kinds.SelectMany(k => k.Facets.Where(f => f.Weight != FacetWeight.Information && !facets.Contains((k, f)) && (f != SchemaObject.OwnerFacet || k == Table.OfKind) && (f != SchemaObject.CommentFacet || k != Extension.OfKind)).Select(f => $"{k.Label} {f.Name}"));
        Assert.Empty(missed);
    }

    [Theory]
    [InlineData("sql", SourceRole.Declared)]
    [InlineData("sql", SourceRole.History)]
    [InlineData("prisma", SourceRole.Declared)]
    [InlineData("prisma", SourceRole.History)]
    public void A_dropped_object_is_found_missing(string name, SourceRole side)
    {
        var project = name == "sql" ? MutationProject.Sql : MutationProject.Prisma;
        var source = side == SourceRole.Declared ? project.Declared : project.History;
        var other = side == SourceRole.Declared ? project.History : project.Declared;
        var wrong = new List<string>();
        foreach (var subject in Objects(source.Catalog))
        {
            // What the other side's voice cannot state, or states by another object, it does not miss.
            if (!source.Voice.CouldState(subject) || !other.Voice.CouldState(subject) || !other.Catalog.Contains(subject.Id()) || subject is Sequence && name == "prisma") continue;
            Judge(project, project.With(source with { Catalog = Without(source.Catalog, subject) }), subject, $"{subject.Id()} dropped from {source.Name}", wrong, source);
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n" + string.Join("\n", wrong));
    }

    [Fact]
    public void A_renamed_object_is_found_on_either_side()
    {
        var project = MutationProject.Sql;
        var wrong = new List<string>();
        var count = 0;
        foreach (var subject in Objects(project.History.Catalog))
        {
            // With parts it is a table's or a type's rename, which has cases of its own; a grant's name is made from what it grants.
            if (subject is Grant or DefaultPrivilege or Schema || project.History.Catalog.Children(subject.Id()).Any()) continue;
            var source = ++count % 2 == 0 ? project.History : project.Declared;
            var renamed = subject with { Name = subject.Name with { Name = $"zz_{subject.Name.Name}" } };
            var broken = project.With(source with { Catalog = source.Catalog.Without(subject.Id()).With(renamed) });
            var found = project.New(broken);
            var touched = MutationProject.Touched([project.History.Catalog, broken.Sources.Single(s => s.Name == source.Name).Catalog], [subject, renamed]);
            if (!found.Any(f => MutationProject.IsDrift(f) && (f.Subject == subject.Id() || f.Subject == renamed.Id()))) wrong.Add($"{subject.Id()} renamed in {source.Name}: not found");
            foreach (var finding in found.Where(f => !MutationProject.IsAbout(f, touched))) wrong.Add($"{subject.Id()} renamed in {source.Name}: {finding.Rule} about {finding.Subject?.ToString() ?? finding.About}");
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} wrong:\n" + string.Join("\n", wrong));
        Assert.True(count >= 70, $"only {count} mutations");
    }

    private static void Judge(MutationProject project, Project broken, SchemaObject subject, string what, List<string> wrong, Source source)
    {
        var found = project.New(broken);
        var touched = MutationProject.Touched([project.History.Catalog, project.Declared.Catalog, source.Catalog], [subject]);
        if (!found.Any(f => MutationProject.IsDrift(f) && f.Subject is { } id && touched.Contains(id))) wrong.Add($"{what}: not found");
        foreach (var finding in found)
            if (!MutationProject.IsAbout(finding, touched)) wrong.Add($"{what}: {finding.Rule} about {finding.Subject?.ToString() ?? finding.About}");
    }

    private static IEnumerable<SchemaObject> Objects(Catalog catalog) =>
        catalog.Objects.Where(o => o.Origin.Here.File is not null).OrderBy(o => o.Id().ToString(), StringComparer.Ordinal);

    private static Catalog Without(Catalog catalog, SchemaObject subject)
    {
        foreach (var part in catalog.Children(subject.Id()).ToList()) catalog = Without(catalog, part);
        return catalog.Without(subject.Id());
    }

    private static IEnumerable<(string Property, SchemaObject Changed)> Variants(SchemaObject subject)
    {
        foreach (var property in subject.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // Of an owner, and of an extension's schema and version, null says nothing: only another word contradicts a word.
            if ((property.Name is "Owner" or "InSchema" or "Version" || (property.Name == "Comment" && subject is Extension)) && property.GetValue(subject) is null) continue;
            if (s_notOurs.Contains(property.Name) || property.SetMethod is null || Other(property.PropertyType, property.GetValue(subject), property.Name) is not { } value) continue;
            var changed = (SchemaObject)subject.GetType().GetMethod("<Clone>$")!.Invoke(subject, null)!;
            property.SetValue(changed, value == s_null ? null : value);
            if (changed.Id() == subject.Id() && subject.Kind.Compare(subject, changed).Any(f => f.Weight != FacetWeight.Information)) yield return (property.Name, changed);
        }
    }

    private static readonly object s_null = new();

    private static object? Other(Type type, object? value, string name) => type switch
    {
        _ when type == typeof(bool) => !(bool)value!,
        _ when type == typeof(string) => name == "Enabled" ? "disabled" : value is null ? "changed" : $"{value}_changed",
        _ when type == typeof(int) => (int)value! + 1,
        _ when type == typeof(int?) => (value as int? ?? 0) + 1,
        _ when type == typeof(long) => (long)value! - 1,
        _ when type == typeof(SqlType) => new SqlType(null, "bytea"),
        _ when type == typeof(SqlExpression) => new SqlExpression("changed"),
        _ when type == typeof(ObjectName) => new ObjectName("public", "changed"),
        _ when type == typeof(Identity) => value is null ? new Identity(true) : s_null,
        _ when type == typeof(Generated) => value is null ? new Generated(new("1"), true) : s_null,
        _ when type == typeof(EquatableArray<string>) => ((EquatableArray<string>)value!).Add("changed=1"),
        _ when type == typeof(EquatableArray<ObjectName>) => ((EquatableArray<ObjectName>)value!).Add(new("public", "changed")),
        _ when type == typeof(EquatableArray<IndexKey>) => ((EquatableArray<IndexKey>)value!).Add(new("changed")),
        _ when type == typeof(EquatableArray<DomainCheck>) => ((EquatableArray<DomainCheck>)value!).Add(new("c", new("VALUE < 9")) { Comment = "changed" }),
        _ when type == typeof(EquatableArray<CompositeAttribute>) => ((EquatableArray<CompositeAttribute>)value!).Add(new("c", SqlType.Text) { Comment = "changed" }),
        _ when type == typeof(EquatableArray<ColumnComment>) => ((EquatableArray<ColumnComment>)value!).Add(new("c", "changed")),
        _ when type == typeof(EquatableArray<PublishedTable>) => ((EquatableArray<PublishedTable>)value!).Add(new(new("public", "notes"))),
        _ when type.IsEnum => Enum.ToObject(type, ((int)value! + 1) % Enum.GetValues(type).Length),
        _ => null,
    };
}
