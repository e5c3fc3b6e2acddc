using System.Runtime.CompilerServices;
using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Resolves the names of one statement, query by query, as the server does when it plans one: what is in FROM first, then the expressions.</summary>
/// <param name="text">As it was lexed: SQLite asks how a name is quoted.</param>
/// <param name="isLoose">Code may bring relations into play that the text does not show.</param>
internal sealed class NameResolver(IQueryMeanings meanings, List<QueryName> found, string text, bool isLoose)
{
    private readonly SqlFlavor _flavor = meanings.Flavor;

    private bool IsSqlite => _flavor == SqlFlavor.Sqlite;

    public IQueryMeanings Meanings => meanings;

    /// <returns>The result's columns; null when they are not known.</returns>
    public IReadOnlyList<KnownColumn>? Query(QueryText query, NameScope? outer)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new SqlSyntaxException("the query is nested too deeply", 0);
        var scope = new NameScope(outer, _flavor) { IsLoose = isLoose || HasNameless(query) };
        // The queries of a set operation and an INSERT's source see WITH, and no member.
        var beside = new NameScope(outer, _flavor) { Common = scope.Common };
        var done = new HashSet<QueryText>(ReferenceEqualityComparer.Instance);
        // Within one WITH RECURSIVE a query may name a later one; to SQLite every WITH is one.
        foreach (var common in query.Common)
            if (common.IsRecursive || IsSqlite) scope.Common[common.Name] = null;
        foreach (var common in query.Common) Common(common, beside, done);
        foreach (var named in query.Scope) Add(named, query, scope, beside, done);
        if (query.IsData) AddRows(query, scope);
        Shared(query, query, scope);
        return new PieceResolver(this, query, scope, beside, done).Run();
    }

    private static bool HasNameless(QueryText query) => query.HasNameless || query.Pieces.Any(p => p.Inner is { IsJoin: true } join && HasNameless(join));

    private void Common(QueryText.CommonTable common, NameScope scope, HashSet<QueryText> done)
    {
        done.Add(common.Body);
        if (common.IsRecursive || IsSqlite) scope.Common[common.Name] = Names(common.Columns, Plain(common.Body.Results));
        var columns = Names(common.Columns, Query(common.Body, scope));
        scope.Common[common.Name] = columns is null || common.More.IsEmpty ? columns : [.. columns, .. common.More.Select(m => new KnownColumn(m))];
    }

    private static List<KnownColumn>? Plain(List<string?> results) => results.Exists(r => r is null || QueryHoles.IsIn(r)) ? null : results.ConvertAll(r => new KnownColumn(r!));

    /// <summary>The first columns may have been given other names.</summary>
    private IReadOnlyList<KnownColumn>? Names(EquatableArray<string> given, IReadOnlyList<KnownColumn>? own)
    {
        // SQLite: all of them or none.
        if (IsSqlite && !given.IsEmpty) return given.Select(g => new KnownColumn(g)).ToList();
        if (given.IsEmpty || own is null) return own;
        return own.Select((column, i) => i < given.Count ? column with { Name = given[i] } : column).ToList();
    }

    private void Add(QueryText.Named named, QueryText query, NameScope scope, NameScope beside, HashSet<QueryText> done)
    {
        IReadOnlyList<KnownColumn>? columns = null;
        ObjectName? table = null;
        if (named.Relation is { } relation)
        {
            var target = query.IsData && scope.Members.Count == 0;
            if (target || relation.Schema is not null || !scope.FindCommon(relation.Name, out columns)) (table, columns) = Relation(relation, named.At, target ? UsageKind.Writes : UsageKind.Reads);
        }
        else if (named.Function is { } function) columns = meanings.ResultOf(function)?.Select(c => c.Name.Length == 0 ? c with { Name = named.Alias } : c).ToList();
        else if (named.Inner is { } inner)
        {
            done.Add(inner);
            columns = Query(inner, named.IsLateral ? scope : beside);
        }
        scope.Members.Add(new(_flavor, named.Alias, named.Relation, table, Names(named.Columns, columns)));
    }

    public (ObjectName? Table, IReadOnlyList<KnownColumn>? Columns) Relation(ObjectName written, Written at, UsageKind use)
    {
        if (QueryHoles.IsIn(written.Name) || (written.Schema is { } schema && QueryHoles.IsIn(schema))) return (null, null);
        var (verdict, name, columns) = meanings.Relation(written);
        Found(NamePart.Relation, use, name ?? written, verdict, at, Says("42P01", $"no such table: {(written.Schema is null ? "" : $"{written.Schema}.")}{written.Name}"));
        return (name ?? written, columns);
    }

    /// <summary>What RETURNING and ON CONFLICT may name beside the target (manual, INSERT): EXCLUDED, OLD, NEW.</summary>
    private static void AddRows(QueryText query, NameScope scope)
    {
        if (scope.Members is not [var target, ..]) return;
        foreach (var alias in (ReadOnlySpan<string>)["excluded", "old", "new"])
            if (scope.Qualified([alias]) is null) scope.Members.Add(target with { Alias = alias, IsQualifiedOnly = true });
    }

    /// <summary>The columns that a join shares are named in both of its sides.</summary>
    private void Shared(QueryText query, QueryText around, NameScope scope)
    {
        var first = around.IsData ? 1 : 0;
        foreach (var shared in query.Using)
        {
            var members = scope.Members.FindAll(m => !m.IsQualifiedOnly);
            var left = members.Take(first + shared.Left).FirstOrDefault(m => m.Find(shared.Name) is not null);
            var right = members.Skip(first + shared.Left).FirstOrDefault(m => m.Find(shared.Name) is not null);
            foreach (var side in (ReadOnlySpan<NameScope.Member?>)[left, right])
                if (side?.Table is { } table) Found(NamePart.Column, UsageKind.Filters, table.Member(side.Find(shared.Name)!.Name), NameVerdict.Known, shared.At);
            if (left is not null && right is not null) continue;
            var isCertain = !scope.IsLoose && members.TrueForAll(m => m.Columns is not null) && !QueryHoles.IsIn(shared.Name);
            Found(NamePart.Column, UsageKind.Filters, Likely(left is null ? members.Take(first + shared.Left) : members.Skip(first + shared.Left), shared.Name), isCertain ? NameVerdict.Missing : NameVerdict.Unsure, shared.At, Says("42703", $"cannot join using column {shared.Name} - column not present in both tables"));
        }
        foreach (var piece in query.Pieces)
            if (piece.Inner is { IsJoin: true } join) Shared(join, around, scope);
    }

    private static ObjectName Likely(IEnumerable<NameScope.Member> members, string column) => members.FirstOrDefault(m => m.Table is not null)?.Table?.Member(column) ?? new(null, column);

    /// <summary>What the server says of a name that is missing.</summary>
    public string Says(string state, string sentence) => IsSqlite ? sentence : state;

    public void Found(NamePart part, UsageKind use, ObjectName name, NameVerdict verdict, Written at, string? state = null) =>
        found.Add(new(part, use, name, verdict, at.At, at.End - at.At) { State = verdict == NameVerdict.Missing ? state : null });

    /// <summary>The column a name means, noted; its type as far as it is known.</summary>
    public SqlType? Column(Expr.Column e, NameScope scope, UsageKind use)
    {
        if (!e.At.IsKnown || e.Parts.Any(QueryHoles.IsIn)) return null;
        var name = e.Parts[^1];
        var at = e.At with { At = e.At.Last };
        if (e.Parts.Length > 1) return Qualified(e, scope, use, at);
        if (scope.Unqualified(name, out var isCertain) is { } member) return Of(member, name, use, at);
        if (IsSqlite && scope.HasLabel(name)) return null;
        if (!IsSqlite && scope.Qualified([name]) is { } row)
        {
            // The whole row.
            if (row.Table is { } table) Found(NamePart.Relation, UsageKind.ReadsRow, table, NameVerdict.Known, at);
            return null;
        }
        isCertain &= !(IsSqlite && (text[at.At] == '"' || IsText(name)));
        Found(NamePart.Column, use, scope.Likely()?.Member(name) ?? new(null, name), isCertain ? NameVerdict.Missing : NameVerdict.Unsure, at, Says("42703", $"no such column: {name}"));
        return null;
    }

    /// <summary>
    /// SQLite takes a name in double quotes that is nowhere for a string ("Double-quoted String Literals Are Accepted"), and calls an expression by its text: <c>[count(*)]</c>.
    /// </summary>
    private static bool IsText(string name) => name.Length == 0 || !Characters.IsWordStart(name[0]) || !name.All(Characters.IsWordPart);

    private SqlType? Of(NameScope.Member member, string name, UsageKind use, Written at)
    {
        var column = member.Find(name)!;
        if (member.Table is { } table) Found(NamePart.Column, use, table.Member(column.Name), NameVerdict.Known, at);
        return column.Type;
    }

    private SqlType? Qualified(Expr.Column e, NameScope scope, UsageKind use, Written at)
    {
        var name = e.Parts[^1];
        var variable = scope.Variable(e.Parts[0]);
        if (scope.Qualified(e.Parts.AsSpan()[..^1]) is not { } member)
        {
            // A row's field that has fields of its own, or a block's label before it.
            if (variable is not null) return null;
            // Four parts begin with the database's name.
            var named = new ObjectName(e.Parts.Length > 2 ? e.Parts[^3] : null, e.Parts[^2]);
            // A table that is there, and not in this query: the fault is the query's.
            var isOpen = e.Parts.Length > 3 || scope.IsLooseSomewhere() || (IsSqlite && meanings.Relation(named).Verdict != NameVerdict.Missing);
            Found(NamePart.Relation, use, named, isOpen ? NameVerdict.Unsure : NameVerdict.Missing, e.At with { End = e.At.Last - 1 }, Says("42P01", e.IsStar ? $"no such table: {e.Parts[^2]}" : NoColumn(e)));
            return null;
        }
        if (e.IsStar)
        {
            if (member.Table is { } all) Found(NamePart.Relation, UsageKind.ReadsRow, all, NameVerdict.Known, at);
            return null;
        }
        if (member.Find(name) is not null) return Of(member, name, use, at);
        if (variable is not null && !ReferenceEquals(variable, member)) return null;
        var isMissing = member.Columns is not null && !meanings.TakesRow(name);
        Found(NamePart.Column, use, member.Table?.Member(name) ?? new(null, name, member.Alias), isMissing && !(IsSqlite && member.Table is null && IsText(name)) ? NameVerdict.Missing : NameVerdict.Unsure, at, Says("42703", NoColumn(e)));
        return null;
    }

    private static string NoColumn(Expr.Column e) => $"no such column: {string.Join('.', e.Parts)}";

    /// <summary>A literal where a value of a type is expected: an enum has it or refuses it.</summary>
    public void Label(Expr value, SqlType? type, ObjectName? column)
    {
        if (type is null) return;
        if (value is Expr.ArrayOf list)
        {
            foreach (var element in list.Elements) Label(element, type.Element(), column);
            return;
        }
        if (value is not Expr.Literal { Kind: Expr.LiteralKind.String } literal || !literal.At.IsKnown || type.IsArray || QueryHoles.IsIn(literal.Value)) return;
        if (meanings.Enum(type) is not { } labels)
        {
            if (IsSqlite || CanRead(type, literal.Value)) return;
            Found(NamePart.Value, UsageKind.Reads, new(type.Schema, type.Name), NameVerdict.Missing, literal.At, "22P02");
            found[^1] = found[^1] with { Label = literal.Value, Column = column };
            return;
        }
        var verdict = labels.Labels.Contains(literal.Value) ? NameVerdict.Known : NameVerdict.Missing;
        Found(NamePart.Label, UsageKind.Reads, labels.Name, verdict, literal.At, "22P02");
        found[^1] = found[^1] with { Label = literal.Value, Column = column };
    }

    /// <summary>Whether a type's input may take a text. Asked of whole numbers alone, and of a text that begins with a letter: no spelling of a number does.</summary>
    private static bool CanRead(SqlType type, string text) =>
        type.Schema is not null || type.Name is not ("smallint" or "integer" or "bigint") || text.Trim() is not { Length: > 0 } trimmed || !char.IsAsciiLetter(trimmed[0]);
}
