using System.Security.Cryptography;
using System.Text;
using Plumbline.Cli;
using Plumbline.CSharp;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Plumbline.TypeScript;

namespace Plumbline.Tests;

/// <summary>Code that is written in a test, read as the program reads it: by Node, which must be there. What was read once is kept below artifacts/.</summary>
internal static class TextCode
{
    public static IReadOnlyList<CodeFile> Files(IReadOnlyDictionary<string, string> files)
    {
        var ordered = files.OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', ordered.Select(f => $"{f.Key}\0{f.Value}")))).AsSpan(0, 8));
        var root = Repository.Path("artifacts", "test-code", name);
        foreach (var (path, text) in ordered)
        {
            var full = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            if (!File.Exists(full)) File.WriteAllText(full, text);
        }
        var cache = Repository.Path("artifacts", "test-cache");
        var listed = new WorkspaceFiles(root);
        var read = CodeReader.Open(root, [.. ordered.Select(f => listed.Entry(f.Key))], [new TypeScriptReader(new() { Cache = cache }), new CSharpReader()], cache).Read();
        return read.Faults.Count == 0 ? read.Files : throw new CodeReadingException(read.Faults[0].Message);
    }

    public static Source Read(IReadOnlyDictionary<string, string> files, IReadOnlyList<Source> declared) => Read(files, declared, declared);

    /// <param name="schemas">All that declares or makes the schema: what SQL in the code is held against.</param>
    public static Source Read(IReadOnlyDictionary<string, string> files, IReadOnlyList<Source> declared, IReadOnlyList<Source> schemas) =>
        CodeVoice.Read(new CodeProject(Files(files)), ".", declared, CodeQueries.Over(CodeVoice.Name, schemas, 17), [.. schemas.Where(s => s.Role != SourceRole.Declared)]);

    public static bool Is(string path) => path.EndsWith(".ts", StringComparison.Ordinal) || path.EndsWith(".tsx", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal);
}
