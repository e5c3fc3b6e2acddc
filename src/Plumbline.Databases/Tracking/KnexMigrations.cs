using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary><c>knex_migrations</c>, with <c>knex_migrations_lock</c> beside it.</summary>
public sealed class KnexMigrations : TrackingReader
{
    public override string Tool => "knex";

    public override bool Recognises(TableShape table) => table.Is("id", "name", "batch", "migration_time");

    public override string Select(TableShape table) => "name, migration_time";

    public override string OrderBy(TableShape table) => "id";

    public override bool Owns(TableShape table) => table.Is("index", "is_locked");

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied) { At = row.Moment(1) };
}
