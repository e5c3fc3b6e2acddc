using Plumbline.Sources.Code;

namespace Plumbline.TypeScript;

/// <summary>Reads files of TypeScript and JavaScript: through Node, once for all of them.</summary>
public sealed class TypeScriptReader(TypeScriptSettings settings) : ICodeLanguage
{
    private static readonly string[] s_endings = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

    private string? _version;

    public string Name => "TypeScript";

    public string Version => _version ??= NodeProgram.Version(settings.Shipped);

    public bool Reads(string path) =>
        Array.Exists(s_endings, e => path.EndsWith(e, StringComparison.Ordinal)) && !path.EndsWith(".d.ts", StringComparison.Ordinal) && !path.EndsWith(".min.js", StringComparison.Ordinal);

    public IReadOnlyList<ReadOnlyMemory<byte>> Read(string root, IReadOnlyList<string> paths)
    {
        var program = NodeProgram.Get(settings, Version);
        var said = NodeProcess.Run(program.Node, [program.Script], root, $"{root}\n{string.Join('\n', paths)}\n");
        var facts = new ReadOnlyMemory<byte>[paths.Count];
        var at = 0;
        for (var i = 0; i < facts.Length; i++)
        {
            var end = said.AsSpan(at).IndexOf((byte)'\n');
            if (end < 0) throw new CodeReadingException($"the Node program gave no answer for {paths[i]}");
            facts[i] = said.AsMemory(at, end);
            at += end + 1;
        }
        return facts;
    }
}
