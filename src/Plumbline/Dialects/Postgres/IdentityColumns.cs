using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>GENERATED … AS IDENTITY: a sequence that belongs to its column (manual 5.3).</summary>
internal static class IdentityColumns
{
    /// <summary>Reads after IDENTITY and gives the draft its sequence.</summary>
    public static void Read(SqlReader sql, CatalogBuilder catalog, ColumnDraft draft, bool always, int position)
    {
        var type = draft.Column.Type;
        var sequence = Sequences.Fresh(new(null, ""), IsInteger(type) ? type : SqlType.BigInt);
        if (!IsInteger(type)) catalog.Refuse(SqlStates.InvalidParameterValue, "identity column type must be smallint, integer, or bigint", position);
        if (sql.Take(TokenKind.LeftParen))
        {
            sequence = SequenceOptions.Read(sql, catalog, sequence, fresh: true);
            sql.Expect(TokenKind.RightParen);
        }
        draft.Sequence = sequence with { OfIdentity = true };
        draft.Column = draft.Column with { NotNull = true, Identity = new(always, OptionsOf(sequence)) };
    }

    /// <summary>Since PostgreSQL 17 partitions draw on the identity of their table; tables that inherit never do.</summary>
    public static bool GoDown(CatalogBuilder catalog, Table table) => GoDown(table, catalog.Version);

    public static bool GoDown(Table table, int version) => table.PartitionBy is not null && version >= 17;

    /// <summary>A partition's column has no sequence of its own that could have options.</summary>
    public static Identity? Below(Column column) => column.Identity is { } identity ? identity with { Options = null } : null;

    public static void ExpectNoPartition(CatalogBuilder catalog, Table table, int position)
    {
        if (table.PartitionOf is not null && catalog.Version >= 17)
            throw new StatementRefused(SqlStates.InvalidTableDefinition, "the identity of a partition's column is that of its table", position);
    }

    private static bool IsInteger(SqlType type) => !type.IsArray && type is { Schema: null, Name: "integer" or "bigint" or "smallint" };

    /// <summary>The options that are not the defaults, as canonical text; null when all are.</summary>
    public static string? OptionsOf(Sequence sequence)
    {
        var fresh = Sequences.Fresh(sequence.Name, sequence.Type);
        var parts = new List<string>();
        if (sequence.Increment != 1) parts.Add($"increment by {sequence.Increment}");
        if (sequence.Increment < 0) fresh = fresh with { Min = Sequences.LeastOf(sequence.Type), Max = -1, Start = -1 };
        if (sequence.Min != fresh.Min) parts.Add($"minvalue {sequence.Min}");
        if (sequence.Max != fresh.Max) parts.Add($"maxvalue {sequence.Max}");
        if (sequence.Start != (sequence.Increment < 0 ? sequence.Max : sequence.Min)) parts.Add($"start with {sequence.Start}");
        if (sequence.Cache != 1) parts.Add($"cache {sequence.Cache}");
        if (sequence.Cycle) parts.Add("cycle");
        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    /// <summary>The sequence that an identity of this type has, as far as its options tell.</summary>
    public static Sequence Sequence(Identity identity, SqlType type)
    {
        var fresh = Sequences.Fresh(new(null, ""), IsInteger(type) ? type : SqlType.BigInt);
        return identity.Options is { } options ? SequenceOptions.Read(SqlReader.Over(options), new(Catalog.Empty), fresh, fresh: true) : fresh;
    }

    public static Sequence? SequenceOf(Catalog catalog, Column column) => catalog.Children<Sequence>(column.Id()).FirstOrDefault(s => s.OfIdentity);

    /// <summary>What gives the sequence that comes with a column the type that it shall have; null where it has the column's. One that LIKE copied has not.</summary>
    public static string? OtherType(Column column, Catalog context) =>
        column.Identity is not null && SequenceOf(context, column) is { } sequence && sequence.Type != column.Type ? $"ALTER SEQUENCE {Quoting.Name(sequence.Name)} AS {sequence.Type} MINVALUE {sequence.Min} MAXVALUE {sequence.Max}" : null;
}
