using BenchmarkDotNet.Attributes;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;
using Plumbline.Sources.Prisma;
using Plumbline.Truth;

namespace Plumbline.Bench;

/// <summary>What comes after reading: the truth table, and every rule.</summary>
[MemoryDiagnoser]
public class Compare
{
    private readonly Project _project = new("bench",
    [
        PrismaSchema.Read([GeneratedFiles.Prisma], "declared", "schema.prisma", new()),
        MigrationFolder.Read(new MigrationFolderListing("flat", GeneratedFiles.History.ToEquatableArray()), "history", new()),
    ]);

    [Benchmark]
    public int Truth() => TruthTable.Of(_project).Subjects.Count;

    [Benchmark]
    public int Check() => Checks.Run(_project, new DateOnly(2026, 1, 1)).Findings.Count;
}
