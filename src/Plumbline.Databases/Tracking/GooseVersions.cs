using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary><c>goose_db_version</c>: a row for each way up or down; version 0 marks the table's own making.</summary>
public sealed class GooseVersions : TrackingReader
{
    public override string Tool => "goose";

    public override bool Recognises(TableShape table) => table.Is("id", "version_id", "is_applied", "tstamp");

    public override string Select(TableShape table) => "version_id, is_applied, tstamp";

    public override string OrderBy(TableShape table) => "id";

    public override RecordedMigration? Read(DbDataReader row) =>
        row.Text(0) is "0" ? null : new(row.Text(0) ?? "", row.Truth(1) ? RecordedState.Applied : RecordedState.RolledBack) { At = row.Moment(2) };
}
