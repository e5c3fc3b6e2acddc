using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary>
/// Our own: <c>plumbline.migrations</c>, in SQLite <c>plumbline_migrations</c>. It keeps both hashes, so that an edit can be judged, and the
/// statements that were run, so that a half-done migration can be told statement by statement.
/// </summary>
public sealed class PlumblineMigrations : TrackingReader
{
    public override string Tool => "plumbline";
    public override string OwnSchema => "plumbline";

    public override bool Recognises(TableShape table) => table.Has("name", "version", "checksum", "meaning", "state", "steps", "started_at", "finished_at", "error");

    public override string Select(TableShape table) => "name, version, checksum, meaning, state, steps, coalesce(finished_at, started_at), error";

    public override string OrderBy(TableShape table) => "started_at, name";

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(1) ?? "", State(row.Text(4)))
    {
        Name = row.Text(0),
        Checksum = row.Text(2),
        Meaning = row.Text(3),
        Steps = row.Number(5),
        At = row.Moment(6),
        Log = row.Text(7),
    };

    private static RecordedState State(string? word) => word switch
    {
        "applied" => RecordedState.Applied,
        "baseline" => RecordedState.Baseline,
        "rolled back" => RecordedState.RolledBack,
        _ => RecordedState.Failed,
    };
}
