using Npgsql;
using Plumbline.Model;

namespace Plumbline.Databases.Postgres;

/// <summary>Values of a row that need the names read before.</summary>
internal static class RowValues
{
    extension(NpgsqlDataReader row)
    {
        /// <summary>A name in a schema of the user's; null when it stands in another one.</summary>
        public ObjectName? Name(Reading reading, int schema, int name) =>
            reading.Schemas.TryGetValue(row.Oid(schema), out var found) ? new(found, reading.Intern(row.GetString(name))) : null;

        /// <summary>A type as format_type prints it.</summary>
        public SqlType Type(Reading reading, int column) => reading.TypeOf(row.GetString(column));
    }

    /// <summary>tgenabled, evtenabled, ev_enabled (manual 53.56).</summary>
    public static string Enabled(char letter) => letter switch { 'D' => "disabled", 'R' => "replica", 'A' => "always", _ => "origin" };
}
