using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary><c>graphile_migrate.migrations</c>: a chain of hashes over the committed files.</summary>
public sealed class GraphileMigrations : TrackingReader
{
    public override string Tool => "graphile-migrate";
    public override string OwnSchema => "graphile_migrate";

    public override bool Recognises(TableShape table) => table.Is("hash", "previous_hash", "filename", "date");

    public override string Select(TableShape table) => "filename, hash, date";

    public override string OrderBy(TableShape table) => "filename";

    public override bool Owns(TableShape table) => table.Table.Schema == OwnSchema;

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied) { Checksum = row.Text(1), At = row.Moment(2) };
}
