using System.Globalization;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Sources;

/// <summary>Every tool whose table is understood. How its rows are read from a database stands in Plumbline.Databases, under the same name.</summary>
public static class TrackingTools
{
    public static IReadOnlyList<TrackingTool> List { get; } =
    [
        new("plumbline", "Plumbline") { KeysOfFile = ByName, KeysOfRow = ByName, Checksum = FileChecksums.Sha256 },
        new("prisma", "Prisma") { Styles = [MigrationStyle.Prisma], KeysOfFile = ByName, KeysOfRow = ByName, Checksum = FileChecksums.Sha256 },
        new("drizzle", "Drizzle") { Styles = [MigrationStyle.Drizzle], KeysOfFile = ByJournal, KeysOfRow = row => [row.Version], Checksum = FileChecksums.Sha256 },
        new("supabase", "the Supabase CLI") { Styles = [MigrationStyle.Supabase], KeysOfFile = ByVersion, KeysOfRow = ByVersion },
        new("efcore", "Entity Framework") { KeysOfFile = file => [Stem(file.FileName()), file.Name], KeysOfRow = ByName },
        new("flyway", "Flyway") { Styles = [MigrationStyle.Flyway], KeysOfFile = ByFlywayVersion, KeysOfRow = ByFlywayVersion, Checksum = FileChecksums.Flyway, IsRepeatable = file => file.Name.StartsWith('R') },
        new("golang-migrate", "golang-migrate") { Styles = [MigrationStyle.GolangMigrate], KeysOfFile = ByVersion, KeysOfRow = ByVersion, OnlyNewest = true },
        new("dbmate", "dbmate") { Styles = [MigrationStyle.Dbmate], KeysOfFile = ByVersion, KeysOfRow = ByVersion },
        new("goose", "goose") { Styles = [MigrationStyle.Goose], KeysOfFile = ByVersion, KeysOfRow = ByVersion },
        new("diesel", "Diesel") { Styles = [MigrationStyle.Diesel], KeysOfFile = ByVersion, KeysOfRow = ByVersion },
        new("node-pg-migrate", "node-pg-migrate") { KeysOfFile = file => [Stem(file.FileName()), file.FileName()], KeysOfRow = ByName },
        new("graphile-migrate", "graphile-migrate") { KeysOfFile = file => [file.FileName()], KeysOfRow = ByName, Checksum = FileChecksums.GraphileMigrate },
        new("liquibase", "Liquibase") { KeysOfFile = file => [file.FileName()], KeysOfRow = row => [Paths.Name(row.Name ?? row.Version)] },
        new("sqitch", "sqitch") { KeysOfFile = file => [Stem(file.FileName())], KeysOfRow = ByName, Checksum = FileChecksums.Sha1 },
        new("rails", "Rails") { KeysOfFile = ByVersion, KeysOfRow = ByVersion },
        new("ecto", "Ecto") { KeysOfFile = ByVersion, KeysOfRow = ByVersion },
        new("knex", "Knex") { KeysOfFile = file => [file.FileName(), Stem(file.FileName())], KeysOfRow = ByName },
        new("sequelize", "Sequelize") { KeysOfFile = file => [file.FileName(), Stem(file.FileName())], KeysOfRow = ByName },
        new("typeorm", "TypeORM") { KeysOfFile = ByVersion, KeysOfRow = ByVersion },
    ];

    /// <exception cref="ArgumentException">No tool is called so.</exception>
    public static TrackingTool Find(string name) => List.FirstOrDefault(t => t.Name == name) ?? throw new ArgumentException($"no tool is called {name}");

    private static IEnumerable<string> ByName(Migration file) => [file.Name];

    private static IEnumerable<string> ByName(RecordedMigration row) => [row.Name ?? row.Version];

    private static IEnumerable<string> ByVersion(Migration file) => file.Version.Length == 0 ? [] : [Number(file.Version)];

    private static IEnumerable<string> ByVersion(RecordedMigration row) => [Number(row.Version)];

    /// <summary>By the journal's stamp, and where the folder has no journal by the stamp in the name.</summary>
    private static IEnumerable<string> ByJournal(Migration file)
    {
        if (file.JournalTime is { } time) yield return time.ToString(CultureInfo.InvariantCulture);
        else if (new MigrationVersion(file.Version) is { IsStamp: true } version && DateTime.TryParseExact(version.Moment(), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            yield return new DateTimeOffset(moment.ToUniversalTime()).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A version without its meaningless zeros and with dots between its parts; a repeatable or callback by its name.</summary>
    private static IEnumerable<string> ByFlywayVersion(Migration file) => file.Version.Length == 0 ? [file.Name] : [FlywayVersion(file.Version)];

    private static IEnumerable<string> ByFlywayVersion(RecordedMigration row) => row.Version.Length == 0 ? [Paths.Name(row.Name ?? "")] : [FlywayVersion(row.Version)];

    private static string FlywayVersion(string version)
    {
        var parts = version.Split('.', '_').Select(Number).ToList();
        while (parts.Count > 1 && parts[^1] == "0") parts.RemoveAt(parts.Count - 1);
        return string.Join('.', parts);
    }

    private static string Number(string text)
    {
        if (text.Length == 0 || text.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0) return text;
        var trimmed = text.TrimStart('0');
        return trimmed.Length == 0 ? "0" : trimmed;
    }

    private static string Stem(string name) => name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
}
