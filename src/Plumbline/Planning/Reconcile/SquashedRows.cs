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
            if (!Matters(statement)) continue;
            if (WhyNot(statement, filled, schema, dialect, settings) is { } why) lost.Add($"{statement.Where()}: {why}: {Brief(statement)}");
            else
            {
                kept.Add(statement.Text().Trim().TrimEnd(';').ToString());
                filled.UnionWith(statement.Data.Select(d => d.Table));
            }
        }
        return new(kept.ToEquatableArray(), lost.ToEquatableArray());
    }

    /// <summary>What says more than the schema: rows, what a function does beside its answer, what the model does not hold, and what a psql command reads in.</summary>
    private static bool Matters(Statement statement) => statement.Verb switch
    {
        Verb.Data or Verb.NotModelled => true,
        Verb.Query => !statement.Data.IsEmpty || Calls(statement).Any(c => !s_answers.Contains(c.Name)),
        Verb.Maintenance => statement.Command.StartsWith("REFRESH", StringComparison.Ordinal),
        Verb.MetaCommand => s_reading.Any(c => statement.Text().TrimStart().StartsWith(c, StringComparison.Ordinal)),
        _ => false,
    };

    private static readonly string[] s_reading = ["\\copy", "\\i", "\\gexec", "\\include"];

    /// <summary>Functions that only answer.</summary>
    private static readonly HashSet<string> s_answers = new(StringComparer.OrdinalIgnoreCase)
    {
        "count", "max", "min", "sum", "avg", "coalesce", "now", "version", "current_setting", "format", "to_regclass", "to_regtype", "exists", "string_agg", "array_agg", "set_config", "row_number", "generate_series",
    };

    private static string? WhyNot(Statement statement, HashSet<ObjectName> filled, Catalog schema, Dialect dialect, PlanSettings settings)
    {
        if (statement.Clauses.HasFlag(Clauses.InBlock)) return "it ran in a block";
        if (statement.Verb == Verb.MetaCommand) return "a command of psql, which the new migration cannot hold";
        if (statement.Verb == Verb.Query && statement.Data.IsEmpty) return Uncallable(statement, schema);
        if (statement.Verb == Verb.Data && !IsConstant(statement) && !statement.Data.Any(d => filled.Contains(d.Table)) && !filled.Any(t => Names(statement, t))) return "it only changes rows that were there, and an empty database has none";
        if (statement.Command.StartsWith("COPY", StringComparison.Ordinal)) return "a COPY with its rows";
        if (Gone(statement, schema) is { } gone) return $"it names {gone}, which is no longer there";
        foreach (var step in statement.Data)
            if (Unfilled(step, statement, schema) is { } unfilled) return unfilled;
        return PlanReplay.Run(schema, $"{statement.Text()};", dialect, settings).Faults is [var fault, ..] ? fault.Message : null;
    }

    /// <summary>A column of a table that it names, both of which it names, and which the table has no more: the replay looks only at what is written.</summary>
    private static ObjectId? Gone(Statement statement, Catalog schema)
    {
        var text = statement.Text().ToString();
        var words = SqlLexer.Read(new SourceText("", "", text)).Tokens.Where(t => t.Kind is TokenKind.Word or TokenKind.QuotedWord)
            .Select(t => t.Kind == TokenKind.Word ? text.Substring(t.Start, t.Length).ToLowerInvariant() : text.Substring(t.Start, t.Length).Trim('"')).ToHashSet(StringComparer.Ordinal);
        foreach (var table in statement.Before.Schemas().SelectMany(s => words.Select(w => statement.Before.Relation(s.Name.Name, w))).OfType<Table>())
            foreach (var column in statement.Before.Columns(table.Name))
                if (words.Contains(column.Name.Name) && schema.Contains(table.Id()) && !schema.Contains(column.Id())) return column.Id();
        return null;
    }

    /// <summary>What a call names that is no longer there: the function, or the sequence it counts on.</summary>
    private static string? Uncallable(Statement statement, Catalog schema)
    {
        foreach (var (function, relation) in Calls(statement))
        {
            if (statement.Before.Functions("public", function).Any() && !schema.Functions("public", function).Any()) return $"function {function} is no longer there";
            if (relation is not null && function is "setval" or "nextval" or "pg_get_serial_sequence" && statement.Before.Relation("public", relation!) is not null && schema.Relation("public", relation!) is null) return $"{relation} is no longer there";
        }
        return null;
    }

    /// <summary>Each name right before a parenthesis, with the text that stands first in it.</summary>
    private static IEnumerable<(string Name, string? First)> Calls(Statement statement)
    {
        var text = statement.Text().ToString();
        var tokens = SqlLexer.Read(new SourceText("", "", text)).Tokens;
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            if (tokens[i].Kind is not (TokenKind.Word or TokenKind.QuotedWord) || tokens[i + 1].Kind != TokenKind.LeftParen || tokens[i].Start + tokens[i].Length != tokens[i + 1].Start) continue;
            var name = text.Substring(tokens[i].Start, tokens[i].Length);
            var first = i + 2 < tokens.Length && tokens[i + 2].Kind == TokenKind.String ? text.Substring(tokens[i + 2].Start, tokens[i + 2].Length).Trim('\'') : null;
            yield return (tokens[i].Kind == TokenKind.Word ? name.ToLowerInvariant() : name.Trim('"'), first?[(first.LastIndexOf('.') + 1)..].Trim('"'));
        }
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
