using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <param name="Mode"><c>in</c>, <c>out</c>, <c>inout</c>, <c>variadic</c> or <c>table</c>, for a column of RETURNS TABLE.</param>
internal sealed record FunctionArgument(string Mode, string? Name, SqlType Type, SqlExpression? Default)
{
    public bool IsInput => Mode is "in" or "inout" or "variadic";
    public bool IsOutput => Mode is "out" or "inout" or "table";

    /// <summary>As pg_get_function_arguments prints it.</summary>
    public override string ToString() => With(Default?.Text);

    /// <summary>As it has to be written: with every cast of its default.</summary>
    public string Written() => With(Default?.Sql);

    private string With(string? otherwise)
    {
        var text = Mode is "in" or "table" ? "" : Mode.ToUpperInvariant() + " ";
        if (Name is not null) text += Quoting.Name(Name) + " ";
        text += Quoting.Type(Type);
        return otherwise is null ? text : $"{text} DEFAULT {otherwise}";
    }
}

/// <summary>A routine's arguments: its identity is the types of those that go in (manual 38.3; CREATE FUNCTION).</summary>
internal sealed record FunctionSignature(EquatableArray<FunctionArgument> Arguments)
{
    public static FunctionSignature Read(SqlReader sql, CatalogBuilder catalog, List<ObjectId> needs)
    {
        var arguments = new List<FunctionArgument>();
        sql.Expect(TokenKind.LeftParen);
        if (!sql.Is(TokenKind.RightParen))
        {
            do arguments.Add(ReadArgument(sql, catalog, needs));
            while (sql.Take(TokenKind.Comma));
        }
        sql.Expect(TokenKind.RightParen);
        return new(arguments.ToEquatableArray());
    }

    /// <summary>Reads our own canonical text back.</summary>
    public static FunctionSignature Parse(string arguments, CatalogBuilder catalog) => Read(SqlReader.Over($"({arguments})"), catalog, []);

    /// <summary>Reads our own canonical text back where no catalog is needed: its types stay as they are written.</summary>
    public static FunctionSignature ReadBack(string arguments)
    {
        var list = new List<FunctionArgument>();
        var sql = SqlReader.Over(arguments);
        while (!sql.AtEnd)
        {
            list.Add(ReadArgument(sql, null, []));
            if (!sql.Take(TokenKind.Comma)) sql.ExpectEnd();
        }
        return new(list.ToEquatableArray());
    }

    /// <summary>The input types by which a routine is known.</summary>
    public static IReadOnlyList<SqlType> TypesOf(Function function) =>
        [.. ReadBack(function.Name.Name[(function.BareName().Name.Length + 1)..^1]).Arguments.Select(a => a.Type)];

    /// <param name="catalog">Where types are looked up; null when they are only a reference, and stay as written.</param>
    public static FunctionArgument ReadArgument(SqlReader sql, CatalogBuilder? catalog, List<ObjectId> needs)
    {
        var mode = TakeMode(sql);
        var (name, type, late) = ReadNameAndType(sql, catalog, needs);
        SqlExpression? otherwise = null;
        if (sql.Take("DEFAULT") || sql.TakeOperator("=") || sql.TakeOperator(":="))
        {
            var parsed = KeptExpression.Read(sql, catalog, type);
            if (catalog is not null) Needs.AddFunctions(catalog, parsed.Functions, needs);
            otherwise = parsed.Expression;
        }
        return new(late ?? mode ?? "in", name, type, otherwise);
    }

    private static string? TakeMode(SqlReader sql)
    {
        if (sql.Take("IN")) return sql.Take("OUT") ? "inout" : "in";
        if (sql.Is("OUT") && !EndsArgument(sql.Peek(1))) { sql.Advance(); return "out"; }
        if (sql.Is("INOUT") && !EndsArgument(sql.Peek(1))) { sql.Advance(); return "inout"; }
        return sql.Take("VARIADIC") ? "variadic" : null;
    }

    private static bool EndsArgument(Token token) => token.Kind is TokenKind.Comma or TokenKind.RightParen or TokenKind.End;

    /// <summary>An argument's name is told from its type by what follows: when a type can end there, it was the type. The mode may stand after the name.</summary>
    private static (string? Name, SqlType Type, string? Mode) ReadNameAndType(SqlReader sql, CatalogBuilder? catalog, List<ObjectId> needs)
    {
        var start = sql.At;
        var position = sql.Position;
        if (sql.Is("SETOF")) throw sql.Unexpected("a type that is no set");
        try
        {
            var only = Types.Read(sql);
            if (EndsArgument(sql.Current) || sql.Is("DEFAULT") || sql.IsOperator("=") || sql.Is("ORDER")) return (null, TypeOf(catalog, only, needs, position), null);
        }
        catch (SqlSyntaxException)
        {
            // a name that can begin no type, such as "table_name character varying"
        }
        sql.At = start;
        var name = sql.Name();
        var mode = TakeMode(sql);
        position = sql.Position;
        return (name, TypeOf(catalog, Types.Read(sql), needs, position), mode);
    }

    private static SqlType TypeOf(CatalogBuilder? catalog, SqlType type, List<ObjectId> needs, int position) =>
        catalog is null ? type with { Modifier = null } : FunctionTypes.Resolve(catalog, type, needs, position);

    /// <summary><c>total(integer,text)</c></summary>
    public string Identity(string name)
    {
        var text = new StringBuilder(name).Append('(');
        var first = true;
        foreach (var argument in Arguments.Span)
        {
            if (!argument.IsInput) continue;
            if (!first) text.Append(',');
            text.Append(Quoting.Type(argument.Type));
            first = false;
        }
        return NamePool.Intern(text.Append(')').ToString());
    }

    public string Text() => string.Join(", ", Arguments.Where(a => a.Mode != "table"));

    /// <summary>The text for writing; null where it is the same.</summary>
    public string? Sql() => Arguments.Any(a => a.Default is { } value && value.Sql != value.Text) ? string.Join(", ", Arguments.Where(a => a.Mode != "table").Select(a => a.Written())) : null;

    public IEnumerable<FunctionArgument> Inputs() => Arguments.Where(a => a.IsInput);
    public IEnumerable<FunctionArgument> Outputs() => Arguments.Where(a => a.IsOutput);
}
