using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>The options of CREATE and ALTER SEQUENCE and of identity columns, with the server's defaults and limits.</summary>
internal static class SequenceOptions
{
    /// <summary>Reads options up to what is none. <paramref name="fresh"/>: a new sequence, whose limits follow its type and direction.</summary>
    /// <param name="eachSet">Each stands behind SET, as those of an identity that changes; they hold together.</param>
    public static Sequence Read(SqlReader sql, CatalogBuilder catalog, Sequence sequence, bool fresh, bool eachSet = false)
    {
        var position = sql.Position;
        long? min = null, max = null, start = null;
        var (noMin, noMax, typed) = (false, false, false);
        var before = sequence;
        while (true)
        {
            var set = eachSet && !sql.Is("SET", "GENERATED") && sql.Take("SET");
            if (sql.Take("AS")) (sequence, typed) = (sequence with { Type = ReadType(sql) }, true);
            else if (sql.Take("INCREMENT")) { sql.Take("BY"); sequence = sequence with { Increment = sql.Integer() }; }
            else if (sql.Take("NO", "MINVALUE")) noMin = true;
            else if (sql.Take("NO", "MAXVALUE")) noMax = true;
            else if (sql.Take("MINVALUE")) min = sql.Integer();
            else if (sql.Take("MAXVALUE")) max = sql.Integer();
            else if (sql.Take("START")) { sql.Take("WITH"); start = sql.Integer(); }
            else if (sql.Take("RESTART")) { if (sql.Take("WITH") || sql.Is(TokenKind.Number) || sql.IsOperator("-")) sql.Integer(); }
            else if (sql.Take("CACHE")) sequence = sequence with { Cache = sql.Integer() };
            else if (sql.Take("NO", "CYCLE")) sequence = sequence with { Cycle = false };
            else if (sql.Take("CYCLE")) sequence = sequence with { Cycle = true };
            else if (sql.Take("SEQUENCE", "NAME")) sequence = sequence with { Name = catalog.NewName(sql.QualifiedName()) };
            else if (sql.Is("OWNED", "BY")) { sql.At += 2; sequence = ReadOwner(sql, catalog, sequence); }
            else if (sql.Take("LOGGED")) sequence = sequence with { Persistence = Persistence.Permanent };
            else if (sql.Take("UNLOGGED")) sequence = sequence with { Persistence = Persistence.Unlogged };
            else if (set) throw sql.Unexpected("a sequence option");
            else break;
        }
        if (sequence.Increment == 0) throw new StatementRefused(SqlStates.InvalidParameterValue, "INCREMENT must not be zero", position);
        if (sequence.Cache <= 0) throw new StatementRefused(SqlStates.InvalidParameterValue, $"CACHE ({sequence.Cache}) must be greater than zero", position);
        var (least, most) = (Sequences.LeastOf(sequence.Type), Sequences.MostOf(sequence.Type));
        var up = sequence.Increment > 0;
        sequence = sequence with
        {
            Max = max ?? (typed && !fresh && before.Max == Sequences.MostOf(before.Type) ? most : fresh || noMax ? up ? most : -1 : sequence.Max),
            Min = min ?? (typed && !fresh && before.Min == Sequences.LeastOf(before.Type) ? least : fresh || noMin ? up ? 1 : least : sequence.Min),
        };
        if (sequence.Max > most || sequence.Min < least || sequence.Max < least || sequence.Min > most || sequence.Min >= sequence.Max)
            throw new StatementRefused(SqlStates.InvalidParameterValue, $"MINVALUE ({sequence.Min}) and MAXVALUE ({sequence.Max}) do not fit sequence type {sequence.Type}", position);
        sequence = sequence with { Start = start ?? (fresh ? up ? sequence.Min : sequence.Max : sequence.Start) };
        if (sequence.Start < sequence.Min || sequence.Start > sequence.Max)
            throw new StatementRefused(SqlStates.InvalidParameterValue, $"START value ({sequence.Start}) must lie between {sequence.Min} and {sequence.Max}", position);
        return sequence;
    }

    private static SqlType ReadType(SqlReader sql)
    {
        var position = sql.Position;
        var type = Types.Read(sql);
        return type is { Schema: null, IsArray: false, Name: "integer" or "bigint" or "smallint" } ? type
            : throw new StatementRefused(SqlStates.InvalidParameterValue, "sequence type must be smallint, integer, or bigint", position);
    }

    private static Sequence ReadOwner(SqlReader sql, CatalogBuilder catalog, Sequence sequence)
    {
        if (sql.Take("NONE")) return sequence with { OwnedBy = null };
        var position = sql.Position;
        var first = sql.Name();
        if (!sql.Take(TokenKind.Dot)) throw new StatementRefused(SqlStates.SyntaxError, "invalid OWNED BY option", position);
        var second = sql.Name();
        var (table, column) = sql.Take(TokenKind.Dot) ? (new ObjectName(first, second), sql.Name()) : (new ObjectName(null, first), second);
        var found = catalog.ExistingTable(table, position);
        var owner = found.Name.Member(column);
        if (!catalog.Current.Contains(new(Column.OfKind, owner)))
            throw new StatementRefused(SqlStates.UndefinedColumn, $"column {column} of relation {found.Name} does not exist", position, new(Column.OfKind, owner));
        if (found.Name.Schema != sequence.Name.Schema && sequence.Name.Name.Length > 0)
            throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, "sequence must be in same schema as table it is linked to", position);
        return sequence with { OwnedBy = owner };
    }
}
