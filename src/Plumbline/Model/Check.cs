namespace Plumbline.Model;

/// <summary>A check constraint of a table.</summary>
public sealed record Check(ObjectName Name, SqlExpression Expression) : SchemaObject(Name)
{
    public static readonly Facet<Check> ExpressionFacet = new("expression", c => c.Expression.Text, (own, from) => own with { Expression = from.Expression }) { Printed = true };
    public static readonly Facet<Check> NoInheritFacet = new("no inherit", c => c.NoInherit ? "no inherit" : null, (own, from) => own with { NoInherit = from.NoInherit });
    public static readonly Facet<Check> ValidFacet = new("valid", c => c.NotValid ? "not valid" : null, (own, from) => own with { NotValid = from.NotValid });
    public static readonly Facet<Check> EnforcedFacet = new("enforced", c => c.NotEnforced ? "not enforced" : null, (own, from) => own with { NotEnforced = from.NotEnforced });

    public static readonly Kind<Check> OfKind = new("check", ExpressionFacet, NoInheritFacet, ValidFacet, EnforcedFacet);

    public override Kind Kind => OfKind;

    public bool NoInherit { get; init; }
    public bool NotValid { get; init; }
    public bool NotEnforced { get; init; }

    /// <summary>SQLite takes ON CONFLICT behind a check and does nothing about it: kept as it was written, compared with nothing.</summary>
    public string? OnConflict { get; init; }

    /// <summary>It came from a parent table and was not declared here as well.</summary>
    public bool Inherited { get; init; }

    /// <summary>The table's columns that the expression names: dropping one drops the check.</summary>
    public EquatableArray<string> Columns { get; init; }

    /// <summary>The user's functions that the expression calls.</summary>
    public EquatableArray<ObjectId> Needs { get; init; }

    public override ObjectId? Parent() => TableOf();
    public override EquatableArray<string> Over() => Columns;
    public override EquatableArray<ObjectId> DependsOn() => Needs;
}
