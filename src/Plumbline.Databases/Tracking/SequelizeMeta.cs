using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary><c>SequelizeMeta</c>: file names.</summary>
public sealed class SequelizeMeta : TrackingReader
{
    public override string Tool => "sequelize";

    public override bool Recognises(TableShape table) => table.Is("name") && table.IsNamed("sequelize");

    public override string Select(TableShape table) => "name";

    public override string OrderBy(TableShape table) => "name";

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied);
}
