using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary><c>flyway_schema_history</c>: repeatable migrations have no version; a baseline stands for all up to it.</summary>
public sealed class FlywayHistory : TrackingReader
{
    public override string Tool => "flyway";

    public override bool Recognises(TableShape table) => table.Has("installed_rank", "version", "description", "type", "script", "checksum", "installed_on", "success");

    public override string Select(TableShape table) => "version, script, checksum, installed_on, success, type, description";

    public override string OrderBy(TableShape table) => "installed_rank";

    /// <summary>Rows that make a schema, take a version back or mark a file as deleted speak of no file that was run.</summary>
    public override RecordedMigration? Read(DbDataReader row)
    {
        var type = row.Text(5) ?? "";
        if (type is "SCHEMA" or "DELETE") return null;
        var state = !row.Truth(4) ? RecordedState.Failed : type.StartsWith("UNDO", StringComparison.Ordinal) ? RecordedState.RolledBack : type.Contains("BASELINE", StringComparison.Ordinal) ? RecordedState.Baseline : RecordedState.Applied;
        return new(row.Text(0) ?? "", state) { Name = row.Text(1), Checksum = row.Text(2), At = row.Moment(3), Log = state == RecordedState.Failed ? row.Text(6) : null };
    }
}
