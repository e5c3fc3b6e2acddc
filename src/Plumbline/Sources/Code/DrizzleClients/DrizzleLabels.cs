using Plumbline.Model;
using Plumbline.Sources.Drizzle.Code;

namespace Plumbline.Sources.Code.DrizzleClients;

/// <summary>Values of enums, where texts are written to a column of one or compared with it: <c>eq(bookings.status, 'open')</c>, <c>.values({ status: 'open' })</c>.</summary>
internal sealed class DrizzleLabels(DrizzleTables tables, PrismaClients.PrismaRecords records, CodeUsages usages)
{
    public void Of(UsageKind kind, DrizzleTableDraft table, string key, CodeFile file, CodeValue value)
    {
        if (table.Columns.Find(c => c.Key == key) is not { Enum: { } of } || tables.Id(table) is not { } id || tables.Column(table, id, key) is not { } column) return;
        var subject = new ObjectId(EnumType.OfKind, new(of.Name.Schema ?? id.Name.Schema, of.Name.Name));
        foreach (var (home, label, at) in records.Said(file, value))
            usages.Add(new(kind, subject, usages.At(home, at), $"{table.Variable ?? table.Name}.{key} = {label}") { Site = home.Site, Label = label, Column = column.Id.Name, IsDeclared = of.Labels.Contains(label) });
    }

    /// <summary>A condition as a record, or a plain value: <c>{ in: ['open', 'held'] }</c>.</summary>
    public void Compared(DrizzleTableDraft table, string key, CodeFile file, CodeValue value)
    {
        if (value is not CodeValue.Record record) Of(UsageKind.Filters, table, key, file, value);
        else
            foreach (var entry in record.Entries)
                if (entry.Name is "eq" or "ne" or "in" or "notIn") Of(UsageKind.Filters, table, key, file, entry.Value);
                else if (entry.Name is "NOT") Compared(table, key, file, entry.Value);
                else if (entry is { Name: "OR" or "AND", Value: CodeValue.List list })
                    foreach (var item in list.Items) Compared(table, key, file, item);
    }
}
