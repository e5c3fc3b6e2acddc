using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>Rails' <c>schema_migrations</c>: stamps and nothing else. Several small tools do the same.</summary>
public sealed class RailsMigrations : TrackingReader
{
    public override string Tool => "rails";

    public override bool Recognises(TableShape table) => table.Is("version") && table.IsNamed("schema_migrations");

    public override string Select(TableShape table) => "version";

    public override string OrderBy(TableShape table) => "version";

    public override bool Owns(TableShape table) => table.IsNamed("ar_internal_metadata") && table.Has("key", "value");

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied);
}
