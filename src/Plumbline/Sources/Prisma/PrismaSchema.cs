using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>Reads a Prisma schema, in one file or many, into the catalog that Prisma would create for it.</summary>
public static class PrismaSchema
{
    public const string Format = "prisma";

    /// <param name="files">The <c>.prisma</c> files of one schema, in any order.</param>
    /// <param name="name">The source's name in reports.</param>
    /// <param name="location">Repository path of the file or folder.</param>
    public static Source Read(IReadOnlyList<SourceText> files, string name, string location, PrismaOptions? options = null)
    {
        options ??= PrismaOptions.Default;
        var faults = new PrismaFaults();
        var blocks = new List<PrismaBlock>();
        foreach (var file in files) blocks.AddRange(PrismaReader.Read(file, faults));
        var datasource = PrismaConfiguration.Read(blocks, faults);
        if (options.Provider is { } forced) datasource = datasource with { Provider = forced };
        if (files.Count > 0 && datasource is { Block: null, Provider: "" }) NoDatasource(files[0], faults);
        var provider = datasource.Provider.Length == 0 ? PrismaPostgres.Instance : PrismaProvider.Of(datasource.Provider);
        if (provider is null) return NotCompared(name, location, datasource, faults);

        var document = new PrismaResolver(faults, datasource, provider).Resolve(blocks);
        var builder = new PrismaCatalog(document, provider, options, faults);
        var catalog = builder.Build();
        return new(name, SourceRole.Declared, Format, provider.Dialect, location, catalog, PrismaVoice.Of(document, options))
        {
            Findings = faults.Findings.ToEquatableArray(),
            Unread = faults.Unread,
            UnreadTexts = faults.Texts.ToEquatableArray(),
            ModelNames = builder.Names,
            Prisma = document,
            NotCompared = document.Models.Where(m => m.IsView()).Select(m => new NotCompared($"view {m.Table()}", $"Prisma reads views and never makes them: the columns declared at {m.Block.At(m.Block.Position)} were not compared")),
        };
    }

    /// <summary>The generators of a file, whatever database it is for.</summary>
    public static EquatableArray<PrismaGenerator> Generators(SourceText file)
    {
        var faults = new PrismaFaults();
        return PrismaConfiguration.Read([.. PrismaReader.Read(file, faults)], faults).Generators;
    }

    private static void NoDatasource(SourceText file, PrismaFaults faults) =>
        faults.Invalid(file, 0, "the schema has no datasource: add datasource db { provider = \"postgresql\" }; read as PostgreSQL");

    private static Source NotCompared(string name, string location, PrismaDatasource datasource, PrismaFaults faults)
    {
        var block = datasource.Block;
        var known = datasource.Provider is "mysql" or "sqlserver" or "mongodb";
        if (block?.Setting("provider")?.Value.Position is { } at)
        {
            if (known) faults.Unreadable(block.File, at, $"provider {datasource.Provider} is not read: expected postgresql, cockroachdb or sqlite");
            else faults.Invalid(block.File, at, $"provider {datasource.Provider} is not known: expected postgresql, cockroachdb or sqlite");
        }
        return new(name, SourceRole.Declared, Format, datasource.Provider, location, Catalog.Empty, new(Format, _ => false, (_, _) => false))
        {
            Findings = faults.Findings.ToEquatableArray(),
            Unread = faults.Unread,
            NotCompared = [new(location, $"its provider {datasource.Provider} is none that can be compared")],
        };
    }
}
