using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>ALTER COLUMN … [SET DATA] TYPE … [COLLATE …] [USING …], and what follows a column's new type.</summary>
internal static class ColumnTypes
{
    public static void Read(SqlReader sql, CatalogBuilder catalog, Table table, Column column, int position)
    {
        var draft = new ColumnDraft(column, position);
        ColumnDefinitions.ReadType(sql, catalog, draft);
        if (draft.Serial) throw new StatementRefused(SqlStates.UndefinedObject, "type serial does not exist", position);
        var type = draft.Column.Type;
        var collation = sql.Take("COLLATE") ? Collations.Read(sql) : null;
        var written = false;
        if (sql.Take("USING"))
        {
            catalog.Clauses |= Clauses.Using;
            written = true;
            var value = Expressions.Read(sql);
            if (!IsColumnItself(value, column, type)) catalog.Clauses |= Clauses.Computed;
            Constraints.ExpectColumns(catalog, table.Name, value.Columns.Where(c => c != table.Name.Name && !IsDroppedHere(catalog, table.Name.Member(c))), position, "named in a transformation");
        }
        if (Inheritance.IsInherited(catalog.Current, table, column.Name.Name)) throw new StatementRefused(SqlStates.InvalidTableDefinition, $"cannot alter inherited column {column.Name.Name}", position);
        Partitions.ExpectInNoKey(catalog, table, column.Name.Name, "alter", position);
        ExpectUnused(catalog, column, position);
        if (!written && !CanAssign(catalog.Current, column.Type, type))
            catalog.Refuse(SqlStates.DatatypeMismatch, $"column {column.Name.Name} cannot be cast automatically to type {type}", position);
        else if (column.Default is not null && !CanAssign(catalog.Current, column.Type, type))
            catalog.Refuse(SqlStates.DatatypeMismatch, $"default for column {column.Name.Name} cannot be cast automatically to type {type}", position);
        ExpectKeysComparable(catalog, table, column, type, position);
        foreach (var one in Inheritance.ColumnsBelow(catalog.Current, table.Name, column.Name.Name).Prepend(column).ToList()) Apply(catalog, one, type, collation, draft.Needs, position);
    }

    private static bool IsColumnItself(ParsedExpression value, Column column, SqlType type) =>
        value.Expression.Sql == Quoting.Name(column.Name.Name) || value.Expression.Sql == $"{Quoting.Name(column.Name.Name)}::{type}" || value.Expression.Sql == $"({Quoting.Name(column.Name.Name)})::{type}";

    private static void Apply(CatalogBuilder catalog, Column column, SqlType type, string? collation, List<ObjectId> typeNeeds, int position)
    {
        // a constant of the old type stays one inside the default, which still stands on that type
        var kept = column.Default is null ? column.Needs.Where(n => n.Name.Schema != column.Type.Schema || n.Name.Name != column.Type.Name) : column.Needs;
        var changed = column with { Type = type, Collation = collation, Needs = kept.Concat(typeNeeds).Distinct().ToEquatableArray(), Default = Recast(column.Default, type), Storage = null, Compression = null };
        if (column.Identity is { } identity && IdentityColumns.SequenceOf(catalog.Current, column) is { } sequence && type.Name is "integer" or "bigint" or "smallint")
        {
            var resized = sequence with { Type = type, Max = sequence.Max == Sequences.MostOf(sequence.Type) ? Sequences.MostOf(type) : sequence.Max, Min = sequence.Min == Sequences.LeastOf(sequence.Type) ? Sequences.LeastOf(type) : sequence.Min };
            catalog.Alter(sequence, resized, position);
            changed = changed with { Identity = identity with { Options = IdentityColumns.OptionsOf(resized) } };
        }
        catalog.Alter(column, changed, position);
    }

    /// <summary>A default is brought to its canonical form for the new type: a cast may have become idle, or be needed.</summary>
    private static SqlExpression? Recast(SqlExpression? value, SqlType type)
    {
        if (value is null) return null;
        var sql = SqlReader.Over(value.Text);
        try
        {
            return Expressions.Read(sql, type).Expression;
        }
        catch (SqlSyntaxException)
        {
            return value;
        }
    }

    /// <summary>The transformation sees the row as it was before the statement.</summary>
    private static bool IsDroppedHere(CatalogBuilder catalog, ObjectName column) => catalog.Effects.Any(e => e is Diff.Change.Dropped { Before: Column dropped } && dropped.Name == column);

    /// <summary>Foreign keys are made anew with the new type (42804).</summary>
    private static void ExpectKeysComparable(CatalogBuilder catalog, Table table, Column column, SqlType type, int position)
    {
        foreach (var key in catalog.Current.Children<ForeignKey>(table.Id()).Concat(catalog.Current.Dependents(table.Id()).OfType<ForeignKey>()).Distinct())
            for (var i = 0; i < key.Columns.Count && i < key.ReferencedColumns.Count; i++)
            {
                var from = TypeOf(key.Name.OfTable(), key.Columns[i]);
                var to = TypeOf(key.ReferencedTable, key.ReferencedColumns[i]);
                if (from is not null && to is not null && !TypeMatch.AreComparable(catalog, from, to))
                    catalog.Refuse(SqlStates.DatatypeMismatch, $"foreign key constraint {key.Name.Name} cannot be implemented: {from} and {to} are of incompatible types", position);
            }

        SqlType? TypeOf(ObjectName of, string name) => of == table.Name && name == column.Name.Name ? type : (catalog.Current.Find(new(Column.OfKind, of.Member(name))) as Column)?.Type;
    }

    /// <summary>Views, rules, policies, triggers and generated columns hold a column's type fast (0A000).</summary>
    private static void ExpectUnused(CatalogBuilder catalog, Column column, int position)
    {
        foreach (var dependent in catalog.Current.Dependents(column.Id()))
        {
            if (dependent is View or MaterializedView or RewriteRule) throw new StatementRefused(SqlStates.FeatureNotSupported, $"cannot alter type of a column used by a view or rule: {dependent.Id()}", position);
            if (dependent is Trigger or Policy) throw new StatementRefused(SqlStates.FeatureNotSupported, $"cannot alter type of a column used in a {dependent.Kind} definition: {dependent.Id()}", position);
            if (dependent is Column { Generated: not null }) throw new StatementRefused(catalog.Version < 15 ? SqlStates.SyntaxError : SqlStates.FeatureNotSupported, $"cannot alter type of a column used by a generated column: {dependent.Id()}", position);
        }
    }

    private static readonly HashSet<string> s_numbers = ["smallint", "integer", "bigint", "numeric", "real", "double precision"];
    private static readonly HashSet<string> s_texts = ["text", "character varying", "character", "bpchar", "name", "citext"];
    private static readonly HashSet<string> s_moments = ["date", "timestamp without time zone", "timestamp with time zone"];

    /// <summary>Whether there is surely no assignment cast answers false; every type casts to text on assignment (manual, CREATE CAST).</summary>
    public static bool CanAssign(Catalog catalog, SqlType from, SqlType to)
    {
        from = TypeMatch.Base(catalog, from);
        to = TypeMatch.Base(catalog, to);
        if (IsSame(from, to)) return true;
        if (!from.IsArray && to.IsArray || from.IsArray != to.IsArray && !s_texts.Contains(to.Name)) return false;
        if (s_texts.Contains(to.Name) && !to.IsArray) return true;
        if (from.IsArray && to.IsArray) return CanAssign(catalog, from.Element(), to.Element());
        if (!IsKnown(catalog, from) || !IsKnown(catalog, to)) return true;
        return s_numbers.Contains(from.Name) && s_numbers.Contains(to.Name) || s_moments.Contains(from.Name) && s_moments.Contains(to.Name) || Pairs.Contains($"{from.Name} to {to.Name}");
    }

    private static readonly HashSet<string> Pairs =
    [
        "json to jsonb", "jsonb to json", "integer to money", "bigint to money", "numeric to money", "money to numeric",
        "timestamp without time zone to time without time zone", "timestamp with time zone to time without time zone", "timestamp with time zone to time with time zone",
        "time without time zone to interval", "interval to time without time zone", "time without time zone to time with time zone", "time with time zone to time without time zone",
        "inet to cidr", "cidr to inet", "bit to bit varying", "bit varying to bit", "macaddr to macaddr8", "macaddr8 to macaddr",
        "integer to oid", "bigint to oid", "smallint to oid", "oid to integer", "oid to bigint",
        "text to \"char\"", "character varying to \"char\"", "character to \"char\"", "path to polygon", "polygon to path", "point to box", "box to polygon",
    ];

    private static bool IsSame(SqlType a, SqlType b) => a.Schema == b.Schema && a.Name == b.Name && a.IsArray == b.IsArray;

    public static bool IsText(Catalog catalog, SqlType type) => TypeMatch.Base(catalog, type) is { IsArray: false } based && s_texts.Contains(based.Name);

    /// <summary>The server's own types, but for those that name objects, and enums have all their casts here.</summary>
    public static bool IsKnown(Catalog catalog, SqlType type) =>
        type.Schema is null ? Types.IsBuiltIn(type) && !type.Name.StartsWith("reg", StringComparison.Ordinal) : catalog.Contains(new(EnumType.OfKind, new(type.Schema, type.Name)));
}
