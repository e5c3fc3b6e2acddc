using Npgsql;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>Columns of a result row that may be null.</summary>
internal static class Rows
{
    extension(NpgsqlDataReader row)
    {
        public string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        /// <summary>Empty for null.</summary>
        public string[] Texts(int column) => row.IsDBNull(column) ? [] : row.GetFieldValue<string[]>(column);

        /// <summary>Options are a list of <c>name=value</c> in the order of writing.</summary>
        public EquatableArray<string> Sorted(int column)
        {
            if (row.IsDBNull(column)) return default;
            var texts = row.GetFieldValue<string[]>(column);
            Array.Sort(texts, StringComparer.Ordinal);
            return EquatableArray.Create<string>(texts);
        }

        public uint Oid(int column) => row.GetFieldValue<uint>(column);

        /// <summary>The first character of a "char", '\0' when it is empty or null.</summary>
        public char Code(int column) => row.IsDBNull(column) ? '\0' : row.GetChar(column);
    }
}
