using System.Text;
using System.Text.Json;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;

namespace Plumbline.Reports;

/// <summary>A proof as JSON: stable and versioned.</summary>
public static class ProofJson
{
    public static string Write(Proof proof)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("verdict", proof.Broke() ? "fails" : proof.Holds() ? "holds" : "does-not-hold");
            Write(json, "files", proof.Files);
            json.WriteString("product", proof.Product);
            json.WriteString("server", proof.Server);
            json.WriteString("before", proof.Before);
            json.WriteNumber("rows", proof.Rows);
            json.WriteNumber("seconds", Math.Round(proof.Elapsed.TotalSeconds, 3));
            Write(json, "promises", proof.Promises, WritePromise);
            Write(json, "statements", proof.Statements, WriteStatement);
            Write(json, "stalls", proof.Stalls, WriteStall);
            Write(json, "notes", proof.Notes);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WritePromise(Utf8JsonWriter json, Promise promise)
    {
        json.WriteString("name", promise.Name);
        json.WriteString("outcome", promise.Outcome switch { Outcome.Held => "held", Outcome.Failed => "failed", _ => "not-applicable" });
        json.WriteString("evidence", Withheld.In(promise.Evidence));
        Write(json, "details", promise.Details);
    }

    private static void WriteStatement(Utf8JsonWriter json, StatementTrace trace)
    {
        Write(json, trace.Where);
        json.WriteString("text", Withheld.In(trace.Text));
        json.WriteNumber("milliseconds", Math.Round(trace.Elapsed.TotalMilliseconds, 3));
        Write(json, "locks", trace.Locks, static (j, taken) =>
        {
            j.WriteString("relation", taken.Relation.ToString());
            j.WriteString("mode", taken.Mode.InWords());
        });
        Write(json, "rewrites", trace.Rewrites, static (j, rewrite) =>
        {
            j.WriteString("table", rewrite.Table.ToString());
            j.WriteString("index", rewrite.Index);
        });
        Write(json, "scans", trace.Scans, static (j, scan) =>
        {
            j.WriteString("table", scan.Table.ToString());
            j.WriteString("why", scan.Why);
            j.WriteNumber("rows", scan.Rows);
        });
        Write(json, "rows", trace.Rows, static (j, rows) =>
        {
            j.WriteString("table", rows.Table.ToString());
            j.WriteNumber("inserted", rows.Inserted);
            j.WriteNumber("updated", rows.Updated);
            j.WriteNumber("deleted", rows.Deleted);
        });
        if (trace.Rejected is not { } rejected) return;
        json.WriteStartObject("rejected");
        Write(json, rejected.Where);
        json.WriteString("sqlstate", rejected.SqlState);
        json.WriteString("message", Withheld.In(rejected.Message));
        json.WriteEndObject();
    }

    private static void WriteStall(Utf8JsonWriter json, Stall stall)
    {
        json.WriteString("table", stall.Table.ToString());
        json.WriteString("by", stall.Writes ? "writer" : "reader");
        json.WriteNumber("milliseconds", Math.Round(stall.Longest.TotalMilliseconds, 3));
        json.WriteNumber("atRest", Math.Round(stall.AtRest.TotalMilliseconds, 3));
        json.WriteNumber("looks", stall.Attempts);
        if (stall.During is { } during) Write(json, during);
    }

    private static void Write(Utf8JsonWriter json, Origin where)
    {
        json.WriteString("file", where.File);
        json.WriteNumber("line", where.Line);
        json.WriteNumber("column", where.Column);
    }

    private static void Write(Utf8JsonWriter json, string name, EquatableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(Withheld.In(text));
        json.WriteEndArray();
    }

    private static void Write<T>(Utf8JsonWriter json, string name, EquatableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
