using Plumbline.Model;

namespace Plumbline.Dialects;

/// <summary>
/// Ends the reading of one statement that the server would refuse. It never leaves <see cref="Dialect"/>,
/// which turns it into the statement's <see cref="Refusal"/> and puts the catalog back.
/// </summary>
public sealed class StatementRefused(string sqlState, string message, int position = -1, ObjectId? missing = null) : Exception(message)
{
    public string SqlState => sqlState;

    /// <summary>Character offset in the file, or -1 for the statement's start.</summary>
    public int Position => position;

    public ObjectId? Missing => missing;
}
