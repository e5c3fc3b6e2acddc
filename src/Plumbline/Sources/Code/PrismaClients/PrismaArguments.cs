using Plumbline.Model;
using Plumbline.Sources.Prisma;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>
/// Reads what a call on a delegate says: which columns it filters by, writes, asks for and orders by, through every nest of relations.
/// </summary>
internal sealed class PrismaArguments(CodeFile file, PrismaModels models, Meanings meanings, CodeUsages usages)
{
    private const int Deepest = 40;

    private readonly PrismaRecords _records = new(meanings);
    private int _depth;

    /// <summary>Parts that are put together elsewhere.</summary>
    public int Holes => _records.Holes;

    public void Call(PrismaTable table, string operation, CodeValue.Call call, CodePlace at)
    {
        var argument = call.Arguments.IsEmpty ? null : call.Arguments[0];
        var before = Holes;
        var selects = false;
        if (argument is not null)
            foreach (var entry in _records.Entries(file, argument))
            {
                selects |= entry.Entry.Name is "select";
                Argument(table, operation, entry);
            }
        if (!selects && Holes == before && PrismaCalls.GivesRows(operation)) Row(table, usages.At(file, at), file);
        else Table(PrismaCalls.IsWrite(operation) ? UsageKind.Writes : UsageKind.Reads, table, file, at);
    }

    /// <summary>What a call would be given, where no call is seen.</summary>
    public void All(PrismaTable table, CodeFile home, CodeValue value)
    {
        foreach (var entry in _records.Entries(home, value)) Argument(table, "", entry);
    }

    /// <summary>One key of a call's argument, or of a relation's inside select and include.</summary>
    private void Argument(PrismaTable table, string operation, FileEntry entry)
    {
        switch (entry.Entry.Name)
        {
            case "where" or "having": Where(table, entry.File, entry.Entry.Value, UsageKind.Filters); break;
            case "cursor": Where(table, entry.File, entry.Entry.Value, UsageKind.Filters); break;
            case "data": Data(table, entry.File, entry.Entry.Value); break;
            case "create" or "update" when operation == "upsert": Data(table, entry.File, entry.Entry.Value); break;
            case "select" or "omit": Select(table, entry.File, entry.Entry.Value, entry.Entry.Name == "omit"); break;
            case "include": Select(table, entry.File, entry.Entry.Value, false); break;
            case "orderBy": OrderBy(table, entry.File, entry.Entry.Value); break;
            case "by" or "distinct": Fields(table, entry.File, entry.Entry.Value); break;
            case "_count" or "_sum" or "_avg" or "_min" or "_max": Aggregate(table, entry.File, entry.Entry.Value); break;
        }
    }

    // Usages

    private void Add(UsageKind kind, ObjectId subject, CodeFile home, CodePlace at, string text, bool declared = true, string? label = null, ObjectName? column = null) =>
        usages.Add(new(kind, subject, usages.At(home, at), text) { Site = home.Site, IsDeclared = declared, Label = label, Column = column });

    private void Row(PrismaTable table, Origin at, CodeFile home) => usages.Add(new(UsageKind.ReadsRow, table.Table, at, table.Model.Name()) { Site = home.Site });

    /// <summary>A call, or a relation that leads to the table: it fails without it, whatever it names of its columns.</summary>
    private void Table(UsageKind kind, PrismaTable table, CodeFile home, CodePlace at) => Add(kind, table.Table, home, at, table.Model.Name());

    private void Column(UsageKind kind, PrismaTable table, PrismaField field, FileEntry entry) =>
        Add(kind, table.Column(field), entry.File, entry.Entry.At, $"{table.Model.Name()}.{field.Name}");

    private void Unknown(UsageKind kind, PrismaTable table, FileEntry entry)
    {
        if (!entry.MayBe) Unknown(kind, table, entry.Entry.Name, entry.File, entry.Entry.At);
        else usages.Suppose(new(kind, table.Column(entry.Entry.Name), usages.At(entry.File, entry.Entry.At), $"{table.Model.Name()}.{entry.Entry.Name}") { Site = entry.File.Site, IsDeclared = false });
    }

    private void Unknown(UsageKind kind, PrismaTable table, string name, CodeFile home, CodePlace at)
    {
        if (!meanings.Extensions.Contains(name)) Add(kind, table.Column(name), home, at, $"{table.Model.Name()}.{name}", declared: false);
    }

    /// <summary>A relation stands on columns of its own side.</summary>
    private void ForeignKey(UsageKind kind, PrismaTable table, FileEntry entry)
    {
        foreach (var name in table.ForeignKey(entry.Entry.Name))
            if (table.Field(name) is { } field) Add(kind, table.Column(field), entry.File, entry.Entry.At, $"{table.Model.Name()}.{entry.Entry.Name}");
    }

    // The parts

    public void Where(PrismaTable table, CodeFile home, CodeValue value, UsageKind kind)
    {
        if (_depth > Deepest) return;
        _depth++;
        foreach (var entry in _records.Entries(home, value))
        {
            var name = entry.Entry.Name;
            if (name is "AND" or "OR" or "NOT" or "is" or "isNot" or "some" or "every" or "none") Where(table, entry.File, entry.Entry.Value, kind);
            else if (table.Field(name) is { } field)
            {
                if (models.Target(field) is not { } target) Compared(kind, table, field, entry);
                else
                {
                    ForeignKey(kind, table, entry);
                    if (!IsNothing(entry.Entry.Value)) Table(kind, target, entry.File, entry.Entry.At);
                    Where(target, entry.File, entry.Entry.Value, kind);
                }
            }
            else if (table.Key(name) is not null) Where(table, entry.File, entry.Entry.Value, kind);
            else if (IsKey(entry)) Key(kind, table, entry);
            else if (name is not ("_count" or "_sum" or "_avg" or "_min" or "_max" or "_relevance")) Unknown(kind, table, entry);
            else Where(table, entry.File, entry.Entry.Value, kind);
        }
        _depth--;
    }

    /// <summary>Whether it is named after the fields that it holds: <c>tenantId_slug: { tenantId, slug }</c>.</summary>
    private static bool IsKey(FileEntry entry)
    {
        if (entry.Entry is not { Name: var name, Value: CodeValue.Record { Entries: { Count: > 1 } fields } }) return false;
        return fields.Sum(f => f.Name.Length + 1) == name.Length + 1 && fields.All(f => f.Key == CodeKey.Named && $"_{name}_".Contains($"_{f.Name}_", StringComparison.Ordinal));
    }

    /// <summary>A key of several fields that the model does not have.</summary>
    private void Key(UsageKind kind, PrismaTable table, FileEntry entry)
    {
        if (!entry.MayBe) Add(kind, new(Unique.OfKind, table.Table.Name.Member(entry.Entry.Name)), entry.File, entry.Entry.At, $"{table.Model.Name()}.{entry.Entry.Name}", declared: false);
        Where(table, entry.File, entry.Entry.Value, kind);
    }

    /// <summary>Whether a relation is held against null: the foreign key tells, and the other table is not asked. Nothing is asked for what is undefined.</summary>
    private static bool IsNothing(CodeValue value) => value switch
    {
        CodeValue.Plain { Word: "null" or "undefined" } => true,
        CodeValue.Record { Entries: [{ Key: CodeKey.Named, Name: "is" or "isNot", Value: var inner }] } => IsNothing(inner),
        _ => false,
    };

    private void Compared(UsageKind kind, PrismaTable table, PrismaField field, FileEntry entry)
    {
        Column(kind, table, field, entry);
        if (field.Type is not PrismaType.Enum { Name: var name } || models.Enum(name) is not { } of) return;
        foreach (var (home, label, at) in _records.Labels(entry.File, entry.Entry.Value, of.Enum))
            Add(kind, of.Id, home, at, $"{table.Model.Name()}.{field.Name} = {label}", declared: of.Enum.Value(label) is not null, label: of.Enum.Value(label)?.Label() ?? label, column: table.Column(field).Name);
    }

    public void Data(PrismaTable table, CodeFile home, CodeValue value)
    {
        if (_depth > Deepest) return;
        _depth++;
        foreach (var entry in _records.Entries(home, value))
        {
            if (table.Field(entry.Entry.Name) is not { } field) Unknown(UsageKind.Writes, table, entry);
            else if (models.Target(field) is not { } target) Compared(UsageKind.Writes, table, field, entry);
            else
            {
                ForeignKey(UsageKind.Writes, table, entry);
                foreach (var nest in _records.Entries(entry.File, entry.Entry.Value))
                {
                    if (IsNothing(nest.Entry.Value)) continue;
                    Table(nest.Entry.Name is "connect" or "disconnect" or "set" ? UsageKind.Filters : UsageKind.Writes, target, entry.File, entry.Entry.At);
                    Nest(target, nest);
                }
            }
        }
        _depth--;
    }

    private void Nest(PrismaTable target, FileEntry nest)
    {
        switch (nest.Entry.Name)
        {
            case "create": Data(target, nest.File, nest.Entry.Value); break;
            case "connect" or "disconnect" or "set" or "delete" or "deleteMany": Where(target, nest.File, nest.Entry.Value, UsageKind.Filters); break;
            case "connectOrCreate" or "createMany" or "updateMany" or "upsert": Parts(target, nest); break;
            case "update":
                foreach (var one in _records.Lists(nest.File, nest.Entry.Value))
                {
                    if (_records.Entries(one.File, one.Value).Any(e => e.Entry.Name == "data" && target.Field("data") is null)) Parts(target, nest with { Entry = nest.Entry with { Value = one.Value } });
                    else Data(target, one.File, one.Value);
                }
                break;
        }
    }

    private void Parts(PrismaTable target, FileEntry nest)
    {
        foreach (var part in _records.Entries(nest.File, nest.Entry.Value))
        {
            if (part.Entry.Name is "where") Where(target, part.File, part.Entry.Value, UsageKind.Filters);
            else if (part.Entry.Name is "data" or "create" or "update") Data(target, part.File, part.Entry.Value);
        }
    }

    public void Select(PrismaTable table, CodeFile home, CodeValue value, bool omits)
    {
        if (_depth > Deepest) return;
        _depth++;
        foreach (var entry in _records.Entries(home, value))
        {
            var name = entry.Entry.Name;
            if (entry.Entry.Value is CodeValue.Plain { Word: "false" or "undefined" }) continue;
            if (name == "_count") Counts(table, entry);
            else if (table.Field(name) is not { } field) Unknown(UsageKind.Reads, table, entry);
            else if (models.Target(field) is not { } target) Column(UsageKind.Reads, table, field, entry);
            else if (!omits)
            {
                ForeignKey(UsageKind.Reads, table, entry);
                Related(target, entry);
            }
        }
        _depth--;
    }

    private void Related(PrismaTable target, FileEntry entry)
    {
        var before = Holes;
        var selects = false;
        foreach (var part in _records.Entries(entry.File, entry.Entry.Value))
        {
            selects |= part.Entry.Name == "select";
            Argument(target, "findMany", part);
        }
        if (!selects && Holes == before) Row(target, usages.At(entry.File, entry.Entry.At), entry.File);
        else Table(UsageKind.Reads, target, entry.File, entry.Entry.At);
    }

    /// <summary><c>_count: true</c> counts along every relation to many.</summary>
    private void Counts(PrismaTable table, FileEntry entry)
    {
        if (entry.Entry.Value is CodeValue.Plain { Word: "true" })
            foreach (var field in table.Model.Fields)
                if (field.IsList && models.Target(field) is { } many) Table(UsageKind.Reads, many, entry.File, entry.Entry.At);
        foreach (var select in _records.Entries(entry.File, entry.Entry.Value))
            foreach (var counted in _records.Entries(select.File, select.Entry.Value))
                if (table.Field(counted.Entry.Name) is { } field && models.Target(field) is { } target && counted.Entry.Value is not CodeValue.Plain { Word: "false" or "undefined" }) Counted(target, counted);
    }

    private void Counted(PrismaTable target, FileEntry counted)
    {
        Table(UsageKind.Reads, target, counted.File, counted.Entry.At);
        foreach (var part in _records.Entries(counted.File, counted.Entry.Value)) Argument(target, "count", part);
    }

    public void OrderBy(PrismaTable table, CodeFile home, CodeValue value)
    {
        if (_depth > Deepest) return;
        _depth++;
        foreach (var entry in _records.Entries(home, value))
        {
            var name = entry.Entry.Name;
            if (name.StartsWith('_')) { if (name != "_relevance" && name != "_count") OrderBy(table, entry.File, entry.Entry.Value); }
            else if (table.Field(name) is not { } field) Unknown(UsageKind.Orders, table, entry);
            else if (models.Target(field) is not { } target) Column(UsageKind.Orders, table, field, entry);
            else
            {
                ForeignKey(UsageKind.Orders, table, entry);
                Table(UsageKind.Orders, target, entry.File, entry.Entry.At);
                OrderBy(target, entry.File, entry.Entry.Value);
            }
        }
        _depth--;
    }

    private void Fields(PrismaTable table, CodeFile home, CodeValue value)
    {
        foreach (var (at, name, place) in _records.Names(home, value))
        {
            if (table.Field(name) is { } field) Add(UsageKind.Groups, table.Column(field), at, place, $"{table.Model.Name()}.{name}");
            else Unknown(UsageKind.Groups, table, name, at, place);
        }
    }

    private void Aggregate(PrismaTable table, CodeFile home, CodeValue value)
    {
        foreach (var entry in _records.Entries(home, value))
        {
            if (entry.Entry.Name is "_all" or "select") continue;
            if (table.Field(entry.Entry.Name) is { } field && !field.IsRelation()) Column(UsageKind.Reads, table, field, entry);
            else if (table.Field(entry.Entry.Name) is null) Unknown(UsageKind.Reads, table, entry);
        }
    }
}
