namespace Plumbline.Model;

/// <summary>A comment on a part that is no object of its own: a view's column, a composite type's attribute, a domain's check.</summary>
public sealed record ColumnComment(string Name, string Text)
{
    /// <summary>As a facet shows them; null for none.</summary>
    internal static string? Join(EquatableArray<ColumnComment> comments) => comments.IsEmpty ? null : comments.ToString();

    /// <summary>The list with one comment put in, replaced, or with null taken out; sorted by name.</summary>
    internal static EquatableArray<ColumnComment> With(EquatableArray<ColumnComment> comments, string name, string? text)
    {
        var others = comments.Where(c => c.Name != name);
        return text is null ? others : others.Append(new(name, text)).OrderBy(c => c.Name, StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>The list after a part got another name.</summary>
    internal static EquatableArray<ColumnComment> Renamed(EquatableArray<ColumnComment> comments, string before, string after) =>
        comments.Select(c => c.Name == before ? c with { Name = after } : c).OrderBy(c => c.Name, StringComparer.Ordinal).ToEquatableArray();

    public override string ToString() => $"{Name}: {Text}";
}
