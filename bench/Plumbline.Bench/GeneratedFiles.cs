using Plumbline.Model;

namespace Plumbline.Bench;

/// <summary>The project that bench/generate.py wrote, in memory.</summary>
internal static class GeneratedFiles
{
    private static string Root => Environment.GetEnvironmentVariable("BENCH_PROJECT") ?? throw new InvalidOperationException("BENCH_PROJECT is not set: start this by bench/run parts");

    public static SourceText[] History { get; } =
        Directory.EnumerateFiles(Path.Combine(Root, "flat")).Order(StringComparer.Ordinal).Select(f => new SourceText("history", Path.GetFileName(f), File.ReadAllText(f))).ToArray();

    public static SourceText Prisma { get; } = new("declared", "schema.prisma", File.ReadAllText(Path.Combine(Root, "prisma", "schema.prisma")));

    public static long Bytes => History.Sum(f => (long)f.Text.Length);
}
