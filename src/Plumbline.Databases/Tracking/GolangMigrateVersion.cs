using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>golang-migrate's <c>schema_migrations</c>: one row with the newest version, dirty when it failed.</summary>
public sealed class GolangMigrateVersion : TrackingReader
{
    public override string Tool => "golang-migrate";

    public override bool Recognises(TableShape table) => table.Is("version", "dirty");

    public override string Select(TableShape table) => "version, dirty";

    public override string OrderBy(TableShape table) => "version desc";

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", row.Truth(1) ? RecordedState.Failed : RecordedState.Applied) { Log = row.Truth(1) ? "dirty" : null };
}
