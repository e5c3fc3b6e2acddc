using Plumbline.Replay;

namespace Plumbline.Rules.Replay;

/// <summary>The words for styles: which tool runs them, and where it keeps its record.</summary>
internal static class MigrationStyles
{
    public static string ToolOf(MigrationStyle style) => style switch
    {
        MigrationStyle.Prisma => "Prisma",
        MigrationStyle.Numbered => "psql, by hand",
        MigrationStyle.Supabase => "the Supabase CLI",
        MigrationStyle.Drizzle => "Drizzle",
        MigrationStyle.Flyway => "Flyway",
        MigrationStyle.GolangMigrate => "golang-migrate",
        MigrationStyle.Dbmate => "dbmate",
        MigrationStyle.Goose => "goose",
        MigrationStyle.Diesel => "Diesel",
        MigrationStyle.Stamped => "no known tool",
        _ => "nobody",
    };

    /// <summary>The table in which the tool notes what it ran; null when it keeps none.</summary>
    public static string? TrackingTable(MigrationStyle style) => style switch
    {
        MigrationStyle.Prisma => "_prisma_migrations",
        MigrationStyle.Supabase => "supabase_migrations.schema_migrations",
        MigrationStyle.Drizzle => "drizzle.__drizzle_migrations",
        MigrationStyle.Flyway => "flyway_schema_history",
        MigrationStyle.GolangMigrate or MigrationStyle.Dbmate => "schema_migrations",
        MigrationStyle.Goose => "goose_db_version",
        MigrationStyle.Diesel => "__diesel_schema_migrations",
        _ => null,
    };

    public static string InWords(MigrationStyle style, int count) => style switch
    {
        MigrationStyle.Prisma => Wording.Count(count, "Prisma folder"),
        MigrationStyle.Numbered => Wording.Count(count, "numbered SQL file"),
        MigrationStyle.Stamped => Wording.Count(count, "dated SQL file"),
        MigrationStyle.Loose => Wording.Count(count, "loose SQL file"),
        _ => Wording.Count(count, $"{style} migration"),
    };
}
