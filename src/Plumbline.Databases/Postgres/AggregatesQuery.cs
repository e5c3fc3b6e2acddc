using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Databases.Postgres;

/// <summary>Aggregates (manual 53.1, pg_aggregate), with the options that are not the default ones.</summary>
internal sealed class AggregatesQuery : CatalogQuery
{
    /// <summary>Options that name a function, in the order of the query's columns.</summary>
    private static readonly string[] s_functions = ["sfunc", "finalfunc", "combinefunc", "serialfunc", "deserialfunc", "msfunc", "minvfunc", "mfinalfunc"];

    public override string What => "aggregates";

    public override IReadOnlyList<Kind> Kinds => [Function.OfAggregate];

    public override string Sql(int version) =>
        $"""
        select p.oid, p.pronamespace, p.proname, p.proowner, {FunctionsQuery.ArgumentTypes}, p.proargmodes::text[], p.proargnames, p.proparallel, a.aggkind,
            format_type(a.aggtranstype, null), case when a.aggmtranstype <> 0 then format_type(a.aggmtranstype, null) end,
            a.aggtransspace, a.aggmtransspace, a.agginitval, a.aggminitval, a.aggfinalextra, a.aggmfinalextra, a.aggfinalmodify, a.aggmfinalmodify,
            (select oprname::text from pg_operator where oid = a.aggsortop),
            array[a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn, a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn]::text[]
        from pg_aggregate a join pg_proc p on p.oid = a.aggfnoid
        where p.oid >= 16384
        """;

    public override void Read(Row row, Reading reading)
    {
        var oid = row.Oid(0);
        if (row.Name(reading, 1, 2) is not { } name || !reading.IsOwn(Oids.Function, oid)) return;
        var signature = FunctionsQuery.Signature(reading, row.Texts(4), row.Texts(5), row.Texts(6), null, 0);
        var aggregate = new Function(name with { Name = signature.Identity(name.Name) }, signature.Text())
        {
            Routine = Routine.Aggregate,
            Language = "internal",
            Options = Options(row, reading),
        };
        reading.Add(Oids.Function, oid, aggregate, row.Oid(3));
    }

    private static EquatableArray<string> Options(Row row, Reading reading)
    {
        var options = new List<string> { $"stype={Quoting.Type(row.Type(reading, 9))}" };
        if (row.Text(10) is { } moving) options.Add($"mstype={Quoting.Type(reading.TypeOf(moving))}");
        if (row.GetInt32(11) != 0) options.Add($"sspace={row.GetInt32(11)}");
        if (row.GetInt32(12) != 0) options.Add($"msspace={row.GetInt32(12)}");
        if (row.Text(13) is { } initial) options.Add($"initcond={SqlString.Quote(initial)}");
        if (row.Text(14) is { } movingInitial) options.Add($"minitcond={SqlString.Quote(movingInitial)}");
        if (row.GetBoolean(15)) options.Add("finalfunc_extra=true");
        if (row.GetBoolean(16)) options.Add("mfinalfunc_extra=true");
        var kind = row.GetChar(8);
        if (Modify(row.GetChar(17), kind) is { } modify) options.Add($"finalfunc_modify={modify}");
        if (Modify(row.GetChar(18), kind) is { } movingModify) options.Add($"mfinalfunc_modify={movingModify}");
        if (row.Text(19) is { } sort) options.Add($"sortop={sort}");
        if (kind == 'h') options.Add("hypothetical=true");
        if (row.GetChar(7) is var parallel && parallel != 'u') options.Add($"parallel={(parallel == 's' ? "safe" : "restricted")}");
        var functions = row.Texts(20);
        for (var i = 0; i < functions.Length; i++)
            if (functions[i] != "-") options.Add($"{s_functions[i]}={RangeTypes.OptionName(functions[i])}");
        return options.Order(StringComparer.Ordinal).ToEquatableArray();
    }

    /// <summary>null for what an aggregate of this sort has by itself.</summary>
    private static string? Modify(char letter, char kind) =>
        letter == (kind == 'n' ? 'r' : 'w') ? null : letter switch { 'r' => "read_only", 's' => "shareable", _ => "read_write" };
}
