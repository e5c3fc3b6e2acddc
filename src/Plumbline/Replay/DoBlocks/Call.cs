namespace Plumbline.Replay.DoBlocks;

/// <summary>A function or aggregate call.</summary>
internal sealed class Call(string name, IReadOnlyList<Expression> arguments) : Expression
{
    /// <summary>Folded, without <c>pg_catalog.</c>.</summary>
    public string Name => name;
    public IReadOnlyList<Expression> Arguments => arguments;
    public bool Distinct { get; init; }
    public Expression? Filter { get; set; }
    public IReadOnlyList<(Expression Key, bool Descending)> OrderBy { get; init; } = [];

    public override IEnumerable<Expression> Parts => Filter is null ? arguments : arguments.Append(Filter);

    public override object? Evaluate(Scope scope)
    {
        if (scope.Interpreter.Folded is { } folded && folded.TryFold(this, out var value)) return value;
        var values = new object?[arguments.Count];
        for (var i = 0; i < values.Length; i++) values[i] = arguments[i].Evaluate(scope);
        return BuiltInFunctions.Call(name, values, scope);
    }
}

/// <summary><c>x::type</c> and <c>CAST (x AS type)</c>.</summary>
internal sealed class Cast(Expression operand, string type, bool array) : Expression
{
    public override IEnumerable<Expression> Parts => [operand];

    public override object? Evaluate(Scope scope)
    {
        var value = operand.Evaluate(scope);
        // who runs the files is not known by name, and is the same in all of them
        if (value is Unknown && type == "regrole" && operand.All().Any(e => e is Call { Name: "current_user" or "session_user" })) return AccessList.Role(scope.System, null);
        if (value is null or Unknown) return value;
        if (array) return value is string text ? (object?)Values.ParseArray(text) ?? Unknown.Value : value is ArrayValue list ? Mapped(list, scope) : Unknown.Value;
        return To(type, value, scope);
    }

    private ArrayValue Mapped(ArrayValue list, Scope scope) => new(list.Items.Select(i => i is null or Unknown ? i : To(type, i, scope)).ToList());

    public static object? To(string type, object value, Scope scope)
    {
        switch (type)
        {
            case "text" or "varchar" or "name" or "character varying" or "bpchar" or "char" or "citext" or "character" or "information_schema.sql_identifier":
                return value is bool truth ? truth ? "true" : "false" : Values.Text(value);
            case "int" or "integer" or "int4" or "bigint" or "int8" or "smallint" or "int2":
                return Values.ToNumber(value) is { } number ? decimal.Round(number, 0, MidpointRounding.AwayFromZero) : Unknown.Value;
            case "numeric" or "decimal" or "real" or "float" or "float4" or "float8" or "double precision":
                return (object?)Values.ToNumber(value) ?? Unknown.Value;
            case "oid":
                return value is ObjectReference ? value : (object?)Values.ToNumber(value) ?? Unknown.Value;
            case "boolean" or "bool":
                return value is decimal n ? n != 0 : (object?)Values.Truth(value) ?? Unknown.Value;
            case "regclass" or "regtype" or "regprocedure" or "regproc" or "regnamespace" or "regrole":
                return Reference(type, value, scope);
            default:
                return value;
        }
    }

    private static object? Reference(string type, object value, Scope scope)
    {
        if (value is ObjectReference) return value;
        if (value is decimal oid) return (object?)scope.System.ByOid((long)oid) ?? value;
        var found = scope.System.Find(type, Values.Text(value));
        if (found is null) throw new BlockError(MissingState(type), $"{Word(type)} {Values.Text(value)} does not exist");
        return found;
    }

    private static string MissingState(string type) => type switch
    {
        "regclass" => Dialects.SqlStates.UndefinedTable,
        "regprocedure" or "regproc" => Dialects.SqlStates.UndefinedFunction,
        "regnamespace" => Dialects.SqlStates.InvalidSchemaName,
        _ => Dialects.SqlStates.UndefinedObject,
    };

    private static string Word(string type) => type switch { "regclass" => "relation", "regtype" => "type", "regnamespace" => "schema", _ => "function" };
}
