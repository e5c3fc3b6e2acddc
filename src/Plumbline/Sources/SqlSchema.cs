using Plumbline.Dialects;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;

namespace Plumbline.Sources;

/// <summary>What reading a declared SQL schema stands on besides its files.</summary>
public sealed record SqlSchemaSettings
{
    public string Dialect { get; init; } = AllDialects.Postgres;
    public int PostgresVersion { get; init; } = 17;
    public EquatableArray<string> Assume { get; init; }

    /// <summary>The declared schema that these files stand beside; null when they are the whole.</summary>
    public Catalog? Beside { get; init; }

    /// <summary>What the schema's own language cannot make: a statement that lacks only such a thing is taken as it is meant.</summary>
    public Func<ObjectId, bool> IsElsewhere { get; init; } = static _ => false;
}

/// <summary>
/// SQL files that declare a schema. They are order-free: a statement that needs what a later one makes waits for it.
/// Beside another declared schema only what they add or change is their own word.
/// </summary>
public sealed class SqlSchema
{
    /// <summary>The rule under which a declared statement that the server would refuse is reported.</summary>
    public const string RefusedRule = "declared-sql-refused";

    private const int MostRounds = 64;

    private readonly CatalogBuilder _catalog;
    private readonly Executor _executor;
    private readonly OutsideObjects _outside;
    private readonly List<Finding> _findings = [];
    private readonly Dialect _dialect;
    private readonly Func<ObjectId, bool> _isElsewhere;

    private SqlSchema(Dialect dialect, Catalog start, SqlSchemaSettings settings)
    {
        _dialect = dialect;
        _isElsewhere = settings.IsElsewhere;
        _outside = new(settings.Assume);
        _catalog = new(start, dialect.DefaultSchema) { Outside = _outside, Version = settings.PostgresVersion, Blocks = DoBlock.Read, Generated = GeneratedSql.Run };
        _catalog.Session = Session.Default with { SearchPath = _outside.SearchPath(dialect.DefaultSchema) };
        _executor = new(dialect, _catalog);
    }

    /// <param name="files">The files, in any order.</param>
    /// <param name="name">The source's name in reports.</param>
    /// <param name="location">What the configuration said: a path or a pattern.</param>
    public static Source Read(IReadOnlyList<SourceText> files, string name, string location, SqlSchemaSettings settings)
    {
        var dialect = AllDialects.Find(settings.Dialect) ?? AllDialects.Find(AllDialects.Postgres)!;
        var assume = settings.Assume.Contains("supabase") || !files.Any(Supabase.IsNamedIn) ? settings.Assume : settings.Assume.Add("supabase");
        var start = settings.Beside ?? dialect.Start();
        var schema = new SqlSchema(dialect, start, settings with { Assume = assume });
        schema.Run(files);
        var catalog = schema._catalog.Current;
        var (own, voice) = settings.Beside is null ? (catalog, Voice.Everything) : OwnWord(start, catalog, name);
        return new(name, SourceRole.Declared, "sql", dialect.Name, location, own, voice)
        {
            Findings = [.. schema._executor.Findings, .. schema._findings],
            VirtualTables = VirtualTable.Among(schema._executor.Statements),
            Unread = schema._executor.Statements.Count(s => s.Verb == Verb.NotUnderstood),
        };
    }

    private void Run(IReadOnlyList<SourceText> files)
    {
        var session = _catalog.Session;
        var waiting = new List<Waiting>();
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            _catalog.Session = session;
            var tokens = SqlLexer.Read(file, _dialect.Flavor);
            _findings.AddRange(tokens.Findings);
            foreach (var range in tokens.Statements) Try(new(tokens, range, _catalog.Session), waiting);
            _catalog.Transactions.Commit(_catalog);
        }
        for (var round = 0; round < MostRounds && waiting.Count > 0; round++)
        {
            var still = new List<Waiting>();
            foreach (var one in waiting) Try(one, still);
            if (still.Count == waiting.Count) break;
            waiting = still;
        }
        foreach (var one in waiting) GiveUp(one);
    }

    /// <summary>Runs a statement; when it lacks an object, nothing has happened and it waits for its turn.</summary>
    private void Try(Waiting one, List<Waiting> waiting)
    {
        var before = _catalog.Current;
        if (one.Session != _catalog.Session) _catalog.Session = one.Session;
        var statement = _executor.Run(one.Tokens, one.Range);
        if (statement.Refused is null) return;
        if (statement.Refused.Missing is null)
        {
            Report(statement, statement.Refused);
            return;
        }
        _catalog.Current = before;
        waiting.Add(one);
    }

    private void GiveUp(Waiting one)
    {
        _catalog.Session = one.Session;
        var statement = _executor.Run(one.Tokens, one.Range);
        if (statement.Refused is not { } refused) return;
        if (refused.Missing is { } missing && _isElsewhere(missing)) Believe(statement);
        else Report(statement, refused);
    }

    /// <summary>What the statement made, as if nothing had been missing.</summary>
    private void Believe(Statement statement)
    {
        foreach (var effect in statement.Effects)
            if (_catalog.Current.Find(effect.Subject().Id()) is { Refused: not null } made) _catalog.Current = _catalog.Current.With(made with { Refused = null });
    }

    private void Report(Statement statement, Refusal refused)
    {
        var subject = statement.Effects.IsEmpty ? refused.Missing : statement.Effects[0].Subject().Id();
        _findings.Add(new(RefusedRule, Severity.High, subject, refused.Where, $"{refused.Message} (SQLSTATE {refused.SqlState}): the declared schema cannot be made as it is written")
        {
            Values = [refused.SqlState, refused.Message],
        });
    }

    /// <summary>What the files add is theirs with all its parts; of what they change, the facets they changed.</summary>
    private static (Catalog Own, Voice Voice) OwnWord(Catalog before, Catalog after, string name)
    {
        var own = Catalog.Empty;
        var changed = new Dictionary<ObjectId, HashSet<Facet>>();
        foreach (var subject in after.Objects)
        {
            var id = subject.Id();
            var earlier = before.Find(id);
            if (earlier is not null && earlier.Equals(subject)) continue;
            own = own.With(subject);
            if (earlier is not null) changed[id] = subject.Kind.Compare(earlier, subject).ToHashSet();
        }
        var stated = own;
        return (own, new Voice(name, CouldState, (subject, facet) => !changed.TryGetValue(subject.Id(), out var facets) || facets.Contains(facet)));

        bool CouldState(SchemaObject subject) =>
            stated.Contains(subject.Id()) || (subject.Parent() is { } parent && stated.Contains(parent) && !changed.ContainsKey(parent));
    }

    private sealed record Waiting(SqlTokens Tokens, StatementRange Range, Session Session);
}
