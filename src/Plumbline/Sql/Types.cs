using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Reads type names (manual chapter 8) into their canonical form.</summary>
public static class Types
{
    /// <summary>Reads one type name at the cursor, with modifiers and array brackets. A user type keeps the schema that was written, or null.</summary>
    public static SqlType Read(SqlReader sql) => throw new NotSupportedException();
}
