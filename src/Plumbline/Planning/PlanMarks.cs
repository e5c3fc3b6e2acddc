namespace Plumbline.Planning;

/// <summary>Comment lines of a plan's files that are read again when it is proved.</summary>
public static class PlanMarks
{
    /// <summary>Stands in an undo before what it cannot restore, such as <c>the nulls of orders.status</c>.</summary>
    public const string NotBroughtBack = "-- does not bring back: ";
}
