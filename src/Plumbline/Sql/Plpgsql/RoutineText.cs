using System.Runtime.CompilerServices;
using Plumbline.Model;

namespace Plumbline.Sql.Plpgsql;

/// <summary>The text of a routine's body, read once: what it asks of the schema, in SQL or PL/pgSQL. What its names mean, <see cref="BodyNames"/> tells for a catalog.</summary>
internal sealed class RoutineText
{
    private static readonly ConditionalWeakTable<string, RoutineText> s_plpgsql = [], s_sql = [];

    private readonly string _text;
    private List<string>? _literals;
    private HashSet<string>? _named;

    private RoutineText(string text, bool isSql)
    {
        _text = text;
        if (isSql) ReadSql();
        else ReadBlock();
    }

    /// <param name="language"><c>sql</c> or <c>plpgsql</c>.</param>
    public static RoutineText Of(string language, string body) => language == "sql" ? s_sql.GetValue(body, b => new(b, true)) : s_plpgsql.GetValue(body, b => new(b, false));

    public List<BodyQuery> Queries { get; } = [];

    public List<UnreadQuery> Unread { get; } = [];

    /// <summary>The relations that it makes or alters: what they hold is not known.</summary>
    public HashSet<string> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>The expressions by which EXECUTE puts a statement together.</summary>
    public List<string> Assembled { get; } = [];

    /// <summary>Whether it asks which table it is run for: a column may be meant for one of them.</summary>
    public bool AsksForTable { get; private set; }

    /// <summary>Whether it asks what there is, and so may name what is not.</summary>
    public bool AsksForSchema { get; private set; }

    /// <summary>Whether the body itself may bring the relation, or ask for it before it uses it.</summary>
    public bool MayBring(ObjectName relation) =>
        (relation.Schema is null && Made.Contains(relation.Name)) || relation.Schema == "pg_temp" || Assembled.Exists(a => a.Contains(relation.Name, StringComparison.OrdinalIgnoreCase)) || (AsksForSchema && Named().Contains(relation.Name)) || IsAssembled(relation.Name);

    /// <summary>Whether it asks for the column before it uses it.</summary>
    public bool AsksFor(string column) => AsksForSchema && Named().Contains(column);

    /// <summary>What EXECUTE runs may have been put together before it: then the CREATE and the name stand in any of the literals.</summary>
    private bool IsAssembled(string relation) => Assembled.Count > 0
        && Literals().Exists(l => l.Contains("create", StringComparison.OrdinalIgnoreCase) && (l.Contains("table", StringComparison.OrdinalIgnoreCase) || l.Contains("view", StringComparison.OrdinalIgnoreCase)))
        && Literals().Exists(l => l.Contains(relation, StringComparison.OrdinalIgnoreCase));

    private void ReadBlock()
    {
        var tokens = SqlLexer.ReadBody(new SourceText("", "", _text), 0, _text.Length);
        NoteQuestions(tokens);
        try
        {
            new BodyQueries(tokens, this).Block(BlockReader.Read(tokens), null);
        }
        catch (SqlSyntaxException fault)
        {
            Queries.Clear();
            Unread.Add(new(fault.Position, fault.Message));
        }
    }

    private void ReadSql()
    {
        var tokens = SqlLexer.Read(new SourceText("", "", _text));
        NoteQuestions(tokens);
        var source = new QuerySource(this);
        foreach (var range in tokens.Statements)
        {
            // the standard's own form: RETURN e, or BEGIN ATOMIC s; … END
            var sql = new SqlReader(tokens, range);
            sql.Take("begin", "atomic");
            if ((sql.Take("return") ? source.Selected(sql) : source.Statement(sql)) is { } query) Queries.Add(new(query, null));
        }
    }

    private void NoteQuestions(SqlTokens tokens)
    {
        for (var sql = new SqlReader(tokens, 0, tokens.Tokens.Length); !sql.AtEnd; sql.Advance())
        {
            if (!sql.Is(TokenKind.Word)) continue;
            if (sql.Is("tg_table_name") || sql.Is("tg_relname") || sql.Is("tg_relid") || sql.Is("tg_argv")) AsksForTable = true;
            else if (sql.Is("to_regclass") || sql.Is("information_schema") || sql.Is("pg_class") || sql.Is("pg_tables") || sql.Is("pg_attribute") || sql.Is("pg_matviews") || sql.Is("pg_views")) AsksForSchema = true;
        }
    }

    /// <summary>The last names in its literals: <c>'public.users'</c>.</summary>
    private HashSet<string> Named() => _named ??= [.. Literals().Select(RelationNames.Parse).OfType<ObjectName>().Select(n => n.Name)];

    private List<string> Literals()
    {
        if (_literals is not null) return _literals;
        var tokens = SqlLexer.ReadBody(new SourceText("", "", _text), 0, _text.Length);
        return _literals = [.. tokens.Tokens.Where(t => t.Kind == TokenKind.String).Select(t => SqlString.Value(_text.AsSpan(t.Start, t.Length)))];
    }
}
