using Plumbline.Model;

namespace Plumbline.Sql;

/// <summary>Whose lexical rules hold.</summary>
public enum SqlFlavor { Postgres, Sqlite }

/// <summary>Where one statement's tokens begin and end in <see cref="SqlTokens.Tokens"/>; the semicolon is not included.</summary>
public sealed record StatementRange(int First, int End);

/// <summary>A file cut into tokens and statements.</summary>
public sealed record SqlTokens(SourceText File, Token[] Tokens, IReadOnlyList<StatementRange> Statements, IReadOnlyList<Finding> Findings, SqlFlavor Flavor = SqlFlavor.Postgres)
{
    /// <summary>Before PostgreSQL 14, EXTRACT was only another way to call date_part; since then it is a function of its own, with another type.</summary>
    public bool ExtractIsDatePart { get; init; }

    /// <summary>Parts of the text are filled in when it runs (<see cref="QueryHoles"/>).</summary>
    public bool HasHoles { get; init; }
}
