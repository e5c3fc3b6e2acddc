using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>CREATE AGGREGATE, with arguments in front or, in the old form, as BASETYPE (manual, CREATE AGGREGATE).</summary>
internal static class Aggregates
{
    public static void Create(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var name = catalog.NewName(sql.QualifiedName(), position);
        var needs = new List<ObjectId>();
        var old = IsOldForm(sql);
        var arguments = old ? [] : ReadArguments(sql, catalog, needs);
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        sql.Expect(TokenKind.LeftParen);
        do ReadOption(sql, catalog, options, arguments, needs);
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        sql.ExpectEnd();
        var signature = new FunctionSignature(arguments.ToEquatableArray());
        var made = new Function(name with { Name = signature.Identity(name.Name) }, signature.Text())
        {
            Routine = Routine.Aggregate,
            Language = "internal",
            Options = options.Select(o => $"{o.Key}={o.Value}").ToEquatableArray(),
            Needs = Needs.Distinct(needs),
        };
        Functions.Put(catalog, made, signature, position);
    }

    private static bool IsOldForm(SqlReader sql) => sql.Peek(1).Kind == TokenKind.Word && sql.Peek(2).Kind == TokenKind.Operator;

    private static List<FunctionArgument> ReadArguments(SqlReader sql, CatalogBuilder catalog, List<ObjectId> needs)
    {
        var arguments = new List<FunctionArgument>();
        sql.Expect(TokenKind.LeftParen);
        if (!sql.TakeOperator("*") && !sql.Is(TokenKind.RightParen))
        {
            if (sql.Take("ORDER")) sql.Expect("BY");
            do arguments.Add(FunctionSignature.ReadArgument(sql, catalog, needs));
            while (sql.Take(TokenKind.Comma) || sql.Take("ORDER", "BY"));
        }
        sql.Expect(TokenKind.RightParen);
        return arguments;
    }

    private static void ReadOption(SqlReader sql, CatalogBuilder catalog, SortedDictionary<string, string> options, List<FunctionArgument> arguments, List<ObjectId> needs)
    {
        var option = sql.Name();
        if (!sql.TakeOperator("=")) { options[option] = "true"; return; }
        var position = sql.Position;
        switch (option)
        {
            case "basetype":
                if (sql.Is(TokenKind.String)) sql.String();
                else if (Types.Read(sql) is { Name: not "ANY" } type) arguments.Add(new("in", null, catalog.Resolve(type, needs, position), null));
                break;
            case "stype" or "mstype": options[option] = Quoting.Type(catalog.Resolve(Types.Read(sql), needs, position)); break;
            case "sfunc" or "finalfunc" or "combinefunc" or "serialfunc" or "deserialfunc" or "msfunc" or "minvfunc" or "mfinalfunc":
                var function = sql.QualifiedName();
                Needs.AddFunctions(catalog, [function], needs);
                options[option] = Quoting.Name(new CatalogMeanings(catalog).Function(function) ?? (function.Schema == "pg_catalog" ? function with { Schema = null } : function));
                break;
            default: options[option] = Value(sql); break;
        }
    }

    private static string Value(SqlReader sql)
    {
        if (sql.Is(TokenKind.String)) return SqlString.Quote(sql.String());
        if (sql.IsName && !sql.Is("OPERATOR")) return Quoting.Name(sql.QualifiedName());
        var text = new System.Text.StringBuilder();
        for (var depth = 0; !sql.AtEnd && (depth > 0 || !(sql.Is(TokenKind.Comma) || sql.Is(TokenKind.RightParen))); sql.Advance())
        {
            if (sql.Is(TokenKind.LeftParen)) depth++;
            if (sql.Is(TokenKind.RightParen)) depth--;
            text.Append(sql.CurrentSpan);
        }
        return text.ToString();
    }

    public static string Written(Function aggregate)
    {
        var options = aggregate.Options.Select(o => o.Split('=', 2) is [var name, var value] ? value == "true" ? name : $"{name} = {value}" : o);
        return $"CREATE AGGREGATE {Quoting.Name(aggregate.BareName())}({(aggregate.Arguments.Length == 0 ? "*" : aggregate.Arguments)}) ({string.Join(", ", options)})";
    }
}
