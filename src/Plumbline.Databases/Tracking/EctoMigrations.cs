using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>Ecto's <c>schema_migrations</c>.</summary>
public sealed class EctoMigrations : TrackingReader
{
    public override string Tool => "ecto";

    public override bool Recognises(TableShape table) => table.Is("version", "inserted_at") && table.IsNamed("migration");

    public override string Select(TableShape table) => "version, inserted_at";

    public override string OrderBy(TableShape table) => "inserted_at, version";

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied) { At = row.Moment(1) };
}
