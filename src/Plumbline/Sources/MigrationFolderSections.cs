using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Sources;

/// <summary>
/// Files that hold both directions under marker comments (goose, dbmate, sql-migrate, node-pg-migrate, MyBatis, tern, rambler, Play):
/// what undoes is blanked out, line by line, so that the places of what is left stay true.
/// </summary>
internal static class MigrationFolderSections
{
    private const string Breakpoint = "--> statement-breakpoint";

    private static readonly (string Marker, bool Down, bool Whole, MigrationStyle? Style)[] s_markers =
    [
        ("+goose up", false, false, MigrationStyle.Goose), ("+goose down", true, false, MigrationStyle.Goose),
        ("+migrate up", false, false, MigrationStyle.Goose), ("+migrate down", true, false, MigrationStyle.Goose),
        ("migrate:up", false, false, MigrationStyle.Dbmate), ("migrate:down", true, false, MigrationStyle.Dbmate),
        ("rambler up", false, true, null), ("rambler down", true, true, null),
        ("up migration", false, true, null), ("down migration", true, true, null),
        ("!ups", false, true, null), ("!downs", true, true, null),
        ("//@undo", true, true, null), ("create above / drop below ----", true, true, null),
    ];

    /// <summary>The part that is run, and the style that the markers tell; null when there are no markers.</summary>
    public static (SourceText Up, MigrationStyle? Style)? Up(SourceText file) => Part(file, undo: false);

    /// <summary>The part that undoes; null when there are no markers.</summary>
    public static SourceText? Down(SourceText file) => Part(file, undo: true)?.Text;

    private static (SourceText Text, MigrationStyle? Style)? Part(SourceText file, bool undo)
    {
        if (!HasMarker(file.Text)) return null;
        var kept = file.Text.ToCharArray();
        MigrationStyle? style = null;
        var down = false;
        for (int at = 0, end; at < file.Text.Length; at = end + 1)
        {
            end = LineEnd(file.Text, at);
            if (Marker(file.Text.AsSpan(at, end - at)) is { } marker)
            {
                down = marker.Down;
                style ??= marker.Style;
                Blank(kept, at, end);
            }
            else if (down != undo) Blank(kept, at, end);
        }
        return (new(file.Source, file.Path, new string(kept)), style);
    }

    private static bool HasMarker(string text)
    {
        for (int at = 0, end; at < text.Length; at = end + 1)
            if (Marker(text.AsSpan(at, (end = LineEnd(text, at)) - at)) is not null) return true;
        return false;
    }

    private static int LineEnd(string text, int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;

    /// <summary>Drizzle sends a file in pieces: a breakpoint ends a statement as a semicolon does.</summary>
    public static SourceText Chunks(SourceText file)
    {
        var at = file.Text.IndexOf(Breakpoint, StringComparison.Ordinal);
        if (at < 0) return file;
        var text = file.Text.ToCharArray();
        for (; at >= 0; at = file.Text.IndexOf(Breakpoint, at + Breakpoint.Length, StringComparison.Ordinal))
        {
            Blank(text, at, at + Breakpoint.Length);
            text[at] = ';';
        }
        return new(file.Source, file.Path, new string(text));
    }

    private static (bool Down, MigrationStyle? Style)? Marker(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length < 4 || line[0] is not ('-' or '#')) return null;
        line = line.TrimStart("-# ");
        foreach (var (marker, down, whole, style) in s_markers)
        {
            if (!line.StartsWith(marker, StringComparison.OrdinalIgnoreCase)) continue;
            if (line.Length == marker.Length || (!whole && !char.IsAsciiLetterOrDigit(line[marker.Length]))) return (down, style);
        }
        return null;
    }

    private static void Blank(char[] text, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (text[i] is not ('\n' or '\r')) text[i] = ' ';
    }
}
