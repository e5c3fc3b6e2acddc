using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Event triggers (manual 40; CREATE EVENT TRIGGER).</summary>
internal sealed class EventTriggers : KindDialect
{
    public override Kind Kind => EventTrigger.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE EVENT TRIGGER", Create);
        grammar.On("ALTER EVENT TRIGGER", Alter);
        grammar.On("DROP EVENT TRIGGER", Drop);
    }

    private static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = new ObjectName(null, sql.Name());
        sql.Expect("ON");
        var at = sql.Position;
        var word = sql.Name();
        if (word is not ("ddl_command_start" or "ddl_command_end" or "table_rewrite" or "sql_drop") && !(word == "login" && catalog.Version >= 17))
            throw new StatementRefused(SqlStates.SyntaxError, $"there is no event {word}", at);
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        if (sql.Take("WHEN"))
        {
            do ReadFilter(sql, tags);
            while (sql.Take("AND"));
        }
        sql.Expect("EXECUTE");
        if (!sql.Take("FUNCTION")) sql.Expect("PROCEDURE");
        var needs = new List<ObjectId>();
        var action = TriggerFunctions.Read(sql, catalog, "event_trigger", needs);
        sql.ExpectEnd();
        EnsureFree(catalog, name, position);
        catalog.Add(new EventTrigger(name) { Event = word, Tags = tags.ToEquatableArray(), Action = action, Needs = Needs.Distinct(needs) }, position);
    }

    private static void ReadFilter(SqlReader sql, SortedSet<string> tags)
    {
        sql.Expect("TAG");
        sql.Expect("IN");
        sql.Expect(TokenKind.LeftParen);
        do tags.Add(sql.String().ToUpperInvariant());
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
    }

    private static void EnsureFree(CatalogBuilder catalog, ObjectName name, int position)
    {
        if (catalog.Current.Find(new(EventTrigger.OfKind, name)) is { Refused: null }) throw new StatementRefused(SqlStates.DuplicateObject, $"event trigger {name} already exists", position);
    }

    private static EventTrigger? Find(CatalogBuilder catalog, string name) => catalog.Current.Find(new(EventTrigger.OfKind, new(null, name))) as EventTrigger;

    private static StatementRefused Missing(string name, int position) =>
        new(SqlStates.UndefinedObject, $"event trigger {name} does not exist", position, new(EventTrigger.OfKind, new(null, name)));

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = sql.Name();
        if (Find(catalog, name) is not { } trigger) throw Missing(name, position);
        if (CommonAlters.TryRead(sql, catalog, trigger, (after, at) => EnsureFree(catalog, after, at))) return;
        var enabled = sql.Take("DISABLE") ? "disabled" : null;
        if (enabled is null)
        {
            sql.Expect("ENABLE");
            enabled = sql.Take("REPLICA") ? "replica" : sql.Take("ALWAYS") ? "always" : "origin";
        }
        sql.ExpectEnd();
        catalog.Alter(trigger, trigger with { Enabled = enabled });
    }

    private static void Drop(SqlReader sql, CatalogBuilder catalog)
    {
        var ifExists = catalog.TakeIfExists(sql);
        var position = sql.Position;
        var name = sql.Name();
        var cascade = catalog.TakeCascade(sql);
        sql.ExpectEnd();
        if (Find(catalog, name) is { } trigger) catalog.Drop(trigger.Id(), cascade, position);
        else if (ifExists) catalog.Skip(new(EventTrigger.OfKind, new(null, name)));
        else throw Missing(name, position);
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var trigger = (EventTrigger)subject;
        return trigger with { Action = renaming.Of(trigger.Action), Needs = renaming.Of(trigger.Needs) };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var trigger = (EventTrigger)subject;
        var tags = trigger.Tags.IsEmpty ? "" : $" WHEN TAG IN ({string.Join(", ", trigger.Tags.Select(SqlString.Quote))})";
        yield return $"CREATE EVENT TRIGGER {Quoting.Name(trigger.Name.Name)} ON {trigger.Event}{tags} EXECUTE FUNCTION {trigger.Action}";
        if (trigger.Enabled != "origin") yield return Enable(trigger);
    }

    private static string Enable(EventTrigger trigger) => $"ALTER EVENT TRIGGER {Quoting.Name(trigger.Name.Name)} {CommonAlters.Enabling(trigger.Enabled)}";

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing) =>
        facets is [var only] && only == EventTrigger.EnabledFacet ? [Enable((EventTrigger)after)] : null;

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_event_trigger", $"evtname = {SqlString.Quote(subject.Name.Name)}");
}
