using Plumbline.Model;
using Plumbline.Sources.Code.PrismaClients;

namespace Plumbline.Sources.Code.SupabaseClients;

/// <summary>What calls on clients of Supabase give: an answer that holds rows, with what its select names.</summary>
internal sealed class SupabaseRows(SupabaseSchema schema, SupabaseTables tables) : IRowClient
{
    private readonly Dictionary<ObjectName, TableRows> _shapes = [];

    public Meaning? OfCall(CodeFile file, CodeValue.Call call, Meanings meanings, int depth)
    {
        var (isOne, select) = (false, (CodeValue.Call?)null);
        for (var at = call; at is { Callee: CodeValue.Member { Of: var on, Name: var method } };)
        {
            switch (method)
            {
                case "single" or "maybeSingle": isOne = true; break;
                case "select": select ??= at; break;
                case "from": return select is not null && tables.From(file, at) is { Found: not null } from && Rows(from, select) is { } shape ? Answer(shape, isOne) : null;
                case "insert" or "upsert" or "update" or "delete" or "match" or "or" or "order" or "limit" or "range" or "throwOnError" or "abortSignal": break;
                default:
                    if (!SupabaseCalls.Filters.Contains(method)) return null;
                    break;
            }
            if (SupabaseTables.CallOf(file, on) is not { } before) return select is null ? Kept(meanings.Of(file, on, depth + 1), isOne) : null;
            at = before;
        }
        return null;
    }

    /// <summary>A query that was kept in a name: what goes on with it gives the same rows.</summary>
    private static Meaning.Row? Kept(Meaning? meaning, bool isOne)
    {
        if (meaning is not Meaning.Row { Of: RowRecord { IsAnswer: true } answer } row) return null;
        return isOne && answer.Member("data") is RowMember.Inner { Of: Meaning.Row { Of: var shape } } ? Answer(shape, true) with { IsOpen = row.IsOpen } : row;
    }

    /// <summary><c>{ data, error }</c></summary>
    private static Meaning.Row Answer(RowShape rows, bool isOne) =>
        new(new RowRecord(new Dictionary<string, RowMember?> { ["data"] = new RowMember.Inner(new Meaning.Row(rows, !isOne)) }) { IsAnswer = true }, false);

    /// <summary>The types that Supabase writes: <c>Tables&lt;'users'&gt;</c>, <c>Database['public']['Tables']['users']['Row']</c>.</summary>
    public Meaning? OfType(CodeFile file, CodeType type)
    {
        if (type is not CodeType.Named named) return null;
        var name = named switch
        {
            { Name: "Tables" or "TablesInsert" or "TablesUpdate", Arguments: [CodeType.Literal { Text: var table }] } => new("public", table),
            { Name: var path } when path.StartsWith("Database.", StringComparison.Ordinal) && path.Split('.') is [_, var space, "Tables", var table, "Row" or "Insert" or "Update"] => new ObjectName(space, table),
            _ => null,
        };
        return name is not null && schema.Relation(name.Schema!, name.Name) is Table ? new Meaning.Row(Whole(name), false) : null;
    }

    // What a select names

    private TableRows Whole(ObjectName table) => _shapes.TryGetValue(table, out var known) ? known : _shapes[table] = new(schema, table);

    /// <summary>The columns of a table; those of a view are not known.</summary>
    private sealed class TableRows(SupabaseSchema schema, ObjectName table) : RowShape
    {
        public override bool IsLoose => true;

        public override RowMember? Member(string name) =>
            schema.HasColumn(table, name) is { } known ? new RowMember.Column(new(Column.OfKind, table.Member(name)), known, $"{table.Name}.{name}") { IsStrange = !known && !schema.Missing } : null;
    }

    private RowShape? Rows(FromTable from, CodeValue.Call select)
    {
        if (select.Arguments.IsEmpty) return Whole(from.Name);
        return select.Arguments[0] is CodeValue.Text { Value: var text } ? text == "*" ? Whole(from.Name) : Named(from, text) : null;
    }

    private RowRecord Named(FromTable from, string text)
    {
        var path = new Stack<Part>([new(from.Name)]);
        new SupabaseSelect(text).Read(
            (name, under, _) =>
            {
                var part = path.Peek();
                if (name == "*") part.HasAll = true;
                // What has another name in the row needs none of the table: where it is asked for is told.
                else if (under is not null && part.Table is { } table && Whole(table).Member(name) is RowMember.Column column && (column.IsKnown || under == name)) part.Members[under.Length > 0 ? under : name] = column;
                else if (under is not null) part.Members[under.Length > 0 ? under : name] = null;
            },
            (name, under, _) => path.Push(new(schema.Embedded(path.Peek().Table, from.Name.Schema!, name)?.Name) { Under = under! }),
            () =>
            {
                var part = path.Pop();
                var outer = path.Peek();
                if (part.Under.Length > 0) outer.Members[part.Under] = new RowMember.Inner(outer.Table is { } of && part.Table is { } table && schema.IsMany(of, table) is { } many ? new Meaning.Row(part.Rows(this), many) : null);
                else foreach (var (name, member) in part.Members) outer.Members[name] = member;
            });
        return path.Pop().Rows(this);
    }

    /// <summary>What is named of one table.</summary>
    private sealed class Part(ObjectName? table)
    {
        public ObjectName? Table => table;
        public string Under { get; init; } = "";
        public bool HasAll { get; set; }
        public Dictionary<string, RowMember?> Members { get; } = new(StringComparer.Ordinal);

        public RowRecord Rows(SupabaseRows rows) => new(Members, HasAll && table is not null ? rows.Whole(table) : null);
    }
}
