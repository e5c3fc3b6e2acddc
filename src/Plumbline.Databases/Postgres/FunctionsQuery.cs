using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>Functions and procedures (manual 53.39, pg_proc); aggregates are read by <see cref="AggregatesQuery"/>.</summary>
internal sealed class FunctionsQuery : CatalogQuery
{
    public override string What => "functions";

    public override IReadOnlyList<Kind> Kinds => [Function.OfKind, Function.OfProcedure];

    public override string Sql(int version) =>
        $"""
        select p.oid, p.pronamespace, p.proname, p.proowner, p.prokind, l.lanname, p.provolatile, p.proisstrict, p.prosecdef, p.proleakproof,
            p.proparallel, p.procost::text, p.prorows::text, p.proretset, format_type(p.prorettype, null), {ArgumentTypes}, p.proargmodes::text[], p.proargnames,
            pg_get_expr(p.proargdefaults, 0), p.pronargdefaults::int, p.proconfig, p.prosrc, p.probin,
            {(version >= 14 ? "case when p.prosqlbody is not null then pg_get_function_sqlbody(p.oid) end" : "null::text")},
            {(version >= 12 ? "case when p.prosupport <> 0 then p.prosupport::text end" : "null::text")},
            array(select format_type(t, null) from unnest(p.protrftypes) with ordinality u(t, n) order by n)
        from pg_proc p join pg_language l on l.oid = p.prolang
        where p.prokind <> 'a' and p.oid >= 16384
            -- what a range type brings is a part of it
            and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'i')
        """;

    /// <summary>The types of all arguments, outputs with them, in order.</summary>
    internal const string ArgumentTypes = "array(select format_type(t, null) from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality u(t, n) order by n)";

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (row.Name(reading, 1, 2) is not { } name || !reading.IsOwn(Oids.Function, oid)) return;
        var signature = Signature(reading, row.Texts(15), row.Texts(16), row.Texts(17), row.Text(18), row.GetInt32(19));
        var routine = row.GetChar(4) == 'p' ? Routine.Procedure : Routine.Function;
        var (body, bodySql) = row.Text(23) is { } standard ? FunctionOptions.StandardBody(standard, name.Name) : (FunctionOptions.Trimmed(row.GetString(21)), null);
        var function = new Function(name with { Name = signature.Identity(name.Name) }, signature.Text())
        {
            ArgumentsSql = signature.Sql(),
            Routine = routine,
            Returns = routine == Routine.Procedure ? null : Returns(row, reading, signature),
            Language = row.Name(reading, 5),
            Volatility = row.GetChar(6) switch { 'i' => "immutable", 's' => "stable", _ => "volatile" },
            Strict = row.GetBoolean(7),
            SecurityDefiner = row.GetBoolean(8),
            Leakproof = row.GetBoolean(9),
            Parallel = row.GetChar(10) switch { 's' => "safe", 'r' => "restricted", _ => "unsafe" },
            Cost = row.GetString(11),
            Rows = row.GetString(12),
            Settings = Settings(row.Texts(20)),
            Options = Options(row, reading),
            Body = body,
            BodySql = bodySql,
        };
        reading.Add(Oids.Function, oid, FunctionOptions.WithoutDefaults(function), row.Oid(3));
    }

    /// <summary>Names and modes are given for all arguments or for none; the defaults belong to the last inputs.</summary>
    internal static FunctionSignature Signature(Reading reading, string[] types, string[] modes, string[] names, string? defaults, int count)
    {
        var arguments = new FunctionArgument[types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            var mode = modes.Length == 0 ? "in" : modes[i] switch { "o" => "out", "b" => "inout", "v" => "variadic", "t" => "table", _ => "in" };
            arguments[i] = new(mode, names.Length == 0 || names[i].Length == 0 ? null : names[i], reading.TypeOf(types[i]), null);
        }
        if (defaults is not null) GiveDefaults(arguments, defaults, count);
        return new(arguments.ToEquatableArray());
    }

    private static void GiveDefaults(FunctionArgument[] arguments, string defaults, int count)
    {
        var sql = SqlReader.Over(defaults);
        var skipped = arguments.Count(a => a.IsInput) - count;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!arguments[i].IsInput || skipped-- > 0) continue;
            arguments[i] = arguments[i] with { Default = Expressions.Read(sql, arguments[i].Type).Expression };
            sql.Take(TokenKind.Comma);
        }
    }

    private static string? Returns(Row row, Reading reading, FunctionSignature signature)
    {
        var table = signature.Arguments.Where(a => a.Mode == "table");
        if (!table.IsEmpty) return $"TABLE({table})";
        var set = row.GetBoolean(13);
        if (!set && signature.Outputs().Any()) return null;
        var type = row.Type(reading, 14);
        return set ? $"SETOF {Quoting.Type(type)}" : Quoting.Type(type);
    }

    /// <summary>A parameter's name is kept as the server knows it: DateStyle; in statements its case says nothing.</summary>
    private static EquatableArray<string> Settings(string[] settings) => settings
        .Select(s => s.IndexOf('=') is > 0 and var end ? s[..end].ToLowerInvariant() + s[end..] : s)
        .Order(StringComparer.Ordinal).ToEquatableArray();

    private static EquatableArray<string> Options(Row row, Reading reading)
    {
        var options = new List<string>();
        if (row.Text(22) is { } library) options.Add($"library={library}");
        if (row.Text(24) is { } support) options.Add($"support={RangeTypes.OptionName(support)}");
        if (row.Texts(25) is { Length: > 0 } types) options.Add($"transform={string.Join(", ", types.Select(t => Quoting.Type(reading.TypeOf(t))))}");
        if (row.GetChar(4) == 'w') options.Add("window=true");
        return options.ToEquatableArray();
    }
}
