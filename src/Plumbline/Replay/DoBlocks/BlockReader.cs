using Plumbline.Sql;
using Split = Plumbline.Sql.Plpgsql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>
/// Reads what a block that was split into statements computes, as far as the interpreter knows it: an expression or a query that it cannot read is unknown.
/// </summary>
internal sealed class BlockReader(SqlTokens body)
{
    private const string RaiseException = "P0001";

    public InnerBlock Read() => Block(Split.BlockReader.Read(body));

    private InnerBlock Block(Split.InnerBlock block) =>
        new(block.Start, block.End, block.Label, block.Declarations.Select(Declared).ToList(), All(block.Body), block.Handlers.Select(h => new Handler(h.Conditions.Select(Conditions.StateOf).ToList(), All(h.Body))).ToList());

    private Declaration Declared(Split.Declaration declaration)
    {
        var type = Over(declaration.Type);
        var isRecord = type.Is("RECORD");
        for (; !type.AtEnd && !isRecord; type.Advance()) isRecord = type.IsOperator("%") && type.IsAt(1, "ROWTYPE");
        return new(declaration.Name, isRecord, declaration.Value is { } value ? Computed(value) : null);
    }

    private List<BlockStatement> All(IReadOnlyList<Split.BlockStatement> statements) => statements.Select(One).ToList();

    private BlockStatement One(Split.BlockStatement statement) => statement switch
    {
        Split.InnerBlock block => Block(block),
        Split.Assignment set => new Assignment(set.Start, set.End, set.Target.End - set.Target.First == 1 ? NameOf(set.Target) : "", Computed(set.Value)),
        Split.Branching branching => Branches(branching),
        Split.Looping loop => new Looping(loop.Start, loop.End, loop.Label, Perhaps(loop.While), All(loop.Body)),
        Split.Counting loop => new Counting(loop.Start, loop.End, loop.Label, loop.Variable, Computed(loop.From), Computed(loop.To), Perhaps(loop.By), loop.Reverse, All(loop.Body)),
        Split.QueryLoop loop => new QueryLoop(loop.Start, loop.End, loop.Label, Names(loop.Targets), loop.Query is { } query ? Asked(Over(query), false) : null, Perhaps(loop.Text?.Text), All(loop.Body)),
        Split.ArrayLoop loop => new ArrayLoop(loop.Start, loop.End, loop.Label, Names(loop.Targets), Computed(loop.Array), All(loop.Body)),
        Split.Leaving leaving => new Leaving(leaving.Start, leaving.End, leaving.Continues, leaving.Label, Perhaps(leaving.When)),
        Split.Returning returning => new Returning(returning.Start, returning.End),
        Split.Raising raising => Raise(raising),
        Split.Executing executing => new Executing(executing.Start, executing.End, Computed(executing.Text.Text), Names(executing.Into), executing.Text.Values.Select(Computed).ToList()),
        Split.Performing performing => new Asking(performing.Start, performing.End, Asked(Over(performing.Query), true), []),
        Split.Asserting asserting => new Asserting(asserting.Start, asserting.End, Computed(asserting.Condition)),
        Split.Opening opening => new Ignored(opening.Start, opening.End, [NameOf(opening.Cursor.Name)]),
        Split.PlainSql plain => Sql(plain),
        Split.Unasking unasking => new Ignored(unasking.Start, unasking.End, Names(unasking.Targets)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Branching Branches(Split.Branching branching)
    {
        var subject = Perhaps(branching.Subject);
        var branches = branching.Branches.Select(b => (subject is null ? Computed(b.Conditions[0]) : Choice(subject, b.Conditions), (IReadOnlyList<BlockStatement>)All(b.Body))).ToList();
        return new(branching.Start, branching.End, branches, branching.Otherwise is null ? null : All(branching.Otherwise));
    }

    private Expression Choice(Expression subject, IReadOnlyList<Split.Part> choices) =>
        choices.Select(c => (Expression)new Operation("=", subject, Computed(c))).Aggregate((one, other) => new Logic(false, one, other));

    private Raising Raise(Split.Raising raising)
    {
        var isBelow = raising.Level is "notice" or "warning" or "info" or "log" or "debug";
        var state = raising is { Condition: null, Message: null, Options.Count: 0 } ? "" : raising.Condition is { } condition ? Conditions.StateOf(condition) : RaiseException;
        var message = Perhaps(raising.Message);
        foreach (var (name, part) in raising.Options)
        {
            var value = Computed(part);
            if (name == "errcode" && value is Literal { Value: string code }) state = Conditions.StateOf(code);
            if (name == "message") message ??= value;
        }
        return new(raising.Start, raising.End, isBelow ? null : state, message, raising.Arguments.Select(Computed).ToList());
    }

    /// <summary>SELECT … INTO asks; other statements are run as they stand.</summary>
    private BlockStatement Sql(Split.PlainSql plain)
    {
        var word = body.File.Text.AsSpan(body.Tokens[plain.Sql.First].Start, body.Tokens[plain.Sql.First].Length).ToString().ToUpperInvariant();
        var into = Names(plain.Into);
        if (into.Count > 0 && word is "SELECT" or "WITH" or "VALUES") return new Asking(plain.Start, plain.End, Asked(plain.Read(body), false), into);
        return new PlainSql(plain.Start, plain.End, new(plain.Sql.First, plain.Sql.End), word, into);
    }

    private SqlReader Over(Split.Part part) => new(body, part.First, part.End);

    private Expression? Perhaps(Split.Part? part) => part is { } one ? Computed(one) : null;

    private Expression Computed(Split.Part part)
    {
        try
        {
            var sql = Over(part);
            var read = new ExpressionReader(sql).Read();
            if (sql.AtEnd) return read;
        }
        catch (SqlSyntaxException)
        {
            // beyond what blocks usually ask
        }
        return new Opaque();
    }

    /// <param name="isSelected">The word SELECT is not written.</param>
    private static Query? Asked(SqlReader sql, bool isSelected)
    {
        try
        {
            var query = new QueryReader(sql).Read(isSelected);
            return sql.AtEnd ? query : null;
        }
        catch (SqlSyntaxException)
        {
            return null;
        }
    }

    private List<string> Names(IReadOnlyList<Split.Part> targets) => targets.Select(NameOf).ToList();

    /// <summary>A variable, or a field with its dots; of a subscript only that it is no whole variable.</summary>
    private string NameOf(Split.Part target)
    {
        var sql = Over(target);
        if (!sql.IsName) return "";
        var name = sql.Name();
        while (sql.Take(TokenKind.Dot)) name += "." + sql.Name();
        return sql.Is(TokenKind.LeftBracket) ? name + "." : name;
    }
}
