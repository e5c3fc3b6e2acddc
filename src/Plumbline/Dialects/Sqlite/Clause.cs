using Plumbline.Model;

namespace Plumbline.Dialects.Sqlite;

/// <summary>An expression in one spelling, and what it names.</summary>
/// <param name="Columns">As written; where the expression was not understood, all its words.</param>
/// <param name="Bare">Those that stand without quotes: a word in double quotes that names no column is a string to SQLite.</param>
/// <param name="HasQuery">A SELECT stands in it.</param>
internal sealed record Clause(SqlExpression Expression, EquatableArray<string> Columns, EquatableArray<string> Bare, EquatableArray<ObjectName> Functions, bool HasQuery);
