using Plumbline.Model;
using Plumbline.Sources.Code;
using Plumbline.Sources.Prisma;

namespace Plumbline.Rules.Usages;

/// <summary>Code imports a generated client from where no generator writes one; whoever reads the code finds it, since what lies on the disk has a say in it.</summary>
public static class GeneratedClientAbsent
{
    public const string Name = "generated-client-absent";
    private const int Most = 8;

    public static readonly ReadingRule Rule = new(Name, Severity.High, Family.Usages, new(
        "Code imports a Prisma client from a place where no generator writes one.",
        "`prisma generate` makes the client where the schema's generator says, and nowhere else. An import that leads to another place finds no module, on every machine but one where an older client was left behind. "
            + "`@prisma/client` is there all the same, without a client in it: what is made of it fails with \"did not initialize yet\" when the program starts.",
        "```prisma\ngenerator client {\n  provider = \"prisma-client\"\n  output   = \"../src/generated/prisma\"\n}\n```\n\n```ts\nimport { PrismaClient } from '@prisma/client';          // nothing is generated there\nimport { PrismaClient } from './generated/prisma';      // since 6.10 this generator writes client.ts, and no index\nimport { PrismaClient } from './generated/prisma/client'; // this one is\n```",
        "Import the client from where its generator writes, or give the generator that place as its `output`. A client that is not generated yet, in a fresh checkout, is not told; nor is a place that a script of the project speaks of. "
            + "Severity: high in the program, medium in scripts, low in tests."));

    /// <param name="place">Where the imports lead: a repository path without its ending, or the package itself.</param>
    /// <param name="imports">Each with where it fails; at least one.</param>
    /// <param name="generators">Those of every client in the project.</param>
    public static Finding Of(string place, IReadOnlyList<(Origin Where, UsageSite Site)> imports, IReadOnlyList<PrismaGenerator> generators)
    {
        var ordered = imports.OrderBy(i => i.Site).ToList();
        var (first, site) = ordered[0];
        var writers = Wording.List(generators.Select(g => $"{g.Block.Name} writes {Written(g)}"), Most);
        var message = place == ClientImport.Installed ? $"code makes a client of {place}, and no generator writes it: generator {writers}"
            : generators.Any(g => g.Folder() == place) ? $"code imports {place}, and there is no index in what its generator writes: generator {writers}"
            : $"code imports a Prisma client from {place}, and no generator writes there: generator {writers}";
        return new(Name, CodeUse.SeverityOf(site), null, first, message)
        {
            About = place,
            AboutKind = "client",
            Related = [.. generators.Take(Most).Select(g => new Related(g.Block.At((g.Block.Setting("output") ?? g.Block.Setting("provider"))?.Position ?? g.Block.Position), $"generator {g.Block.Name} writes {Written(g)}")), .. ordered.Skip(1).Select(i => new Related(i.Where, "imports it, too"))],
            Fix = new(generators is [var only] && (only.Folder() is not null || only.Output is null) ? $"import it from {From(first.File!, only)}{Otherwise(place, only)}" : $"import it from where {(generators.Count == 1 ? "the generator" : "one of the generators")} writes"),
        };
    }

    /// <summary>The other way round: the generator writes where the code looks for it.</summary>
    private static string Otherwise(string place, PrismaGenerator generator) =>
        place == ClientImport.Installed ? generator.HasNoIndex() ? "" : ", or leave the generator without an output"
            : generator.Folder() == place || (generator.HasNoIndex() && !place.EndsWith("/client", StringComparison.Ordinal)) ? ""
            : $", or let the generator write {(generator.HasNoIndex() ? place[..^"/client".Length] : place)}";

    /// <summary>As code imports it.</summary>
    private static string Written(PrismaGenerator generator) => generator.Folder() is { } folder ? Entry(generator, folder) : generator.MayBeInstalled() ? generator.Output ?? ClientImport.Installed : generator.Output!;

    private static string Entry(PrismaGenerator generator, string folder) => generator.HasNoIndex() ? $"{folder}/client" : folder;

    private static string From(string file, PrismaGenerator generator)
    {
        if (generator.Folder() is not { } folder) return Written(generator);
        var (from, to) = (file.Split('/')[..^1], Entry(generator, folder).Split('/'));
        var same = 0;
        while (same < from.Length && same < to.Length && from[same] == to[same]) same++;
        var up = Enumerable.Repeat("..", from.Length - same).DefaultIfEmpty(".");
        return string.Join('/', up.Concat(to.Skip(same)));
    }
}
