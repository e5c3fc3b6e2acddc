using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>
/// <c>_prisma_migrations</c>: a row for each try. Not finished and not rolled back is failed; finished after no step at all was
/// marked as applied by <c>prisma migrate resolve</c>, or has no statement in it.
/// </summary>
public sealed class PrismaMigrations : TrackingReader
{
    public override string Tool => "prisma";

    public override bool Recognises(TableShape table) => table.Has("migration_name", "checksum", "finished_at", "rolled_back_at", "started_at", "applied_steps_count");

    public override string Select(TableShape table) => "migration_name, checksum, finished_at, rolled_back_at, started_at, applied_steps_count, logs";

    public override string OrderBy(TableShape table) => "started_at, finished_at, migration_name";

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", State(row))
    {
        Checksum = row.Text(1),
        At = row.Moment(2) ?? row.Moment(3) ?? row.Moment(4),
        Steps = row.Number(5),
        Log = row.Text(6) is { Length: > 0 } log ? log : null,
    };

    private static RecordedState State(DbDataReader row)
    {
        if (row.Moment(3) is not null) return RecordedState.RolledBack;
        if (row.Moment(2) is null) return RecordedState.Failed;
        return row.Number(5) == 0 ? RecordedState.Baseline : RecordedState.Applied;
    }
}
