using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects;

/// <summary>
/// Runs statements one by one: finds the reader, keeps every statement atomic, and turns what was refused or not understood into values.
/// </summary>
public sealed class Executor
{
    private readonly Dialect _dialect;
    private readonly CatalogBuilder _catalog;
    private readonly List<Statement> _statements = [];
    private readonly List<Finding> _findings = [];
    private StatementRange? _asked;

    public Executor(Dialect dialect, CatalogBuilder catalog)
    {
        _dialect = dialect;
        _catalog = catalog;
        catalog.Dialect = dialect;
        catalog.Executor = this;
    }

    public IReadOnlyList<Statement> Statements => _statements;
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Runs every statement of a file.</summary>
    public void Run(SourceText file)
    {
        var tokens = SqlLexer.Read(file, _dialect.Flavor);
        _findings.AddRange(tokens.Findings);
        _statements.EnsureCapacity(_statements.Count + tokens.Statements.Count);
        for (var i = 0; i < tokens.Statements.Count; i++)
        {
            _asked = i > 0 ? tokens.Statements[i - 1] : null;
            Run(tokens, tokens.Statements[i]);
        }
    }

    /// <summary>
    /// Runs one statement and lists it. A block's reader calls this for what it executes; then <paramref name="mark"/> says how,
    /// and <paramref name="anchor"/> is where a person should look, when the text itself stands in no file (EXECUTE format).
    /// </summary>
    public Statement Run(SqlTokens tokens, StatementRange range, Clauses mark = Clauses.None, Origin? anchor = null)
    {
        if (_catalog.Version < 14 && !tokens.ExtractIsDatePart) tokens = tokens with { ExtractIsDatePart = true };
        var sql = new SqlReader(tokens, range);
        var start = sql.Position;
        var length = tokens.Tokens[range.End - 1].End - start;
        var before = _catalog.Current;
        var session = _catalog.Session;
        var slot = _statements.Count;
        var file = tokens.File;
        _statements.Add(new(file, start, length, Verb.NotUnderstood));
        var outer = _catalog.Begin(file, start, anchor);
        _catalog.Clauses |= mark;
        var command = "";
        try
        {
            command = Read(sql);
        }
        catch (StatementRefused refused)
        {
            _catalog.Undo(before);
            _catalog.Refuse(refused.SqlState, refused.Message, refused.Position, refused.Missing);
        }
        catch (SqlSyntaxException wrong)
        {
            _catalog.Undo(before);
            NotUnderstood(tokens, range, wrong.Position, wrong.Message);
        }
        _catalog.KeepAsMeant(before);
        var statement = _catalog.Finish(new(file, start, length, _catalog.Verb) { Command = command, Before = before, After = _catalog.Current, Session = session });
        _statements[slot] = statement;
        _catalog.Resume(outer);
        return statement;
    }

    /// <summary>A subtransaction was rolled back: the statements listed since then have done nothing after all.</summary>
    public void Withdraw(int first, Catalog before)
    {
        for (var i = first; i < _statements.Count; i++)
            _statements[i] = _statements[i] with { Clauses = _statements[i].Clauses | Clauses.Skipped, Effects = [], Data = [], Holds = [], Refused = null, Before = before, After = before };
    }

    /// <summary>A block in which a statement is refused fails as a whole: what it would have made is kept as meant and marked.</summary>
    public void RefuseSince(int first)
    {
        Refusal? refusal = null;
        for (var i = first; i < _statements.Count && refusal is null; i++) refusal = _statements[i].Refused;
        if (refusal is null) return;
        for (var i = first; i < _statements.Count; i++)
            foreach (var effect in _statements[i].Effects)
                if (effect is Diff.Change.Added added && _catalog.Current.Find(added.After.Id()) is { Refused: null } made) _catalog.Current = _catalog.Current.With(made with { Refused = refusal.SqlState });
    }

    private string Read(SqlReader sql)
    {
        if (sql.Is(TokenKind.MetaCommand))
        {
            _catalog.Verb = Verb.MetaCommand;
            if (_asked is { } query && sql.CurrentSpan.StartsWith("\\gexec")) _catalog.Generated?.Invoke(new SqlReader(sql.Tokens, query), _catalog);
            return "\\";
        }
        if (!_dialect.Grammar.TryTake(sql, out var modifiers, out var command))
        {
            if (!sql.Is(TokenKind.LeftParen) || !_dialect.Grammar.TryFind("SELECT", out command)) throw sql.Unexpected("a statement");
        }
        _catalog.Verb = command.Verb;
        _catalog.Modifiers = modifiers;
        if (modifiers.HasFlag(Modifiers.OrReplace)) _catalog.Clauses |= Clauses.OrReplace;
        if (modifiers.HasFlag(Modifiers.Temporary)) _catalog.Clauses |= Clauses.Temporary;
        command.Read(sql, _catalog);
        _dialect.Complete(sql, _catalog);
        return command.Text;
    }

    /// <summary>A fault that the lexer has already told about is not told twice.</summary>
    private void NotUnderstood(SqlTokens tokens, StatementRange range, int position, string message)
    {
        _catalog.Verb = Verb.NotUnderstood;
        for (var i = range.First; i < range.End; i++)
            if (tokens.Tokens[i].Kind == TokenKind.Bad) return;
        var file = tokens.File;
        var start = tokens.Tokens[range.First].Start;
        var text = file.Text.AsSpan(start, Math.Min(80, tokens.Tokens[range.End - 1].End - start)).ToString().ReplaceLineEndings(" ");
        _findings.Add(new(SqlLexer.UnreadableRule, Severity.High, null, file.At(position), message) { About = text, AboutKind = "statement" });
    }
}
