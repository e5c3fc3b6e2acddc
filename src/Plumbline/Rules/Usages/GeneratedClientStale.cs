using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Rules.Usages;

/// <summary>A generated client was made of another schema than the declared one; whoever reads the code finds it, since it lies in a folder that no source names.</summary>
public static class GeneratedClientStale
{
    public const string Name = "generated-client-stale";
    private const int Most = 8;

    public static readonly ReadingRule Rule = new(Name, Severity.Medium, Family.Usages, new(
        "The generated client was made of another schema than the one that is declared.",
        "The code is checked against, and asks the database for, the columns of the schema that the client was generated from: what was added since is unknown to it, what was dropped it still asks for.",
        "`schema.prisma` has `Booking.bookingType`; the copy of the schema in `node_modules/.prisma/client` does not.",
        "Run `prisma generate` (and see that installing and building do it). A client that is kept in the repository is generated and committed with the schema."));

    /// <param name="client">The schema that the client keeps of itself, read.</param>
    /// <returns>null where the two say the same of tables, columns and enums.</returns>
    public static Finding? Of(Source declared, Source client)
    {
        var (lacks, has, differs) = (new List<SchemaObject>(), new List<SchemaObject>(), new List<SchemaObject>());
        foreach (var subject in declared.Catalog.Objects)
        {
            if (subject is not (Table or Column or EnumType)) continue;
            var known = client.Catalog.Find(subject.Id());
            if (known is null) lacks.Add(subject);
            else if (IsOther(subject, known)) differs.Add(subject);
        }
        foreach (var subject in client.Catalog.Objects)
            if (subject is Table or Column or EnumType && !declared.Catalog.Contains(subject.Id())) has.Add(subject);
        var said = new List<string>();
        foreach (var (words, objects) in (((string, List<SchemaObject>)[])[("lacks", lacks), ("still has", has), ("has otherwise", differs)]))
            if (Named(objects) is { Count: > 0 } names) said.Add($"{words} {Wording.List(names, Most)}");
        if (said.Count == 0) return null;
        var first = lacks.Concat(differs).FirstOrDefault();
        var other = has.Concat(differs.Select(d => client.Catalog.Find(d.Id())!)).FirstOrDefault() ?? client.Catalog.Find(new(Table.OfKind, (first is Column ? first.Name.OfTable() : first!.Name)));
        return new(Name, Rule.Default, null, first?.Origin.Here is { File: not null } here ? here : new(declared.Name, declared.Location), $"the generated client was made of another schema: it {Wording.List(said)}")
        {
            About = client.Location,
            AboutKind = "client",
            Related = [other?.Origin.Here is { File: not null } there ? new(there, "the schema that the client was generated from") : new(new(client.Name, client.Location), "the schema that the client was generated from")],
        };
    }

    private static bool IsOther(SchemaObject one, SchemaObject other) => (one, other) switch
    {
        (Column a, Column b) => a.Type != b.Type || a.NotNull != b.NotNull,
        (EnumType a, EnumType b) => !a.Labels.Equals(b.Labels),
        _ => false,
    };

    /// <summary>The columns of a table that is named go without saying.</summary>
    private static List<string> Named(List<SchemaObject> objects)
    {
        var tables = objects.OfType<Table>().Select(t => t.Name).ToHashSet();
        return [.. objects.Where(o => o is not Column || !tables.Contains(o.Name.OfTable())).Select(o => o.Name.ToString())];
    }
}
