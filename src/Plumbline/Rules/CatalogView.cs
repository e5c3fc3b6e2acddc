using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules;

/// <summary>A catalog as a rule sees it: whose word it is, and what the whole project knows beside it.</summary>
public sealed class CatalogView(TruthVoice voice, IReadOnlyList<TruthVoice> voices, Project project)
{
    private readonly Dictionary<ObjectName, IReadOnlyList<Column>> _columns = [];
    private Sensitivities? _sensitivities;
    private List<Table>? _tables;

    public Catalog Catalog => voice.Catalog;
    public TruthVoice Voice => voice;
    public IReadOnlyList<TruthVoice> Voices => voices;
    public Project Project => project;

    /// <summary>Tables in the order of their names; what was dropped into temporary schemas is left out.</summary>
    public IReadOnlyList<Table> Tables() => _tables ??= Catalog.OfType<Table>().Where(t => t.Persistence != Persistence.Temporary).OrderBy(t => t.Name.ToString(), StringComparer.Ordinal).ToList();

    /// <summary>A table's columns in their order.</summary>
    public IReadOnlyList<Column> Columns(ObjectName table) => _columns.TryGetValue(table, out var columns) ? columns : _columns[table] = Catalog.Columns(table);

    public Column? Column(ObjectName table, string name) => Catalog.TryFind<Column>(Model.Column.OfKind, table.Member(name), out var column) ? column : null;

    /// <summary>Whether another voice has something in a table that this one lacks: that they disagree is told as drift, and once.</summary>
    public bool IsElsewhere(ObjectId table, Func<SchemaObject, bool> wanted) => voices.Any(v => v != voice && v.Catalog.Children(table).Any(wanted));

    public Sensitivities Sensitivities => _sensitivities ??= new(Catalog);

    /// <summary>The database's name, with the declared schema's own name beside it when that is another.</summary>
    public string Called(ObjectId id) => Wording.Called(id, voices);

    /// <summary>Whether a check names the column, in any voice: what the declared schema cannot say, the history may.</summary>
    public bool IsChecked(Column column)
    {
        foreach (var voice in Voices)
            foreach (var check in voice.Catalog.Children<Check>(new(Table.OfKind, column.Name.OfTable())))
                if (check.Columns.Contains(column.Name.Name) || check.Expression.Text.Contains(column.Name.Name, StringComparison.Ordinal)) return true;
        return false;
    }
}
