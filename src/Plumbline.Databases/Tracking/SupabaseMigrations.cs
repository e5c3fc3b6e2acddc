using System.Data.Common;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Tracking;

/// <summary><c>supabase_migrations.schema_migrations</c>: the stamp, and since 2023 the name and the statements themselves.</summary>
public sealed class SupabaseMigrations : TrackingReader
{
    public override string Tool => "supabase";
    public override string OwnSchema => "supabase_migrations";

    public override bool Recognises(TableShape table) => table.Has("version", "statements", "name") || (table.Table.Schema == OwnSchema && table.Has("version") && table.IsNamed("schema_migrations"));

    public override string Select(TableShape table) => $"version, {table.OrNull("name")}, array_send({table.OrNull("statements")})";

    public override string OrderBy(TableShape table) => "version";

    public override bool Owns(TableShape table) => table.Table.Schema == OwnSchema;

    public override RecordedMigration Read(DbDataReader row) => new(row.Text(0) ?? "", RecordedState.Applied) { Name = row.Text(1), Statements = [.. row.Texts(2)] };
}
