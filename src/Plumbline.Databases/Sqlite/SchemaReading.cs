using Plumbline.Dialects;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Databases.Sqlite;

/// <summary>
/// The catalog as it grows from the statements in sqlite_schema. A statement that our readers do not take,
/// or take for something else than SQLite does, is listed; its table is then what the pragmas say.
/// </summary>
internal sealed class SchemaReading(PragmaTables pragmas, IReadOnlySet<string> own)
{
    private readonly CatalogBuilder _catalog = new(SqliteDialect.Instance.Start(), SqliteDialect.Main);

    public List<NotCompared> NotRead { get; } = [];

    /// <summary>What the tables and views have besides what is in the catalog.</summary>
    public Dictionary<ObjectId, string> HalfRead { get; } = [];

    public Catalog ToCatalog() => _catalog.Current;

    public void Take(SchemaRow row)
    {
        if (own.Contains(row.Name) || own.Contains(row.Table) || row.Sql is null) return;
        if (row.IsVirtual)
        {
            NotRead.Add(new($"virtual table {row.Name}", $"what it holds is its module's business ({OwnTables.Module(row)})"));
            return;
        }
        var before = _catalog.Current;
        var refusal = Run(row.Sql);
        if (row.Type != "table")
        {
            if (refusal is null) return;
            _catalog.Current = before;
            Leave(row, $"{row.Type} {row.Name}", refusal);
            return;
        }
        var disagreement = refusal ?? TableCrossCheck.Of(_catalog.Current, row.Name, pragmas);
        if (disagreement is null) return;
        _catalog.Current = PragmaCatalog.With(before, row.Name, pragmas);
        Leave(row, $"checks, names of constraints and generation expressions of table {row.Name}", disagreement);
    }

    private void Leave(SchemaRow row, string what, string why)
    {
        NotRead.Add(new(what, why));
        var place = new ObjectName(PragmaCatalog.Main, row.Table);
        var id = row.Type == "view" || _catalog.Current.Contains(new(View.OfKind, place)) ? new ObjectId(View.OfKind, place) : new(Table.OfKind, place);
        HalfRead[id] = HalfRead.TryGetValue(id, out var more) ? $"{more}; {what}: {why}" : $"{what}: {why}";
    }

    /// <summary>After the last row: indexes stand apart from their tables, and are held against the pragmas when all are read.</summary>
    public void Finish()
    {
        foreach (var difference in IndexCrossCheck.Of(_catalog.Current, pragmas, own)) NotRead.Add(difference);
    }

    /// <summary>Why the statement could not be taken; null when it was.</summary>
    private string? Run(string sql)
    {
        // No place in a file: what a database says stands nowhere but in it.
        var executed = SqliteDialect.Instance.Execute(new SourceText("", "", sql, default(Origin)), _catalog);
        foreach (var finding in executed.Findings) return $"not understood: {finding.Message}";
        foreach (var statement in executed.Statements)
        {
            if (statement.Refused is { } refused) return $"not understood as SQLite does: {refused.Message}";
            foreach (var part in statement.NotExecuted) return $"not understood: {part}";
        }
        return executed.Statements.Count == 1 ? null : "not understood: more than one statement";
    }
}
