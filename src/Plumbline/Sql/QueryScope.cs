using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>What the names in one query can mean: the members of its FROM, and what it sees of the queries around it.</summary>
internal sealed class QueryScope(QueryScope? outer, QueryScope? around)
{
    private readonly List<Member> _members = [];
    private bool _joinsByName;

    /// <summary>A member under the name that the server gives it.</summary>
    internal sealed class Member(QueryText.Named named, string alias)
    {
        public QueryText.Named Named => named;
        public string Alias => alias;

        /// <summary>null when they are not known.</summary>
        public IReadOnlyList<KnownColumn>? Columns { get; set; }

        /// <summary>The relation itself, where it is known.</summary>
        public ObjectName? Table { get; set; }

        public KnownColumn? Find(string name) => Columns?.FirstOrDefault(c => c.Name == name);
    }

    public QueryScope? Outer => outer;
    public IReadOnlyList<Member> Members => _members;

    /// <summary>The queries of WITH, null for columns that are not known.</summary>
    public Dictionary<string, IReadOnlyList<KnownColumn>?> Common { get; } = [];

    public void Add(QueryText.Named named, IReadOnlyList<KnownColumn> columns) => _members.Add(new(named, named.Alias) { Columns = columns, Table = named.Relation });

    /// <summary>Takes the members of a query's FROM, each under a name that no query around it has: as set_rtable_names of the server, <c>t_1</c>, <c>t_2</c>.</summary>
    public void Open(QueryText query)
    {
        _joinsByName = query.JoinsByName;
        foreach (var named in query.Scope)
        {
            var alias = named.Alias;
            for (var i = 1; !named.IsFixed && IsTaken(alias); i++) alias = $"{named.Alias}_{i}";
            _members.Add(new(named, alias));
        }
    }

    private bool IsTaken(string alias)
    {
        for (var scope = this; scope is not null; scope = scope.Around)
            if (scope._members.Exists(m => m.Alias == alias)) return true;
        return false;
    }

    private QueryScope? Around => around;

    public bool FindCommon(string name, out IReadOnlyList<KnownColumn>? columns)
    {
        for (var scope = this; scope is not null; scope = scope.Around)
            if (scope.Common.TryGetValue(name, out columns)) return true;
        columns = null;
        return false;
    }

    /// <summary>The name under which a member of this FROM goes now; behind a function's the server lists the columns.</summary>
    public QueryText.AliasPiece Named(QueryText.AliasPiece written)
    {
        if (_members.Find(m => m.Named.Alias == written.Alias) is not { } member) return written;
        var definitions = written.Definitions;
        if (definitions.Length == 0 && member is { Named.Function: not null, Columns: { Count: > 0 } columns } && !(columns.Count == 1 && columns[0].Name == member.Alias)) definitions = $"({Quoting.Names(columns.Select(c => c.Name))})";
        return written with { Alias = member.Alias, Definitions = definitions };
    }

    /// <summary>Whether a member that can be seen from here goes by this name.</summary>
    public bool IsMember(string name) => Seen(name) is not null;

    /// <summary>The member that goes by this name, as far as it can be seen from here.</summary>
    public Member? Seen(string alias)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope._members.Find(m => m.Alias == alias) is { } member) return member;
        return null;
    }

    /// <summary>Whether a name is that of a column of this FROM.</summary>
    public bool Has(Expr value) => value is Expr.Column { Parts: [var name] } && _members.Exists(m => m.Find(name) is not null);

    /// <summary>What <c>*</c> or <c>t.*</c> stands for in a select list; null for other expressions, and where it cannot be told.</summary>
    public List<(string Alias, KnownColumn Column)>? Expand(Expr value, QueryText query)
    {
        if (value is not Expr.Column { IsStar: true } star || query.IsData) return null;
        var meant = star.Parts.Length == 1 ? _members : _members.FindAll(m => Names(m, star.Parts[..^1]));
        if (meant.Count == 0 || (star.Parts.Length == 1 ? _joinsByName : meant.Count > 1) || meant.Exists(m => m.Columns is null)) return null;
        return star.Parts.Length == 1 ? Joined(meant) : meant.SelectMany(m => m.Columns!.Select(c => (m.Alias, c))).ToList();
    }

    /// <summary>Columns that a join shares stand first, once (manual, SELECT, USING).</summary>
    private static List<(string Alias, KnownColumn Column)> Joined(List<Member> members)
    {
        var all = new List<(string Alias, KnownColumn Column)>();
        var group = 0;
        foreach (var member in members)
        {
            if (member.Named.StartsGroup) group = all.Count;
            var shares = member.Named.Shares;
            var front = group;
            foreach (var name in shares)
            {
                var at = all.FindIndex(group, a => a.Column.Name == name);
                if (at < 0) continue;
                var shared = all[at];
                all.RemoveAt(at);
                all.Insert(front++, shared);
            }
            all.AddRange(member.Columns!.Where(c => !shares.Contains(c.Name)).Select(c => (member.Alias, c)));
        }
        return all;
    }

    /// <summary>The column under its member's name, and its type as far as it is known.</summary>
    public (Expr.Column Column, SqlType? Type) Resolve(Expr.Column e)
    {
        if (e.Parts.Length == 1) return Unqualified(e);
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            if (scope._members.Find(m => Names(m, e.Parts[..^1]) || (e.Parts.Length == 2 && m.Alias == e.Parts[0])) is not { } member) continue;
            return (e.Parts.Length == 2 && member.Alias == e.Parts[0] ? e : new([member.Alias, e.Parts[^1]]), member.Find(e.Parts[^1])?.Type);
        }
        return (e, null);
    }

    /// <summary>Whether a qualifier as it is written means this member.</summary>
    private static bool Names(Member member, string[] qualifier) => qualifier switch
    {
        [var alias] => alias == member.Named.Alias,
        [var schema, var name] => member.Named.Relation is { } relation && relation.Name == name && member.Named.Alias == name && (relation.Schema ?? schema) == schema,
        _ => false,
    };

    private (Expr.Column, SqlType?) Unqualified(Expr.Column e)
    {
        var name = e.Parts[0];
        if (e.IsStar) return (e, null);
        for (var scope = this; scope is not null; scope = scope.Outer)
        {
            var found = scope._joinsByName ? [] : scope._members.FindAll(m => m.Find(name) is not null && !m.Named.Shares.Contains(name));
            if (scope._joinsByName && scope._members.Exists(m => m.Find(name) is not null)) return (e, null);
            if (found.Count > 1) return (e, null);
            if (found is [var only]) return (new([only.Alias, name]), only.Find(name)!.Type);
            if (scope._members.Find(m => m.Named.Alias == name) is { } whole)
            {
                // A function's result goes by the function's name; a relation's name stands for its whole row.
                if (whole.Named is { Relation: null, Inner: null }) return (new([whole.Alias, name]), null);
                return (new([whole.Alias, "*"]), null);
            }
            var unknown = scope._members.FindAll(m => m.Columns is null);
            if (unknown.Count == 0) continue;
            return unknown is [var one] && scope.Outer is null ? (new([one.Alias, name]), null) : (e, null);
        }
        return (e, null);
    }
}
