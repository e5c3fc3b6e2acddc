using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>What the names of one query can mean: the members of its FROM, the queries of its WITH, and what it sees of the queries around it (manual 7.2, 7.8).</summary>
internal sealed class NameScope(NameScope? outer, SqlFlavor flavor)
{
    private static readonly string[] s_rowIds = ["rowid", "oid", "_rowid_"];

    /// <param name="Table">The relation itself; null for an inner query, a function and a query of WITH.</param>
    /// <param name="Columns">null when they are not known.</param>
    internal sealed record Member(SqlFlavor Flavor, string Alias, ObjectName? Written, ObjectName? Table, IReadOnlyList<KnownColumn>? Columns)
    {
        /// <summary>EXCLUDED, OLD and NEW: only named with their prefix.</summary>
        public bool IsQualifiedOnly { get; init; }

        public KnownColumn? Find(string name)
        {
            if (Columns is not null)
                foreach (var column in Columns)
                    if (Flavor.Same(column.Name, name)) return column;
            if (Flavor == SqlFlavor.Sqlite) return s_rowIds.Contains(name, StringComparer.OrdinalIgnoreCase) ? new(name) : null;
            return Table is not null && name is "ctid" or "xmin" or "xmax" or "cmin" or "cmax" or "tableoid" ? new(name) : null;
        }
    }

    public NameScope? Outer => outer;
    public List<Member> Members { get; } = [];

    /// <summary>Null for columns that are not known.</summary>
    public Dictionary<string, IReadOnlyList<KnownColumn>?> Common { get; init; } = new(flavor.Names());

    /// <summary>What the result calls its columns by AS. SQLite takes such a name for the expression in every clause but the select list itself.</summary>
    private readonly HashSet<string> _labels = new(flavor.Names());

    public void AddLabel(string label) => _labels.Add(label);

    public bool SeesLabels { get; set; }

    public bool HasLabel(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope.SeesLabels && scope._labels.Contains(name)) return true;
        return false;
    }

    /// <summary>There may be members of which nothing is known.</summary>
    public bool IsLoose { get; set; }

    /// <summary>No query, but the block around it: its members are variables.</summary>
    public bool IsVariables { get; init; }

    public bool FindCommon(string name, out IReadOnlyList<KnownColumn>? columns)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope.Common.TryGetValue(name, out columns)) return true;
        columns = null;
        return false;
    }

    /// <summary>The member that a qualifier means, as near as there is one.</summary>
    public Member? Qualified(ReadOnlySpan<string> qualifier)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            foreach (var member in scope.Members)
                if (qualifier is [var alias] ? flavor.Same(member.Alias, alias) : qualifier is [var schema, var name] && member.Written is { } written && flavor.Same(written.Name, name) && flavor.Same(member.Alias, name) && flavor.Same(written.Schema ?? member.Table?.Schema ?? schema, schema)) return member;
        return null;
    }

    /// <summary>The variable, or the label of a block, that a qualifier means where no relation has what it qualifies.</summary>
    public Member? Variable(string alias)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope.IsVariables && scope.Members.Find(m => m.Alias == alias) is { } found) return found;
        return null;
    }

    /// <summary>The member that has a column of this name; of the nearest query that has one. Whether it can be told when none has.</summary>
    public Member? Unqualified(string name, out bool isCertain)
    {
        isCertain = true;
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            isCertain &= !scope.IsLoose;
            foreach (var member in scope.Members)
            {
                if (member.IsQualifiedOnly) continue;
                if (member.Find(name) is not null) return member;
                isCertain &= member.Columns is not null;
            }
        }
        return null;
    }

    public bool IsLooseSomewhere()
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope.IsLoose || scope.Members.Exists(m => QueryHoles.IsIn(m.Alias))) return true;
        return false;
    }

    /// <summary>The relation that a column of nobody is most likely meant for: the first of the nearest query that has some.</summary>
    public ObjectName? Likely()
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope.Members.Find(m => m.Table is not null && !m.IsQualifiedOnly) is { } first) return first.Table;
        }
        return null;
    }
}
