using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>node-pg-migrate's <c>pgmigrations</c>: the file's name without its ending.</summary>
public sealed class NodePgMigrations : TrackingReader
{
    public override string Tool => "node-pg-migrate";

    public override bool Recognises(TableShape table) => table.Is("id", "name", "run_on");

    public override string Select(TableShape table) => "name, run_on";

    public override string OrderBy(TableShape table) => "run_on, id";

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied) { At = row.Moment(1) };
}
