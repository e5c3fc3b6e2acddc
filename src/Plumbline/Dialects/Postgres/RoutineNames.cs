using Plumbline.Model;
using Plumbline.Sql;
using Plumbline.Sql.Plpgsql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What the bodies of routines name, on a server of one major that holds a catalog. The server looks into most of them only when they run (manual, check_function_bodies).</summary>
public sealed class RoutineNames
{
    /// <summary>What PL/pgSQL gives every routine, and trigger functions besides (manual, Trigger Functions).</summary>
    private static readonly string[] s_always = ["found"],
        s_inTriggers = ["new", "old", "tg_name", "tg_when", "tg_level", "tg_op", "tg_relid", "tg_relname", "tg_table_name", "tg_table_schema", "tg_nargs", "tg_argv"],
        s_inEventTriggers = ["tg_event", "tg_tag"];

    [ThreadStatic]
    private static RoutineNames? t_last, t_other;

    private readonly Catalog _catalog;
    private readonly int _major;
    private readonly Dictionary<string, QueryMeanings> _meanings = new(StringComparer.Ordinal);

    private RoutineNames(Catalog catalog, int major) => (_catalog, _major) = (catalog, major);

    /// <summary>The last two that were asked for are kept: rules ask for what was before and what is after.</summary>
    public static RoutineNames In(Catalog catalog, int major)
    {
        if (!(t_last?.Is(catalog, major) ?? false)) (t_last, t_other) = (t_other?.Is(catalog, major) ?? false ? t_other : new(catalog, major), t_last);
        return t_last;
    }

    private bool Is(Catalog catalog, int major) => ReferenceEquals(_catalog, catalog) && _major == major;

    /// <summary>Whether the body is one whose names are read: SQL or PL/pgSQL that the server keeps as text.</summary>
    public static bool AreRead(Function function) => function is { Language: "plpgsql" or "sql", Body: not null } && !function.HasParsedBody();

    /// <summary>Statements that are put together when it runs: what they name is not known.</summary>
    public static int Assembled(Function function) => TextOf(function).Assembled.Count;

    /// <summary>Statements that the reader did not understand.</summary>
    public static int Unread(Function function) => TextOf(function).Unread.Count;

    /// <summary>Whether it asks which table it is run for: a column of a row may be meant for one of them.</summary>
    public static bool AskForTable(Function function) => TextOf(function).AsksForTable;

    private static RoutineText TextOf(Function function) => RoutineText.Of(function.Language!, function.Body!);

    /// <summary>The names in a body, with their places in it. A field of a trigger's row is a column of <c>new</c> or <c>old</c>, of which nothing is known here.</summary>
    /// <param name="session">By whose search path it runs when it sets none.</param>
    public IReadOnlyList<QueryName> Of(Function function, Session session)
    {
        var path = PathOf(function, session);
        var key = string.Join(',', path);
        if (!_meanings.TryGetValue(key, out var meanings)) _meanings[key] = meanings = new(_catalog, _major, path);
        var text = TextOf(function);
        return BodyNames.Read(text, new(text, meanings, HandedOver(function)), VariablesOf(function));
    }

    /// <summary>The path of its SET clause, else that of the session which made it.</summary>
    public static IReadOnlyList<string> PathOf(Function function, Session session)
    {
        foreach (var setting in function.Settings)
            if (setting.StartsWith("search_path=", StringComparison.Ordinal))
                return [.. setting["search_path=".Length..].Split(',', StringSplitOptions.TrimEntries).Select(s => s.Trim('"', '\'')).Where(s => s.Length > 0)];
        return session.SearchPath;
    }

    /// <summary>A body in SQL sees what goes in, one in PL/pgSQL what comes out, too.</summary>
    private static Variables VariablesOf(Function function)
    {
        var members = new List<Variable>();
        var isSql = function.Language == "sql";
        foreach (var argument in FunctionSignature.ReadBack(function.Arguments).Arguments)
            if (argument.IsInput || !isSql) Add(members, argument);
        if (!isSql && function.Returns is { } returns && returns.StartsWith("TABLE(", StringComparison.Ordinal))
            foreach (var column in FunctionSignature.ReadBack(returns["TABLE(".Length..^1]).Arguments) Add(members, column);
        if (!isSql) members.AddRange(s_always.Select(n => new Variable(n, null)));
        if (function.Returns is "trigger" or "event_trigger") members.AddRange((function.Returns == "trigger" ? s_inTriggers : s_inEventTriggers).Select(n => new Variable(n, null)));
        return new(null, function.BareName().Name, members);
    }

    private static void Add(List<Variable> members, FunctionArgument argument)
    {
        if (argument.Name is not { } name) return;
        var type = argument.Type;
        members.Add(new(name, type) { RowOf = Types.IsBuiltIn(type) || type.IsArray ? null : new(type.Schema, type.Name) });
    }

    /// <summary>Transition tables: the triggers name them. Their columns are known where all say the same.</summary>
    private Dictionary<string, IReadOnlyList<KnownColumn>?> HandedOver(Function function)
    {
        var handed = new Dictionary<string, IReadOnlyList<KnownColumn>?>(StringComparer.Ordinal);
        if (function.Returns != "trigger") return handed;
        foreach (var trigger in _catalog.Dependents(function.Id()).OfType<Trigger>())
        {
            if (trigger.Referencing is not { } referencing) continue;
            List<KnownColumn> columns = [.. _catalog.Columns(trigger.Name.OfTable()).Select(c => new KnownColumn(c.Name.Name, c.Type))];
            foreach (var word in referencing.Split(' '))
                handed[word.Trim('"')] = handed.TryGetValue(word.Trim('"'), out var earlier) && !(earlier ?? []).SequenceEqual(columns) || columns.Count == 0 ? null : columns;
        }
        return handed;
    }
}
