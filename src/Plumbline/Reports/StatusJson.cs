using System.Text;
using System.Text.Json;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;
using Plumbline.Truth.Standings;

namespace Plumbline.Reports;

/// <summary>The status as JSON: stable and versioned; databases add keys and change none.</summary>
public static class StatusJson
{
    /// <param name="unread">Databases without an answer, and why.</param>
    public static string Write(Project project, IReadOnlyList<HistoryStanding> standings, IReadOnlyList<NotCompared> unread)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("project", project.Name);
            json.WriteStartArray("histories");
            foreach (var source in project.Of(SourceRole.History).Where(s => s.History is not null)) WriteHistory(json, source, standings.Where(s => s.History == source).ToList());
            json.WriteEndArray();
            json.WriteStartArray("unread");
            foreach (var (name, why) in unread)
            {
                json.WriteStartObject();
                json.WriteString("database", name);
                json.WriteString("why", why);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteHistory(Utf8JsonWriter json, Source source, List<HistoryStanding> databases)
    {
        var history = source.History!;
        json.WriteStartObject();
        json.WriteString("source", source.Name);
        json.WriteString("location", source.Location);
        json.WriteStartArray("migrations");
        for (var i = 0; i < history.Runs.Count; i++) WriteMigration(json, history, i, databases);
        json.WriteEndArray();
        json.WriteStartArray("givenOrder");
        foreach (var name in history.Given) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("setAside");
        foreach (var aside in history.SetAside)
        {
            json.WriteStartObject();
            json.WriteString("file", aside.Path);
            json.WriteString("why", aside.Why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("databases");
        foreach (var database in databases) WriteDatabase(json, database);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMigration(Utf8JsonWriter json, History history, int at, List<HistoryStanding> databases)
    {
        var run = history.Runs[at];
        json.WriteStartObject();
        json.WriteString("name", run.Migration.Name);
        json.WriteString("file", run.Migration.Text.Path);
        json.WriteString("style", StatusReport.StyleName(run.Migration.Style));
        json.WriteString("version", run.Migration.Version);
        json.WriteBoolean("runByTool", run.Migration.RunByTool);
        json.WriteString("state", StatusReport.StateOf(history, run));
        json.WriteStartArray("details");
        foreach (var line in StatusReport.Details(history, run)) json.WriteStringValue(line);
        json.WriteEndArray();
        json.WriteStartObject("databases");
        foreach (var database in databases)
        {
            json.WritePropertyName(database.Database.Name);
            WriteStanding(json, database.Files[at]);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteStanding(Utf8JsonWriter json, FileStanding file)
    {
        json.WriteStartObject();
        json.WriteString("standing", Word(file.Standing));
        if (file.Record is { } record) WriteRecord(json, "recorded", record);
        else json.WriteNull("recorded");
        json.WriteString("edited", file.Edit == Edit.None ? "no" : StatusDetails.EditWord(file.Edit));
        if (file.EditSays is { } says) json.WriteString("editedBecause", says);
        if (file.Behind is { } behind) json.WriteString("behind", behind.Name);
        json.WriteString("inEffect", file.Evidence.Reach() switch { Reach.Whole => "yes", Reach.Partly => "partly", Reach.Nothing => "no", _ => "unknown" });
        json.WriteStartArray("statements");
        foreach (var statement in file.Evidence.Statements)
        {
            json.WriteStartObject();
            json.WriteNumber("line", statement.Statement.Where().Line);
            json.WriteString("command", statement.Statement.Command);
            json.WriteString("evidence", statement.IsPartial ? "in-part" : statement.State.InWords().Replace(' ', '-'));
            json.WriteString("says", StatusDetails.OfStatement(statement, statement.Statement.Where().ToString()));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDatabase(Utf8JsonWriter json, HistoryStanding standing)
    {
        json.WriteStartObject();
        json.WriteString("name", standing.Database.Name);
        json.WriteString("server", standing.Database.Database!.Server);
        json.WriteStartObject("counts");
        foreach (var group in standing.Files.GroupBy(f => f.Standing).OrderBy(g => g.Key)) json.WriteNumber(Word(group.Key), group.Count());
        json.WriteEndObject();
        json.WriteStartArray("trackingTables");
        foreach (var table in standing.Tables)
        {
            json.WriteStartObject();
            json.WriteString("tool", table.Tool);
            json.WriteString("table", table.Table.ToString());
            if (table.Unreadable is { } why) json.WriteString("unreadable", why);
            else json.WriteNumber("rows", table.Rows.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("recordedWithoutFile");
        foreach (var missing in standing.Missing) WriteRecord(json, null, missing);
        json.WriteEndArray();
        json.WriteStartArray("outOfOrder");
        foreach (var file in standing.OutOfOrder) json.WriteStringValue(file.Run.Migration.Name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRecord(Utf8JsonWriter json, string? property, Record record)
    {
        if (property is null) json.WriteStartObject();
        else json.WriteStartObject(property);
        json.WriteString("table", record.Table.Table.ToString());
        json.WriteString("name", record.Row.Called);
        json.WriteString("state", record.Row.State switch { RecordedState.Applied => "applied", RecordedState.Failed => "failed", RecordedState.RolledBack => "rolled-back", _ => "baseline" });
        if (record.Row.At is { } at) json.WriteString("at", at.UtcDateTime);
        if (record.Row.Checksum is { } checksum) json.WriteString("checksum", checksum);
        if (record.Row.Log is { } log) json.WriteString("log", log);
        json.WriteEndObject();
    }

    private static string Word(Standing standing) => standing.InWords().Replace(' ', '-');
}
