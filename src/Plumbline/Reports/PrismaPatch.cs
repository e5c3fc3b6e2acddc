using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Reports;

/// <summary>
/// What a database has and a Prisma schema does not say, as lines for the schema, under the names that the schema's own models use.
/// Prisma's relations need a name on both sides that no database knows: they are told and left to a person.
/// </summary>
internal sealed class PrismaPatch
{
    private readonly Source _schema;
    private readonly Source _live;
    private readonly Dictionary<string, LineEdits> _files;

    private PrismaPatch(Source schema, Source live, Dictionary<string, LineEdits> files) => (_schema, _live, _files) = (schema, live, files);

    /// <summary>What had no place in it.</summary>
    public List<Departure> Untold { get; } = [];

    public static PrismaPatch Of(Source schema, Source live, Dictionary<string, LineEdits> files, IEnumerable<Departure> taken)
    {
        var patch = new PrismaPatch(schema, live, files);
        foreach (var departure in taken)
            if (!patch.Write(departure)) patch.Untold.Add(departure);
        return patch;
    }

    private bool Write(Departure departure) => departure switch
    {
        { Kind: DepartureKind.Extra, Own: Table table } => NewModel(table),
        { Kind: DepartureKind.Extra, Own: Column column } => Field(column),
        { Kind: DepartureKind.Extra, Own: Unique or Plumbline.Model.Index } => Block(departure.Own),
        { Kind: DepartureKind.Different, Own: Column column } => Altered(column, departure.Facet!),
        _ => false,
    };

    /// <summary>At the end of the file that holds the most models, as one would write it.</summary>
    private bool NewModel(Table table)
    {
        if (_files.Values.MaxBy(f => f.Count) is not { } file) return false;
        file.After(file.Count, "");
        foreach (var line in CatalogPrisma.Model(_live, table)) file.After(file.Count, line);
        return !_live.Catalog.Children(table.Id()).OfType<ForeignKey>().Any();
    }

    private bool Field(Column column)
    {
        var siblings = _schema.Catalog.Columns(column.Name.OfTable());
        if (Place(siblings.LastOrDefault()) is not { } place) return false;
        var (name, type, rest) = CatalogPrisma.Field(_live, column);
        place.File.After(place.Line, $"{Indent(place)}{name} {type} {rest}".TrimEnd());
        return true;
    }

    private bool Block(SchemaObject part)
    {
        var table = part.Name.OfTable();
        if (_schema.Catalog.Columns(table).LastOrDefault() is not { } last || Place(last) is not { } place) return false;
        if (CatalogPrisma.BlockAttribute(part, c => FieldName(table, c)) is not { } attribute) return false;
        var end = place.Line;
        while (end < place.File.Count && place.File.Line(end + 1).Trim() != "}") end++;
        place.File.After(end, Indent(place) + attribute);
        return true;
    }

    /// <summary>Type and mark are replaced, everything else on the line stays.</summary>
    private bool Altered(Column column, Facet facet)
    {
        if (facet != Column.TypeFacet && facet != Column.NotNullFacet) return false;
        if (_schema.Catalog.Find(column.Id()) is not Column said || Place(said) is not { } place || _schema.ModelNames.GetValueOrDefault(said.Id())?.Field is not { } field) return false;
        var line = place.File.Line(place.Line);
        var words = line.TrimStart().Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || words[0] != field) return false;
        var (_, type, _) = CatalogPrisma.Field(_live, column);
        var attributes = words.Length > 2 ? words[2] : "";
        if (facet == Column.TypeFacet)
        {
            var native = CatalogPrisma.Native(_live, column);
            attributes = string.Join(' ', attributes.Split(' ').Where(w => !w.StartsWith("@db.", StringComparison.Ordinal)).Append(native ?? "")).Trim();
        }
        place.File.Replace(place.Line, $"{Indent(place)}{field} {type} {attributes}".TrimEnd());
        return true;
    }

    private string FieldName(ObjectName table, string column) => _schema.ModelNames.GetValueOrDefault(new(Column.OfKind, table.Member(column)))?.Field ?? column;

    private (LineEdits File, int Line)? Place(SchemaObject? subject) =>
        subject?.Origin.Here is { File: { } path, Line: > 0 } here && _files.TryGetValue(path, out var file) ? (file, here.Line) : null;

    private static string Indent((LineEdits File, int Line) place)
    {
        var line = place.File.Line(place.Line);
        return line[..(line.Length - line.TrimStart().Length)];
    }
}
