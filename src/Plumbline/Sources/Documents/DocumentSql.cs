using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;

namespace Plumbline.Sources.Documents;

/// <summary>
/// The SQL of a document, run block by block. A block stands alone: what it needs and does not make is taken from the project's schemas as it is asked for,
/// and what is there already gives way to what the block says of it.
/// </summary>
public sealed class DocumentSql
{
    private const int MostBases = 24;

    private readonly Dialect _dialect;
    private readonly int _version;
    private readonly EquatableArray<string> _assume;
    private readonly IReadOnlyList<Source> _sources;
    private readonly List<Statement> _statements = [];

    public DocumentSql(Dialect dialect, int version, EquatableArray<string> assume, IReadOnlyList<Source> sources) =>
        (_dialect, _version, _assume, _sources) = (dialect, version, assume, sources);

    /// <summary>Statements of all blocks, each with what it did.</summary>
    public IReadOnlyList<Statement> Statements => _statements;

    /// <summary>What remained of what they made.</summary>
    public IReadOnlyList<SchemaObject> Made()
    {
        var made = new Dictionary<ObjectId, SchemaObject>();
        foreach (var effect in _statements.SelectMany(s => s.Effects))
        {
            if (effect is Change.Dropped dropped) made.Remove(dropped.Before.Id());
            else if (effect is Change.Added added) made[added.After.Id()] = added.After;
            else if (effect is Change.Altered altered && made.ContainsKey(altered.After.Id())) made[altered.After.Id()] = altered.After;
        }
        return [.. made.Values];
    }

    /// <summary>Whether a statement that only makes or changes schema is among them.</summary>
    public bool HasDefinitions() => _statements.Any(s => s.Verb == Verb.Definition);

    /// <param name="tokens">Of the whole document's SQL.</param>
    /// <param name="ranges">Those of this block.</param>
    /// <returns>Its statements.</returns>
    public IReadOnlyList<Statement> Run(SqlTokens tokens, IReadOnlyList<StatementRange> ranges)
    {
        var outside = new OutsideObjects(_assume);
        var builder = new CatalogBuilder(_dialect.Start(), _dialect.DefaultSchema) { Outside = outside, Version = _version, Blocks = DoBlock.Read, Generated = GeneratedSql.Run };
        builder.Session = Session.Default with { SearchPath = outside.SearchPath(_dialect.DefaultSchema) };
        var executor = new Executor(_dialect, builder);
        var made = NamesMade(tokens, ranges);
        var first = _statements.Count;
        foreach (var range in ranges) _statements.Add(Try(executor, builder, tokens, range, made));
        return _statements[first..];
    }

    private Statement Try(Executor executor, CatalogBuilder builder, SqlTokens tokens, StatementRange range, HashSet<string> made)
    {
        for (var round = 0; ; round++)
        {
            var (before, session) = (builder.Current, builder.Session);
            var statement = executor.Run(tokens, range);
            if (statement.Refused is not { } refused || round >= MostBases) return statement;
            if ((refused.Missing is { } missing ? WithBase(before, missing, made) : null) is not { } next) return statement;
            (builder.Current, builder.Session) = (next, session);
        }
    }

    /// <summary>
    /// The catalog with what was missing, as the first source that has it says: a column comes with its table. What no source has any more (a migration did what
    /// the document tells) comes as it last was in a history.
    /// </summary>
    private Catalog? WithBase(Catalog catalog, ObjectId missing, HashSet<string> made)
    {
        var sources = _sources.OrderBy(s => s.Role == SourceRole.History ? 0 : 1).Select(s => s.Catalog);
        var earlier = _sources.Select(s => s.History).OfType<History>().SelectMany(h => h.Runs.Reverse()).Select(r => r.Before);
        foreach (var source in sources.Concat(earlier))
        {
            var whole = source.Find(missing) ?? (missing.Name.Table is null ? source.Relation(missing.Name.Schema ?? _dialect.DefaultSchema, missing.Name.Name) : null);
            if (whole is null) continue;
            if (whole.Parent() is { } parent && catalog.Contains(parent)) return catalog.With(whole with { Refused = null });
            var grown = Grown(catalog, source, whole.Parent() is { } of && source.Find(of) is { } table ? table : whole, made);
            if (grown.Count > catalog.Count) return grown;
        }
        return null;
    }

    private static Catalog Grown(Catalog catalog, Catalog from, SchemaObject whole, HashSet<string> made)
    {
        if (catalog.Contains(whole.Id())) return catalog;
        if (whole.Name.Schema is { } schema && from.Find(new(Schema.OfKind, new(null, schema))) is { } home && !catalog.Contains(home.Id())) catalog = catalog.With(home);
        catalog = catalog.With(whole with { Refused = null });
        foreach (var part in from.Children(whole.Id()))
        {
            if (part is ForeignKey or Trigger or Policy || made.Contains(part.Name.Name)) continue;
            catalog = catalog.With(part with { Refused = null });
            if (part is not Column column) continue;
            foreach (var need in column.DependsOn())
                if (from.Find(need) is { } needed && !catalog.Contains(need)) catalog = catalog.With(needed);
        }
        return catalog;
    }

    /// <summary>The names behind CREATE … and ADD …: what the block makes is not taken from a schema, though that has it by now.</summary>
    private static HashSet<string> NamesMade(SqlTokens tokens, IReadOnlyList<StatementRange> ranges)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var range in ranges)
        {
            var sql = new SqlReader(tokens, range);
            var creates = sql.Is("create");
            for (; !sql.AtEnd; sql.Advance())
            {
                if (!sql.Is("add") && !(creates && sql.At == range.First)) continue;
                sql.Advance();
                while (sql.Is(TokenKind.Word) && s_clauses.Contains(sql.CurrentSpan.ToString())) sql.Advance();
                if (!sql.IsName) continue;
                var name = sql.Name();
                // A name may break off: `auth.…`, `CREATE TABLE schema.<name>`.
                while (sql.Take(TokenKind.Dot) && sql.IsName) name = sql.Name();
                names.Add(name);
                sql.At--;
            }
        }
        return names;
    }

    private static readonly HashSet<string> s_clauses = new(StringComparer.OrdinalIgnoreCase)
    {
        "or", "replace", "temp", "temporary", "unlogged", "unique", "index", "concurrently", "table", "type", "view", "materialized", "sequence", "if", "not", "exists", "column", "constraint", "policy", "trigger", "function", "schema",
        "extension", "domain", "primary", "foreign", "key", "check",
    };
}
