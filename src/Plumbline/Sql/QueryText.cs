using System.Text;
using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>What an expression of a query is for. The casts of a result decide its type.</summary>
internal enum QueryPart : byte
{
    Other,

    /// <summary>A member of the select list.</summary>
    Result,

    /// <summary>A member of ORDER BY: a name means a result before a column.</summary>
    Key,

    /// <summary>A member of GROUP BY: a name means a column before a result.</summary>
    Group,

    /// <summary>A column that INSERT or UPDATE sets: its table needs no naming.</summary>
    Target,
}

/// <summary>
/// A query between reading and printing: a run of canonical words, expressions, and inner queries.
/// Nothing but its expressions has to be understood to compare two of them.
/// </summary>
internal sealed record QueryText
{
    private List<Piece> Run { get; init; } = [];

    /// <summary>How the only relation of FROM is called: its columns may be written with or without that name. null when there are none or several.</summary>
    public string? OnlyRelation { get; set; }

    /// <summary>UNION, INTERSECT or EXCEPT, with ALL; null for a single term.</summary>
    public string? SetOperation { get; init; }

    /// <summary>How many operations stand within each other.</summary>
    public int Depth { get; init; }

    /// <summary>Has WITH, ORDER BY, LIMIT and the like: parentheses around it mean something.</summary>
    public bool HasTail { get; set; }

    /// <summary>The names of the result's columns, null where one cannot be told.</summary>
    public List<string?> Results { get; init; } = [];

    /// <summary>The relations of FROM, each by its alias or else its name: what columns may be qualified with.</summary>
    public List<Named> Scope { get; init; } = [];

    /// <summary>A member of FROM; no relation for a function or an inner query.</summary>
    internal sealed record Named(string Alias, ObjectName? Relation)
    {
        /// <summary>Where its relation is named.</summary>
        public Written At { get; init; }

        /// <summary>The inner query.</summary>
        public QueryText? Inner { get; init; }

        /// <summary>The names that its columns were given; empty when they keep their own.</summary>
        public EquatableArray<string> Columns { get; init; }

        /// <summary>A function that is called in FROM.</summary>
        public ObjectName? Function { get; init; }

        /// <summary>Stands behind a comma, or first.</summary>
        public bool StartsGroup { get; init; }

        /// <summary>JOIN … USING: columns that it shares with the members before it in its group.</summary>
        public EquatableArray<string> Shares { get; init; }

        /// <summary>LATERAL: it sees the members before it.</summary>
        public bool IsLateral { get; init; }

        /// <summary>Its name is written where a name cannot be changed: the target of a data statement, a join as a whole.</summary>
        public bool IsFixed { get; init; }
    }

    /// <summary>A query of WITH.</summary>
    internal sealed record CommonTable(string Name, EquatableArray<string> Columns, QueryText Body)
    {
        /// <summary>WITH RECURSIVE: it sees itself.</summary>
        public bool IsRecursive { get; init; }

        /// <summary>The columns that SEARCH and CYCLE give it, for those who name it outside of itself.</summary>
        public EquatableArray<string> More { get; set; }
    }

    /// <summary>A column that a join shares by its name.</summary>
    /// <param name="Left">How many members stand before the joined one.</param>
    internal sealed record Shared(string Name, Written At, int Left);

    /// <summary>The columns of JOIN … USING.</summary>
    public List<Shared> Using { get; } = [];

    /// <summary>A member of FROM has no name, so it is not in <see cref="Scope"/>.</summary>
    public bool HasNameless { get; set; }

    /// <summary>The queries of WITH in front of it, in order.</summary>
    public List<CommonTable> Common { get; init; } = [];

    /// <summary>A join in parentheses: its members are those of the query around.</summary>
    public bool IsJoin { get; init; }

    /// <summary>INSERT, UPDATE or DELETE.</summary>
    public bool IsData { get; init; }

    /// <summary>Some of its joins hide or merge columns in a way that is not followed.</summary>
    public bool JoinsByName { get; set; }

    /// <summary>The second and later queries of a set operation name nothing: the first one's names hold.</summary>
    public bool HidesLabels { get; private set; }

    /// <summary>Maps an expression of a query.</summary>
    internal delegate Expr Mapping(QueryText query, Expr value, QueryPart part);

    /// <param name="Label">For a member of the select list, the name of its column; it is printed when the column would not have it anyway.</param>
    /// <param name="Member">The name of a member of FROM, which is printed when it is not the member's own.</param>
    internal sealed record Piece(string? Words, Expr? Value, QueryText? Inner, QueryPart Part = QueryPart.Other, string? Label = null, AliasPiece? Member = null);

    /// <param name="Own">What it would be called without an alias; null for an inner query.</param>
    /// <param name="Definitions">Column names or definitions behind the alias, with their parentheses.</param>
    internal sealed record AliasPiece(string Alias, string? Own, string Definitions);

    public QueryText Add(string words)
    {
        Run.Add(new(words, null, null));
        return this;
    }

    public QueryText Add(Expr value)
    {
        Run.Add(new(null, value, null));
        return this;
    }

    /// <summary>A member of GROUP BY or ORDER BY.</summary>
    public QueryText AddKey(Expr value, QueryPart part = QueryPart.Key)
    {
        Run.Add(new(null, value, null, part));
        return this;
    }

    public QueryText AddTarget(Expr value)
    {
        Run.Add(new(null, value, null, QueryPart.Target));
        return this;
    }

    public void AddAlias(AliasPiece alias) => Run.Add(new(null, null, null, Member: alias));

    /// <summary>What a key stands for: a result column may be meant by its name or its number, and the server prints its expression.</summary>
    public Expr Meant(Expr key)
    {
        if (SetOperation is not null) return key;
        var name = key is Expr.Column { Parts: [var only] } ? only : null;
        var number = key is Expr.Literal { Kind: Expr.LiteralKind.Number } place && int.TryParse(place.Value, out var written) ? written : 0;
        if (name is null && number == 0) return key;
        foreach (var piece in Run)
        {
            if (piece.Part != QueryPart.Result) continue;
            if (piece.Value is Expr.Column { IsStar: true }) return key;
            if (name is null ? --number == 0 : piece.Label == name) return piece.Value is Expr.Literal or Expr.Constant ? key : piece.Value!;
        }
        return key;
    }

    /// <summary>A member of the select list.</summary>
    public void AddResult(Expr value, string? label)
    {
        Run.Add(new(null, value, null, QueryPart.Result, label));
        Results.Add(label);
    }

    /// <summary>The members of the select list, as they print without their names.</summary>
    public EquatableArray<string> ResultTexts() => Run.Where(p => p.Part == QueryPart.Result).Select(p => ExprPrinter.Print(p.Value!)).ToEquatableArray();

    public QueryText Add(QueryText inner)
    {
        Run.Add(new(null, null, inner));
        return this;
    }

    public bool IsEmpty => Run.Count == 0;

    public IReadOnlyList<Piece> Pieces => Run;

    /// <summary>
    /// The server calls a relation <c>t_1</c> when a query around this one has a <c>t</c>, too. Where it is the only relation, that says nothing:
    /// its own columns stand without qualifier, and <c>t.c</c> is the outer one's.
    /// </summary>
    public QueryText WithoutNumberedAlias()
    {
        if (OnlyRelation is not { } alias || Scope is not [{ Relation.Name: var name }] || alias.Length < name.Length + 2 || !alias.StartsWith(name, StringComparison.Ordinal)) return this;
        if (alias[name.Length] != '_' || alias.AsSpan(name.Length + 1).ContainsAnyExceptInRange('0', '9')) return this;
        var at = Run.FindIndex(p => p.Member is { Own: not null, Definitions.Length: 0 } member && member.Alias == alias);
        return at < 0 ? this : With([.. Run[..at], Run[at] with { Member = Run[at].Member! with { Alias = name } }, .. Run[(at + 1)..]]);
    }

    /// <summary>The same query of other pieces.</summary>
    public QueryText With(List<Piece> pieces) => this with { Run = pieces, Results = [.. Results] };

    /// <summary>The query whose select list names the result: the first of a set operation, the one behind WITH.</summary>
    public QueryText? Leading()
    {
        if (SetOperation is null && Common.Count == 0) return null;
        foreach (var piece in Run)
            if (piece.Inner is { } inner && !Common.Exists(c => ReferenceEquals(c.Body, inner))) return inner;
        return null;
    }

    /// <summary>With other names for its first result columns; null when they cannot be told apart.</summary>
    public QueryText? Labelled(EquatableArray<string> names)
    {
        if (Leading() is { } leading)
        {
            if (leading.Labelled(names) is not { } labelled) return null;
            return With(Run.ConvertAll(p => ReferenceEquals(p.Inner, leading) ? p with { Inner = labelled } : p)).Resulting(labelled.Results);
        }
        if (Run is [{ Words: "VALUES " }, ..] && names.Count <= Results.Count) return Rows(names);
        var pieces = new List<Piece>(Run.Count);
        var at = 0;
        foreach (var piece in Run)
        {
            if (piece.Part == QueryPart.Result && at < names.Count && piece.Label is null) return null;
            // a key that means a result by its name means it still
            var value = piece.Part is QueryPart.Key or QueryPart.Group ? Meant(piece.Value!) : piece.Value;
            pieces.Add(piece.Part == QueryPart.Result && at < names.Count ? piece with { Label = names[at++] } : piece with { Value = value });
        }
        if (at < names.Count) return null;
        return With(pieces).Resulting(Results.Select((r, i) => i < names.Count ? names[i] : r));
    }

    /// <summary>VALUES has no names to give: the server selects from it.</summary>
    private QueryText Rows(EquatableArray<string> names)
    {
        const string Called = "*VALUES*";
        var query = new QueryText { OnlyRelation = Called };
        query.Add("SELECT");
        for (var i = 0; i < Results.Count; i++)
        {
            query.Add(i == 0 ? " " : ", ");
            query.AddResult(new Expr.Column([Called, Results[i]!]), i < names.Count ? names[i] : Results[i]);
        }
        query.Add(" FROM (").Add(this).Add(")");
        query.AddAlias(new(Called, null, ""));
        query.Scope.Add(new(Called, null) { Inner = this });
        return query;
    }

    private QueryText Resulting(IEnumerable<string?> results)
    {
        var names = results.ToList();
        Results.Clear();
        Results.AddRange(names);
        return this;
    }

    /// <summary>As the second or later query of a set operation.</summary>
    public QueryText WithoutLabels()
    {
        HidesLabels = true;
        if (SetOperation is not null)
            foreach (var piece in Run) piece.Inner?.WithoutLabels();
        return this;
    }

    /// <summary>Maps the expressions; the same object when none changed.</summary>
    /// <param name="mapInner">How an inner query is mapped: it has a scope of its own.</param>
    public QueryText Map(Mapping map, Func<QueryText, QueryText> mapInner)
    {
        List<Piece>? changed = null;
        for (var i = 0; i < Run.Count; i++)
        {
            var piece = Run[i];
            var value = piece.Value is null ? null : map(this, piece.Value, piece.Part);
            var inner = piece.Inner is null ? null : mapInner(piece.Inner);
            if (ReferenceEquals(value, piece.Value) && ReferenceEquals(inner, piece.Inner)) continue;
            changed ??= [.. Run];
            changed[i] = piece with { Value = value, Inner = inner };
        }
        return changed is null ? this : With(changed);
    }

    public void Print(ExprPrinter printer, StringBuilder text)
    {
        foreach (var piece in Run)
        {
            if (piece.Words is not null) text.Append(piece.Words);
            else if (piece.Value is Expr.Column { IsStar: true, Parts: [var row, _] } && piece.Label is { } label)
            {
                // one column that holds the whole row: with a star it would be all columns
                text.Append(Quoting.Name(row));
                if (!HidesLabels && label != row) text.Append(" AS ").Append(Quoting.Name(label));
            }
            else if (piece.Value is not null)
            {
                printer.WriteTop(piece.Value);
                if (piece.Label is not null && !HidesLabels && piece.Label != ResultNames.Of(piece.Value)) text.Append(" AS ").Append(Quoting.Name(piece.Label));
            }
            else if (piece.Member is { } member)
            {
                if (member.Alias != member.Own || member.Definitions.Length > 0) text.Append(' ').Append(Quoting.Name(member.Alias)).Append(member.Definitions);
            }
            else piece.Inner!.Print(printer, text);
        }
    }
}
