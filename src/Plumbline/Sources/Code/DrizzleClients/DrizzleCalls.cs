using Plumbline.Model;
using Plumbline.Sources.Code.PrismaClients;
using Plumbline.Sources.Drizzle.Code;

namespace Plumbline.Sources.Code.DrizzleClients;

/// <summary>Finds the queries that are built with Drizzle, and the places where its tables' columns are named.</summary>
internal sealed class DrizzleCalls(DrizzleTables tables, PrismaRecords records, CodeUsages usages)
{
    public static readonly HashSet<string> Joins = ["leftJoin", "rightJoin", "innerJoin", "fullJoin", "crossJoin", "leftJoinLateral", "innerJoinLateral", "crossJoinLateral"];

    private readonly DrizzleLabels _labels = new(tables, records, usages);
    private readonly DrizzleRelational _relational = new(tables, records, usages);

    public void Read(CodeFile file)
    {
        foreach (var call in file.Calls)
            if (call.Callee is CodeValue.Member { Of: var on, Name: var method }) Call(file, call, on, method);
        foreach (var reference in file.References) Reference(file, reference);
    }

    private void Call(CodeFile file, CodeValue.Call call, CodeValue on, string method)
    {
        var first = call.Arguments.IsEmpty ? null : call.Arguments[0];
        switch (method)
        {
            case "from" when first is not null && Before(file, on, "select", "selectDistinct", "selectDistinctOn") is { } select: Table(file, first, call, counts: true, Selects(select) ? UsageKind.Reads : UsageKind.ReadsRow); Selected(file, select); break;
            case "insert" when first is not (null or CodeValue.Text or CodeValue.Record or CodeValue.List) && tables.Of(file, first) is { } into: Add(UsageKind.Writes, into, file, call.At); Add(UsageKind.ReadsRow, into, file, call.At); break;
            case "values" when first is not null: Written(file, call, first, Before(file, on, "insert") ?? Behind(file, on, "insert")); break;
            case "set" when first is not null: Written(file, call, first, Before(file, on, "update")); break;
            case "update" when first is not null && tables.Of(file, first) is { } changed: Add(UsageKind.Writes, changed, file, call.At); break;
            case "delete" when first is not null: Deleted(file, call, on, first); break;
            case "onConflictDoUpdate" when first is CodeValue.Record: Conflict(file, first, Behind(file, on, "insert")); break;
            case "returning" when first is null: Returned(file, call, Behind(file, on, "insert") ?? Behind(file, on, "update") ?? Behind(file, on, "delete")); break;
            case "$count" when first is not null: Table(file, first, call, counts: true, UsageKind.Reads); break;
            case "findMany" or "findFirst" when on is CodeValue.Member { Of: CodeValue.Member { Name: "query" or "_query" }, Name: var name }: Relational(file, call, name, first); break;
            default:
                if (Joins.Contains(method) && first is not null) Table(file, first, call, counts: false, Behind(file, on, "select") is { } joined && !Selects(joined) ? UsageKind.ReadsRow : UsageKind.Reads);
                break;
        }
    }

    // The chain of calls

    public static CodeValue.Call? CallOf(CodeFile file, CodeValue value) => value switch
    {
        CodeValue.Call call => call,
        CodeValue.Known known => file.Calls[known.Index],
        CodeValue.Typed typed => CallOf(file, typed.Value),
        _ => null,
    };

    /// <summary>The call right before, where it is one of these.</summary>
    public static CodeValue.Call? Before(CodeFile file, CodeValue on, params ReadOnlySpan<string> methods) =>
        CallOf(file, on) is { Callee: CodeValue.Member { Name: var name } } call && methods.Contains(name) ? call : null;

    /// <summary>The call of that name somewhere before.</summary>
    public static CodeValue.Call? Behind(CodeFile file, CodeValue on, string method)
    {
        for (var call = CallOf(file, on); call is { Callee: CodeValue.Member member }; call = CallOf(file, member.Of))
            if (member.Name == method) return call;
        return null;
    }

    // What the calls say

    private static bool Selects(CodeValue.Call select) => !select.Arguments.IsEmpty;

    /// <summary><c>db.select({ user: users })</c>: a whole row under a name.</summary>
    private void Selected(CodeFile file, CodeValue.Call select)
    {
        foreach (var argument in select.Arguments)
            if (argument is CodeValue.Record record)
                foreach (var entry in record.Entries)
                    if (entry.Value is CodeValue.Bound or CodeValue.Member && tables.Of(file, entry.Value) is { } whole) Add(UsageKind.ReadsRow, whole, file, entry.Value.At);
    }

    private DrizzleTableDraft? Table(CodeFile file, CodeValue value, CodeValue.Call call, bool counts, UsageKind kind)
    {
        if (counts) usages.Calls++;
        if (tables.Of(file, value) is { } table)
        {
            Add(kind, table, file, call.At);
            return table;
        }
        if (counts && !tables.IsDerived(file, value)) usages.Unresolved++;
        return null;
    }

    private void Deleted(CodeFile file, CodeValue.Call call, CodeValue on, CodeValue of)
    {
        if (tables.Of(file, of) is { } table)
        {
            usages.Calls++;
            Add(UsageKind.Writes, table, file, call.At);
        }
        else if (of is CodeValue.Bound && IsClientName(file, on))
        {
            usages.Calls++;
            usages.Unresolved++;
        }
    }

    private static bool IsClientName(CodeFile file, CodeValue value)
    {
        var name = value switch { CodeValue.Bound bound when bound.Binding < file.Bindings.Count => file.Bindings[bound.Binding].Name, CodeValue.Member member => member.Name, _ => "" };
        return name is "db" or "tx" or "trx" or "database" || name.EndsWith("Db", StringComparison.Ordinal) || name.EndsWith("DB", StringComparison.Ordinal);
    }

    /// <summary>The records of <c>values</c> and <c>set</c>: each key a column.</summary>
    private void Written(CodeFile file, CodeValue.Call call, CodeValue value, CodeValue.Call? on)
    {
        if (on is not { Arguments: [var into, ..] }) return;
        // map.set(k, v) and the like have no update before them; texts are another client's tables.
        if (into is CodeValue.Text or CodeValue.Record) return;
        usages.Calls++;
        if (tables.Of(file, into) is not { } table)
        {
            usages.Unresolved++;
            return;
        }
        var before = records.Holes;
        Keys(table, file, value);
        if (records.Holes > before) usages.Partly++;
    }

    private void Keys(DrizzleTableDraft table, CodeFile file, CodeValue value)
    {
        var here = DrizzleRelational.Direct(value);
        foreach (var (home, entry) in records.Entries(file, value))
        {
            Column(UsageKind.Writes, table, entry.Name, home, entry.At, here.Contains(entry));
            _labels.Of(UsageKind.Writes, table, entry.Name, home, entry.Value);
        }
    }

    private void Conflict(CodeFile file, CodeValue options, CodeValue.Call? insert)
    {
        if (insert is not { Arguments: [var into, ..] } || tables.Of(file, into) is not { } table) return;
        foreach (var (home, entry) in records.Entries(file, options))
            if (entry.Name == "set") Keys(table, home, entry.Value);
    }

    private void Returned(CodeFile file, CodeValue.Call call, CodeValue.Call? on)
    {
        if (on is { Arguments: [var of, ..] } && tables.Of(file, of) is { } table) Add(UsageKind.ReadsRow, table, file, call.At);
    }

    private void Relational(CodeFile file, CodeValue.Call call, string name, CodeValue? argument)
    {
        usages.Calls++;
        if (tables.Named(name) is { } table) _relational.Query(table, file, argument, ((CodeValue.Member)call.Callee).Of.At);
        else usages.Unresolved++;
    }

    // Places that name columns

    private void Reference(CodeFile file, CodeReference reference)
    {
        if (reference is { Kind: UsageKind.Mirrors, Value: CodeValue.Member { Name: "$inferSelect" or "$inferInsert", Of: var inferred } })
        {
            if (tables.Of(file, inferred) is { } row) Add(UsageKind.Mirrors, row, file, inferred.At);
            return;
        }
        for (var value = reference.Value; value is CodeValue.Member member; value = member.Of)
            if (tables.Of(file, member.Of) is { } table)
            {
                Column(reference.Kind, table, member.Name, file, member.At, certain: true);
                if (reference.Beside is { } beside) _labels.Of(reference.Kind, table, member.Name, file, beside);
                return;
            }
        if (reference.Kind == UsageKind.Mirrors && tables.Of(file, reference.Value) is { } whole) Add(UsageKind.Mirrors, whole, file, reference.Value.At);
    }

    private void Add(UsageKind kind, DrizzleTableDraft table, CodeFile file, CodePlace at)
    {
        if (tables.Id(table) is { } id) usages.Add(new(kind, id, usages.At(file, at), table.Variable ?? table.Name) { Site = file.Site });
    }

    private void Column(UsageKind kind, DrizzleTableDraft table, string key, CodeFile file, CodePlace at, bool certain) => DrizzleRelational.Column(tables, usages, kind, table, key, file, at, certain);
}
