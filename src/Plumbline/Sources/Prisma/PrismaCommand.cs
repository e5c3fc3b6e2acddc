namespace Plumbline.Sources.Prisma;

/// <summary>Prisma's command line, as scripts call it.</summary>
public static class PrismaCommand
{
    private const string Generate = " generate";
    private const string Option = "--schema";

    /// <summary>The schemas that a script has clients generated from and names: <c>prisma generate --schema=db/schema.prisma</c>.</summary>
    public static IEnumerable<string> Generated(string script)
    {
        for (var at = script.IndexOf(Generate, StringComparison.Ordinal); at >= 0; at = script.IndexOf(Generate, at + 1, StringComparison.Ordinal))
            if (IsPrisma(script, at) && Schema(Rest(script, at + Generate.Length)) is { } schema) yield return schema;
    }

    /// <summary>Whether the word before a place is Prisma: <c>prisma</c>, <c>prisma@6</c>, <c>node_modules/.bin/prisma</c>.</summary>
    private static bool IsPrisma(string script, int end) =>
        script.AsSpan(script.AsSpan(0, end).LastIndexOfAny(' ', '\t', '\n') + 1, end - script.AsSpan(0, end).LastIndexOfAny(' ', '\t', '\n') - 1).Contains("prisma", StringComparison.Ordinal);

    /// <summary>What still belongs to the command: a line goes on behind a backslash.</summary>
    private static string Rest(string script, int from)
    {
        var end = from;
        while (end < script.Length && script[end] is not ('&' or ';' or '|') && (script[end] != '\n' || script[end - 1] == '\\')) end++;
        return script[from..end];
    }

    private static string? Schema(string rest)
    {
        var at = rest.IndexOf(Option, StringComparison.Ordinal);
        if (at < 0) return null;
        var path = rest[(at + Option.Length)..].TrimStart(' ', '\t', '=', '\'', '"', '`', ',', '\\', '\n');
        var end = path.AsSpan().IndexOfAny(" \t\n\r'\"`,)]");
        return end < 0 ? path : path[..end];
    }
}
