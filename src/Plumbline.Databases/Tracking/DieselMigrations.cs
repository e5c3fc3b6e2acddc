using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary><c>__diesel_schema_migrations</c>; its first row, of zeros, is Diesel's own setup.</summary>
public sealed class DieselMigrations : TrackingReader
{
    public override string Tool => "diesel";

    public override bool Recognises(TableShape table) => table.Is("version", "run_on");

    public override string Select(TableShape table) => "version, run_on";

    public override string OrderBy(TableShape table) => "version";

    public override RecordedMigration? Read(DbDataReader row) => row.Text(0) is not { } version || version.Trim('0').Length == 0 ? null : new(version, RecordedState.Applied) { At = row.Moment(1) };
}
