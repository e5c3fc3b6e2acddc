namespace Plumbline.Model;

/// <summary>
/// An expression in its one canonical spelling (made by <c>Sql.Expressions</c>), so that equality of text is equality of meaning:
/// <c>x IN (1,2)</c> and <c>x = ANY (ARRAY[1,2])</c> are the same value.
/// </summary>
public sealed record SqlExpression(string Text)
{
    public override string ToString() => Text;
}
