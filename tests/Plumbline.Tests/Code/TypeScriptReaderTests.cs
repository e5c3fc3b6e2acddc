using Plumbline.TypeScript;
using Xunit;

namespace Plumbline.Tests.Code;

public sealed class TypeScriptReaderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("plumbline-code-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private TypeScriptReader Open(TypeScriptSettings settings, params string[] paths) =>
        TypeScriptReader.Open(_root, [.. paths.Select(p => new CodeStamp(p, new FileInfo(Path.Combine(_root, p)).Length, File.GetLastWriteTimeUtc(Path.Combine(_root, p)).Ticks))], settings);

    [Fact]
    public void Without_node_the_fault_says_what_is_missing()
    {
        File.WriteAllText(Path.Combine(_root, "a.ts"), "export const a = 1;\n");
        var fault = Assert.Throws<TypeScriptException>(() => Open(new() { SearchPath = "/nowhere", Cache = Path.Combine(_root, "cache") }, "a.ts").Read());
        Assert.Contains("no node on the PATH", fault.Message);
    }

    [Fact]
    public void What_was_read_needs_no_node_again_until_it_changes()
    {
        var kept = Repository.Path("artifacts", "test-cache");
        File.WriteAllText(Path.Combine(_root, "a.ts"), "export interface A { b: string }\n");
        Assert.Single(Open(new() { Cache = kept }, "a.ts").Read()[0].Shapes);
        Assert.Single(Open(new() { Cache = kept, SearchPath = "" }, "a.ts").Read()[0].Shapes);
        var voice = Open(new() { Cache = kept }, "a.ts");
        voice.Keep("schema", [1, 2, 3]);
        Assert.Equal([1, 2, 3], Open(new() { Cache = kept }, "a.ts").Voice("schema"));
        Assert.Null(Open(new() { Cache = kept }, "a.ts").Voice("another schema"));
        File.WriteAllText(Path.Combine(_root, "a.ts"), "export interface B { c: string }\n");
        Assert.Null(Open(new() { Cache = kept }, "a.ts").Voice("schema"));
        Assert.Equal("B", Open(new() { Cache = kept }, "a.ts").Read()[0].Shapes[0].Name);
    }
}
