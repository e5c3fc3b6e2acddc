using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;

namespace Plumbline.Planning.Reconcile;

/// <summary>What squashed migrations did to rows. On an empty database only what they put in themselves matters, and what they did to that afterwards.</summary>
/// <param name="Kept">Statements for the end of the new migration, without semicolon.</param>
/// <param name="Lost">What is not kept, each with its place and the reason.</param>
public sealed record SquashedRows(EquatableArray<string> Kept, EquatableArray<string> Lost)
{
    /// <param name="schema">What the squashed migrations reach.</param>
    public static SquashedRows Of(IEnumerable<MigrationRun> runs, Catalog schema, Dialect dialect, PlanSettings settings)
    {
        var (kept, lost) = (new List<string>(), new List<string>());
        var filled = new HashSet<ObjectName>();
        foreach (var statement in runs.SelectMany(r => r.Statements))
        {
            if (statement.Verb is not (Verb.Data or Verb.NotModelled)) continue;
            if (WhyNot(statement, filled, schema, dialect, settings) is { } why) lost.Add($"{statement.Where()}: {why}: {Brief(statement)}");
            else
            {
                kept.Add(statement.Text().Trim().TrimEnd(';').ToString());
                filled.UnionWith(statement.Data.Select(d => d.Table));
            }
        }
        return new(kept.ToEquatableArray(), lost.ToEquatableArray());
    }

    private static string? WhyNot(Statement statement, HashSet<ObjectName> filled, Catalog schema, Dialect dialect, PlanSettings settings)
    {
        if (statement.Clauses.HasFlag(Clauses.InBlock)) return "it ran in a block";
        if (statement.Verb == Verb.Data && !IsConstant(statement) && !statement.Data.Any(d => filled.Contains(d.Table)) && !filled.Any(t => Names(statement, t))) return "it only changes rows that were there, and an empty database has none";
        if (statement.Command.StartsWith("COPY", StringComparison.Ordinal)) return "a COPY with its rows";
        foreach (var step in statement.Data)
            if (Unfilled(step, statement, schema) is { } unfilled) return unfilled;
        return PlanReplay.Run(schema, $"{statement.Text()};", dialect, settings).Faults is [var fault, ..] ? fault.Message : null;
    }

    /// <summary>Whether the schema has since come to ask for more than an INSERT gives, or has other columns in its order.</summary>
    internal static string? Unfilled(DataStep step, Statement statement, Catalog schema)
    {
        if (!schema.Contains(new(Table.OfKind, step.Table))) return $"table {step.Table} is no longer there";
        if (step.Action != "insert") return null;
        var columns = schema.Columns(step.Table).ToList();
        if (step.Columns.IsEmpty)
            return columns.Select(c => c.Name.Name).SequenceEqual(statement.Before.Columns(step.Table).Select(c => c.Name.Name)) ? null : $"it names no columns, and {step.Table} has others now";
        return columns.Find(c => c is { NotNull: true, Default: null, Identity: null, Generated: null } && !step.Columns.Contains(c.Name.Name)) is { } missing ? $"it gives no {missing.Name.Name}, which {step.Table} asks for now" : null;
    }

    /// <summary>Whether it puts rows in that it reads from nowhere.</summary>
    private static bool IsConstant(Statement statement) => statement.Data.Any(d => d.Action == "insert") && !HasWord(statement, w => w.Equals("from", StringComparison.OrdinalIgnoreCase));

    private static bool Names(Statement statement, ObjectName table) => HasWord(statement, w => w.Trim('"').Equals(table.Name, StringComparison.OrdinalIgnoreCase));

    private static bool HasWord(Statement statement, Func<ReadOnlySpan<char>, bool> fits)
    {
        var tokens = SqlLexer.Read(new SourceText("", "", statement.Text().ToString()));
        foreach (var token in tokens.Tokens)
            if (token.Kind is TokenKind.Word or TokenKind.QuotedWord && fits(statement.Text().Slice(token.Start, token.Length))) return true;
        return false;
    }

    private static string Brief(Statement statement)
    {
        var line = string.Join(' ', statement.Text().ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 80 ? line : $"{line[..79]}…";
    }
}
