using Plumbline.Model;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>Finds the calls on a client and what they are about; their arguments are read by <see cref="PrismaArguments"/>.</summary>
internal sealed class PrismaCalls(PrismaModels models, Meanings meanings, CodeUsages usages)
{
    private static readonly HashSet<string> s_keys = ["where", "data", "select", "include", "omit", "orderBy", "take", "skip", "cursor", "distinct", "create", "update", "by", "_count", "_sum", "_avg", "_min", "_max"];

    /// <summary>What a call of a delegate gives; null where that holds no row.</summary>
    public static Meaning? Result(Meaning.Delegate of, string operation) => operation switch
    {
        "findMany" or "createManyAndReturn" or "updateManyAndReturn" or "groupBy" => new Meaning.Row(of.Table, true) { IsOpen = of.IsOpen },
        "findUnique" or "findUniqueOrThrow" or "findFirst" or "findFirstOrThrow" or "create" or "update" or "upsert" or "delete" => new Meaning.Row(of.Table, false) { IsOpen = of.IsOpen },
        _ => null,
    };

    /// <summary>Whether it hands out whole rows where nothing is selected.</summary>
    public static bool GivesRows(string operation) => operation is "findMany" or "createManyAndReturn" or "updateManyAndReturn" or "findUnique" or "findUniqueOrThrow" or "findFirst" or "findFirstOrThrow" or "create" or "update" or "upsert" or "delete";

    public static bool IsWrite(string operation) =>
        operation is "upsert" || operation.StartsWith("create", StringComparison.Ordinal) || operation.StartsWith("update", StringComparison.Ordinal) || operation.StartsWith("delete", StringComparison.Ordinal);

    public void Read(CodeFile file)
    {
        foreach (var call in file.Calls)
            if (call.Callee is CodeValue.Member { Of: var on, Name: var operation }) Read(file, call, on, operation);
    }

    private void Read(CodeFile file, CodeValue.Call call, CodeValue on, string operation)
    {
        if (TableOf(file, on, call) is { } table)
        {
            usages.Calls++;
            var arguments = new PrismaArguments(file, models, meanings, usages);
            arguments.Call(table, operation, call, on.At);
            if (arguments.Holes > 0) Open(table);
            return;
        }
        if (Unknown(file, on) is not { } unknown) return;
        usages.Calls++;
        usages.Unresolved++;
        if (unknown.Name is { } name) usages.Add(new(UsageKind.ReadsRow, new(Table.OfKind, new(models.Schema, name)), usages.At(file, on.At), name) { Site = file.Site, IsDeclared = false });
    }

    /// <summary>What is put together elsewhere may name the table's columns, and those of what it is related to.</summary>
    private void Open(PrismaTable table)
    {
        usages.Partly++;
        usages.Open.Add(table.Table);
        foreach (var field in table.Model.Fields)
            if (models.Target(field) is { } target) usages.Open.Add(target.Table);
    }

    private PrismaTable? TableOf(CodeFile file, CodeValue on, CodeValue.Call call)
    {
        switch (meanings.Of(file, on))
        {
            case Meaning.Delegate { Table: var table }: return table;
            case not null: return null;
        }
        // A client that nothing tells for sure: by its name, or by a model's name, a method's and the words of its argument together.
        if (on is not CodeValue.Member { Of: var client, Name: var model } || models.Delegate(model) is not { } named || meanings.Of(file, client) is not null) return null;
        var name = NameOf(file, client);
        if (name is null || name is "query" or "api" or "trpc" or "caller" or "utils") return null;
        return IsClientName(name) || (call.Callee is CodeValue.Member { Name: not ("create" or "update" or "delete" or "count") } && HasKeys(call)) ? named : null;
    }

    private static bool HasKeys(CodeValue.Call call) =>
        call.Arguments is [CodeValue.Record record, ..] && record.Entries.Any(e => e.Key == CodeKey.Named && s_keys.Contains(e.Name)) && record.Entries.All(e => e.Key != CodeKey.Named || s_keys.Contains(e.Name) || e.Name is "having" or "skipDuplicates" or "relationLoadStrategy");

    private static string? NameOf(CodeFile file, CodeValue value) => value switch
    {
        CodeValue.Bound bound when bound.Binding < file.Bindings.Count => file.Bindings[bound.Binding].Name,
        CodeValue.Member member => member.Name,
        CodeValue.Global global => global.Name,
        CodeValue.Call call => NameOf(file, call.Callee),
        CodeValue.Typed typed => NameOf(file, typed.Value),
        _ => null,
    };

    private static bool IsClientName(string name) => name is "db" or "tx" or "trx" or "client" or "database" or "orm" or "dbClient" || name.Contains("prisma", StringComparison.OrdinalIgnoreCase);

    /// <summary>A call on what surely is a client, of what is no model: its name, or null where it is computed.</summary>
    private Unresolved? Unknown(CodeFile file, CodeValue on)
    {
        if (on is CodeValue.Element element && meanings.Of(file, element.Of) is Meaning.Client) return new(null);
        if (on is not CodeValue.Member { Of: var client, Name: var name } || name.StartsWith('$') || meanings.Of(file, client) is not Meaning.Client || meanings.Extensions.Contains(name)) return null;
        return new(name);
    }

    private sealed record Unresolved(string? Name);
}
