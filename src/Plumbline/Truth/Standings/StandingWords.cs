namespace Plumbline.Truth.Standings;

/// <summary>The words of reports and of JSON.</summary>
public static class StandingWords
{
    public static string InWords(this Standing standing) => standing switch
    {
        Standing.Applied => "applied",
        Standing.Pending => "pending",
        Standing.ByHand => "by hand",
        Standing.InEffect => "in effect",
        Standing.Partly => "partly",
        Standing.Incomplete => "incomplete",
        Standing.Hollow => "hollow",
        Standing.Failed => "failed",
        Standing.RolledBack => "rolled back",
        Standing.Replaced => "replaced",
        _ => "unknown",
    };

    /// <summary>What the word means, for the legend.</summary>
    public static string Meaning(this Standing standing) => standing switch
    {
        Standing.Applied => "recorded",
        Standing.Pending => "neither recorded nor in effect",
        Standing.ByHand => "in effect, and not recorded",
        Standing.InEffect => "in effect; no record tells",
        Standing.Partly => "some statements in effect, and not recorded",
        Standing.Incomplete => "recorded, and only some statements in effect",
        Standing.Hollow => "recorded, and nothing of it in effect",
        Standing.Failed => "recorded as begun and not ended",
        Standing.RolledBack => "recorded as taken back",
        Standing.Replaced => "not recorded; later files replaced all it did",
        _ => "no record that could be read, and no evidence in the schema",
    };

    public static string InWords(this Evidence evidence) => evidence switch
    {
        Evidence.InEffect => "in effect",
        Evidence.NotInEffect => "not in effect",
        Evidence.Changed => "changed since",
        Evidence.Replaced => "replaced later",
        _ => "no evidence",
    };
}
