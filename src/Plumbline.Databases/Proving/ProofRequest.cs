using Npgsql;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;

namespace Plumbline.Databases.Proving;

/// <summary>A migration to be proved, as its tool sends it, and what undoes it.</summary>
public sealed record ProvedFile(Migration Migration, MigrationScript Script, MigrationScript? Undo);

/// <summary>What the migrations run on: a history before them, or a schema that was read somewhere.</summary>
/// <param name="Says">In words: <c>the 7 files before it in db/migrations</c>, <c>the schema of production</c>.</param>
public sealed record ProofGround(string Says)
{
    /// <summary>Run one after the other on an empty database.</summary>
    public EquatableArray<MigrationScript> Earlier { get; init; }

    /// <summary>Made directly; null when <see cref="Earlier"/> makes it.</summary>
    public Catalog? Schema { get; init; }
}

/// <summary>Puts rows into the tables of an open connection's database, whose schema is given; says which tables got none, and why.</summary>
public delegate Task<IReadOnlyList<string>> RowFiller(NpgsqlConnection connection, Catalog schema, CancellationToken cancel);

/// <summary>What is to be proved, and on what.</summary>
public sealed record ProofRequest(EquatableArray<ProvedFile> Files, ProofGround Ground)
{
    /// <summary>Platforms whose objects and roles are there before the first statement: <c>supabase</c>.</summary>
    public EquatableArray<string> Assume { get; init; }

    /// <summary>Roles that the ground's files name and do not make.</summary>
    public EquatableArray<string> Roles { get; init; }

    /// <summary>The schema that is meant; null for what the files say when they are replayed on the ground.</summary>
    public Catalog? Goal { get; init; }

    /// <summary>What the history says before the files and after them; null where they stand in none.</summary>
    public (Catalog Before, Catalog After)? Replayed { get; init; }

    /// <summary>Null leaves the tables as the ground has them.</summary>
    public RowFiller? Fill { get; init; }

    /// <summary>Whether only that the files run is asked, and what each statement takes: none of the other promises, and no stalls.</summary>
    public bool TracesAlone { get; init; }

    /// <summary>Whether readers and writers are let loose on the tables while the files run.</summary>
    public bool Stalls { get; init; } = true;

    /// <summary>How long they may have to wait; null only tells how long they did.</summary>
    public TimeSpan? LongestStall { get; init; }
}
