using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>A routine as ALTER, DROP, COMMENT and GRANT name it: with its argument types, or without when the name is unique.</summary>
/// <param name="Routine">The sort that the statement asks for; null when any will do.</param>
/// <param name="Arguments">null when none were written.</param>
internal sealed record FunctionReference(ObjectName Written, Routine? Routine, EquatableArray<FunctionArgument>? Arguments, int Position)
{
    /// <summary>GRANT and COMMENT say FUNCTION for aggregates, too; ALTER and DROP do not.</summary>
    public bool AllowsAggregates { get; init; }

    private const string AmbiguousFunction = "42725";

    public static FunctionReference Read(SqlReader sql, Routine? routine)
    {
        var position = sql.Position;
        var name = sql.QualifiedName();
        if (!sql.Is(TokenKind.LeftParen)) return new(name, routine, null, position);
        var arguments = new List<FunctionArgument>();
        sql.Expect(TokenKind.LeftParen);
        if (sql.TakeOperator("*")) { }
        else if (!sql.Is(TokenKind.RightParen))
        {
            do arguments.Add(FunctionSignature.ReadArgument(sql, null, []));
            while (sql.Take(TokenKind.Comma) || sql.Take("ORDER", "BY"));
        }
        sql.Expect(TokenKind.RightParen);
        return new(name, routine, arguments.ToEquatableArray(), position);
    }

    public Function Find(CatalogBuilder catalog) =>
        TryFind(catalog) ?? throw new StatementRefused(SqlStates.UndefinedFunction, $"{Word()} {Id(catalog).Name} does not exist", Position, Id(catalog));

    private string Word() => Routine?.ToString().ToLowerInvariant() ?? "routine";

    public Function? TryFind(CatalogBuilder catalog)
    {
        var candidates = catalog.Functions(Written).ToList();
        Function? found;
        if (Arguments is null)
        {
            var fitting = candidates.Where(f => Routine is null || f.Routine == Routine || candidates.Count == 1 || (AllowsAggregates && f.Routine == Model.Routine.Aggregate)).ToList();
            if (fitting.Count > 1) throw new StatementRefused(AmbiguousFunction, $"{Word()} name {Written} is not unique; give the argument types", Position);
            found = fitting.Count == 1 ? fitting[0] : null;
        }
        else
        {
            found = Matching(catalog, candidates, inputsOnly: true) ?? (Routine is Model.Routine.Procedure or null ? Matching(catalog, candidates, inputsOnly: false) : null);
        }
        if (found is not null && Routine is not null && found.Routine != Routine && !(AllowsAggregates && found.Routine == Model.Routine.Aggregate))
            throw new StatementRefused(SqlStates.WrongObjectType, $"{found.Name} is no {Word()}, but of kind {found.Kind.Label}", Position);
        return found;
    }

    /// <summary>Procedures may also be named with their OUT arguments (manual, DROP PROCEDURE).</summary>
    private Function? Matching(CatalogBuilder catalog, IReadOnlyList<Function> candidates, bool inputsOnly)
    {
        foreach (var candidate in candidates)
        {
            if (inputsOnly ? candidate.Name.Name == Identity(catalog) : AllArgumentsMatch(catalog, candidate)) return candidate;
        }
        return null;
    }

    private bool AllArgumentsMatch(CatalogBuilder catalog, Function candidate) =>
        FunctionSignature.Parse(candidate.Arguments, catalog).Arguments.Select(a => a.Type).SequenceEqual(Arguments!.Value.Select(a => Resolved(catalog, a.Type)));

    private string Identity(CatalogBuilder catalog) =>
        new FunctionSignature(Arguments!.Value.Select(a => a with { Type = Resolved(catalog, a.Type) })).Identity(Written.Name);

    /// <summary>A type that does not exist cannot be the one: the function is what is missing.</summary>
    private static SqlType Resolved(CatalogBuilder catalog, SqlType type)
    {
        if (Types.IsBuiltIn(type)) return type;
        if (catalog.FindType(new(type.Schema, type.Name)) is { } found) return type with { Schema = found.Name.Schema };
        if (type.Schema is null && catalog.OutsideType(new(null, type.Name)) is { } outside) return type with { Schema = outside.Schema };
        return type;
    }

    public ObjectId Id(CatalogBuilder catalog)
    {
        var name = catalog.Assumed(Written);
        return new(Functions.KindOf(Routine ?? Model.Routine.Function), Arguments is null ? name : name with { Name = Identity(catalog) });
    }
}
