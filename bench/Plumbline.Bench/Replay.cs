using BenchmarkDotNet.Attributes;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;

namespace Plumbline.Bench;

/// <summary>Every statement of the history read and executed on an in-memory catalog; the files are already in memory.</summary>
[MemoryDiagnoser]
public class Replay
{
    [Benchmark]
    public int Execute()
    {
        var dialect = PostgresDialect.Instance;
        var catalog = new CatalogBuilder(dialect.Start());
        var statements = 0;
        foreach (var file in GeneratedFiles.History) statements += dialect.Execute(file, catalog).Statements.Count;
        return statements;
    }
}
