using Plumbline.Cli;
using Plumbline.CSharp;
using Plumbline.Sources.Code;
using Plumbline.TypeScript;
using Xunit;

namespace Plumbline.Tests.Code;

public sealed class CodeReaderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("plumbline-code-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private CodeReader Open(TypeScriptSettings settings, params string[] paths)
    {
        var stamps = paths.Select(p => new WorkspaceEntry(p, new FileInfo(Path.Combine(_root, p)).Length, File.GetLastWriteTimeUtc(Path.Combine(_root, p)).Ticks));
        return CodeReader.Open(_root, [.. stamps], [new TypeScriptReader(settings), new CSharpReader()], settings.Cache);
    }

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(_root, path), text);

    [Fact]
    public void Without_node_the_fault_says_what_is_missing_and_csharp_is_read_all_the_same()
    {
        Write("a.ts", "export const a = 1;\n");
        Write("A.cs", "connection.Execute(\"DELETE FROM orders\"); // Dapper\n");
        var read = Open(new() { SearchPath = "/nowhere", Cache = Path.Combine(_root, "cache") }, "A.cs", "a.ts").Read();
        Assert.Single(Assert.Single(read.Files).Texts);
        var fault = Assert.Single(read.Faults);
        Assert.Equal(("TypeScript", 1), (fault.Language, fault.Files));
        Assert.Contains("no node on the PATH", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_read_needs_no_node_again_until_it_changes()
    {
        var kept = Repository.Path("artifacts", "test-cache");
        Write("a.ts", "export interface A { b: string }\n");
        Assert.Single(Open(new() { Cache = kept }, "a.ts").Read().Files[0].Shapes);
        Assert.Single(Open(new() { Cache = kept, SearchPath = "" }, "a.ts").Read().Files[0].Shapes);
        var voice = Open(new() { Cache = kept }, "a.ts");
        voice.Keep("schema", [1, 2, 3]);
        Assert.Equal([1, 2, 3], Open(new() { Cache = kept }, "a.ts").Voice("schema"));
        Assert.Null(Open(new() { Cache = kept }, "a.ts").Voice("another schema"));
        Write("a.ts", "export interface B { c: string }\n");
        Assert.Null(Open(new() { Cache = kept }, "a.ts").Voice("schema"));
        Assert.Equal("B", Open(new() { Cache = kept }, "a.ts").Read().Files[0].Shapes[0].Name);
    }

    [Fact]
    public void Where_a_new_project_comes_what_nobody_has_written_for_months_goes()
    {
        var kept = Directory.CreateDirectory(Path.Combine(_root, "cache", "code")).FullName;
        foreach (var name in (string[])["old.facts", "old.voice", "young.facts"]) File.WriteAllText(Path.Combine(kept, name), "x");
        foreach (var name in (string[])["old.facts", "old.voice"]) File.SetLastWriteTimeUtc(Path.Combine(kept, name), DateTime.UtcNow.AddDays(-100));
        Write("A.cs", "class A;");
        Assert.Single(Open(new() { Cache = Path.Combine(_root, "cache") }, "A.cs").Read().Files);
        Assert.Equal([".facts", ".stamps", "young.facts"], Directory.EnumerateFiles(kept).Select(f => Path.GetFileName(f) is "young.facts" and var young ? young : Path.GetExtension(f)).Order(StringComparer.Ordinal));
    }

    /// <summary>Somebody who saves while code is read, and takes it back later, meets what is in the file then.</summary>
    [Fact]
    public void What_is_written_while_it_is_read_is_not_kept()
    {
        Write("a.cs", "class Before;");
        Write("b.cs", "class Beside;");
        var (cache, stamp) = (Path.Combine(_root, "cache"), File.GetLastWriteTimeUtc(Path.Combine(_root, "a.cs")));
        CodeReading Read(Action<string>? meanwhile = null) =>
            CodeReader.Open(_root, [.. new WorkspaceFiles(_root).List("code", "", skips: _ => true)], [new Meanwhile(meanwhile ?? (_ => { }))], cache).Read();
        var first = Read(path =>
        {
            if (path == "a.cs") Write(path, "class After;");
        });
        Assert.Equal(["After", "Beside"], first.Files.Select(f => f.Words));
        Assert.False(first.IsLasting);
        Write("a.cs", "class Before;");
        File.SetLastWriteTimeUtc(Path.Combine(_root, "a.cs"), stamp.AddSeconds(-9));
        var asked = new List<string>();
        var second = Read(asked.Add);
        Assert.Equal(["Before", "Beside"], second.Files.Select(f => f.Words));
        Assert.Equal(["a.cs"], asked);
        Assert.True(second.IsLasting);
    }

    /// <summary>A language of which a file says one word. Somebody does something before each is read.</summary>
    private sealed class Meanwhile(Action<string> before) : ICodeLanguage
    {
        public string Name => "test";
        public string Version => "1";
        public bool Reads(string path) => path.EndsWith(".cs", StringComparison.Ordinal);

        public void Read(string root, IReadOnlyList<string> paths, Action<int, ReadOnlyMemory<byte>> seen)
        {
            for (var i = 0; i < paths.Count; i++)
            {
                before(paths[i]);
                seen(i, CodeFileWriter.Write(new(paths[i]) { Words = File.ReadAllText(Path.Combine(root, paths[i])).Split(' ', ';')[1] }));
            }
        }
    }

    /// <summary>Who reads beside has said its last word before the first file is done: nobody waits for it a second time.</summary>
    [Fact]
    public void The_second_reader_may_be_done_first()
    {
        Write("0.ts", string.Concat(Enumerable.Range(0, 12_000).Select(i => $"export const a{i} = {{ b: [{i}, 'c'] }};\n")));
        var paths = Enumerable.Range(0, 352).Select(i => $"{i}.ts").ToList();
        foreach (var path in paths.Skip(1)) Write(path, "export const a = 1;\n");
        var answered = new HashSet<int>();
        new TypeScriptReader(new() { Cache = Repository.Path("artifacts", "test-cache") }).Read(_root, paths, (which, _) => answered.Add(which));
        Assert.Equal(paths.Count, answered.Count);
    }
}
