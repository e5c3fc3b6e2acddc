using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>dbmate's <c>schema_migrations</c>: a version of at most 128 (since 2023: 255) characters and nothing else, which tells it from Rails' own.</summary>
public sealed class DbmateMigrations : TrackingReader
{
    public override string Tool => "dbmate";

    public override bool Recognises(TableShape table) => table.Is("version") && table.IsNamed("schema_migrations") && table.TypeOf("version")?.ToString() is { } type && type.Contains('(', StringComparison.Ordinal);

    public override string Select(TableShape table) => "version";

    public override string OrderBy(TableShape table) => "version";

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied);
}
