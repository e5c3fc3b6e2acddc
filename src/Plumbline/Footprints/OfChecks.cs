using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Footprints;

/// <summary>Check constraints (manual, ALTER TABLE, "Notes").</summary>
internal static class OfChecks
{
    public static void Read(FootprintReader reader, Change change)
    {
        var check = (Check)change.Subject();
        var table = check.Name.OfTable();
        if (change is Change.Added && !check.NoInherit) Merged(reader, check);
        switch (change)
        {
            // DETACH PARTITION … CONCURRENTLY leaves what the bound said: it holds already.
            case Change.Added when reader.Statement.Command == "ALTER TABLE" && reader.Statement.Clauses.HasFlag(Clauses.Concurrently): break;
            case Change.Added when check is { NotValid: false, NotEnforced: false }:
                reader.Take(table, LockMode.AccessExclusive, Work.Scan, check.Id(), $"every row is read to verify {check.Name.Name}");
                break;
            case Change.Altered { Before: Check { NotValid: true } } when !check.NotValid:
                reader.Take(table, LockMode.ShareUpdateExclusive, Work.Scan, check.Id(), $"every row is read to validate {check.Name.Name}");
                break;
            case Change.Altered altered when altered.Facets.All(f => f == SchemaObject.CommentFacet):
                break;
            default:
                reader.Take(table, LockMode.AccessExclusive, Work.None, check.Id(), $"{check.Name.Name} {OfParts.Done(change)}");
                break;
        }
    }

    /// <summary>The tables below are held, too, though they have it already and nothing is done to them.</summary>
    private static void Merged(FootprintReader reader, Check check)
    {
        foreach (var below in Partitions.AllBelow(reader.Before, check.Name.OfTable()))
            if (reader.Before.Contains(new(Check.OfKind, below.Name.Member(check.Name.Name)))) reader.Take(below.Name, LockMode.AccessExclusive, Work.None, check.Id(), $"{check.Name.Name} is there already");
    }
}
