using Plumbline.Model;
using Plumbline.Sources.Code.PrismaClients;

namespace Plumbline.Sources.Code.SupabaseClients;

/// <summary>Finds the calls on clients of Supabase and what they name: tables, columns, embedded tables and functions, in database names.</summary>
internal sealed class SupabaseCalls(SupabaseSchema schema, SupabaseTables tables, PrismaRecords records, CodeUsages usages)
{
    public static readonly HashSet<string> Filters =
    [
        "eq", "neq", "gt", "gte", "lt", "lte", "like", "ilike", "likeAllOf", "likeAnyOf", "ilikeAllOf", "ilikeAnyOf", "is", "in", "contains", "containedBy", "rangeGt", "rangeGte", "rangeLt", "rangeLte",
        "rangeAdjacent", "overlaps", "textSearch", "not", "filter",
    ];

    public void Read(CodeFile file)
    {
        foreach (var call in file.Calls)
            if (call is { Callee: CodeValue.Member { Of: var on, Name: var method }, Arguments: [var first, ..] }) Call(file, call, on, method, first);
    }

    private void Call(CodeFile file, CodeValue.Call call, CodeValue on, string method, CodeValue first)
    {
        if (method == "from") { From(file, call, on, first); return; }
        if (method == "rpc") { Rpc(file, call, on, first); return; }
        if (tables.Behind(file, on) is not { } table) return;
        switch (method)
        {
            case "select" when first is CodeValue.Text text: Select(file, table, text); break;
            case "insert" or "upsert" or "update": Written(file, table, first, call); break;
            case "order" when first is CodeValue.Text && (call.Arguments.Count < 2 || !SaysTable(call.Arguments[1])): Column(UsageKind.Orders, file, table, first); break;
            case "match":
                foreach (var (home, entry) in records.Entries(file, first)) Column(UsageKind.Filters, home, table, entry.Name, entry.At);
                break;
            default:
                if (Filters.Contains(method)) Column(UsageKind.Filters, file, table, first);
                break;
        }
    }

    private static bool SaysTable(CodeValue options) => options is not CodeValue.Record record || record.Entries.Any(e => e.Name is "foreignTable" or "referencedTable");

    // Tables

    private void From(CodeFile file, CodeValue.Call call, CodeValue on, CodeValue first)
    {
        if (!tables.IsClient(file, on)) return;
        usages.Calls++;
        if (tables.Of(file, on, first) is not { } table) usages.Unresolved++;
        else Add(UsageKind.Reads, table, file, first.At);
    }

    private void Rpc(CodeFile file, CodeValue.Call call, CodeValue on, CodeValue first)
    {
        if (!tables.IsClient(file, on)) return;
        usages.Calls++;
        if (first is not CodeValue.Text text || SupabaseTables.Schema(file, on) is not { } space) usages.Unresolved++;
        else if (schema.Function(space, text.Value) is { Id: { } id } function) Add(UsageKind.Calls, id, function.Known, file, text.At, text.Value);
    }

    // Columns

    private void Select(CodeFile file, FromTable from, CodeValue.Text text)
    {
        var path = new Stack<FromTable?>([from]);
        new SupabaseSelect(text.Value).Read(
            (name, _, at) => { if (name != "*" && path.Peek() is { } table) Column(UsageKind.Reads, file, table, name, Place(text, at)); },
            (name, _, at) =>
            {
                var found = schema.Embedded(path.Peek()?.Name, from.Name.Schema!, name);
                path.Push(found is null ? null : new(found.Name, found));
                if (found is not null) Add(UsageKind.Reads, found.Id(), true, file, Place(text, at), name);
            },
            () => path.Pop());
    }

    /// <summary>Where a part of a text stands; a text that breaks over lines is one in backquotes.</summary>
    private static CodePlace Place(CodeValue.Text text, int offset)
    {
        var before = text.Value.AsSpan(0, offset);
        var line = before.LastIndexOf('\n');
        return line < 0 ? new(text.At.Line, text.At.Column + 1 + offset) : new(text.At.Line + before.Count('\n'), offset - line);
    }

    private void Written(CodeFile file, FromTable table, CodeValue value, CodeValue.Call call)
    {
        var before = records.Holes;
        foreach (var (home, entry) in records.Entries(file, value)) Column(UsageKind.Writes, home, table, entry.Name, entry.At);
        if (records.Holes > before) usages.Partly++;
        if (call.Arguments is not [_, CodeValue.Record options, ..]) return;
        foreach (var entry in options.Entries)
            if (entry is { Name: "onConflict", Value: CodeValue.Text keys })
                foreach (var key in keys.Value.Split(',', StringSplitOptions.TrimEntries)) Column(UsageKind.Filters, file, table, key, keys.At);
    }

    /// <summary>A column as a filter names it: with a path into JSON, or behind the table that was embedded.</summary>
    private void Column(UsageKind kind, CodeFile file, FromTable table, CodeValue name)
    {
        if (name is not CodeValue.Text text || text.Value.Contains('.')) return;
        var end = text.Value.IndexOf("->", StringComparison.Ordinal);
        var column = (end < 0 ? text.Value : text.Value[..end]).Trim('"');
        if (column.Length > 0) Column(kind, file, table, column, new(text.At.Line, text.At.Column + 1));
    }

    private void Column(UsageKind kind, CodeFile file, FromTable table, string name, CodePlace at)
    {
        if (table.Found is null || schema.HasColumn(table.Name, name) is not { } known) return;
        Add(kind, new(Plumbline.Model.Column.OfKind, table.Name.Member(name)), known, file, at, $"{table.Name.Name}.{name}");
    }

    private void Add(UsageKind kind, FromTable table, CodeFile file, CodePlace at)
    {
        if (table.Found is null && !schema.KnowsAll) return;
        Add(kind, table.Found?.Id() ?? new(Plumbline.Model.Table.OfKind, table.Name), table.Found is not null, file, at, table.Name.Name);
    }

    private void Add(UsageKind kind, ObjectId id, bool known, CodeFile file, CodePlace at, string text)
    {
        if (!known) usages.Missing.Add(id);
        usages.Add(new(kind, id, usages.At(file, at), text) { Site = file.Site, IsDeclared = known || schema.Missing });
    }
}
