using BenchmarkDotNet.Attributes;
using Plumbline.Sql;

namespace Plumbline.Bench;

/// <summary>Cutting SQL into tokens and statements. Beside it stands libpg_query's parse of the same files (bench/run parts prints it first).</summary>
[MemoryDiagnoser]
public class ReadSql
{
    [Benchmark]
    public int Lex()
    {
        var statements = 0;
        foreach (var file in GeneratedFiles.History) statements += SqlLexer.Read(file).Statements.Count;
        return statements;
    }
}
