namespace Plumbline.Sql;

/// <summary>How names are compared: PostgreSQL's lexer has folded them, SQLite keeps them as they are written and compares them without case.</summary>
public static class SqlFlavors
{
    extension(SqlFlavor flavor)
    {
        public StringComparer Names() => flavor == SqlFlavor.Sqlite ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

        public bool Same(string one, string other) => string.Equals(one, other, flavor == SqlFlavor.Sqlite ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }
}
