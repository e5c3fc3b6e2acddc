using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>Checks over the whole schema, once every block is resolved. Reads as a table of contents.</summary>
internal static class PrismaValidation
{
    public static void Check(PrismaDocument document, PrismaProvider provider, PrismaFaults faults)
    {
        foreach (var model in document.Models)
        {
            if (!model.IsView()) Has_a_unique_criterion(model, faults);
            else if (!document.Datasource.Previews("views"))
                faults.Invalid(model.Block.File, model.Block.Position, $"view {model.Name()} needs the preview feature: previewFeatures = [\"views\"] in the generator");
            if (model.IsView()) Has_no_key_as_a_view(model, faults);
            Columns_have_different_names(model, faults);
            Stands_in_a_schema(model.Block, model.Schema, document.Datasource, faults);
            if (provider is PrismaSqlite) Counts_only_its_key(model, faults);
        }
        foreach (var of in document.Enums)
        {
            Stands_in_a_schema(of.Block, of.Schema, document.Datasource, faults);
            Labels_differ(of, faults);
            if (provider.HasEnumTypes) Labels_are_short(of, provider, faults);
        }
        Tables_have_different_names(document, faults);
        if (provider.HasEnumTypes) Enum_types_have_different_names(document, faults);
        Extensions_are_previewed(document.Datasource, faults);
    }

    private static void Has_no_key_as_a_view(PrismaModel view, PrismaFaults faults)
    {
        if (view.Key is { } key) faults.Invalid(view.Block.File, key.Position, $"view {view.Name()} cannot have an id: use @unique");
    }

    private static void Has_a_unique_criterion(PrismaModel model, PrismaFaults faults)
    {
        if (model.Key is not null || model.IsIgnored) return;
        foreach (var index in model.Indexes)
            if (index.Kind == PrismaIndexKind.Unique && !index.Fields.Any(f => f.Field.IsOptional || f.Field.Type is PrismaType.Native)) return;
        faults.Invalid(model.Block.File, model.Block.Position, $"{model.Name()} has no id and no unique set of required fields: add @id, @@id, @unique or @@unique");
    }

    private static void Columns_have_different_names(PrismaModel model, PrismaFaults faults)
    {
        var seen = new Dictionary<string, PrismaField>();
        foreach (var field in model.Fields)
            if (!field.IsRelation() && !seen.TryAdd(field.Column(), field))
                faults.Invalid(model.Block.File, field.Position, $"{model.Name()}.{field.Name} and {seen[field.Column()].Name} are both the column {field.Column()}: change one @map");
    }

    private static void Stands_in_a_schema(PrismaBlock block, string? schema, PrismaDatasource datasource, PrismaFaults faults)
    {
        if (!datasource.Schemas.IsEmpty && schema is null && block.Attribute("schema") is null)
            faults.Invalid(block.File, block.Position, $"{block.Keyword} {block.Name} names no schema: add @@schema with one of {datasource.Schemas}");
    }

    /// <summary>SQLite counts only an INTEGER PRIMARY KEY.</summary>
    private static void Counts_only_its_key(PrismaModel model, PrismaFaults faults)
    {
        foreach (var field in model.Fields)
            if (PrismaDefaults.IsCounter(field) && !(model.Key is { Fields: [var only] } && only.Field.Name == field.Name))
                faults.Invalid(model.Block.File, field.Position, $"{model.Name()}.{field.Name} has autoincrement(), which SQLite has only for an id of one field");
    }

    private static void Labels_differ(PrismaEnum of, PrismaFaults faults)
    {
        var seen = new HashSet<string>();
        foreach (var value in of.Values)
            if (!seen.Add(value.Label())) faults.Invalid(of.Block.File, value.Position, $"enum {of.Block.Name} has the database value {value.Label()} twice: change one @map");
    }

    /// <summary>PostgreSQL cuts every other name, but refuses a label that is too long (42602).</summary>
    private static void Labels_are_short(PrismaEnum of, PrismaProvider provider, PrismaFaults faults)
    {
        foreach (var value in of.Values)
            if (System.Text.Encoding.UTF8.GetByteCount(value.Label()) > provider.MaxNameBytes)
                faults.Invalid(of.Block.File, value.Position, $"{of.Block.Name}.{value.Name}: a label of more than {provider.MaxNameBytes} bytes is refused by the database: add @map with a shorter one");
    }

    private static void Tables_have_different_names(PrismaDocument document, PrismaFaults faults)
    {
        var seen = new Dictionary<(string?, string), PrismaModel>();
        foreach (var model in document.Models)
            if (!seen.TryAdd((model.Schema, model.Table()), model))
                faults.Invalid(model.Block.File, model.Block.Position, $"{model.Name()} and {seen[(model.Schema, model.Table())].Name()} are both the table {model.Table()}: change one @@map");
    }

    private static void Enum_types_have_different_names(PrismaDocument document, PrismaFaults faults)
    {
        var seen = new Dictionary<(string?, string), PrismaEnum>();
        foreach (var of in document.Enums)
            if (!seen.TryAdd((of.Schema, of.TypeName()), of))
                faults.Invalid(of.Block.File, of.Block.Position, $"enums {of.Block.Name} and {seen[(of.Schema, of.TypeName())].Block.Name} are both the type {of.TypeName()}: change one @@map");
    }

    private static void Extensions_are_previewed(PrismaDatasource datasource, PrismaFaults faults)
    {
        if (!datasource.Extensions.IsEmpty && !datasource.Previews("postgresqlExtensions") && datasource.Block?.Setting("extensions") is { } setting)
            faults.Invalid(datasource.Block.File, setting.Position, "extensions needs the preview feature: previewFeatures = [\"postgresqlExtensions\"] in the generator");
    }
}
