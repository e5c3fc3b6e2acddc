using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>A type as SQL text: user types are quoted where they must be.</summary>
internal static class TypeText
{
    public static string Of(SqlType type)
    {
        if (type.Schema is null) return type.ToString();
        var name = Quoting.Name(new ObjectName(type.Schema, type.Name));
        return name + (type.Modifier is null ? "" : $"({type.Modifier})") + (type.IsArray ? "[]" : "");
    }
}
