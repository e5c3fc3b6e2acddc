using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Sources.Documents;

/// <summary>What names in queries mean to one schema.</summary>
internal sealed record SchemaMeanings(IQueryMeanings Names, bool IsDeclared);

/// <summary>SQL in code blocks: what it defines is a claim, and that it runs is another.</summary>
internal static class SqlClaims
{
    public static bool IsSql(string language) => language is "sql" or "pgsql" or "postgresql" or "postgres" or "psql" or "plpgsql";

    public static void Read(IEnumerable<DocumentBlock> blocks, DocumentContext context, IReadOnlyList<SchemaMeanings> meanings)
    {
        var strange = new Dictionary<ObjectName, string>();
        foreach (var block in blocks)
        {
            var part = context.File.Part(block.At, block.End - block.At);
            var tokens = SqlLexer.Read(part);
            if (tokens.Statements.Count == 0) continue;
            var statements = context.Sql.Run(tokens, tokens.Statements);
            if (statements.Any(s => s.Verb is Verb.Query or Verb.Data)) Queries(part, statements, block, context, meanings);
            foreach (var statement in statements)
            {
                if (statement.Verb is Verb.Definition or Verb.Block) Define(statement, statements, block, context, strange);
                if (statement.Refused is { SqlState: SqlStates.ActiveSqlTransaction } refused) context.Add(new ClaimWord.Runs(statement.Command, refused.Message), block.At + statement.Start, First(statement), block);
                else if (statement is { Command: "VACUUM", Session.InTransaction: true }) context.Add(new ClaimWord.Runs("VACUUM", "VACUUM cannot run inside a transaction block (SQLSTATE 25001)"), block.At + statement.Start, First(statement), block);
                else if (statement.Verb is Verb.Maintenance && Array.Exists(s_ofRelations, statement.Command.StartsWith)) context.Add(new ClaimWord.Runs(statement.Command, null), block.At + statement.Start, First(statement), block, open: Unknown(statement, context.Known));
            }
        }
    }

    /// <summary>Commands that name relations and change none of them.</summary>
    private static readonly string[] s_ofRelations = ["VACUUM", "ANALY", "CLUSTER", "REINDEX", "REFRESH", "LOCK"];

    /// <summary>What stands in them beside names; TABLE is a word of two alone.</summary>
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "vacuum", "full", "freeze", "verbose", "analyze", "analyse", "cluster", "using", "on", "reindex", "index", "concurrently", "refresh", "materialized", "view", "with", "no", "data", "lock", "only", "in", "access", "row", "share", "update", "exclusive", "mode", "nowait",
    };

    /// <summary>Why it is not certain that such a command runs: the first of its names that no source has to the letter.</summary>
    private static string? Unknown(Statement statement, Vocabulary known)
    {
        var sql = SqlReader.Over(statement.Text().ToString());
        var takesTable = sql.Is("reindex") || sql.Is("lock");
        while (!sql.AtEnd)
        {
            if (sql.Is(TokenKind.LeftParen)) sql.SkipGroup();
            else if (!sql.IsName || s_words.Contains(sql.CurrentSpan.ToString()) || (takesTable && sql.Is("table"))) sql.Advance();
            else if (sql.QualifiedName() is var name && known.Table(name.Name)?.Name != name.Name && known.Other(name.Name) is null) return $"no source has {name.Name}";
        }
        return null;
    }

    /// <summary>What a statement adds, unless another statement of the document takes it away again.</summary>
    /// <param name="strange">Tables that are written with other columns than the project's of that name, each with why: another's, perhaps, and so is what is defined on them.</param>
    private static void Define(Statement statement, IReadOnlyList<Statement> beside, DocumentBlock block, DocumentContext context, Dictionary<ObjectName, string> strange)
    {
        var isTable = statement.Command == "CREATE TABLE";
        if (isTable) Strange(statement, context.Known, strange);
        var isExact = isTable && statement.Effects.Any(e => e is Change.Added { After: Column { NotNull: true } column } && !statement.Effects.Any(k => k is Change.Added { After: PrimaryKey key } && key.Columns.Contains(column.Name.Name)));
        // A table that is shown may be shortened; a statement of its own is written to be run.
        var isExactKey = !isTable || beside.Any(s => s.Effects.Any(e => e is Change.Added { After: ForeignKey { OnDelete: not "no action" } or ForeignKey { OnUpdate: not "no action" } }));
        foreach (var effect in statement.Effects)
        {
            if (effect is not Change.Added { After: var made } || made is Schema or Extension or Function or Sequence) continue;
            var where = made.Origin.Here;
            context.AddAt(new ClaimWord.Defined(made, made is ForeignKey ? isExactKey : made is Column && isExact), where.Line > 0 ? where : statement.Where(), $"{made.Kind.Label} {made.Name}", block, strange.GetValueOrDefault(made.Name.Table is null ? made.Name : made.Name.OfTable()));
        }
    }

    private static void Strange(Statement statement, Vocabulary known, Dictionary<ObjectName, string> strange)
    {
        var columns = statement.Effects.OfType<Change.Added>().Select(a => a.After).OfType<Column>().ToEquatableArray();
        if (columns.IsEmpty || known.Table(columns[0].Name.OfTable().Name) is not { } table) return;
        var own = columns.Count(c => known.Column(table, c.Name.Name) is not null);
        if (own < columns.Count * TableClaims.KnownOfTyped) strange[columns[0].Name.OfTable()] = $"only {own} of the {columns.Count} columns here are columns of {table}";
    }

    /// <summary>A column is certainly missing where every schema that has all the relations of the query lacks it; of one that the declared schema alone lacks, its judge decides.</summary>
    private static void Queries(SourceText part, IReadOnlyList<Statement> statements, DocumentBlock block, DocumentContext context, IReadOnlyList<SchemaMeanings> meanings)
    {
        var readings = meanings.Select(m => (Meanings: m, Reading: QueryNames.Read(part.Text, m.Names))).ToList();
        foreach (var statement in statements)
        {
            if (statement.Verb is not (Verb.Query or Verb.Data)) continue;
            if (Misspelt(statement, readings.SelectMany(r => r.Reading.Names), context) is var (wrong, meant))
            {
                context.Add(new ClaimWord.Runs(statement.Command, $"PostgreSQL has no {wrong.Name.Name} (it has {meant})"), block.At + wrong.At, First(statement), block);
                continue;
            }
            var speaking = readings.Where(r => r.Reading.Unread.All(u => !Within(statement, u.At))).Select(r => (r.Meanings, Names: r.Reading.Names.Where(n => Within(statement, n.At)).ToList()))
                .Where(r => r.Names.Exists(n => n.Part == NamePart.Relation) && !r.Names.Exists(n => n.Part == NamePart.Relation && n.Verdict != NameVerdict.Known)).ToList();
            if (speaking.Count == 0) continue;
            var missing = speaking[0].Names.FindAll(IsRefused).ConvertAll(n => (Name: n, Everywhere: speaking.TrueForAll(s => s.Names.Exists(o => o.At == n.At && IsRefused(o)))));
            missing.RemoveAll(m => !m.Everywhere && !(speaking[0].Meanings.IsDeclared && Lacking(m.Name) is not null));
            // What the document's own SQL adds is there when this runs.
            if (missing.Exists(m => Lacking(m.Name) is { } lacking && context.Sql.Made().Any(o => o.Id() == lacking))) continue;
            foreach (var (name, everywhere) in missing) context.Add(new ClaimWord.Runs(statement.Command, Fault(name, speaking[0].Names, speaking[0].Meanings.Names), Lacking(name)) { IsOfDeclared = !everywhere }, block.At + name.At, First(statement), block);
            if (missing.Count == 0) context.Add(new ClaimWord.Runs(statement.Command, null), block.At + statement.Start, First(statement), block);
        }
    }

    /// <summary>A relation that nobody makes and that is called nearly as one of the server's own.</summary>
    private static (QueryName Name, string Meant)? Misspelt(Statement statement, IEnumerable<QueryName> names, DocumentContext context)
    {
        foreach (var name in names)
            if (name is { Part: NamePart.Relation, Verdict: not NameVerdict.Known } && Within(statement, name.At) && context.Known.Table(name.Name.Name) is null && SystemCatalogs.Meant(name.Name) is { } meant && !context.Sql.Made().Any(o => o.Name.Name == name.Name.Name))
                return (name, meant);
        return null;
    }

    private static bool IsRefused(QueryName name) => name is { Part: NamePart.Column or NamePart.Label or NamePart.Value, Verdict: NameVerdict.Missing };

    private static bool Within(Statement statement, int at) => at >= statement.Start && at < statement.Start + statement.Length;

    private static string Fault(QueryName name, IReadOnlyList<QueryName> others, IQueryMeanings meanings)
    {
        if (name.Part == NamePart.Label) return $"{name.Label} is no value of the enum {name.Name}{Behind(name.Column)}";
        if (name.Part == NamePart.Value) return $"{name.Label} is no {name.Name.Name}{Behind(name.Column)}";
        if (name.Name.Table is null) return $"none of its relations has a column {name.Name.Name}";
        // A column that the statement asks for beside it is not what was meant.
        var own = meanings.Relation(name.Name.OfTable()).Columns?.Select(c => c.Name).Where(c => !others.Any(o => o.Part == NamePart.Column && o.Name.Name == c)).ToList() ?? [];
        var near = Near(name.Name.Name, own);
        return $"{name.Name.Table} has no column {name.Name.Name}{(near.Count > 0 ? $" (it has {string.Join(", ", near)})" : "")}";
    }

    /// <summary>The name that is like it; where none is, those that end in the same word: <c>customer_id</c> for <c>client_id</c>.</summary>
    private static List<string> Near(string written, List<string> own)
    {
        // One word of several, and the last of many names, says nothing: `id` is not what is meant by `client_id`.
        var words = NameWords.Words(written);
        if (own.Where(c => words.Count == 1 || NameWords.Words(c).Count > 1 || words[0] == c).MaxBy(c => Likeness(c, written)) is { } like && Likeness(like, written) >= 0.5) return [like];
        return [.. own.Where(c => words.Count > 1 && NameWords.Words(c).Count > 1 && NameWords.Words(c)[^1] == words[^1]).OrderByDescending(c => c.AsSpan().CommonPrefixLength(written)).Take(3)];
    }

    private static ObjectId? Lacking(QueryName name) => name is { Part: NamePart.Column, Name.Table: not null } ? new(Column.OfKind, name.Name) : null;

    private static string Behind(ObjectName? column) => column is null ? "" : $", which {column} holds";

    /// <summary>The statistics views write <c>indexrelname</c> and <c>relname</c> where the others write <c>indexname</c> and <c>tablename</c>.</summary>
    private static double Likeness(string own, string written) =>
        own == written.Replace("index", "indexrel", StringComparison.Ordinal) || own == written.Replace("table", "rel", StringComparison.Ordinal) ? 1 : NameWords.Similarity(own, written);

    private static string First(Statement statement)
    {
        var text = statement.Text();
        var line = text.IndexOf('\n');
        return (line < 0 ? text : text[..line]).Trim().ToString();
    }
}
