using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects;

/// <summary>What a dialect says about one kind: which statements make and change it, and how it is written. In that order in every file.</summary>
public abstract class KindDialect
{
    public abstract Kind Kind { get; }

    /// <summary>Names the statements this kind reads.</summary>
    public abstract void Register(Grammar grammar);

    /// <summary>The statements that create the object, without semicolons; comments, owners and parts are written by their own kinds.</summary>
    public virtual IEnumerable<string> Create(SchemaObject subject, Catalog context) => [];
}

/// <summary>Reads a statement from just after its command words into effects on the catalog.</summary>
public delegate void StatementReader(SqlReader sql, CatalogBuilder catalog);

/// <summary>Which reader takes which command: <c>CREATE TABLE</c>, <c>DROP INDEX</c>, <c>COMMENT</c>, …; the longest command that fits wins.</summary>
public sealed class Grammar
{
    private readonly Dictionary<string, StatementReader> _readers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, StatementReader>.AlternateLookup<ReadOnlySpan<char>> _spans;

    public Grammar() => _spans = _readers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Commands are unique: a second reader for one is a mistake in the house.</summary>
    public void On(string command, StatementReader reader) => _readers.Add(command, reader);

    public IEnumerable<string> Commands => _readers.Keys;

    public bool TryFind(ReadOnlySpan<char> command, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out StatementReader reader) => _spans.TryGetValue(command, out reader);
}
