using Plumbline.Model;
using Plumbline.Rules.Usages;
using Plumbline.Sources;
using Plumbline.Sources.Prisma;

namespace Plumbline.Cli;

/// <summary>The clients that were generated of a Prisma schema: each keeps the schema that it was made of beside itself.</summary>
/// <param name="shown">Gets the texts that a finding points to.</param>
internal sealed class WorkspaceClients(WorkspaceFiles files, Dictionary<string, SourceText> shown)
{
    private const string Installed = "node_modules/.prisma/client";

    public IEnumerable<Finding> Stale(Source declared)
    {
        foreach (var folder in declared.Prisma!.Datasource.Generators.Where(g => g.IsClient()).Select(g => g.Folder() ?? Nearest(declared.Location)).OfType<string>().Distinct())
        {
            var path = $"{folder}/schema.prisma";
            if (declared.Location == path || !files.HasFile(path) || files.Read(folder, path) is not { } text || shown.Values.Any(t => t.Source == declared.Name && t.Text == text.Text)) continue;
            if (GeneratedClientStale.Of(declared, PrismaSchema.Read([text], folder, path)) is not { } stale) continue;
            shown.TryAdd(path, text);
            yield return stale;
        }
    }

    /// <summary>Where a client is generated that has no place of its own: beside the packages that are installed next to the schema, or above.</summary>
    private string? Nearest(string location) => Paths.Upward(Paths.Folder(location)).Select(f => Paths.Under(f, Installed)).FirstOrDefault(files.HasFolder);
}
