using Plumbline.Model;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>What code does with clients of Prisma's, and which of its types repeat a model.</summary>
internal static class PrismaUses
{
    private const int WorthTwoCores = 64;

    /// <returns>The types; the rest is added to the usages.</returns>
    public static List<Mirror> Read(CodeProject project, PrismaModels models, CodeUsages usages)
    {
        var files = project.Files.Where(f => f.Site != UsageSite.Generated && !f.IsCSharp()).ToList();
        var half = files.Count < WorthTwoCores ? files.Count : files.Count / 2;
        // Each half finds out for itself what is imported.
        var upper = Cores.Begin(() => Read(project.Beside(), models, usages.Beside(), files[half..]), pays: half < files.Count);
        var (lower, other) = (Read(project, models, usages, files[..half]), upper());
        usages.TakeIn(other.Usages);
        // What an extension adds may be learned after its first use.
        usages.Remove(u => !u.IsDeclared && u.Label is null && (lower.Extensions.Contains(u.Subject.Name.Name) || other.Extensions.Contains(u.Subject.Name.Name)));
        usages.Settle();
        return [.. lower.Mirrors, .. other.Mirrors];
    }

    private static Found Read(CodeProject project, PrismaModels models, CodeUsages usages, List<CodeFile> files)
    {
        var mirrors = new List<Mirror>();
        var likenesses = new PrismaMirrors(project, models, usages);
        var meanings = new Meanings(project, models);
        var calls = new PrismaCalls(models, meanings, usages);
        var typed = new PrismaTyped(models, meanings, usages);
        var rows = new RowUses(meanings, usages);
        foreach (var file in files)
        {
            calls.Read(file);
            typed.Read(file);
            rows.Read(file);
            mirrors.AddRange(likenesses.Of(file));
        }
        return new(usages, mirrors, meanings.Extensions);
    }

    private sealed record Found(CodeUsages Usages, List<Mirror> Mirrors, HashSet<string> Extensions);
}
