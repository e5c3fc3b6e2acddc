namespace Plumbline.Dialects;

/// <summary>A statement that changes an object where it stands.</summary>
/// <param name="Sql">Without semicolon.</param>
public sealed record Alteration(string Sql)
{
    /// <summary>An SQL condition that is true when it was done before; null when the statement may simply run again.</summary>
    public string? Unless { get; init; }

    public static IEnumerable<Alteration> Each(IEnumerable<string> statements) => statements.Select(s => new Alteration(s));

    public static implicit operator Alteration(string sql) => new(sql);
}
