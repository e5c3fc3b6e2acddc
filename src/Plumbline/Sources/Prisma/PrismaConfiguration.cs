using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>Reads datasource and generator blocks.</summary>
internal static class PrismaConfiguration
{
    private static readonly string[] s_settings = ["provider", "url", "directUrl", "shadowDatabaseUrl", "relationMode", "referentialIntegrity", "extensions", "schemas"];

    public static PrismaDatasource Read(IReadOnlyList<PrismaBlock> blocks, PrismaFaults faults)
    {
        var features = new List<string>();
        var generators = new List<PrismaGenerator>();
        PrismaBlock? chosen = null;
        foreach (var block in blocks)
        {
            if (block.Keyword == "generator") generators.Add(Generator(block, features, faults));
            else if (block.Keyword == "datasource" && chosen is null) chosen = block;
            else if (block.Keyword == "datasource") faults.Invalid(block.File, block.Position, $"a second datasource {block.Name}: keep one");
        }
        return (chosen is null ? new("db", "") : Datasource(chosen, faults)) with { PreviewFeatures = features.ToEquatableArray(), Generators = generators.ToEquatableArray() };
    }

    private static PrismaGenerator Generator(PrismaBlock block, List<string> features, PrismaFaults faults)
    {
        CheckRepeats(block, faults);
        if (block.Setting("provider")?.Value is { } provider and not (PrismaValue.Text or PrismaValue.Call { Function: "env" })) faults.Invalid(block.File, provider.Position, "a provider is a text in double quotes");
        if (block.Setting("provider") is null) faults.Invalid(block.File, block.Position, $"generator {block.Name} has no provider: add provider = \"prisma-client\"");
        foreach (var feature in Texts(block, "previewFeatures", faults)) features.Add(feature);
        return new(block, (block.Setting("provider")?.Value as PrismaValue.Text)?.Value ?? "", (block.Setting("output")?.Value as PrismaValue.Text)?.Value);
    }

    private static PrismaDatasource Datasource(PrismaBlock block, PrismaFaults faults)
    {
        CheckRepeats(block, faults);
        foreach (var setting in block.Settings)
            if (!s_settings.Contains(setting.Name)) faults.Invalid(block.File, setting.Position, $"datasource has no setting {setting.Name}: expected {string.Join(", ", s_settings)}");
        var provider = (block.Setting("provider")?.Value as PrismaValue.Text)?.Value;
        if (provider is null) faults.Invalid(block.File, block.Position, $"datasource {block.Name} has no provider: add provider = \"postgresql\"");
        return new(block.Name, provider ?? "")
        {
            Block = block,
            Schemas = Texts(block, "schemas", faults).Distinct().Order(StringComparer.Ordinal).ToEquatableArray(),
            Extensions = Extensions(block, faults),
            WithoutForeignKeys = ((block.Setting("relationMode") ?? block.Setting("referentialIntegrity"))?.Value as PrismaValue.Text)?.Value == "prisma",
        };
    }

    private static void CheckRepeats(PrismaBlock block, PrismaFaults faults)
    {
        for (var i = 1; i < block.Settings.Count; i++)
            for (var j = 0; j < i; j++)
                if (block.Settings[i].Name == block.Settings[j].Name) faults.Invalid(block.File, block.Settings[i].Position, $"{block.Settings[i].Name} is set twice in {block.Keyword} {block.Name}: keep one");
    }

    private static List<string> Texts(PrismaBlock block, string name, PrismaFaults faults)
    {
        var texts = new List<string>();
        if (block.Setting(name) is not { } setting) return texts;
        foreach (var item in setting.Value is PrismaValue.List list ? list.Items : [setting.Value])
        {
            if (item is PrismaValue.Text text) texts.Add(text.Value);
            else faults.Invalid(block.File, item.Position, $"{name} is a list of texts: {name} = [\"…\"]");
        }
        return texts;
    }

    /// <summary><c>[pgcrypto, uuidOssp(map: "uuid-ossp", schema: "extensions", version: "1.1")]</c></summary>
    private static EquatableArray<PrismaExtension> Extensions(PrismaBlock block, PrismaFaults faults)
    {
        if (block.Setting("extensions")?.Value is not { } value) return [];
        var extensions = new List<PrismaExtension>();
        foreach (var item in value is PrismaValue.List list ? list.Items : [value])
        {
            if (item is PrismaValue.Word word) extensions.Add(new(word.Name, null, null, item.Position));
            else if (item is PrismaValue.Call call) extensions.Add(new(Argument(call, "map") ?? call.Function, Argument(call, "schema"), Argument(call, "version"), item.Position));
            else faults.Invalid(block.File, item.Position, "extensions is a list of names: extensions = [pgcrypto]");
        }
        return extensions.ToEquatableArray();
    }

    private static string? Argument(PrismaValue.Call call, string name)
    {
        foreach (var argument in call.Arguments)
            if (argument.Name == name) return (argument.Value as PrismaValue.Text)?.Value;
        return null;
    }
}
