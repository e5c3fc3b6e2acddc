using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Planning.Recipes;

/// <summary>A safe way to make a change that, made plainly, would stop those who use the database, or fail on its rows.</summary>
public abstract class Recipe
{
    public abstract bool Fits(ChangeNode node, Situation situation);

    /// <summary>What an alteration can do while all that uses the object still stands, before what is <see cref="Disturbed"/> has to go.</summary>
    public virtual IEnumerable<Step> Preparing(Change.Altered change, Situation situation) => [];

    public abstract IEnumerable<Step> Steps(ChangeNode node, Situation situation);

    /// <summary>A condition, in parentheses, that holds once an alteration is made this way, and not before; null where none is known.</summary>
    public virtual string? Done(Change.Altered change) => null;

    /// <summary>What has to be away while an object is altered this way, and is made again afterwards; null for what the kind's own slice says.</summary>
    public virtual IEnumerable<SchemaObject>? Disturbed(Change.Altered change, Situation situation) => null;
}

/// <summary>The list of recipes: the first that fits is taken.</summary>
public static class AllRecipes
{
    public static IReadOnlyList<Recipe> List { get; } =
    [
        new FromArchive(), new ComesBackEmpty(), new NewColumn(), new IdentityAboveOthers(), new NotNull(), new TypeChange(), new AttachProved(), new DetachedConcurrently(), new OtherParents(), new PartitionAlone(), new TypeSwap(), new IndexReplaced(), new IndexConcurrently(), new IndexOfPartitions(), new IndexDroppedConcurrently(), new KeyThroughIndex(), new ForeignKeyOfPartitions(), new ConstraintInTwoSteps(),
    ];

    public static Recipe? Of(ChangeNode node, Situation situation)
    {
        foreach (var recipe in List)
            if (recipe.Fits(node, situation)) return recipe;
        return null;
    }

    public static Recipe? Of(Change.Altered change, Situation situation) => Of(new ChangeNode(Act.Alter, change.After, change), situation);
}
