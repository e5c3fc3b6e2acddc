namespace Plumbline.Model;

public enum Routine { Function, Procedure, Aggregate }

/// <summary>
/// A function, procedure or aggregate. <see cref="ObjectName.Name"/> is the signature that identifies it: <c>total(integer,text)</c>, input types only, no blanks.
/// </summary>
public sealed record Function(ObjectName Name, string Arguments) : SchemaObject(Name)
{
    public static readonly Facet<Function> ArgumentsFacet = new("arguments", f => f.Arguments) { Printed = (own, from) => own with { Arguments = from.Arguments }, PrintedWhen = f => f.Arguments.Contains(" DEFAULT ", StringComparison.Ordinal) };
    public static readonly Facet<Function> ReturnsFacet = new("returns", f => f.Returns);
    public static readonly Facet<Function> LanguageFacet = new("language", f => f.Language);
    public static readonly Facet<Function> VolatilityFacet = new("volatility", f => f.Volatility == "volatile" ? null : f.Volatility);
    public static readonly Facet<Function> SecurityFacet = new("security", f => f.SecurityDefiner ? "definer" : null);
    public static readonly Facet<Function> StrictFacet = new("strict", f => f.Strict ? "strict" : null);
    public static readonly Facet<Function> LeakproofFacet = new("leakproof", f => f.Leakproof ? "leakproof" : null);
    public static readonly Facet<Function> ParallelFacet = new("parallel", f => f.Parallel == "unsafe" ? null : f.Parallel, FacetWeight.Small);
    public static readonly Facet<Function> CostFacet = new("cost", f => f.Cost, FacetWeight.Small);
    public static readonly Facet<Function> RowsFacet = new("rows", f => f.Rows, FacetWeight.Small);
    public static readonly Facet<Function> SettingsFacet = new("settings", f => f.Settings.IsEmpty ? null : f.Settings.ToString());
    public static readonly Facet<Function> OptionsFacet = new("options", f => f.Options.IsEmpty ? null : f.Options.ToString());
    public static readonly Facet<Function> BodyFacet = new("body", f => f.Body) { Printed = (own, from) => own with { Body = from.Body }, PrintedWhen = f => f.HasParsedBody() };

    private static readonly Facet<Function>[] All =
        [ArgumentsFacet, ReturnsFacet, LanguageFacet, VolatilityFacet, SecurityFacet, StrictFacet, LeakproofFacet, ParallelFacet, CostFacet, RowsFacet, SettingsFacet, OptionsFacet, BodyFacet];

    public static readonly Kind<Function> OfKind = new("function", All);
    public static readonly Kind<Function> OfProcedure = new("procedure", All);
    public static readonly Kind<Function> OfAggregate = new("aggregate", All);

    public override Kind Kind => Routine switch { Routine.Procedure => OfProcedure, Routine.Aggregate => OfAggregate, _ => OfKind };

    public Routine Routine { get; init; }

    /// <summary>Canonical result: a type, <c>SETOF t</c>, <c>TABLE(a integer, b text)</c>; null for procedures and for functions with OUT arguments only.</summary>
    public string? Returns { get; init; }

    public string? Language { get; init; }
    public string Volatility { get; init; } = "volatile";
    public bool SecurityDefiner { get; init; }
    public bool Strict { get; init; }
    public bool Leakproof { get; init; }
    public string Parallel { get; init; } = "unsafe";
    public string? Cost { get; init; }
    public string? Rows { get; init; }

    /// <summary>SET clauses as <c>name=value</c>, sorted.</summary>
    public EquatableArray<string> Settings { get; init; }

    /// <summary>WINDOW, SUPPORT f, TRANSFORM, and an aggregate's options, as <c>name=value</c>, sorted.</summary>
    public EquatableArray<string> Options { get; init; }

    /// <summary>The body as text: line ends unified, outer blank lines cut; nothing else is changed.</summary>
    public string? Body { get; init; }

    public EquatableArray<ObjectId> Needs { get; init; }

    /// <summary>A body in the standard's form, which the server keeps parsed; one in quotes is kept as it was written (manual, CREATE FUNCTION).</summary>
    public bool HasParsedBody() =>
        Language == "sql" && Body is { } body && (body.StartsWith("BEGIN ATOMIC ", StringComparison.Ordinal) || body.StartsWith("RETURN ", StringComparison.Ordinal));

    /// <summary>Schema and name without the argument types.</summary>
    public ObjectName BareName() => new(Name.Schema, Name.Name.IndexOf('(') is > 0 and var end ? Name.Name[..end] : Name.Name);
    public override IEnumerable<ObjectId> DependsOn() => Needs;
}
