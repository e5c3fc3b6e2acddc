using System.Diagnostics.CodeAnalysis;
using Plumbline.Sql;

namespace Plumbline.Dialects;

/// <summary>Reads a statement from just after its command words into effects on the catalog.</summary>
public delegate void StatementReader(SqlReader sql, CatalogBuilder catalog);

/// <summary>A command and who reads it.</summary>
public sealed record Command(string Text, StatementReader Read, Verb Verb);

/// <summary>The words between CREATE and the kind of object, taken before the command is looked up.</summary>
[Flags]
public enum Modifiers
{
    None = 0,
    OrReplace = 1 << 0,
    Temporary = 1 << 1,
    Unlogged = 1 << 2,
    Unique = 1 << 3,
    Recursive = 1 << 4,
    Constraint = 1 << 5,
}

/// <summary>
/// Which reader takes which command: <c>CREATE TABLE</c>, <c>DROP INDEX</c>, <c>COMMENT</c>, …; the longest command that fits wins.
/// Modifiers are no part of a command: <c>CREATE OR REPLACE TEMP VIEW</c> is <c>CREATE VIEW</c>.
/// </summary>
public sealed class Grammar
{
    private const int MostWords = 5;
    private const int MostLetters = 96;

    private readonly Dictionary<string, Command> _commands = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Command>.AlternateLookup<ReadOnlySpan<char>> _spans;

    public Grammar() => _spans = _commands.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Commands are unique: a second reader for one is a mistake in the house.</summary>
    public void On(string command, StatementReader reader, Verb verb = Verb.Definition) => _commands.Add(command, new(command, reader, verb));

    public bool TryFind(ReadOnlySpan<char> text, [NotNullWhen(true)] out Command? command) => _spans.TryGetValue(text, out command);

    /// <summary>Finds the command at the cursor and moves past its words and modifiers; leaves the cursor where it was when there is none.</summary>
    public bool TryTake(SqlReader sql, out Modifiers modifiers, [NotNullWhen(true)] out Command? command)
    {
        var start = sql.At;
        modifiers = Modifiers.None;
        Span<char> words = stackalloc char[MostLetters];
        Span<int> ends = stackalloc int[MostWords];
        Span<int> cursors = stackalloc int[MostWords];
        var length = 0;
        var count = 0;
        while (count < MostWords && sql.Is(TokenKind.Word))
        {
            var word = sql.CurrentSpan;
            if (length + word.Length + 1 > MostLetters) break;
            if (length > 0) words[length++] = ' ';
            word.CopyTo(words[length..]);
            length += word.Length;
            sql.Advance();
            if (count == 0 && word.Equals("CREATE", StringComparison.OrdinalIgnoreCase)) modifiers = TakeModifiers(sql);
            ends[count] = length;
            cursors[count++] = sql.At;
        }
        while (--count >= 0)
        {
            if (!_spans.TryGetValue(words[..ends[count]], out command)) continue;
            sql.At = cursors[count];
            return true;
        }
        sql.At = start;
        command = null;
        return false;
    }

    private static Modifiers TakeModifiers(SqlReader sql)
    {
        var taken = Modifiers.None;
        while (true)
        {
            if (sql.Take("OR", "REPLACE")) taken |= Modifiers.OrReplace;
            else if (sql.Take("TEMP") || sql.Take("TEMPORARY")) taken |= Modifiers.Temporary;
            else if (sql.Take("UNLOGGED")) taken |= Modifiers.Unlogged;
            else if (sql.Take("UNIQUE")) taken |= Modifiers.Unique;
            else if (sql.Take("RECURSIVE")) taken |= Modifiers.Recursive;
            else if (sql.Take("CONSTRAINT")) taken |= Modifiers.Constraint;
            else if (!sql.Take("GLOBAL") && !sql.Take("LOCAL") && !sql.Take("TRUSTED") && !sql.Take("PROCEDURAL")) return taken;
        }
    }
}
