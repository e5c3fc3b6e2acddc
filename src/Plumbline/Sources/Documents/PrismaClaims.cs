using Plumbline.Model;
using Plumbline.Sources.Prisma;
using Plumbline.Sql;

namespace Plumbline.Sources.Documents;

/// <summary>Prisma models in code blocks: each scalar field is a column with a type, required or not. Relations are no columns.</summary>
internal static class PrismaClaims
{
    public static void Read(IEnumerable<DocumentBlock> blocks, DocumentContext context)
    {
        var models = blocks.SelectMany(b => PrismaReader.Read(context.File.Part(b.At, b.End - b.At), new PrismaFaults()).Select(m => (Block: b, Model: m))).ToList();
        var named = models.Select(m => m.Model.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (block, model) in models)
        {
            if (model.Keyword != "model" || context.Known.Table(Mapped(model.Attribute("map")) ?? model.Name) is not { } table) continue;
            var fields = model.Entries.Where(e => e.Type is { IsList: false } type && (TypeWords.IsType(type.Name) || (!named.Contains(type.Name) && context.Known.Table(type.Name) is null && context.Known.Other(type.Name) is not null))).ToList();
            if (TableClaims.NotCompared(fields.ConvertAll(f => new Word(f.Name, WordKind.Code, f.Position)), table, context.Known.IsName(model.Name, table), context) is not "") continue;
            foreach (var field in fields)
            {
                var column = context.Known.Column(table, field.Name)?.Name.Name is { } known && Mapped(field.Attribute("map")) is null ? known : Mapped(field.Attribute("map")) ?? field.Name;
                context.Add(new ClaimWord.Described(context.Known.ColumnOrNew(table, column), field.Type!.Name, !field.Type.IsOptional) { Details = Details(field) }, block.At + field.Position, $"{field.Name} {field.Type.Name}{(field.Type.IsOptional ? "?" : "")}", block);
            }
        }
    }

    private static ColumnDetails Details(PrismaEntry field) => new()
    {
        // Without @map a field that is called as its column says nothing of another name.
        Field = field.Attribute("map") is null ? null : field.Name,
        IsUnique = field.Attribute("unique") is not null,
        IsPrimary = field.Attribute("id") is not null,
        Default = field.Attribute("default") is { Arguments: [{ Value: var value }, ..] } && Default(value) is { } said ? new(said) : null,
        HasMore = field.Attributes.Any(a => a.Name.StartsWith("db.", StringComparison.Ordinal)),
    };

    private static string? Default(PrismaValue value) => value switch
    {
        PrismaValue.Text text => SqlString.Quote(text.Value),
        PrismaValue.Number number => number.Digits,
        PrismaValue.Word { Name: "true" or "false" } word => word.Name,
        PrismaValue.Word label => SqlString.Quote(label.Name),
        PrismaValue.Call { Function: "dbgenerated", Arguments: [{ Value: PrismaValue.Text text }, ..] } => text.Value,
        PrismaValue.Call call => $"{call.Function}()",
        _ => null,
    };

    private static string? Mapped(PrismaAttribute? map) => map is { Arguments: [{ Value: PrismaValue.Text text }, ..] } ? text.Value : null;
}
