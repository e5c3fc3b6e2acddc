using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Triggers on tables and views (manual 39; CREATE TRIGGER).</summary>
internal sealed class Triggers : KindDialect
{
    public override Kind Kind => Trigger.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE TRIGGER", Create);
        grammar.On("ALTER TRIGGER", Alter);
        grammar.On("DROP TRIGGER", Drop);
    }

    private static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        if (catalog.Modifiers.HasFlag(Modifiers.OrReplace)) catalog.Needs(14, "CREATE OR REPLACE TRIGGER", position);
        var name = sql.Name();
        var timing = ReadTiming(sql);
        var updated = new List<string>();
        var events = ReadEvents(sql, updated);
        sql.Expect("ON");
        var at = sql.Position;
        var relation = Target(catalog, sql.QualifiedName(), at);
        var made = new Trigger(relation.Name.Member(name))
        {
            Timing = timing,
            Events = events,
            OnView = relation is View,
            Constraint = catalog.Modifiers.HasFlag(Modifiers.Constraint),
        };
        var needs = new List<ObjectId>();
        if (sql.Take("FROM")) made = made with { From = catalog.Relation(sql.QualifiedName(), sql.Position).Name };
        made = made with { Deferral = ReadDeferral(sql), Referencing = ReadReferencing(sql), ForEachRow = ReadLevel(sql) };
        var condition = sql.At;
        made = made with { When = ReadWhen(sql, catalog, relation, needs) };
        if (made.When is not null) TriggerChecks.When(sql, condition, sql.At, made.ForEachRow, events);
        AddColumns(catalog, relation, updated, needs, at);
        TriggerChecks.Target(made, relation, at);
        made = made with { Action = ReadAction(sql, catalog, needs), Needs = Needs.Distinct(needs) };
        sql.ExpectEnd();
        Put(catalog, made, position);
    }

    /// <summary>A trigger on a platform's table is kept: it is the project's own.</summary>
    private static SchemaObject Target(CatalogBuilder catalog, ObjectName written, int position) =>
        catalog.FindRelation(written) is null && catalog.OutsideRelation(written) is { } outside ? new Table(outside) : catalog.Relation(written, position);

    private static void Put(CatalogBuilder catalog, Trigger made, int position)
    {
        if (catalog.Current.Find(made.Id()) is not Trigger present) { catalog.Add(made, position); return; }
        if (!catalog.Modifiers.HasFlag(Modifiers.OrReplace) && present.Refused is null)
            throw new StatementRefused(SqlStates.DuplicateObject, $"trigger {made.Name.Name} of {made.Name.OfTable()} already exists", position);
        if (present.Constraint || made.Constraint) throw new StatementRefused(SqlStates.DuplicateObject, $"constraint trigger {made.Name.Name} of {made.Name.OfTable()} cannot be replaced", position);
        catalog.Alter(present, made with { Comment = present.Comment });
    }

    private static string ReadTiming(SqlReader sql)
    {
        if (sql.Take("INSTEAD", "OF")) return "instead of";
        if (sql.Take("BEFORE")) return "before";
        if (sql.Take("AFTER")) return "after";
        throw sql.Unexpected("BEFORE, AFTER or INSTEAD OF");
    }

    private static EquatableArray<string> ReadEvents(SqlReader sql, List<string> updated)
    {
        var events = new List<string>();
        do
        {
            var word = sql.Name();
            if (word is not ("insert" or "update" or "delete" or "truncate")) throw sql.Unexpected("INSERT, UPDATE, DELETE or TRUNCATE");
            if (events.Exists(e => e == word || e.StartsWith("update of", StringComparison.Ordinal) && word == "update")) throw new StatementRefused(SqlStates.SyntaxError, $"{word.ToUpperInvariant()} is named twice", sql.Position);
            if (word == "update" && sql.Take("OF"))
            {
                do updated.Add(sql.Name());
                while (sql.Take(TokenKind.Comma));
                word = $"update of {string.Join(", ", updated)}";
            }
            events.Add(word);
        }
        while (sql.Take("OR"));
        return events.OrderBy(Rank).ToEquatableArray();
    }

    private static int Rank(string word) => word[0] switch { 'i' => 0, 'u' => 1, 'd' => 2, _ => 3 };

    private static Deferral ReadDeferral(SqlReader sql)
    {
        var deferral = Deferral.NotDeferrable;
        while (true)
        {
            if (sql.Take("NOT", "DEFERRABLE")) deferral = Deferral.NotDeferrable;
            else if (sql.Take("DEFERRABLE")) deferral = deferral == Deferral.NotDeferrable ? Deferral.Deferrable : deferral;
            else if (sql.Take("INITIALLY", "IMMEDIATE")) { }
            else if (sql.Take("INITIALLY", "DEFERRED")) deferral = Deferral.InitiallyDeferred;
            else return deferral;
        }
    }

    private static string? ReadReferencing(SqlReader sql)
    {
        if (!sql.Take("REFERENCING")) return null;
        var tables = new List<string>();
        while (sql.Is("OLD") || sql.Is("NEW"))
        {
            var side = sql.Name();
            if (!sql.Take("TABLE")) sql.Expect("ROW");
            sql.Take("AS");
            tables.Add($"{side} table as {Quoting.Name(sql.Name())}");
        }
        return string.Join(' ', tables.OrderDescending(StringComparer.Ordinal));
    }

    private static bool ReadLevel(SqlReader sql)
    {
        if (!sql.Take("FOR")) return false;
        sql.Take("EACH");
        if (sql.Take("ROW")) return true;
        sql.Expect("STATEMENT");
        return false;
    }

    private static SqlExpression? ReadWhen(SqlReader sql, CatalogBuilder catalog, SchemaObject relation, List<ObjectId> needs)
    {
        if (!sql.Take("WHEN")) return null;
        sql.Expect(TokenKind.LeftParen);
        var parsed = KeptExpression.Read(sql, catalog);
        sql.Expect(TokenKind.RightParen);
        Needs.AddFunctions(catalog, parsed.Functions, needs);
        foreach (var column in parsed.Columns.Span)
            if (new ObjectId(Column.OfKind, relation.Name.Member(column)) is var id && catalog.Current.Contains(id)) needs.Add(id);
        return parsed.Expression;
    }

    private static void AddColumns(CatalogBuilder catalog, SchemaObject relation, List<string> columns, List<ObjectId> needs, int position)
    {
        if (columns.Distinct().Count() < columns.Count) throw new StatementRefused(SqlStates.DuplicateColumn, "a column of UPDATE OF is named twice", position);
        if (relation is not Table || !catalog.Current.Contains(relation.Id())) return;
        foreach (var column in columns)
        {
            var id = new ObjectId(Column.OfKind, relation.Name.Member(column));
            if (!catalog.Current.Contains(id)) catalog.Refuse(SqlStates.UndefinedColumn, $"column {column} of {relation.Name} does not exist", position, id);
            else needs.Add(id);
        }
    }

    private static string ReadAction(SqlReader sql, CatalogBuilder catalog, List<ObjectId> needs)
    {
        sql.Expect("EXECUTE");
        if (!sql.Take("FUNCTION")) sql.Expect("PROCEDURE");
        return TriggerFunctions.Read(sql, catalog, "trigger", needs);
    }

    private static Trigger? Find(CatalogBuilder catalog, ObjectName table, string name) =>
        (catalog.FindRelation(table)?.Name ?? catalog.OutsideRelation(table)) is { } relation && catalog.Current.TryFind<Trigger>(Trigger.OfKind, relation.Member(name), out var found) ? found : null;

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = sql.Name();
        sql.Expect("ON");
        var relation = Target(catalog, sql.QualifiedName(), position);
        if (Find(catalog, relation.Name, name) is not { } trigger) throw OnRelation.Missing(Trigger.OfKind, relation.Name.Member(name), position);
        if (!sql.Take("RENAME", "TO")) { NotModelled.ReadOver(sql, catalog); return; }
        var after = relation.Name.Member(sql.Name());
        sql.ExpectEnd();
        if (catalog.Current.Contains(new(Trigger.OfKind, after))) throw new StatementRefused(SqlStates.DuplicateObject, $"trigger {after} already exists", position);
        catalog.RenameWithParts(trigger, after);
    }

    private static void Drop(SqlReader sql, CatalogBuilder catalog) => OnRelation.ReadDrop(sql, catalog, Trigger.OfKind, Find);

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var trigger = (Trigger)subject;
        var table = trigger.Name.OfTable();
        return trigger with
        {
            Events = trigger.Events.Select(e => e.StartsWith("update of ", StringComparison.Ordinal) ? $"update of {string.Join(", ", e["update of ".Length..].Split(", ").Select(c => renaming.Column(table, c)))}" : e),
            When = renaming.Of(trigger.When, table),
            Action = trigger.Action is null ? null : renaming.Of(trigger.Action),
            Needs = renaming.Of(trigger.Needs),
        };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var trigger = (Trigger)subject;
        var table = Quoting.Name(trigger.Name.OfTable());
        var text = $"CREATE {(trigger.Constraint ? "CONSTRAINT " : "")}TRIGGER {Quoting.Name(trigger.Name.Name)} {trigger.Timing.ToUpperInvariant()} {string.Join(" OR ", trigger.Events.Select(WrittenEvent))} ON {table}";
        if (trigger.From is not null) text += $" FROM {Quoting.Name(trigger.From)}";
        if (trigger.Deferral != Deferral.NotDeferrable) text += trigger.Deferral == Deferral.Deferrable ? " DEFERRABLE" : " DEFERRABLE INITIALLY DEFERRED";
        if (trigger.Referencing is not null) text += $" REFERENCING {trigger.Referencing}";
        text += trigger.ForEachRow ? " FOR EACH ROW" : " FOR EACH STATEMENT";
        if (trigger.When is not null) text += $" WHEN ({trigger.When.Sql})";
        yield return $"{text} EXECUTE FUNCTION {trigger.Action}";
        if (trigger.Enabled != "origin") yield return Enable(trigger);
    }

    private static string Enable(Trigger trigger) => $"ALTER TABLE {Quoting.Name(trigger.Name.OfTable())} {CommonAlters.Enabling(trigger.Enabled)} TRIGGER {Quoting.Name(trigger.Name.Name)}";

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    /// <summary>OR REPLACE is there since 14, and never for constraint triggers (manual, CREATE TRIGGER).</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (present, wanted) = ((Trigger)before, (Trigger)after);
        if (facets is [var only] && only == Trigger.EnabledFacet) return [Enable(wanted)];
        if (writing.Version < 14 || present.Constraint || wanted.Constraint) return null;
        var replaced = CommonAlters.OrReplace(Create(after, writing.After).First());
        // what is replaced fires as usual again
        return wanted.Enabled != "origin" ? [replaced, Enable(wanted)] : [replaced];
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_trigger", $"tgrelid = {PgCatalog.Relation(subject.Name.OfTable())} AND tgname = {SqlString.Quote(subject.Name.Name)}");

    private static string WrittenEvent(string word) =>
        word.StartsWith("update of ", StringComparison.Ordinal) ? $"UPDATE OF {Quoting.Names(word["update of ".Length..].Split(", "))}" : word.ToUpperInvariant();
}
