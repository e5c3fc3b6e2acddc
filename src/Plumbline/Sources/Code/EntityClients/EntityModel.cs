using Plumbline.Model;

namespace Plumbline.Sources.Code.EntityClients;

/// <summary>A class whose objects are rows, and how its properties are called in the database.</summary>
internal sealed record EntityModel(string Class, ObjectId Table)
{
    /// <summary>Whether the schema has the table.</summary>
    public bool IsDeclared { get; init; } = true;

    /// <summary>By property; by <c>Address.Street</c> for those of an object that it holds.</summary>
    public Dictionary<string, EntityColumn> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>Properties that hold an object kept in the row, in columns or as JSON.</summary>
    public HashSet<string> Held { get; } = new(StringComparer.Ordinal);
}

/// <param name="IsDeclared">Whether the schema that the mapping was made of has it.</param>
internal sealed record EntityColumn(ObjectId Column, bool IsDeclared);
