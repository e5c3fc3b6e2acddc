using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Sqlite;

/// <summary>CREATE and DROP TRIGGER. The statements between BEGIN and END are kept as text in one spelling.</summary>
internal sealed class Triggers : KindDialect
{
    public override Kind Kind => Trigger.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE TRIGGER", ReadCreate);
        grammar.On("DROP TRIGGER", Drop);
    }

    private static void ReadCreate(SqlReader sql, CatalogBuilder catalog)
    {
        var ifNotExists = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        var written = sql.ObjectWord();
        Lookup.ExpectName(written.Name, position);
        if (Find(catalog, written.Name) is { } present)
        {
            if (!ifNotExists) throw new StatementRefused(SqlStates.DuplicateObject, $"trigger {present.Name.Name} already exists", position);
            catalog.Clauses |= Clauses.Skipped;
            sql.At = sql.End;
            return;
        }
        var timing = sql.Take("AFTER") ? "after" : sql.Take("INSTEAD", "OF") ? "instead of" : sql.Take("BEFORE") ? "before" : "before";
        var happens = Event(sql);
        sql.Expect("ON");
        var at = sql.Position;
        var target = new ObjectName(null, sql.ColumnWord());
        var on = catalog.Named(target) ?? throw catalog.NoTable(target, at);
        if (on is Table && timing == "instead of") throw new StatementRefused(SqlStates.WrongObjectType, $"cannot create INSTEAD OF trigger on table: {target}", at);
        if (on is View && timing != "instead of") throw new StatementRefused(SqlStates.WrongObjectType, $"cannot create {timing.ToUpperInvariant()} trigger on view: {target}", at);
        sql.Take("FOR", "EACH", "ROW");
        var when = sql.Take("WHEN") ? sql.UpTo(s => s.Is("BEGIN")).Expression : null;
        sql.Expect("BEGIN");
        var (body, needs) = TriggerBody.Read(sql, catalog, on.Name);
        catalog.Add(new Trigger(on.Name.Member(written.Name))
        {
            Timing = timing,
            Events = [happens],
            ForEachRow = true,
            When = when,
            Body = body,
            Needs = needs,
            OnView = on is View,
        }, position);
    }

    private static string Event(SqlReader sql)
    {
        if (sql.Take("DELETE")) return "delete";
        if (sql.Take("INSERT")) return "insert";
        sql.Expect("UPDATE");
        if (!sql.Take("OF")) return "update";
        var columns = new List<string>();
        do columns.Add(sql.ColumnWord());
        while (sql.Take(TokenKind.Comma));
        return $"update of {string.Join(", ", columns)}";
    }

    private static void Drop(SqlReader sql, CatalogBuilder catalog) => catalog.RemoveNamed(sql, Trigger.OfKind, SqlStates.UndefinedObject, written => Find(catalog, written.Name));

    private static Trigger? Find(CatalogBuilder catalog, string name) => catalog.Current.OfType<Trigger>().FirstOrDefault(t => Lookup.Same(t.Name.Name, name));

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var trigger = (Trigger)subject;
        var table = trigger.Name.OfTable();
        return trigger with
        {
            Events = trigger.Events.Select(e => e.StartsWith("update of ", StringComparison.Ordinal) ? "update of " + string.Join(", ", renaming.Columns(table, e[10..].Split(", ").ToEquatableArray())) : e),
            When = renaming.Of(trigger.When, table),
            Body = trigger.Body is null ? null : TriggerBody.Renamed(trigger.Body, table, trigger.Needs, renaming),
            Needs = renaming.Of(trigger.Needs),
        };
    }

    public override Bond BondTo(SchemaObject subject, SchemaObject dropped) => Bond.None;

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var trigger = (Trigger)subject;
        yield return $"CREATE TRIGGER {WrittenTable.Quoted(trigger.Name.Name)} {trigger.Timing.ToUpperInvariant()} {string.Join(", ", trigger.Events.Select(Written))} ON {WrittenTable.Quoted(trigger.Name.Table!)} FOR EACH ROW"
            + (trigger.When is { } when ? $" WHEN {when.Sql}" : "") + $" BEGIN {trigger.Body} END";
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP TRIGGER {WrittenTable.Quoted(subject.Name with { Table = null })}"];

    public override string Exists(SchemaObject subject) => Lookup.IsThere("trigger", subject.Name);

    private static string Written(string happens) =>
        happens.StartsWith("update of ", StringComparison.Ordinal) ? $"UPDATE OF {WrittenTable.Quoted(happens[10..].Split(", "))}" : happens.ToUpperInvariant();
}
