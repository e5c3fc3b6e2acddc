using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Planning;

/// <summary>What is answered, allowed and known when a plan is made.</summary>
public sealed record PlanSettings
{
    /// <summary>The migration's name without number and ending: <c>add_scheduling_platform</c>; null to be named by what it does.</summary>
    public string? Name { get; init; }

    /// <summary>Consents: <c>drop-column:orders.note</c>, <c>narrow:orders.code</c>, <c>rewrite:orders.total</c>, <c>weaken:policy orders.own</c>.</summary>
    public EquatableArray<string> Allow { get; init; }

    /// <summary>Objects that the truth does not have and that stay all the same, by their names.</summary>
    public EquatableArray<string> Keep { get; init; }

    /// <summary>SQL expressions for rows that are there, by column: <c>orders.status</c> to <c>'new'</c>.</summary>
    public IReadOnlyDictionary<string, string> Backfill { get; init; } = new Dictionary<string, string>();

    /// <summary>How many rows lack a value, by column, as counted in the target.</summary>
    public IReadOnlyDictionary<ObjectId, long> Nulls { get; init; } = new Dictionary<ObjectId, long>();

    /// <summary>Rows that are dropped are copied into the archive before.</summary>
    public bool Archive { get; init; }

    /// <summary>The names that earlier plans have used in the archive.</summary>
    public EquatableArray<string> Archived { get; init; }

    /// <summary>A maintenance window: nobody waits for a lock, so that the short form will do.</summary>
    public bool Offline { get; init; }

    /// <summary>Major version of the server.</summary>
    public int Version { get; init; } = 17;

    /// <summary>Whether anybody said so: else nothing is asked of rows that an older server could not answer.</summary>
    public bool IsVersionKnown { get; init; } = true;

    /// <summary>Platforms whose objects are there before the first file.</summary>
    public EquatableArray<string> Assume { get; init; }

    /// <summary>Sizes of the target's tables, as far as they were read.</summary>
    public IReadOnlyDictionary<ObjectId, TableStatistics> Statistics { get; init; } = new Dictionary<ObjectId, TableStatistics>();

    /// <summary>Tables and views of the target of which not all was understood, and what not.</summary>
    public IReadOnlyDictionary<ObjectId, string> HalfRead { get; init; } = new Dictionary<ObjectId, string>();

    /// <summary>Whether the target keeps what ANALYZE found of its tables (SQLite).</summary>
    public bool Analyzed { get; init; }

    /// <summary>Every table is known to be small.</summary>
    public bool Small { get; init; }

    /// <summary>Whether it was consented to; <c>*</c> consents to everything.</summary>
    public bool Allows(string consent) => Allow.Contains(consent) || Allow.Contains("*");

    public bool Keeps(SchemaObject subject) => Keep.Contains(subject.Name.ToString()) || Keep.Contains($"{subject.Kind.Label} {subject.Name}");
}
