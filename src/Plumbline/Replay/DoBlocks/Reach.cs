using Plumbline.Sql;

namespace Plumbline.Replay.DoBlocks;

/// <summary>What statements that may or may not run could do: the schema commands in them, and the variables they set.</summary>
internal sealed class Reach(SqlTokens body)
{
    private static readonly HashSet<string> s_schemaWords = ["CREATE", "ALTER", "DROP", "GRANT", "REVOKE", "COMMENT", "IMPORT", "SECURITY"];

    public List<string> Touches { get; } = [];
    public HashSet<string> Assigned { get; } = [];

    /// <summary>RETURN, EXIT or CONTINUE is among them.</summary>
    public bool Leaves { get; private set; }

    public void Add(BlockStatement statement, Scope scope)
    {
        switch (statement)
        {
            case InnerBlock block: AddAll(block.Body.Concat(block.Handlers.SelectMany(h => h.Body)), scope); break;
            case Branching branching: AddAll(branching.Branches.SelectMany(b => b.Body).Concat(branching.Otherwise ?? []), scope); break;
            case Looping loop: AddAll(loop.Body, scope); break;
            case Counting loop: AddAll(loop.Body, scope); break;
            case QueryLoop loop: AddAll(loop.Body, scope); break;
            case ArrayLoop loop: AddAll(loop.Body, scope); break;
            case Assignment assignment: if (assignment.Target.Length > 0) Assigned.Add(assignment.Target); break;
            case Asking asking: Assigned.UnionWith(asking.Into); break;
            case Ignored ignored: Assigned.UnionWith(ignored.Targets); break;
            case Executing executing: AddDynamic(executing, scope); break;
            case PlainSql plain: AddSql(plain); break;
            case Returning or Leaving: Leaves = true; break;
        }
    }

    private void AddAll(IEnumerable<BlockStatement> statements, Scope scope)
    {
        foreach (var statement in statements) Add(statement, scope);
    }

    private void AddSql(PlainSql plain)
    {
        Assigned.UnionWith(plain.Into);
        if (s_schemaWords.Contains(plain.FirstWord)) Touches.Add(Shown(body.File.Text.AsSpan(plain.Start, plain.End - plain.Start)));
    }

    private void AddDynamic(Executing executing, Scope scope)
    {
        Assigned.UnionWith(executing.Into);
        var leading = Leading(executing.Text, scope);
        if (leading is null) Touches.Add(Shown(body.File.Text.AsSpan(executing.Start, executing.End - executing.Start)));
        else if (IsSchemaCommand(leading)) Touches.Add(Shown(leading));
    }

    public static bool IsSchemaCommand(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        var end = trimmed.IndexOfAny(" \t\r\n(");
        return s_schemaWords.Contains((end < 0 ? trimmed : trimmed[..end]).ToString().ToUpperInvariant());
    }

    /// <summary>How the text begins, as far as it can be told: its value, or the first constant that it is built from.</summary>
    public static string? Leading(Expression text, Scope scope)
    {
        try
        {
            if (text.Evaluate(scope) is string known) return known;
        }
        catch (BlockError)
        {
            // only its beginning is wanted
        }
        return text switch
        {
            Literal { Value: string literal } => literal,
            Operation { Name: "||" } joined => Leading(joined.Left, scope),
            Call { Name: "format" or "concat", Arguments: [var first, ..] } => Leading(first, scope),
            _ => null,
        };
    }

    public static string Shown(ReadOnlySpan<char> text)
    {
        var shown = string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return shown.Length > 80 ? shown[..80] + "…" : shown;
    }
}
