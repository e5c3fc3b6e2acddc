using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>An import of a Prisma client that may lead to none.</summary>
/// <param name="Module">As the file names it.</param>
public sealed record ClientImport(string File, string Module, UsageSite Site)
{
    /// <summary>What generators without a place of their own write is handed out by this package.</summary>
    public const string Installed = "@prisma/client";

    public static bool IsRelative(string module) => module is "." or ".." || module.StartsWith("./", StringComparison.Ordinal) || module.StartsWith("../", StringComparison.Ordinal);

    /// <summary>The client that a place is a part of: <c>generated/prisma</c> of <c>generated/prisma/client</c> and of <c>generated/prisma/browser.js</c>.</summary>
    public static string Client(string place) =>
        Paths.Folder(place) is { Length: > 0 } folder && Paths.Name(place).Split('.')[0] is "client" or "index" or "edge" or "browser" or "default" or "wasm" ? folder : place;

    /// <summary>The last two folders of a place: what others would call it by.</summary>
    public static string Tail(string place) => string.Join('/', Client(place).Split('/').TakeLast(2));

    /// <summary>Whether a text has these folders among its paths: <c>generated/prisma</c>, and not <c>generated/prisma-test</c>.</summary>
    public static bool Speaks(string text, string tail)
    {
        for (var at = text.IndexOf(tail, StringComparison.Ordinal); at >= 0; at = text.IndexOf(tail, at + 1, StringComparison.Ordinal))
            if (at + tail.Length == text.Length || !(char.IsLetterOrDigit(text[at + tail.Length]) || text[at + tail.Length] is '-' or '_')) return true;
        return false;
    }

    /// <summary>Where a text first imports a module; unknown where it does so in no way that is known.</summary>
    public static CodePlace In(string text, string module)
    {
        for (var at = text.IndexOf(module, StringComparison.Ordinal); at >= 0; at = text.IndexOf(module, at + module.Length, StringComparison.Ordinal))
        {
            var end = at + module.Length;
            if (at == 0 || end == text.Length || text[at - 1] is not ('\'' or '"' or '`') || text[end] != text[at - 1]) continue;
            var start = text.LastIndexOf('\n', at) + 1;
            var before = text.AsSpan(0, at - 1).TrimEnd();
            if (text.AsSpan(start, at - start).TrimStart() is ['/', '/', ..] or ['*', ..]) continue;
            if (before is [.., '('] || before.EndsWith("from", StringComparison.Ordinal) || before.EndsWith("import", StringComparison.Ordinal)) return new(text.AsSpan(0, start).Count('\n') + 1, at - start);
        }
        return default;
    }
}
