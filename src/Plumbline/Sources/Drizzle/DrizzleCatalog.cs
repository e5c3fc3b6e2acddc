using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Sources.Drizzle;

/// <summary>How Drizzle's model becomes a source: its SQL is replayed, and each object gets the place where it is declared.</summary>
internal static class DrizzleCatalog
{
    public const string Format = "drizzle";

    /// <param name="name">The source's name in reports.</param>
    /// <param name="location">What the configuration said: a path or a pattern.</param>
    public static Source Read(DrizzleModel model, string name, string location, SqlSchemaSettings settings)
    {
        var texts = DrizzleSql.Of(model, name, location);
        var read = SqlSchema.Read(texts, name, location, settings with { Dialect = model.Dialect, IsElsewhere = IsElsewhere });
        var names = new Dictionary<ObjectId, ModelName>();
        var catalog = Placed(model, read.Catalog, names);
        return read with { Format = Format, Catalog = catalog, Voice = DrizzleVoice.Of(model), ModelNames = names };
    }

    /// <summary>What Drizzle has no words for: somebody else makes it, and what uses it is taken as it is meant.</summary>
    private static bool IsElsewhere(ObjectId missing) => missing.Kind != Table.OfKind && missing.Kind != Column.OfKind && missing.Kind != Schema.OfKind;

    private static Catalog Placed(DrizzleModel model, Catalog catalog, Dictionary<ObjectId, ModelName> names)
    {
        var schema = AllDialects.Find(model.Dialect)!.DefaultSchema;
        foreach (var table in model.Tables)
        {
            var name = new ObjectName(table.Name.Schema is null or "" ? schema : table.Name.Schema, table.Name.Name);
            if (table.Variable is { } variable) names[new(Table.OfKind, name)] = new(variable, null, variable != name.Name);
            var places = new Dictionary<string, Origin>(StringComparer.Ordinal);
            foreach (var column in table.Columns)
            {
                places[column.Name] = column.At;
                var id = new ObjectId(Column.OfKind, name.Member(column.Name));
                if (table.Variable is not null && column.Field is { } field) names[id] = new(table.Variable, field, field != column.Name);
                if (catalog.Find(id) is not { } made) continue;
                catalog = catalog.With(made with { Origin = new(column.At) });
                foreach (var owned in catalog.Children(id).ToList()) catalog = catalog.With(owned with { Origin = new(column.At) });
            }
            foreach (var part in catalog.Children(new(Table.OfKind, name)).ToList())
                if (PlaceOf(part, table, places) is { } at) catalog = catalog.With(part with { Origin = new(at) });
        }
        return catalog;
    }

    /// <summary>A key's or check's own place where it has a name, else that of its first column.</summary>
    private static Origin? PlaceOf(SchemaObject part, DrizzleTable table, Dictionary<string, Origin> places)
    {
        return part switch
        {
            PrimaryKey key => table.PrimaryKeys.Count > 0 ? table.PrimaryKeys[0].At : Of(key.Columns),
            Unique unique => table.Uniques.Find(u => u.Name == unique.Name.Name)?.At ?? Of(unique.Columns),
            ForeignKey key => table.ForeignKeys.Find(k => k.Columns == key.Columns)?.At,
            Check check => table.Checks.Find(c => c.Name == check.Name.Name)?.At,
            _ => null,
        };

        Origin? Of(EquatableArray<string> columns) => columns.IsEmpty ? null : places.GetValueOrDefault(columns[0]);
    }
}
