using System.Text;
using System.Text.Unicode;
using Plumbline.Model;

namespace Plumbline.Sources;

/// <summary>
/// Bytes to text. Migration tools and servers read UTF-8; what is not is read all the same, with a finding,
/// so that one file saved by the wrong editor does not hide the rest.
/// </summary>
public static class FileDecoding
{
    /// <summary>The rule under which encoding faults are reported.</summary>
    public const string NotUtf8Rule = "file-not-utf8";

    /// <summary>The rule under which NUL characters are reported.</summary>
    public const string NulRule = "file-with-nul-character";

    /// <summary>The rule under which the mark before UTF-8 text is reported.</summary>
    public const string MarkRule = "file-with-byte-order-mark";

    private static readonly string[] s_code = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".cs"];

    /// <summary>Decodes a file's bytes; <paramref name="findings"/> gets what is wrong with them.</summary>
    public static SourceText Decode(string source, string path, ReadOnlySpan<byte> bytes, List<Finding> findings)
    {
        var marked = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        if (marked) bytes = bytes[3..];
        else if (Wide(bytes) is { } wide) return WideText(source, path, bytes, wide, findings);
        var valid = Utf8.IsValid(bytes);
        var file = new SourceText(source, path, Lines(Encoding.UTF8.GetString(bytes)));
        // Readers of JSON and of Prisma schemas take it off; of SQL most do not.
        if (marked && path.EndsWith(".sql", StringComparison.OrdinalIgnoreCase)) findings.Add(Fault(MarkRule, file, 0, "the file begins with a byte order mark: psql takes it off, most migration tools send it, and the server refuses the first statement (SQLSTATE 42601)", Severity.Low));
        if (!valid) findings.Add(Fault(NotUtf8Rule, file, FirstBad(bytes), "not valid UTF-8 from here on: the server refuses the file (SQLSTATE 22021)"));
        // Code is sent to nobody; there the character is a letter like any other.
        if (bytes.Contains((byte)0) && !s_code.Any(e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase))) findings.Add(Fault(NulRule, file, file.Text.IndexOf('\0'), "a NUL character: no SQL client can send it"));
        return file;
    }

    private static SourceText WideText(string source, string path, ReadOnlySpan<byte> bytes, Encoding wide, List<Finding> findings)
    {
        var text = wide.GetString(bytes);
        var file = new SourceText(source, path, Lines(text.StartsWith('\uFEFF') ? text[1..] : text));
        findings.Add(Fault(NotUtf8Rule, file, 0, "the file is UTF-16: psql and migration tools read UTF-8; save it as that"));
        return file;
    }

    /// <summary>UTF-16 by its mark, or by the zero bytes that ASCII text has in it.</summary>
    private static Encoding? Wide(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2) return null;
        if (bytes[0] == 0xFF && bytes[1] == 0xFE) return Encoding.Unicode;
        if (bytes[0] == 0xFE && bytes[1] == 0xFF) return Encoding.BigEndianUnicode;
        var head = bytes[..Math.Min(bytes.Length & ~1, 64)];
        if (head.Length < 8) return null;
        int low = 0, high = 0;
        for (var i = 0; i < head.Length; i += 2)
        {
            if (head[i] == 0) high++;
            if (head[i + 1] == 0) low++;
        }
        var most = head.Length / 2 * 3 / 4;
        return low >= most && high == 0 ? Encoding.Unicode : high >= most && low == 0 ? Encoding.BigEndianUnicode : null;
    }

    /// <summary>A file with carriage returns alone is given line feeds: a comment ends at either (manual 4.1.5).</summary>
    private static string Lines(string text) => text.Contains('\r') && !text.Contains('\n') ? text.Replace('\r', '\n') : text;

    private static int FirstBad(ReadOnlySpan<byte> bytes)
    {
        var characters = 0;
        while (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
        {
            characters += rune.Utf16SequenceLength;
            bytes = bytes[length..];
        }
        return characters;
    }

    private static Finding Fault(string rule, SourceText file, int at, string message, Severity severity = Severity.High) =>
        new(rule, severity, null, file.At(Math.Max(at, 0)), message) { About = file.Path, AboutKind = "file" };
}
