using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;
using Plumbline.Reports;
using Plumbline.Sql;
using Plumbline.Tests.Scripts;

namespace Plumbline.Tests.Planning;

/// <summary>Two scripts; prints its seed and, shrunk, the statements that are left.</summary>
internal sealed record MadePair(int Seed, bool Offline, IReadOnlyList<string> Before, IReadOnlyList<string> After)
{
    public static MadePair Of(int seed, int major)
    {
        var random = new Random(seed);
        var (script, offline) = (MadeStatements.Of(seed, major), random.Next(2) == 0);
        if (random.Next(3) == 0) return new(seed, offline, script, MadeStatements.Of(seed + 1, major));
        IReadOnlyList<string> first = [.. script.Take(random.Next(1, script.Count))];
        return random.Next(2) == 0 ? new(seed, offline, first, script) : new(seed, offline, script, first);
    }

    public PlanCase Case(int major) => new("made", PostgresDialect.Instance, 0, new PlanSettings { Version = major, Allow = ["*"], Offline = Offline }, Written(Before, major), Written(After, major), "") { Answers = true };

    /// <summary>What a replayed script leaves, written as one that every server takes.</summary>
    private static string Written(IReadOnlyList<string> statements, int major) =>
        "SET check_function_bodies = off;\n" + string.Concat(CatalogSql.Statements(Held.By(Replayed(statements, major), "postgres"), PostgresDialect.Instance).Select(s => s + ";\n"));

    private static Catalog Replayed(IReadOnlyList<string> statements, int major)
    {
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start()) { Version = major, Blocks = DoBlock.Read };
        foreach (var statement in statements) PostgresDialect.Instance.Execute(new SourceText("made", "made.sql", statement), builder);
        return builder.Current;
    }

    /// <summary>What cannot be altered is dropped by one plan and made by another: the answer to a question that only asks for that.</summary>
    public IEnumerable<MadePair> InTwo(PlanVerdict stopped, int major)
    {
        if (stopped.Questions.IsEmpty || stopped.Questions.Any(q => q.Kind != QuestionKind.Rebuild)) return [];
        var there = Replayed(Before, major);
        IReadOnlyList<string> between = [.. After, .. stopped.Questions.Select(q => Dropping(q.Subject, there))];
        return [this with { After = between }, this with { Before = between }];
    }

    /// <summary>A column by which rows are spread goes with its table only.</summary>
    private static string Dropping(ObjectId subject, Catalog there) => subject.Kind == Column.OfKind && there.Find(new(Table.OfKind, subject.Name.OfTable())) is Table { PartitionBy: null }
        ? $"ALTER TABLE {Quoting.Name(subject.Name.OfTable())} DROP COLUMN IF EXISTS {Quoting.Name(subject.Name.Name)} CASCADE"
        : $"DROP {(subject.Kind == Column.OfKind ? "table" : subject.Kind.Label)} IF EXISTS {Quoting.Name(subject.Kind == Column.OfKind ? subject.Name.OfTable() : subject.Name)} CASCADE";

    public IEnumerable<MadePair> Smaller()
    {
        foreach (var fewer in Smaller(Before)) yield return this with { Before = [.. Before.Except(fewer)], After = [.. After.Except(fewer)] };
        foreach (var fewer in Smaller(After)) yield return this with { After = [.. After.Except(fewer)] };
        foreach (var fewer in Smaller(Before)) yield return this with { Before = [.. Before.Except(fewer)] };
    }

    private static IEnumerable<List<string>> Smaller(IReadOnlyList<string> statements)
    {
        for (var size = statements.Count / 2; size > 0; size /= 2)
            for (var at = 0; at + size <= statements.Count; at += size) yield return [.. statements.Skip(at).Take(size)];
    }

    public override string ToString() => $"seed {Seed}{(Offline ? ", offline" : "")}:\n-- before\n{string.Join(";\n", Before)};\n-- after\n{string.Join(";\n", After)};";
}
