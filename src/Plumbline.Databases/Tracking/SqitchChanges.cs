using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary><c>sqitch.changes</c>: the changes that are deployed now, with the hash of each deploy script.</summary>
public sealed class SqitchChanges : TrackingReader
{
    public override string Tool => "sqitch";
    public override string OwnSchema => "sqitch";

    public override bool Recognises(TableShape table) => table.Has("change_id", "change", "project", "committed_at", "planned_at") && !table.Has("event");

    public override string Select(TableShape table) => $"change, {table.OrNull("script_hash")}, committed_at";

    public override string OrderBy(TableShape table) => "committed_at";

    public override bool Owns(TableShape table) =>
        table.Has("project", "uri", "creator_name") || table.Has("version", "installed_at", "installer_name") || table.Has("tag_id", "tag", "committed_at") || table.Has("change_id", "type", "dependency") || table.Has("event", "change_id", "committed_at");

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied) { Checksum = row.Text(1), At = row.Moment(2) };
}
