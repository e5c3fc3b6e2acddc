using Plumbline.Model;
using Plumbline.Sources.Code.PrismaClients;

namespace Plumbline.Sources.Code;

/// <summary>What the rows of a query have: the columns of a table, and what the query put beside them or in their place.</summary>
internal abstract class RowShape
{
    /// <summary>What a row has under a name; null for what is no column, and no fault either.</summary>
    public abstract RowMember? Member(string name);

    /// <summary>Another schema has a table of the same name: which one is meant is not known.</summary>
    public bool IsOneOfSeveral { get; set; }

    /// <summary>The client may have no types, and then a row takes any member.</summary>
    public virtual bool IsLoose => false;
}

/// <summary>A member of a row. Closed.</summary>
internal abstract record RowMember
{
    /// <param name="IsKnown">Not where no schema has it: then it is what the column would be.</param>
    /// <param name="Text">As the code calls it: <c>User.email</c>.</param>
    public sealed record Column(ObjectId Id, bool IsKnown, string Text) : RowMember
    {
        /// <summary>Whether what is not known is missing in the declared schema, and not only in what migrations make.</summary>
        public bool IsStrange { get; init; } = !IsKnown;
    }

    /// <summary>Another row, or rows; null for a value of which nothing is known.</summary>
    public sealed record Inner(Meaning? Of) : RowMember;
}

/// <summary>Rows of what a query named: its own object of columns, the tables of a join, an answer that holds the rows.</summary>
/// <param name="members">What it named, by the names that the rows have it under.</param>
/// <param name="whole">The table of which it took all beside.</param>
internal sealed class RowRecord(IReadOnlyDictionary<string, RowMember?> members, RowShape? whole = null) : RowShape
{
    public IReadOnlyDictionary<string, RowMember?> Members => members;

    /// <summary>A row for each of its tables: there may be more.</summary>
    public bool IsJoin { get; init; }

    /// <summary>No row itself: it has them beside what else the server says.</summary>
    public bool IsAnswer { get; init; }

    public override bool IsLoose => whole?.IsLoose ?? false;

    public override RowMember? Member(string name) => members.TryGetValue(name, out var said) ? said : whole?.Member(name);
}

/// <summary>A kind of client that tells which of its calls and types give rows.</summary>
internal interface IRowClient
{
    /// <summary>What a call gives; null where it is none of the client's, or not known.</summary>
    Meaning? OfCall(CodeFile file, CodeValue.Call call, Meanings meanings, int depth);

    /// <summary>What a type says that is made of a table; null for every other.</summary>
    Meaning? OfType(CodeFile file, CodeType type);
}
