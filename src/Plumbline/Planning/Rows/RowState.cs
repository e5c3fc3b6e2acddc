namespace Plumbline.Planning.Rows;

/// <summary>What was chosen for the row that is being written or looked into.</summary>
internal sealed class RowState
{
    public long Row { get; set; }

    public Shape Shape { get; set; } = Shape.Empty;

    /// <summary>The rows referred to, one per reference, as <see cref="Reference.Choose"/> gives them.</summary>
    public long[] Chosen { get; set; } = [];

    /// <summary>Every reference found its row.</summary>
    public bool Found { get; set; }
}
