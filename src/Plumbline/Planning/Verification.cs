using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>What a plan promises, as conditions that a server can be asked: everything it made is there, and everything it dropped is not.</summary>
public static class Verification
{
    public static EquatableArray<Expectation> Of(Situation situation, EquatableArray<Change> changes)
    {
        var expected = new List<Expectation>();
        foreach (var change in changes)
        {
            var subject = change.Subject();
            if (subject is Grant or DefaultPrivilege || situation.Writer(subject)?.Exists(subject) is not { } exists) continue;
            if (change is Change.Dropped)
            {
                if (!GoesWithItsWhole(situation, subject)) expected.Add(new(Guarded.Negated(exists), $"{subject.Kind.Label} {subject.Name} is still there"));
            }
            else expected.Add(Promise(subject, exists));
        }
        return expected.ToEquatableArray();
    }

    private static Expectation Promise(SchemaObject subject, string exists) => subject switch
    {
        Column column => new(ColumnIs(column), $"column {column.Name} is not {column.Type}{(column.NotNull ? " not null" : "")}") { Subject = subject },
        _ => new(exists, $"{subject.Kind.Label} {subject.Name} is missing") { Subject = subject },
    };

    private static string ColumnIs(Column column) =>
        PgCatalog.Row("pg_attribute", $"attrelid = {PgCatalog.Relation(column.Name.OfTable())} AND attname = {SqlString.Quote(column.Name.Name)} AND {(column.NotNull ? "" : "NOT ")}attnotnull");

    private static bool GoesWithItsWhole(Situation situation, SchemaObject subject) => subject.Parent() is { } parent && !situation.After.Contains(parent);
}
