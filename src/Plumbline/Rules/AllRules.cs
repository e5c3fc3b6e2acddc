using Plumbline.Rules.Drift;
using Plumbline.Rules.Replay;

namespace Plumbline.Rules;

/// <summary>Every rule. A new one is one line here; a test finds the one that is missing.</summary>
public static class AllRules
{
    public static IReadOnlyList<Rule> List { get; } =
    [
        .. ReadingRules.All(),
        .. DriftRules.All(),
        new RenameUnmapped("column", o => o is Model.Column),
        new RenameUnmapped("table", o => o is Model.Table),
        new RenameUnmapped("object", o => o is not (Model.Table or Model.Column)),
        new RenameNotInHistory(),
        new NameDiffers(),
        new DeclaredSourcesDisagree(),
    ];

    public static IReadOnlyDictionary<string, Rule> ByName { get; } = List.ToDictionary(r => r.Name);

    /// <summary>The rule of that name, or null.</summary>
    public static Rule? Find(string name) => ByName.TryGetValue(name, out var rule) ? rule : null;
}
