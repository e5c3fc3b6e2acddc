using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary><c>databasechangelog</c>: a row for each change set, of which a file may hold many. The checksum is over the parsed change, so files alone do not give it.</summary>
public sealed class LiquibaseChangeLog : TrackingReader
{
    public override string Tool => "liquibase";

    public override bool Recognises(TableShape table) => table.Has("id", "author", "filename", "dateexecuted", "orderexecuted", "exectype", "md5sum");

    public override string Select(TableShape table) => "id, author, filename, dateexecuted, exectype";

    public override string OrderBy(TableShape table) => "orderexecuted";

    public override bool Owns(TableShape table) => table.Is("id", "locked", "lockgranted", "lockedby");

    public override RecordedMigration Read(DbDataReader row) =>
        new($"{row.Text(0)} of {row.Text(1)}", row.Text(4) is "FAILED" ? RecordedState.Failed : row.Text(4) is "MARK_RAN" or "SKIPPED" ? RecordedState.Baseline : RecordedState.Applied) { Name = row.Text(2), At = row.Moment(3) };
}
