using System.Text;
using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>The names that Prisma gives to keys and indexes. What is too long is cut before the ending, so that <c>_pkey</c>, <c>_key</c>, <c>_idx</c> and <c>_fkey</c> stay.</summary>
internal static class PrismaNames
{
    public static string PrimaryKey(string table, int max) => Cut(table, "_pkey", max);

    public static string Unique(string table, IEnumerable<string> columns, int max) => Cut(Joined(table, columns), "_key", max);

    public static string Index(string table, IEnumerable<string> columns, int max) => Cut(Joined(table, columns), "_idx", max);

    public static string ForeignKey(string table, IEnumerable<string> columns, int max) => Cut(Joined(table, columns), "_fkey", max);

    private static string Joined(string table, IEnumerable<string> columns) => $"{table}_{string.Join('_', columns)}";

    public static string Cut(string name, string ending, int max)
    {
        var room = max - ending.Length;
        if (Encoding.UTF8.GetByteCount(name) <= room) return name + ending;
        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0) break;
            length += rune.Utf16SequenceLength;
        }
        return name[..length] + ending;
    }

    /// <summary>PostgreSQL's word for a referential action.</summary>
    public static string Action(string action) => action switch
    {
        "Cascade" => "cascade",
        "Restrict" => "restrict",
        "SetNull" => "set null",
        "SetDefault" => "set default",
        _ => "no action",
    };

    /// <summary>Without onDelete, a key that may be null is set to null, and any other refuses.</summary>
    public static string DefaultOnDelete(EquatableArray<PrismaField> fields) => fields.All(f => f.IsOptional) ? "set null" : "restrict";
}
