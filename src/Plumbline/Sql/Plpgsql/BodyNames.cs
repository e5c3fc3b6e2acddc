using Plumbline.Model;

namespace Plumbline.Sql.Plpgsql;

/// <summary>The names in a routine's body, resolved by the reader of queries; its variables are the row of a query around them all.</summary>
internal sealed class BodyNames(RoutineText body, BodyMeanings meanings, Variables routine)
{
    private readonly Dictionary<Variables, NameScope> _scopes = new(ReferenceEqualityComparer.Instance);
    private readonly List<QueryName> _names = [];

    /// <param name="routine">Its parameters, and what its language gives to all.</param>
    public static List<QueryName> Read(RoutineText body, BodyMeanings meanings, Variables routine) => new BodyNames(body, meanings, routine).Run();

    private List<QueryName> Run()
    {
        var resolver = new NameResolver(meanings, _names, "", false);
        foreach (var query in body.Queries)
        {
            var before = _names.Count;
            resolver.Query(query.Text, query.IsAlone ? null : ScopeOf(query.Variables ?? routine));
            for (var i = before; i < _names.Count; i++) _names[i] = Placed(_names[i], query);
        }
        return _names;
    }

    private QueryName Placed(QueryName name, BodyQuery query)
    {
        if (query.At.IsKnown) name = name with { At = query.At.At, Length = query.At.End - query.At.At };
        // f.p%TYPE is the type of the routine's own parameter
        var isOwn = name.Part == NamePart.Relation && name.Name.Name == routine.Label;
        var isExcused = name.Verdict == NameVerdict.Missing && (query.IsGuarded || isOwn || (name.Part == NamePart.Column && body.AsksFor(name.Name.Name)));
        return isExcused ? name with { Verdict = NameVerdict.Unsure, State = null } : name;
    }

    private NameScope ScopeOf(Variables variables)
    {
        if (_scopes.TryGetValue(variables, out var known)) return known;
        var outer = ReferenceEquals(variables, routine) ? null : ScopeOf(variables.Outer ?? routine);
        var scope = new NameScope(outer, SqlFlavor.Postgres) { IsVariables = true };
        _scopes[variables] = scope;
        scope.Members.Add(new(SqlFlavor.Postgres, variables.Label ?? "", null, null, variables.Members.Select(v => new KnownColumn(v.Name, v.Type)).ToList()));
        foreach (var variable in variables.Members)
        {
            // a name that is no relation may be a composite type's: its fields are not known
            var row = variable.RowOf is { } of ? meanings.Relation(of) : default;
            var isRow = row is { Verdict: NameVerdict.Known, Columns: not null };
            scope.Members.Add(new(SqlFlavor.Postgres, variable.Name, null, isRow ? row.Name : null, isRow ? row.Columns : null) { IsQualifiedOnly = true });
        }
        return scope;
    }
}
