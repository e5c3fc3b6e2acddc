using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>TypeORM's <c>migrations</c>: the stamp of the class name, in milliseconds.</summary>
public sealed class TypeOrmMigrations : TrackingReader
{
    public override string Tool => "typeorm";

    public override bool Recognises(TableShape table) => table.Is("id", "timestamp", "name") && table.IsNamed("migration");

    public override string Select(TableShape table) => "\"timestamp\", name";

    public override string OrderBy(TableShape table) => "id";

    public override bool Owns(TableShape table) => table.IsNamed("typeorm_metadata");

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied) { Name = row.Text(1) };
}
