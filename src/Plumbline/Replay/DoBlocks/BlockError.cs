using Plumbline.Model;

namespace Plumbline.Replay.DoBlocks;

/// <summary>An error raised inside a block: caught by a handler of the block, or what the whole DO is refused with.</summary>
internal sealed class BlockError(string sqlState, string message, ObjectId? missing = null, int position = -1) : Exception(message)
{
    public string SqlState => sqlState;
    public ObjectId? Missing => missing;
    public int Position => position;
}
