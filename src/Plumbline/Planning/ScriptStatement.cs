using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>How a statement gets to the server.</summary>
public enum SentAs
{
    Statement,

    /// <summary>psql's <c>\gexec</c>: the query runs, then every cell of its result as a statement.</summary>
    Generator,

    /// <summary>COPY FROM stdin with the rows that stand behind it.</summary>
    Rows,
}

/// <summary>One statement of a migration file, as its tool sends it.</summary>
public sealed record ScriptStatement(SourceText File, int Start, int Length, SentAs As = SentAs.Statement)
{
    public TransactionWord Word { get; init; }

    /// <summary>SET or RESET: takes nothing from any table, and may have to stand first in its transaction.</summary>
    public bool IsSetting { get; init; }

    /// <summary>The server refuses it in a transaction block (25001): CREATE INDEX CONCURRENTLY, VACUUM, …</summary>
    public bool StandsAlone { get; init; }

    /// <summary>It may end a transaction itself (CALL, a DO block with COMMIT), or means something else in one (LOCK): it is not put into one to be watched.</summary>
    public bool MindsTransaction { get; init; }

    /// <summary>For <see cref="SentAs.Rows"/>: the rows, as they stand in the file.</summary>
    public string Rows { get; init; } = "";

    public string Text() => File.Text.Substring(Start, Length);

    public Origin Where() => File.At(Start);
}
