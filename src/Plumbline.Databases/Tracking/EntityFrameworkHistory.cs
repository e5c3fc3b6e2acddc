using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary><c>__EFMigrationsHistory</c>, whose columns a naming convention may have put into small letters.</summary>
public sealed class EntityFrameworkHistory : TrackingReader
{
    public override string Tool => "efcore";

    public override bool Recognises(TableShape table) => table.Has("MigrationId", "ProductVersion") || table.Has("migration_id", "product_version");

    public override string Select(TableShape table) => Id(table);

    public override string OrderBy(TableShape table) => Id(table);

    public override bool Owns(TableShape table) => table.IsNamed("__EFMigrationsLock");

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied);

    private static string Id(TableShape table) => TableShape.Quoted(table.Has("MigrationId") ? table.Columns.First(c => c.Name.Name.Equals("MigrationId", StringComparison.OrdinalIgnoreCase)).Name.Name : "migration_id");
}
