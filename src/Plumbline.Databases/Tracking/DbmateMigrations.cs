using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>dbmate's <c>schema_migrations</c>: versions and nothing else. Rails has the same with a table beside it.</summary>
public sealed class DbmateMigrations : TrackingReader
{
    public override string Tool => "dbmate";

    public override bool Recognises(TableShape table) => table.Is("version") && table.IsNamed("schema_migrations");

    public override string Select(TableShape table) => "version";

    public override string OrderBy(TableShape table) => "version";

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied);
}
