using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary><c>drizzle.__drizzle_migrations</c>, in SQLite <c>__drizzle_migrations</c>: the hash of the file, and the journal's stamp as created_at.</summary>
public sealed class DrizzleMigrations : TrackingReader
{
    public override string Tool => "drizzle";
    public override string OwnSchema => "drizzle";

    // An application may have a table of hashes, too: a name must tell.
    public override bool Recognises(TableShape table) =>
        (table.IsNamed("drizzle") || (table.IsNamed("migration") && (table.Is("id", "hash", "created_at") || table.Is("id", "hash", "created_at", "name", "applied_at")))) && table.Has("hash", "created_at");

    public override string Select(TableShape table) => $"created_at, hash, {table.OrNull("name")}, {(table.Has("applied_at") ? "applied_at" : "null")}";

    public override string OrderBy(TableShape table) => "created_at";

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied) { Checksum = row.Text(1), Name = row.Text(2), At = row.Moment(3) };
}
