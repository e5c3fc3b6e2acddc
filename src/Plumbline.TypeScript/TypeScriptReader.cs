using System.Buffers.Text;
using Plumbline.Sources.Code;

namespace Plumbline.TypeScript;

/// <summary>Reads files of TypeScript and JavaScript: through Node, once for all of them.</summary>
public sealed class TypeScriptReader(TypeScriptSettings settings) : ICodeLanguage
{
    private static readonly string[] s_endings = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

    /// <summary>Worked out while files are listed.</summary>
    private readonly Task<string> _version = Task.Run(() => NodeProgram.Version(settings.Shipped));

    public string Name => "TypeScript";

    public string Version => _version.GetAwaiter().GetResult();

    public bool Reads(string path) =>
        Array.Exists(s_endings, e => path.EndsWith(e, StringComparison.Ordinal)) && !path.EndsWith(".d.ts", StringComparison.Ordinal) && !path.EndsWith(".min.js", StringComparison.Ordinal);

    public void Read(string root, IReadOnlyList<string> paths, Action<int, ReadOnlyMemory<byte>> seen)
    {
        var program = NodeProgram.Get(settings, Version);
        var answers = 0;
        NodeProcess.Run(program.Node, [program.Script], root, $"{root}\n{string.Join('\n', paths)}\n", line =>
        {
            // 17 {…}
            if (!Utf8Parser.TryParse(line.Span, out int which, out var digits) || (uint)which >= (uint)paths.Count) throw new CodeReadingException("the Node program's answer is about no file");
            answers++;
            seen(which, line[(digits + 1)..]);
        });
        if (answers < paths.Count) throw new CodeReadingException($"the Node program answered for {answers} of {paths.Count} files");
    }
}
