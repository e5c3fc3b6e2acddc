using System.Security.Cryptography;
using System.Text;
using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Replay;

/// <summary>
/// What a migration does, without how it is written: its effects facet by facet, and the rest of its statements token by token.
/// Comments, blanks, line ends, key words' case and IF NOT EXISTS make no difference.
/// </summary>
public static class Meaning
{
    /// <summary>Equal for two files that do the same on the same catalog.</summary>
    public static string Of(MigrationRun run)
    {
        var text = new StringBuilder();
        foreach (var statement in run.Statements.Span) Append(text, statement);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, Statement statement)
    {
        foreach (var change in statement.Effects.Span) Append(text, change);
        if (statement.Verb is Verb.Definition or Verb.Block && statement.Refused is null) return;
        var tokens = SqlLexer.Read(new(statement.File.Source, statement.File.Path, statement.Text().ToString()));
        foreach (var token in tokens.Tokens)
            if (token.Length > 0) text.Append(Canonical(tokens.File.Text.AsSpan(token.Start, token.Length), token.Kind)).Append(' ');
        text.Append('\n');
    }

    private static string Canonical(ReadOnlySpan<char> token, TokenKind kind) => kind == TokenKind.Word ? token.ToString().ToLowerInvariant() : token.ToString();

    private static void Append(StringBuilder text, Change change)
    {
        var subject = change.Subject();
        text.Append(change.GetType().Name).Append(' ').Append(subject.Kind.Label).Append(' ').Append(subject.Name).Append('\n');
        if (change is Change.Renamed renamed) text.Append("from ").Append(renamed.Before.Name).Append('\n');
        if (change is Change.Dropped) return;
        foreach (var facet in subject.Kind.Facets)
            if (facet.Weight != FacetWeight.Information && facet.Read(subject) is { } value) text.Append(facet.Name).Append('=').Append(value).Append('\n');
    }
}
