namespace Plumbline.Databases.Proving;

/// <summary>What the server says at debug1 about its work on tables (tablecmds.c, index.c): the only word of why it reads one.</summary>
internal static class ServerMessage
{
    /// <summary>The table and what is done with it; null for messages about other things.</summary>
    public static (string Table, string Why)? Read(string message)
    {
        if (Quoted(message, "rewriting table ") is { } rewritten) return (rewritten, "rewritten");
        if (Quoted(message, "verifying table ") is { } verified) return (verified, "verified");
        if (Quoted(message, "building index ") is not { } index) return null;
        var on = message.IndexOf("\" on table \"", StringComparison.Ordinal);
        return on < 0 || Quoted(message[(on + 2)..], "on table ") is not { } table ? null : (table, $"index {index} built");
    }

    private static string? Quoted(string message, string words)
    {
        if (!message.StartsWith(words, StringComparison.Ordinal) || message.Length <= words.Length || message[words.Length] != '"') return null;
        var end = message.IndexOf('"', words.Length + 1);
        return end < 0 ? null : message[(words.Length + 1)..end];
    }
}
