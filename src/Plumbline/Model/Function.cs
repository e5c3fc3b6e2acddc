namespace Plumbline.Model;

public enum Routine { Function, Procedure, Aggregate }

/// <summary>
/// A function, procedure or aggregate. <see cref="ObjectName.Name"/> is the signature that identifies it: <c>total(integer,text)</c>, input types only, no blanks.
/// </summary>
public sealed record Function(ObjectName Name, string Arguments) : SchemaObject(Name)
{
    public static readonly Facet<Function> ArgumentsFacet = new("arguments", f => f.Arguments, (own, from) => own with { Arguments = from.Arguments, ArgumentsSql = from.ArgumentsSql }) { Printed = true, PrintedWhen = f => f.Arguments.Contains(" DEFAULT ", StringComparison.Ordinal) };
    public static readonly Facet<Function> ReturnsFacet = new("returns", f => f.Returns, (own, from) => own with { Returns = from.Returns });
    public static readonly Facet<Function> LanguageFacet = new("language", f => f.Language, (own, from) => own with { Language = from.Language });
    public static readonly Facet<Function> VolatilityFacet = new("volatility", f => f.Volatility == "volatile" ? null : f.Volatility, (own, from) => own with { Volatility = from.Volatility });
    public static readonly Facet<Function> SecurityFacet = new("security", f => f.SecurityDefiner ? "definer" : null, (own, from) => own with { SecurityDefiner = from.SecurityDefiner });
    public static readonly Facet<Function> StrictFacet = new("strict", f => f.Strict ? "strict" : null, (own, from) => own with { Strict = from.Strict });
    public static readonly Facet<Function> LeakproofFacet = new("leakproof", f => f.Leakproof ? "leakproof" : null, (own, from) => own with { Leakproof = from.Leakproof });
    public static readonly Facet<Function> ParallelFacet = new("parallel", f => f.Parallel == "unsafe" ? null : f.Parallel, (own, from) => own with { Parallel = from.Parallel }, FacetWeight.Small);
    public static readonly Facet<Function> CostFacet = new("cost", f => f.Cost, (own, from) => own with { Cost = from.Cost }, FacetWeight.Small);
    public static readonly Facet<Function> RowsFacet = new("rows", f => f.Rows, (own, from) => own with { Rows = from.Rows }, FacetWeight.Small);
    public static readonly Facet<Function> SettingsFacet = new("settings", f => f.Settings.IsEmpty ? null : f.Settings.ToString(), (own, from) => own with { Settings = from.Settings });
    public static readonly Facet<Function> OptionsFacet = new("options", f => f.Options.IsEmpty ? null : f.Options.ToString(), (own, from) => own with { Options = from.Options });
    public static readonly Facet<Function> BodyFacet = new("body", f => f.Body, (own, from) => own with { Body = from.Body, BodySql = from.BodySql }) { Printed = true, PrintedWhen = f => f.HasParsedBody() };

    private static readonly Facet<Function>[] All =
        [ArgumentsFacet, ReturnsFacet, LanguageFacet, VolatilityFacet, SecurityFacet, StrictFacet, LeakproofFacet, ParallelFacet, CostFacet, RowsFacet, SettingsFacet, OptionsFacet, BodyFacet];

    public static readonly Kind<Function> OfKind = new("function", All);
    public static readonly Kind<Function> OfProcedure = new("procedure", All);
    public static readonly Kind<Function> OfAggregate = new("aggregate", All);

    public override Kind Kind => Routine switch { Routine.Procedure => OfProcedure, Routine.Aggregate => OfAggregate, _ => OfKind };

    public Routine Routine { get; init; }

    /// <summary>The arguments for writing, where a default needs casts that add nothing to what is compared.</summary>
    public string? ArgumentsSql { get; init; }

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

    /// <summary>A parsed body for writing, where that needs casts that add nothing to what is compared.</summary>
    public string? BodySql { get; init; }

    public EquatableArray<ObjectId> Needs { get; init; }

    /// <summary>A body in the standard's form, which the server keeps parsed; one in quotes is kept as it was written (manual, CREATE FUNCTION).</summary>
    public bool HasParsedBody() =>
        Language == "sql" && Body is { } body && (body.StartsWith("BEGIN ATOMIC ", StringComparison.Ordinal) || body.StartsWith("RETURN ", StringComparison.Ordinal));

    /// <summary>Schema and name without the argument types.</summary>
    public ObjectName BareName() => new(Name.Schema, Name.Name.IndexOf('(') is > 0 and var end ? Name.Name[..end] : Name.Name);
    public override EquatableArray<ObjectId> DependsOn() => Needs;
}
