using System.Globalization;
using Plumbline.Sources;

namespace Plumbline.Rules;

/// <summary>A value that a rule lets the configuration choose: <c>rules: { index-not-concurrent: { large-table: 50000 } }</c>.</summary>
/// <param name="Default">Its value where nothing is said; several words for a list.</param>
/// <param name="Says">What it means, with its unit.</param>
public sealed record RuleOption(string Name, IReadOnlyList<string> Default, string Says)
{
    public bool IsNumber { get; private init; }
    public bool IsList { get; private init; }

    public static RuleOption Number(string name, long value, string says) => new(name, [value.ToString(CultureInfo.InvariantCulture)], says) { IsNumber = true };

    public static RuleOption List(string name, IReadOnlyList<string> value, string says) => new(name, value, says) { IsList = true };

    public IReadOnlyList<string> Words(Project project, string rule) =>
        project.Rules.TryGetValue(rule, out var setting) && setting.Options.TryGetValue(Name, out var words) ? words : Default;

    public long Number(Project project, string rule) => long.Parse(Words(project, rule)[0], NumberStyles.None, CultureInfo.InvariantCulture);

    public bool Refuses(string word) => IsNumber && !long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    public string Expected() => IsNumber ? "a whole number" : IsList ? "a list of words" : "one word";
}
