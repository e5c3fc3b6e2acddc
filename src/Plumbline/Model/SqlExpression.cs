namespace Plumbline.Model;

/// <summary>
/// An expression in its one canonical spelling (made by <c>Sql.Expressions</c>), so that equality of text is equality of meaning:
/// <c>x IN (1,2)</c> and <c>x = ANY (ARRAY[1,2])</c> are the same value.
/// </summary>
/// <param name="Text">For comparing and showing. Casts that the server adds or drops by itself are left out: it knows the columns' types, a reader of text does not.</param>
public sealed record SqlExpression(string Text)
{
    private readonly string? _sql;

    /// <summary>For writing statements: every cast as it was written. No part of a comparison.</summary>
    public string Sql { get => _sql ?? Text; init => _sql = value == Text ? null : value; }

    public bool Equals(SqlExpression? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}
