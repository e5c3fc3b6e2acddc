using Plumbline.Model;
using Plumbline.Sources.Code.PrismaClients;
using Plumbline.Sources.Drizzle.Code;

namespace Plumbline.Sources.Code.DrizzleClients;

/// <summary>Reads what a relational query asks for: <c>db.query.users.findMany({ columns, with, where, orderBy })</c>, through every nest of relations.</summary>
internal sealed class DrizzleRelational(DrizzleTables tables, PrismaRecords records, CodeUsages usages)
{
    private const int Deepest = 24;

    private readonly DrizzleLabels _labels = new(tables, records, usages);
    private int _depth;

    public void Query(DrizzleTableDraft table, CodeFile file, CodeValue? argument, CodePlace at)
    {
        if (_depth > Deepest) return;
        _depth++;
        var chosen = false;
        foreach (var (home, entry) in argument is null ? [] : records.Entries(file, argument))
        {
            switch (entry.Name)
            {
                case "columns": chosen |= Columns(table, home, entry.Value); break;
                case "with": With(table, home, entry.Value); break;
                case "where": Where(table, home, entry.Value); break;
                case "orderBy": Named(UsageKind.Orders, table, home, entry.Value); break;
                case "extras": Within(UsageKind.Reads, table, home, entry.Value); break;
            }
        }
        if (tables.Id(table) is { } id) usages.Add(new(chosen ? UsageKind.Reads : UsageKind.ReadsRow, id, usages.At(file, at), table.Name) { Site = file.Site });
        _depth--;
    }

    /// <returns>Whether some are asked for by name, and only those are read.</returns>
    private bool Columns(DrizzleTableDraft table, CodeFile file, CodeValue value)
    {
        var (chosen, here) = (false, Direct(value));
        foreach (var (home, entry) in records.Entries(file, value))
        {
            chosen |= entry.Value is not CodeValue.Plain { Word: "false" };
            Column(tables, usages, UsageKind.Reads, table, entry.Name, home, entry.At, here.Contains(entry));
        }
        return chosen;
    }

    private void With(DrizzleTableDraft table, CodeFile file, CodeValue value)
    {
        foreach (var (home, entry) in records.Entries(file, value))
            if (tables.Relation(table, entry.Name) is { Draft: var target }) Query(target, home, entry.Value is CodeValue.Plain ? null : entry.Value, entry.At);
    }

    /// <summary>A condition, a function of the table that gives one, or (from 1.0 on) a record by columns and relations.</summary>
    private void Where(DrizzleTableDraft table, CodeFile file, CodeValue value)
    {
        if (value is CodeValue.Function) { Within(UsageKind.Filters, table, file, value); return; }
        if (value is not CodeValue.Record || _depth > Deepest) return;
        _depth++;
        var here = Direct(value);
        foreach (var (home, entry) in records.Entries(file, value))
        {
            if (entry.Name is "AND" or "OR" or "NOT")
            {
                foreach (var inner in entry.Value is CodeValue.List list ? list.Items : [entry.Value]) Where(table, home, inner);
            }
            else if (entry.Name == "RAW") Within(UsageKind.Filters, table, home, entry.Value);
            else if (tables.Relation(table, entry.Name) is { Draft: var target })
            {
                if (tables.Id(target) is { } id && entry.Value is not CodeValue.Plain { Word: "undefined" }) usages.Add(new(UsageKind.Filters, id, usages.At(home, entry.At), target.Name) { Site = home.Site });
                Where(target, home, entry.Value);
            }
            else
            {
                Column(tables, usages, UsageKind.Filters, table, entry.Name, home, entry.At, here.Contains(entry));
                _labels.Compared(table, entry.Name, home, entry.Value);
            }
        }
        _depth--;
    }

    private void Named(UsageKind kind, DrizzleTableDraft table, CodeFile file, CodeValue value)
    {
        var here = Direct(value);
        if (value is CodeValue.Record)
            foreach (var (home, entry) in records.Entries(file, value)) Column(tables, usages, kind, table, entry.Name, home, entry.At, here.Contains(entry));
        else Within(kind, table, file, value);
    }

    /// <summary>Inside a function that is handed the table, its parameter's members are columns.</summary>
    private void Within(UsageKind kind, DrizzleTableDraft table, CodeFile file, CodeValue value)
    {
        if (value is CodeValue.Record record)
        {
            foreach (var entry in record.Entries) Within(kind, table, file, entry.Value);
            return;
        }
        if (value is not CodeValue.Function function) return;
        var given = -1;
        foreach (var index in function.Parameters)
        {
            if (file.Bindings[index] is not CodeBinding.Parameter { Index: 0 } parameter) continue;
            if (parameter.Path.IsEmpty) given = index;
            else if (parameter.Path.Count == 1) Column(tables, usages, kind, table, parameter.Path[0], file, parameter.At, certain: false);
        }
        if (given < 0) return;
        foreach (var result in function.Returns) Members(kind, table, file, result, given);
    }

    private void Members(UsageKind kind, DrizzleTableDraft table, CodeFile file, CodeValue value, int given)
    {
        if (_depth > Deepest) return;
        _depth++;
        switch (value)
        {
            case CodeValue.Member { Of: CodeValue.Bound { Binding: var of } } member when of == given: Column(tables, usages, kind, table, member.Name, file, member.At, certain: true); break;
            case CodeValue.Member member: Members(kind, table, file, member.Of, given); break;
            case CodeValue.Known known: Members(kind, table, file, file.Calls[known.Index], given); break;
            case CodeValue.Call call:
                if (call is { Callee: CodeValue.Bound or CodeValue.Global or CodeValue.Member, Arguments: [CodeValue.Member { Of: CodeValue.Bound { Binding: var holder } } compared, var with] } && holder == given && IsComparing(file, call.Callee)) _labels.Of(kind, table, compared.Name, file, with);
                Members(kind, table, file, call.Callee, given);
                foreach (var argument in call.Arguments) Members(kind, table, file, argument, given);
                break;
            case CodeValue.List list: foreach (var item in list.Items) Members(kind, table, file, item, given); break;
            case CodeValue.Either either: foreach (var one in either.Of) Members(kind, table, file, one, given); break;
            case CodeValue.Typed typed: Members(kind, table, file, typed.Value, given); break;
            case CodeValue.Record record: foreach (var entry in record.Entries) Members(kind, table, file, entry.Value, given); break;
            case CodeValue.Function function: foreach (var result in function.Returns) Members(kind, table, file, result, given); break;
            case CodeValue.Template template: foreach (var piece in template.Pieces) if (piece.Value is { } hole) Members(kind, table, file, hole, given); break;
        }
        _depth--;
    }

    private static bool IsComparing(CodeFile file, CodeValue callee) =>
        callee switch { CodeValue.Bound bound when bound.Binding < file.Bindings.Count => file.Bindings[bound.Binding].Name, CodeValue.Member member => member.Name, _ => "" } is "eq" or "ne" or "inArray" or "notInArray";

    /// <summary>The entries that stand in a value itself. What is put together before may have more than one table takes: Drizzle passes over it.</summary>
    public static HashSet<CodeEntry> Direct(CodeValue value)
    {
        var found = new HashSet<CodeEntry>(ReferenceEqualityComparer.Instance);
        Gather(value);
        return found;

        void Gather(CodeValue of)
        {
            switch (of)
            {
                case CodeValue.Record record: found.UnionWith(record.Entries); break;
                case CodeValue.List list: foreach (var item in list.Items) Gather(item); break;
                case CodeValue.Either either: foreach (var one in either.Of) Gather(one); break;
                case CodeValue.Typed typed: Gather(typed.Value); break;
            }
        }
    }

    /// <summary>A key of a table: its column, or what the declaration lacks.</summary>
    /// <param name="certain">Whether it can mean nothing but a column.</param>
    public static void Column(DrizzleTables tables, CodeUsages usages, UsageKind kind, DrizzleTableDraft table, string key, CodeFile file, CodePlace at, bool certain)
    {
        if (tables.Id(table) is not { } id || tables.Column(table, id, key) is not { } column) return;
        var usage = new Usage(kind, column.Id, usages.At(file, at), $"{table.Variable ?? table.Name}.{key}") { Site = file.Site, IsDeclared = column.Declared };
        if (column.Declared || certain) usages.Add(usage);
        else usages.Suppose(usage);
    }
}
