using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>Rails' <c>schema_migrations</c>, known by its other table, <c>ar_internal_metadata</c>.</summary>
public sealed class RailsMigrations : TrackingReader
{
    private const string Metadata = "ar_internal_metadata";

    public override string Tool => "rails";

    public override bool Recognises(TableShape table) => table.Is("version") && table.IsNamed("schema_migrations") && table.HasNeighbour(Metadata);

    public override string Select(TableShape table) => "version";

    public override string OrderBy(TableShape table) => "version";

    public override bool Owns(TableShape table) => table.Table.Name == Metadata && table.Has("key", "value");

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied);
}
