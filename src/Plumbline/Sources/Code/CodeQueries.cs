using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Code;

/// <summary>SQL that stands in code: what its names use of the schema.</summary>
public sealed class CodeQueries
{
    private readonly string _source;
    private readonly List<QuerySchema> _schemas;
    private readonly CodeDrivers _drivers;
    private readonly CodeTables _made = new();

    private CodeQueries(string source, List<QuerySchema> schemas, CodeDrivers drivers) => (_source, _schemas, _drivers) = (source, schemas, drivers);

    /// <summary>For all that declares or makes the schema; null where it is of no dialect whose queries are read.</summary>
    public static CodeQueries? Over(string source, IReadOnlyList<Source> schemas, int major)
    {
        var found = new[] { AllDialects.Postgres, AllDialects.Sqlite }.Select(d => QuerySchema.Of(d, schemas, major)).OfType<QuerySchema>().ToList();
        return found.Count == 0 ? null : new(source, found, new([.. found.Select(s => s.Dialect)], schemas));
    }

    /// <summary>Texts that go to somebody who is not known: another database may have tables of the same name.</summary>
    public int Elsewhere { get; private set; }

    /// <summary>Texts that go to one of the project's databases, and calls that send it a text of which nothing is known.</summary>
    public int Sent { get; private set; }
    public int Unknown { get; private set; }

    /// <summary>Statements that were read, and those that were not.</summary>
    public int Statements { get; private set; }
    public int Unread { get; private set; }

    /// <summary>Texts that hold what nobody sees here, in a place where it may be a name: what a tag fills in is a value.</summary>
    public int Built { get; private set; }

    /// <summary>Names of which it cannot be told what they mean.</summary>
    public int Unsure { get; private set; }
    public int Names { get; private set; }

    /// <summary>What is made and changed in code; each file once.</summary>
    internal IEnumerable<CodeDefinition> Definitions(CodeFile file, CodeDefinitions definitions, CodeReceivers receivers)
    {
        foreach (var text in file.Texts)
        {
            if (text.Pieces.Count != 1 || text.Pieces[0].Text is null || _drivers.OfFile(file, text, receivers) != AllDialects.Postgres) continue;
            var spots = new CodeSpots(text);
            foreach (var found in definitions.Of(file.Path, spots.Text, offset => spots.At(_source, file.Path, offset))) yield return found;
        }
    }

    /// <summary>A text that was read.</summary>
    private sealed record Read(CodeFile File, CodeText Text, QuerySchema Schema, CodeSpots Spots, QueryReading Reading);

    /// <param name="receivers">Null where nothing but the files is known.</param>
    /// <param name="constants">What the files hand to each other; null for nothing.</param>
    public IEnumerable<Usage> Of(IReadOnlyList<CodeFile> files, CodeReceivers? receivers = null, CodeConstants? constants = null)
    {
        var texts = new List<(CodeFile File, CodeText Text, QuerySchema Schema, CodeSpots Spots)>();
        if (_schemas.Exists(s => s.Dialect == AllDialects.Sqlite))
            foreach (var file in files) _made.Learn(file);
        foreach (var file in files)
            foreach (var text in file.Texts.Select(t => constants?.Fill(file, t) ?? t))
                if (text.Pieces.IsEmpty)
                {
                    if (_drivers.IsSent(file, text, receivers)) Unknown++;
                }
                else if (_drivers.Of(file, text, receivers) is { } dialect)
                {
                    var (schema, spots) = (_schemas.First(s => s.Dialect == dialect), new CodeSpots(text));
                    _made.Learn(spots.Text, schema.Meanings.Flavor, file.Site);
                    texts.Add((file, text, schema, spots));
                }
                else if (!text.MayBeAnything()) Elsewhere++;
        var read = texts.Select(t => new Read(t.File, t.Text, t.Schema, t.Spots, Judged(QueryNames.Read(t.Spots.Text, t.Schema.Meanings), t.Schema.Dialect == AllDialects.Sqlite, t.File.Site))).ToList();
        var ours = Ours(read, receivers);
        return read.Where(ours.Contains).SelectMany(Of);
    }

    /// <summary>What code has made itself is not missing; a program with a file of its own often makes all that is in it.</summary>
    private QueryReading Judged(QueryReading reading, bool isSqlite, UsageSite site)
    {
        return reading with { Names = [.. reading.Names.Select(n => n.Verdict == NameVerdict.Missing && IsMade(n) ? n with { Verdict = NameVerdict.Unsure } : n)] };

        bool IsMade(QueryName name) => _made.Has(name.Part == NamePart.Column && name.Name.Table is { } table ? table : name.Name.Name, site) || (isSqlite && _made.MayMake(name.Name.Name, site));
    }

    /// <summary>
    /// A program may open any file of SQLite's, and many at once. Which one a client has open is told by what it asks of it: tables of the schema, and no more that are none of its.
    /// </summary>
    private HashSet<Read> Ours(List<Read> all, CodeReceivers? receivers)
    {
        var ours = new HashSet<Read>(ReferenceEqualityComparer.Instance);
        foreach (var client in all.GroupBy(r => r.Schema.Dialect != AllDialects.Sqlite || r.Text.IsPrisma() || r.Text.IsMapper() ? (object)"" : receivers?.MadeAt(r.File, r.Text.Of) ?? (r.File, default)))
        {
            var tables = client.SelectMany(r => r.Reading.Names).Where(n => n.Part == NamePart.Relation && n.Verdict != NameVerdict.Unsure).DistinctBy(n => n.Name.Name.ToUpperInvariant()).ToList();
            if (client.Key is "" || tables.Count(t => t.Verdict == NameVerdict.Missing) * 2 <= tables.Count) ours.UnionWith(client);
            else Elsewhere += client.Count();
        }
        return ours;
    }

    private IEnumerable<Usage> Of(Read read)
    {
        var (file, text, schema, spots, reading) = read;
        Sent++;
        if (!text.HoldsValues() && text.Pieces.Any(p => p.Text is null)) Built++;
        Statements += reading.Statements;
        Unread += reading.Unread.Count;
        Names += reading.Names.Count;
        foreach (var name in reading.Names)
        {
            if (name.Verdict == NameVerdict.Unsure) Unsure++;
            else if (Subject(schema.Catalog, name) is { } subject)
                yield return new(name.Use, subject, spots.At(_source, file.Path, name.At), spots.Text.Substring(name.At, name.Length).Replace(QueryHoles.Hole.ToString(), "…", StringComparison.Ordinal))
                {
                    Label = name.Label,
                    Column = name.Column,
                    IsDeclared = name.Verdict == NameVerdict.Known,
                    Refusal = name.State,
                    Means = UsageMeans.Sql,
                    Site = file.Site,
                };
        }
    }

    /// <summary>null for what is the server's own, and for a view's column that is there: the view itself is named, too.</summary>
    private static ObjectId? Subject(Catalog catalog, QueryName name)
    {
        if (name.Name.Schema is "pg_catalog" or "information_schema") return null;
        switch (name.Part)
        {
            case NamePart.Relation: return catalog.Relation(name.Name.Schema, name.Name.Name)?.Id() ?? (name.Verdict == NameVerdict.Known ? null : new(Table.OfKind, name.Name));
            case NamePart.Column:
                if (name.Name.Table is null) return null;
                return name.Verdict == NameVerdict.Missing || catalog.Contains(new(Column.OfKind, name.Name)) ? new(Column.OfKind, name.Name) : null;
            case NamePart.Function: return Function(catalog, name);
            case NamePart.Value: return null;
            default: return catalog.Contains(new(EnumType.OfKind, name.Name)) || name.Verdict == NameVerdict.Missing ? new(EnumType.OfKind, name.Name) : null;
        }
    }

    /// <summary>The user's function, where there is one of its name alone.</summary>
    private static ObjectId? Function(Catalog catalog, QueryName name)
    {
        if (name.Verdict == NameVerdict.Missing) return new(Model.Function.OfKind, name.Name);
        return catalog.Functions(name.Name.Schema ?? "public", name.Name.Name).Take(2).ToList() is [var only] ? only.Id() : null;
    }
}
