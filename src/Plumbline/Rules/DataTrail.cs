using System.Runtime.CompilerServices;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules;

/// <summary>The statements of a history that move rows, nearest first: what was filled, cleaned or kept elsewhere before a statement. Read as far as somebody has asked.</summary>
internal sealed class DataTrail
{
    private static readonly ConditionalWeakTable<Chronicle, DataTrail> s_trails = [];

    /// <summary>For each file that was read, the last entry up to its end.</summary>
    private readonly List<Entry?> _lasts = [];

    /// <summary>The entries before a statement, nearest first.</summary>
    private static IEnumerable<Entry> Entries(StatementPlace place)
    {
        var entry = s_trails.GetValue(place.Runs, _ => new()).UpTo(place.File.At, place.Runs);
        while (entry is not null && entry.File == place.File.At && entry.At >= place.At) entry = entry.Earlier;
        for (; entry is not null; entry = entry.Earlier) yield return entry;
    }

    private Entry? UpTo(int file, Chronicle runs)
    {
        lock (_lasts)
        {
            for (var next = _lasts.Count; next <= file; next++)
            {
                var (last, statements) = (next > 0 ? _lasts[next - 1] : null, runs[next].Statements);
                for (var at = 0; at < statements.Count; at++)
                    if (MovesRows(statements[at])) last = new(next, at, statements[at], last);
                _lasts.Add(last);
            }
            return _lasts[file];
        }
    }

    /// <summary>Those before a statement, nearest first.</summary>
    public static IEnumerable<Statement> Before(StatementPlace place, bool sameFile = false)
    {
        foreach (var entry in Entries(place))
        {
            if (sameFile && entry.File < place.File.At) yield break;
            yield return entry.Statement;
        }
    }

    /// <summary>Whether a statement of the same file has put a table's rows right, or may have.</summary>
    public static bool IsCleaned(StatementPlace place, ObjectName table) =>
        Before(place, sameFile: true).Any(s => s.Data.Any(d => d.Table == table && d.Action is "delete" or "update" or "truncate" or "merge") || s.Verb == Verb.Block && BlockWords.Names(s).Contains(table.Name));

    /// <summary>
    /// Whether a statement before this one has read the values, and put what it made of them elsewhere. A column's new home is written beside it until it goes, so that no age is too great;
    /// rows that came since a whole table was read are nowhere else, so that only this file and the one before it count.
    /// </summary>
    /// <param name="column">null for the table as a whole.</param>
    public static bool Keeps(StatementPlace place, ObjectName table, string? column)
    {
        foreach (var entry in Entries(place))
        {
            if (column is null && entry.File < place.File.At - 1) return false;
            if (entry.Writes(table, column) || !entry.Names.Contains(table.Name) || column is not null && !entry.Names.Contains(column)) continue;
            return true;
        }
        return false;
    }

    /// <summary>A statement in whose text the names stand that a reader of rows would give.</summary>
    private static bool MovesRows(Statement statement) =>
        !statement.Data.IsEmpty || !statement.NotExecuted.IsEmpty
        || statement.Verb == Verb.Definition && statement.Effects.Count > 0 && statement.Effects[0] is Change.Added { After: Table or MaterializedView } && statement.Text().Contains("SELECT", StringComparison.OrdinalIgnoreCase);

    private sealed class Entry(int file, int at, Statement statement, Entry? earlier)
    {
        private HashSet<string>? _names;

        public int File => file;
        public int At => at;
        public Statement Statement => statement;
        public Entry? Earlier => earlier;

        public HashSet<string> Names => _names ??= statement.Verb == Verb.Block ? BlockWords.Names(statement) : StatementWords.Names(statement);

        /// <summary>Whether it only overwrites or removes what is asked for.</summary>
        public bool Writes(ObjectName table, string? column)
        {
            if (statement.Data.IsEmpty) return false;
            foreach (var step in statement.Data)
                if (step.Table != table || step.Action is "insert" && column is null || (column is not null && step.Action is "update" or "merge" && !step.Columns.Contains(column))) return false;
            return true;
        }
    }
}
