using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Rules.Drift;
using Xunit;

namespace Plumbline.Tests.Rules;

public class AllRulesTests
{
    [Fact]
    public void Every_rule_class_is_in_the_list()
    {
        var listed = AllRules.List.Select(r => r.GetType()).ToHashSet();
        var missing = typeof(Rule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract && !listed.Contains(t));
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_kind_can_be_missing_on_either_side_and_every_facet_can_differ()
    {
        foreach (var kind in Kinds())
        {
            Assert.Contains(AllRules.List.OfType<NotInHistory>(), r => r.Kind == kind);
            Assert.Contains(AllRules.List.OfType<NotDeclared>(), r => r.Kind == kind);
            foreach (var facet in kind.Facets.Where(f => f.Weight != FacetWeight.Information))
                Assert.Single(AllRules.List.OfType<FacetDiffers>(), r => r.Takes(kind, facet));
        }
    }

    [Fact]
    public void Names_are_kebab_case_and_unique()
    {
        Assert.Equal(AllRules.List.Count, AllRules.List.Select(r => r.Name).Distinct().Count());
        Assert.All(AllRules.List, r => Assert.Matches("^[a-z]+(-[a-z0-9]+)*$", r.Name));
    }

    [Fact]
    public void Every_rule_explains_itself()
    {
        foreach (var page in AllRules.List.Select(r => r.Explain()))
            Assert.All([page.Summary, page.Why, page.Example, page.SafeWay], t => Assert.True(t.Length >= 10, page.Summary));
    }

    private static List<Kind> Kinds() =>
        typeof(SchemaObject).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(SchemaObject)))
            .SelectMany(t => t.GetFields()).Where(f => f.IsStatic && f.FieldType.IsAssignableTo(typeof(Kind))).Select(f => (Kind)f.GetValue(null)!).ToList();
}
