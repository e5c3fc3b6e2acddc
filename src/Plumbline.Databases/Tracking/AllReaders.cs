namespace Plumbline.Databases.Tracking;

/// <summary>Every tool's reader. The first that recognises a table has it: shapes with more columns stand before those with fewer.</summary>
public static class AllReaders
{
    public static readonly TrackingReader[] List =
    [
        new PlumblineMigrations(),
        new PrismaMigrations(),
        new FlywayHistory(),
        new LiquibaseChangeLog(),
        new SqitchChanges(),
        new DrizzleMigrations(),
        new SupabaseMigrations(),
        new EntityFrameworkHistory(),
        new GraphileMigrations(),
        new GooseVersions(),
        new KnexMigrations(),
        new TypeOrmMigrations(),
        new NodePgMigrations(),
        new GolangMigrateVersion(),
        new DieselMigrations(),
        new EctoMigrations(),
        new RailsMigrations(),
        new DbmateMigrations(),
        new SequelizeMeta(),
    ];
}
