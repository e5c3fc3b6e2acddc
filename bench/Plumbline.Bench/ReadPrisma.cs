using BenchmarkDotNet.Attributes;
using Plumbline.Sources.Prisma;

namespace Plumbline.Bench;

/// <summary>One schema.prisma to its catalog.</summary>
[MemoryDiagnoser]
public class ReadPrisma
{
    [Benchmark]
    public int Read() => PrismaSchema.Read([GeneratedFiles.Prisma], "declared", "schema.prisma", new()).Catalog.Count;
}
