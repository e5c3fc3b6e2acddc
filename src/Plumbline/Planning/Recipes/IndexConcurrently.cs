using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>An index on a table in use is built without stopping its writers (manual, CREATE INDEX, "Building Indexes Concurrently").</summary>
internal sealed class IndexConcurrently : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Create, Subject: Index index } && (index.PartitionOf is null || situation.Before.Find(index.Parent()!) is Table { PartitionOf: null }) && situation.MayBeLarge(index.Name.OfTable()) && situation.After.Find(index.Parent()!) is Table { PartitionBy: null };

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation) => Building((Index)node.Subject, situation);

    internal static IEnumerable<Step> Building(Index index, Situation situation)
    {
        var statements = situation.Creating(index).ToList();
        yield return Remains(index, situation);
        yield return new(index.Id(), $"index {index.Name}, built while rows are written", StepPace.Alone,
            [new(Indexes.Create(index, situation.Writing(index).After, concurrently: true).First()) { Concurrently = true, Unless = IsValid(index), InTransaction = statements[0].Sql }]);
        if (statements.Count > 1) yield return new(index.Id(), $"index {index.Name}: its settings", StepPace.Brief, statements.Skip(1).ToEquatableArray());
    }

    /// <summary>A build that failed leaves an invalid index that takes the name; only such a one is removed.</summary>
    private static Step Remains(Index index, Situation situation)
    {
        return new(index.Id(), $"what a failed build of {index.Name} may have left", StepPace.Brief,
            [new($"DROP INDEX {Quoting.Name(new ObjectName(index.Name.Schema, index.Name.Name))}") { Unless = $"NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = {Registered(index)} AND NOT indisvalid)", Perhaps = true }])
        { IsClearing = true };
    }

    internal static string IsValid(Index index) => PgCatalog.Row("pg_index", $"indexrelid = {Registered(index)} AND indisvalid");

    internal static string Registered(Index index) => PgCatalog.Relation(index.Name with { Table = null });
}

/// <summary>An index of a table in use goes without stopping its readers.</summary>
internal sealed class IndexDroppedConcurrently : Recipe
{
    public override bool Fits(ChangeNode node, Situation situation) =>
        node is { Act: Act.Drop, Subject: Index { PartitionOf: null } index } && situation.MayBeLarge(index.Name.OfTable())
        && situation.Before.Find(index.Parent()!) is Table { PartitionBy: null } && situation.After.Contains(index.Parent()!);

    public override IEnumerable<Step> Steps(ChangeNode node, Situation situation)
    {
        var concurrently = Indexes.Drop((Index)node.Subject, situation.Writing().Before, concurrently: true);
        foreach (var (statement, sql) in situation.Dropping(node.Subject).Zip(concurrently))
            yield return new(node.Id(), $"index {node.Subject.Name} goes", StepPace.Alone, [statement with { Sql = sql, Concurrently = true, InTransaction = statement.Sql }]);
    }
}
