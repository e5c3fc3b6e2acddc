using Plumbline.Model;

namespace Plumbline.Sources.Code.EntityClients;

/// <summary>What a value of C# is, as far as entities go.</summary>
/// <param name="Class">The class of it, or of each of its rows.</param>
/// <param name="Included">The class that the last <c>Include</c> led to.</param>
internal readonly record struct EntityValue(EntityForm Form, string Class, string? Included = null)
{
    public EntityValue One() => Form switch { EntityForm.Rows => new(EntityForm.Row, Class), EntityForm.Groups => new(EntityForm.Group, Class), _ => this };
}

internal enum EntityForm
{
    /// <summary>An object of a class.</summary>
    Row,

    /// <summary>Many of them, in a query or a list.</summary>
    Rows,

    /// <summary>Rows with a key, as <c>GroupBy</c> makes them; and many of these.</summary>
    Group,
    Groups,

    /// <summary>What <c>ExecuteUpdate</c> hands to its function.</summary>
    Setters,
}

/// <summary>Finds out what values of one file are: from a context's sets through the methods of LINQ, and from types that are written.</summary>
internal sealed class EntityValues
{
    private const int MostSteps = 200;
    private static readonly HashSet<string> s_lists = new(StringComparer.Ordinal)
    {
        "DbSet", "IDbSet", "IQueryable", "IOrderedQueryable", "IIncludableQueryable", "IEnumerable", "IAsyncEnumerable", "List", "IList", "ICollection", "Collection", "HashSet", "ISet",
        "IReadOnlyList", "IReadOnlyCollection", "ObservableCollection", "ImmutableArray", "ImmutableList",
    };
    private static readonly HashSet<string> s_same = new(StringComparer.Ordinal)
    {
        "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Skip", "Take", "SkipWhile", "TakeWhile", "Distinct", "DistinctBy", "Reverse", "Concat", "Union", "Except", "Intersect", "DefaultIfEmpty",
        "AsNoTracking", "AsNoTrackingWithIdentityResolution", "AsTracking", "AsQueryable", "AsEnumerable", "AsAsyncEnumerable", "AsSplitQuery", "AsSingleQuery", "IgnoreQueryFilters", "IgnoreAutoIncludes", "TagWith", "TagWithCallSite",
        "FromSql", "FromSqlRaw", "FromSqlInterpolated", "ToList", "ToListAsync", "ToArray", "ToArrayAsync", "ToHashSet", "ToHashSetAsync", "SetProperty", "ConfigureAwait",
    };
    private static readonly HashSet<string> s_one = new(StringComparer.Ordinal)
    {
        "First", "FirstAsync", "FirstOrDefault", "FirstOrDefaultAsync", "Single", "SingleAsync", "SingleOrDefault", "SingleOrDefaultAsync", "Last", "LastAsync", "LastOrDefault", "LastOrDefaultAsync",
        "Find", "FindAsync", "ElementAt", "ElementAtAsync", "ElementAtOrDefault", "ElementAtOrDefaultAsync", "MinBy", "MaxBy",
    };

    private readonly CodeFile _file;
    private readonly EntityClasses _classes;
    private readonly Dictionary<int, (CodeValue.Call Call, int Argument)> _handed = [];
    private readonly Dictionary<int, EntityValue?> _bound = [];

    public EntityValues(CodeFile file, EntityClasses classes)
    {
        (_file, _classes) = (file, classes);
        foreach (var call in file.Calls)
            for (var i = 0; i < call.Arguments.Count; i++)
                if (call.Arguments[i] is CodeValue.Function { Parameters: var parameters })
                    foreach (var parameter in parameters) _handed[parameter] = (call, i);
    }

    /// <summary>A call by its index is the call.</summary>
    public static CodeValue Resolved(CodeFile file, CodeValue value) => value is CodeValue.Known known && known.Index < file.Calls.Count ? file.Calls[known.Index] : value;

    public EntityValue? Of(CodeValue value, int steps = 0)
    {
        if (steps > MostSteps) return null;
        switch (Resolved(_file, value))
        {
            case CodeValue.Bound bound: return Bound(bound.Binding, steps);
            case CodeValue.Typed typed: return OfType(typed.Type);
            case CodeValue.Member member: return Member(member, steps);
            case CodeValue.Element element: return Of(element.Of, steps + 1) is { Form: EntityForm.Rows } rows ? rows.One() : null;
            case CodeValue.Either either: return either.Of.Select(e => Of(e, steps + 1)).FirstOrDefault(e => e is not null);
            case CodeValue.Call { Callee: CodeValue.Member callee } call: return Call(call, callee, steps);
            default: return null;
        }
    }

    public EntityValue? OfType(CodeType? type) => type switch
    {
        CodeType.List { Of: CodeType.Named { Arguments.Count: 0 } of } => new(EntityForm.Rows, of.Name),
        CodeType.Named { Name: "Task" or "ValueTask" or "Lazy", Arguments: [var inner] } => OfType(inner),
        CodeType.Named { Name: "IGrouping", Arguments: [_, CodeType.Named of] } => new(EntityForm.Group, of.Name),
        CodeType.Named { Arguments: [CodeType.Named { Arguments.Count: 0 } of, ..] } list when s_lists.Contains(list.Name) => new(EntityForm.Rows, of.Name),
        CodeType.Named { Arguments.Count: 0 } named => new(EntityForm.Row, named.Name),
        _ => null,
    };

    private EntityValue? Bound(int index, int steps)
    {
        if (_bound.TryGetValue(index, out var known)) return known;
        _bound[index] = null;
        return _bound[index] = _file.Bindings[index] switch
        {
            CodeBinding.Variable variable => variable.Type is { } type ? OfType(type) : variable.Value is { } value ? Of(value, steps + 1) : null,
            CodeBinding.Parameter { Type: { } type } => OfType(type),
            CodeBinding.Parameter { Callee: CodeValue.Member callee } parameter => Handed(index, parameter, callee, steps),
            CodeBinding.Each each => Of(each.Of, steps + 1)?.One(),
            _ => null,
        };
    }

    /// <summary>What a method hands to the function that it was given.</summary>
    private EntityValue? Handed(int index, CodeBinding.Parameter parameter, CodeValue.Member callee, int steps)
    {
        if (Of(callee.Of, steps + 1) is not { } of) return null;
        var argument = _handed.TryGetValue(index, out var handed) ? handed.Argument : 0;
        switch (callee.Name)
        {
            case "SetProperty": return new(EntityForm.Row, of.Class);
            case "ExecuteUpdate" or "ExecuteUpdateAsync": return new(EntityForm.Setters, of.Class);
            case "ThenInclude": return of.Included is { } included ? new(EntityForm.Row, included) : null;
            case "Join" or "GroupJoin" or "LeftJoin" or "RightJoin" when handed.Call is { Arguments: [var inner, ..] }:
                if (argument == 1 || (argument == 3 && parameter.Index == 0)) return of.One();
                return Of(inner, steps + 1) is { } other ? argument == 3 && callee.Name == "GroupJoin" ? other : other.One() : null;
            case "SelectMany" when argument == 1 && parameter.Index == 1: return handed.Call?.Arguments is [CodeValue.Function { Returns: [var many] }, ..] ? Of(many, steps + 1)?.One() : null;
            default:
                // A group is many rows; a single row hands nothing to anybody.
                return of.Form switch { EntityForm.Rows or EntityForm.Groups => parameter.Index == 0 ? of.One() : null, EntityForm.Group => new(EntityForm.Row, of.Class), _ => null };
        }
    }

    private EntityValue? Member(CodeValue.Member member, int steps) =>
        Of(member.Of, steps + 1) is { Form: EntityForm.Row } of && _classes.Find(of.Class, member.Name) is { } found ? OfType(found.Type) : null;

    private EntityValue? Call(CodeValue.Call call, CodeValue.Member callee, int steps)
    {
        var (name, argument) = callee.Name.IndexOf('<') is > 0 and var angle ? (callee.Name[..angle], callee.Name[(angle + 1)..^1]) : (callee.Name, null);
        if (argument is { Length: > 0 } && name is "Set" && call.Arguments.Count <= 1) return new(EntityForm.Rows, argument);
        if (Of(callee.Of, steps + 1) is not { } of) return null;
        if (s_same.Contains(name)) return of;
        switch (name)
        {
            case "OfType" or "Cast": return argument is null ? null : new(EntityForm.Rows, argument);
            case "Include" or "ThenInclude": return of with { Included = Returned(call, steps)?.Class };
            case "Select": return Returned(call, steps) is { Form: EntityForm.Row } one ? new(EntityForm.Rows, one.Class) : null;
            case "SelectMany": return call.Arguments.Count == 1 && Returned(call, steps) is { Form: EntityForm.Rows } many ? many : null;
            case "GroupBy": return call.Arguments.Count <= 1 && of.Form == EntityForm.Rows ? new(EntityForm.Groups, of.Class) : null;
        }
        if (s_one.Contains(name)) return of.Form == EntityForm.Row && argument is { Length: > 0 } ? new(EntityForm.Row, argument) : of.Form == EntityForm.Group ? new(EntityForm.Row, of.Class) : of.One();
        return Own(name, of);
    }

    /// <summary>A method of the project's own. What it gives of a type parameter is taken to be of its receiver's.</summary>
    private EntityValue? Own(string name, EntityValue of) => OfType(_classes.Method(name)) switch
    {
        null => null,
        var given when _classes.Find(given.Value.Class) is null && given.Value.Class is ['T', ..] => given.Value.Form == EntityForm.Row ? of.One() : of,
        var given => given,
    };

    private EntityValue? Returned(CodeValue.Call call, int steps) => call.Arguments is [CodeValue.Function { Returns: [var returned] }, ..] ? Of(returned, steps + 1) : null;
}
