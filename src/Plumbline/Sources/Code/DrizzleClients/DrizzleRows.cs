using Plumbline.Model;
using Plumbline.Sources.Code.PrismaClients;
using Plumbline.Sources.Drizzle.Code;

namespace Plumbline.Sources.Code.DrizzleClients;

/// <summary>What Drizzle's queries give: rows of a table, of an object that was selected, of the tables of a join.</summary>
internal sealed class DrizzleRows(DrizzleTables tables) : IRowClient
{
    private const int Deepest = 24;

    /// <summary>Methods that leave the rows of a query as they are.</summary>
    private static readonly HashSet<string> s_keeps = ["where", "limit", "offset", "orderBy", "groupBy", "having", "for", "all", "execute", "prepare", "$dynamic", "$withCache", "onConflictDoNothing", "onConflictDoUpdate"];

    private readonly Dictionary<(ObjectId, Origin, string?), DrizzleTable> _shapes = [];

    public Meaning? OfCall(CodeFile file, CodeValue.Call call, Meanings meanings, int depth)
    {
        var (joined, isOne) = (new List<CodeValue>(), false);
        for (var at = call; at is { Callee: CodeValue.Member { Of: var on, Name: var method } };)
        {
            switch (method)
            {
                case "from" when DrizzleCalls.Before(file, on, "select", "selectDistinct", "selectDistinctOn") is { } select: return Finished(file, Selected(file, select, at), joined, isOne);
                case "returning" when (DrizzleCalls.Behind(file, on, "insert") ?? DrizzleCalls.Behind(file, on, "update") ?? DrizzleCalls.Behind(file, on, "delete")) is { Arguments: [var of, ..] }: return Finished(file, Returned(file, at, of), [], isOne);
                case "findMany" or "findFirst" when on is CodeValue.Member { Of: CodeValue.Member { Name: "query" or "_query" }, Name: var name }:
                    return tables.Named(name) is { } table ? Asked(table, method == "findMany", file, at.Arguments.IsEmpty ? null : at.Arguments[0], meanings, 0) : null;
                case "transaction" when at.Arguments is [CodeValue.Function { Returns: var results }, ..]: return Meaning.OneOf(results.Where(r => r is not CodeValue.Plain).Select(r => meanings.Of(file, r, depth + 1)));
                case "batch" when at.Arguments is [CodeValue.List all]: return meanings.Of(file, all, depth + 1);
                case "get": isOne = true; break;
                default:
                    if (DrizzleCalls.Joins.Contains(method)) joined.Insert(0, at.Arguments.IsEmpty ? at : at.Arguments[0]);
                    else if (!s_keeps.Contains(method)) return null;
                    break;
            }
            if (DrizzleCalls.CallOf(file, on) is not { } before) return meanings.Of(file, on, depth + 1) is Meaning.Row { Of: DrizzleTable or RowRecord, Many: true } kept ? Finished(file, kept, joined, isOne) : null;
            at = before;
        }
        return null;
    }

    public Meaning? OfType(CodeFile file, CodeType type) => type switch
    {
        CodeType.OfValue { Value: CodeValue.Member { Name: "$inferSelect" or "$inferInsert", Of: var of } } => Row(tables.Of(file, of)),
        CodeType.Named { Name: "InferSelectModel" or "InferInsertModel" or "InferModel", Arguments: [CodeType.OfValue { Value: var of }, ..] } => Row(tables.Of(file, of)),
        _ => null,
    };

    private Meaning.Row? Row(DrizzleTableDraft? table, bool many = false) => table is not null && Shape(table) is { } shape ? new(shape, many) : null;

    /// <summary>The rows of a table, always the same; null for one that no schema has.</summary>
    private DrizzleTable? Shape(DrizzleTableDraft table, string? alias = null)
    {
        if (tables.Id(table) is not { } id) return null;
        // One table may be declared twice, with other columns.
        var key = (id, table.At, alias);
        return _shapes.TryGetValue(key, out var known) ? known : _shapes[key] = new(tables, table, id, alias);
    }

    /// <summary>Its columns, by the keys of the declaration.</summary>
    private sealed class DrizzleTable(DrizzleTables tables, DrizzleTableDraft table, ObjectId id, string? alias) : RowShape
    {
        /// <summary>What its rows stand under in a join.</summary>
        public string Name => alias ?? table.Name;

        public override RowMember? Member(string name) =>
            tables.Column(table, id, name) is { } column ? new RowMember.Column(column.Id, column.Declared, $"{table.Variable ?? table.Name}.{name}") : null;
    }

    // What was selected

    private Meaning.Row? Selected(CodeFile file, CodeValue.Call select, CodeValue.Call from)
    {
        if (select.Arguments is [.., not CodeValue.List and var chosen]) return new(Chosen(file, chosen, 0), true);
        return from.Arguments is [var of, ..] && tables.Thing(file, of) is DrizzleThing.Table table && Shape(table.Draft, table.Alias) is { } shape ? new(shape, true) : null;
    }

    private Meaning.Row? Returned(CodeFile file, CodeValue.Call returning, CodeValue of) =>
        returning.Arguments is [var chosen, ..] ? new(Chosen(file, chosen, 0), true) : Row(tables.Of(file, of), many: true);

    private Meaning.Row? Finished(CodeFile file, Meaning.Row? row, List<CodeValue> joined, bool isOne)
    {
        if (row is null) return null;
        foreach (var value in joined) row = Joined(file, row, value);
        return isOne ? row with { Many = false } : row;
    }

    /// <summary>What was selected by name stays; a whole table goes under its name, and what is joined beside it.</summary>
    private Meaning.Row Joined(CodeFile file, Meaning.Row row, CodeValue value)
    {
        var members = new Dictionary<string, RowMember?>(StringComparer.Ordinal);
        if (row.Of is DrizzleTable first) members[first.Name] = new RowMember.Inner(new Meaning.Row(first, false));
        else if (row.Of is RowRecord { IsJoin: true } before) foreach (var (name, member) in before.Members) members[name] = member;
        else return row;
        if (tables.Thing(file, value) is DrizzleThing.Table table && Shape(table.Draft, table.Alias) is { } other) members[other.Name] = new RowMember.Inner(new Meaning.Row(other, false));
        return row with { Of = new RowRecord(members) { IsJoin = true } };
    }

    /// <summary>An object that was selected: each member a column, a table, or an object of such.</summary>
    private RowRecord Chosen(CodeFile file, CodeValue value, int depth)
    {
        var members = new Dictionary<string, RowMember?>(StringComparer.Ordinal);
        if (value is CodeValue.Record record && depth < Deepest)
            foreach (var entry in record.Entries)
            {
                if (entry.Key == CodeKey.Named) members[entry.Name] = entry.Value is CodeValue.Record inner ? new RowMember.Inner(new Meaning.Row(Chosen(file, inner, depth + 1), false)) : Of(tables.Thing(file, entry.Value));
                else if (entry.Key == CodeKey.Spread) All(members, tables.Thing(file, entry.Value));
            }
        else All(members, tables.Thing(file, value));
        return new(members);
    }

    private void All(Dictionary<string, RowMember?> members, DrizzleThing? thing)
    {
        if (thing is DrizzleThing.Table table) thing = DrizzleEvaluator.Columns(table);
        if (thing is not DrizzleThing.Record record) return;
        foreach (var member in record.Members) members[member.Name] = Of(tables.Thing(member));
    }

    /// <summary>What is no column of a schema says nothing: where it was selected is told.</summary>
    private RowMember? Of(DrizzleThing? thing)
    {
        switch (thing)
        {
            case DrizzleThing.Column { Draft: { Table: { } table, Key: var key } } when Shape(table)?.Member(key) is RowMember.Column { IsKnown: true } column: return column;
            case DrizzleThing.Table table: return new RowMember.Inner(Row(table.Draft));
            default: return null;
        }
    }

    // What a relational query asks for

    /// <summary>The columns of the table, and beside them what <c>with</c> and <c>extras</c> name. What is put together elsewhere may ask for more.</summary>
    private Meaning.Row? Asked(DrizzleTableDraft table, bool many, CodeFile file, CodeValue? argument, Meanings meanings, int depth)
    {
        if (depth > Deepest || Row(table, many) is not { } whole) return null;
        if (argument is null) return whole;
        if (Record(file, argument, meanings) is not { } asked) return whole with { IsOpen = true };
        var (members, isOpen) = (new Dictionary<string, RowMember?>(StringComparer.Ordinal), false);
        foreach (var entry in asked.Of.Entries)
        {
            isOpen |= entry.Key != CodeKey.Named;
            if (entry.Name is not ("with" or "extras")) continue;
            var named = Record(asked.File, entry.Value, meanings);
            isOpen |= named is null;
            foreach (var each in named?.Of.Entries ?? [])
            {
                isOpen |= each.Key != CodeKey.Named;
                members[each.Name] = entry.Name == "with" ? Related(table, named!.File, each, meanings, depth) : null;
            }
        }
        return whole with { Of = members.Count == 0 ? whole.Of : new RowRecord(members, whole.Of), IsOpen = isOpen };
    }

    private RowMember.Inner Related(DrizzleTableDraft table, CodeFile file, CodeEntry entry, Meanings meanings, int depth) =>
        new(tables.Relation(table, entry.Name) is { } target ? Asked(target.Draft, target.IsMany, file, entry.Value is CodeValue.Plain ? null : entry.Value, meanings, depth + 1) : null);

    /// <summary>What is asked for, also where it was given a name.</summary>
    private static Asking? Record(CodeFile file, CodeValue value, Meanings meanings) =>
        value is CodeValue.Record here ? new(file, here) : meanings.Written(file, value) is [{ File: var home, Value: CodeValue.Record there }] ? new(home, there) : null;

    private sealed record Asking(CodeFile File, CodeValue.Record Of);
}
