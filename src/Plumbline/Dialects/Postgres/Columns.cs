using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Columns (manual, CREATE TABLE and ALTER TABLE).</summary>
internal sealed class Columns : KindDialect
{
    public override Kind Kind => Column.OfKind;

    /// <summary>Columns come with CREATE TABLE and ALTER TABLE: see <see cref="ColumnDefinitions"/> and <see cref="ColumnActions"/>.</summary>
    public override void Register(Grammar grammar)
    {
    }

    public static bool IsSystem(string name) => name is "tableoid" or "ctid" or "xmin" or "xmax" or "cmin" or "cmax";

    /// <summary>null when it is the type's own storage, or DEFAULT.</summary>
    public static string? ReadStorage(SqlReader sql, SqlType type)
    {
        var storage = (sql.Is(TokenKind.String) ? sql.String() : sql.Name()).ToLowerInvariant();
        if (storage is not ("plain" or "external" or "extended" or "main" or "default")) throw new StatementRefused(SqlStates.InvalidParameterValue, $"invalid storage type {storage}", sql.Position);
        return storage == "default" || storage == OwnStorage(type) ? null : storage;
    }

    /// <summary>Types of fixed length are stored plain, the others extended but for a few (system catalog pg_type).</summary>
    public static string OwnStorage(SqlType type)
    {
        if (type.IsArray || type.Schema is not null) return "extended";
        return type.Name switch
        {
            "numeric" or "inet" or "cidr" => "main",
            "integer" or "bigint" or "smallint" or "boolean" or "real" or "double precision" or "uuid" or "date" or "oid" or "money" or "interval" or "name" or "\"char\"" or "macaddr" or "macaddr8"
                or "point" or "line" or "lseg" or "box" or "circle" or "tid" or "xid" or "cid" or "oidvector" or "int2vector" or "tsquery" => "plain",
            _ => type.Name.StartsWith("time", StringComparison.Ordinal) || type.Name.StartsWith("reg", StringComparison.Ordinal) ? "plain" : "extended",
        };
    }

    public static string? ReadCompression(SqlReader sql)
    {
        var method = sql.Is(TokenKind.String) ? sql.String() : sql.Name();
        return method == "default" ? null : method;
    }

    public static int NextPosition(Catalog catalog, ObjectName table)
    {
        var last = 0;
        foreach (var column in catalog.Children<Column>(new(Table.OfKind, table))) last = Math.Max(last, column.Position);
        return last + 1;
    }

    /// <summary>A generated column is tied to the columns it is made from, and its default to sequences, functions and types.</summary>
    public override Bond BondTo(SchemaObject subject, SchemaObject dropped) => ((Column)subject).Needs.Contains(dropped.Id()) ? Bond.Blocks : Bond.None;

    /// <summary>A column outlives what only its default needs; it goes with its type, and a generated one with what it is made from.</summary>
    public override SchemaObject? Without(SchemaObject subject, SchemaObject dropped)
    {
        var column = (Column)subject;
        var isType = column.Type.Schema == dropped.Name.Schema && column.Type.Name == dropped.Name.Name;
        if (isType || column.Generated is not null) return null;
        return column with { Default = null, Needs = column.Needs.Where(n => n != dropped.Id()) };
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var column = (Column)subject;
        return column with
        {
            Type = renaming.Of(column.Type),
            Needs = renaming.Of(column.Needs),
            Default = renaming.Of(column.Default),
            Generated = column.Generated is { } generated ? generated with { Expression = renaming.Of(generated.Expression, column.Name.OfTable())! } : null,
        };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var column = (Column)subject;
        var table = context.Find(column.Parent()!) as Table;
        if (column.Inherited && table is not null && Inheritance.IsInherited(context, table, column.Name.Name))
        {
            // it comes with the one above
            foreach (var change in WrittenTable.OwnOf(column, table, context)) yield return change;
        }
        else yield return $"ALTER TABLE {Quoting.Name(column.Name.OfTable())} ADD COLUMN {Definition(column, context)}";
        if (IdentityColumns.OtherType(column, context) is { } retyped) yield return retyped;
        foreach (var statement in Settings(column, context, table?.ForeignServer is not null)) yield return statement;
    }

    /// <summary>As it stands in CREATE TABLE.</summary>
    public static string Definition(Column column, Catalog? context = null)
    {
        var text = new StringBuilder();
        Define(column, text, context);
        return text.ToString();
    }

    /// <summary>The same, behind what is already written.</summary>
    public static void Define(Column column, StringBuilder text, Catalog? context)
    {
        text.Append(Quoting.Name(column.Name.Name)).Append(' ').Append(TypeText.Of(column.Type));
        if (column.Compression is not null) text.Append(" COMPRESSION ").Append(column.Compression);
        if (column.Collation is not null) text.Append(" COLLATE ").Append(column.Collation);
        if (column.Generated is { } generated) text.Append(" GENERATED ALWAYS AS (").Append(generated.Expression.Sql).Append(generated.Stored ? ") STORED" : ") VIRTUAL");
        if (IdentityClause(column, context) is { } identity) text.Append(' ').Append(identity);
        if (column.Default is { } value) text.Append(" DEFAULT ").Append(DefaultText(column, value));
        if (column is { NotNull: true, NotNullNotValid: false, Identity: null }) text.Append(" NOT NULL");
    }

    public static string? IdentityClause(Column column, Catalog? context) =>
        column.Identity is { } identity ? $"GENERATED {(identity.Always ? "ALWAYS" : "BY DEFAULT")} AS IDENTITY{IdentityOptions(column, identity, context)}" : null;

    /// <summary>A sequence of another name than the server would choose is named.</summary>
    private static string IdentityOptions(Column column, Identity identity, Catalog? context)
    {
        var sequence = context is null ? null : IdentityColumns.SequenceOf(context, column);
        var named = sequence is null || sequence.Name.Name == ImplicitNames.Make(column.Name.Table!, column.Name.Name, "seq") ? "" : $"SEQUENCE NAME {Quoting.Name(new ObjectName(sequence.Name.Schema, sequence.Name.Name))}";
        var options = $"{named} {identity.Options?.ToUpperInvariant()}".Trim();
        return options.Length == 0 ? "" : $" ({options})";
    }

    /// <summary>What is no b_expr needs parentheses behind DEFAULT; they never harm.</summary>
    public static string DefaultText(Column column, SqlExpression value)
    {
        // the elements' own type was left out of the canonical form, since the column tells it
        if (column.Type.IsArray && value.Text.StartsWith("ARRAY[", StringComparison.Ordinal) && value.Text[^1] == ']') return $"{value.Text}::{TypeText.Of(column.Type)}";
        // What stands within an operation or a call may need the casts that its comparison can do without: CURRENT_DATE + '1 year' is ambiguous.
        var sql = IsPlain(value.Text) ? value.Text : value.Sql;
        return sql.IndexOf(' ') < 0 || IsLiteral(sql) ? sql : $"({sql})";
    }

    private static bool IsPlain(string text) =>
        IsLiteral(text) || text.IndexOf(' ') < 0 && (text.IndexOf('(') < 0 || text.EndsWith("()", StringComparison.Ordinal) || text.StartsWith("nextval('", StringComparison.Ordinal));

    private static bool IsLiteral(string text) => text[0] == '\'' && text.IndexOf('\'', 1) == text.Length - 1;

    /// <summary>What has no place in a column definition on every supported version.</summary>
    public static IEnumerable<string> Settings(Column column, Catalog context, bool isForeign) =>
        column is { Storage: null, Statistics: null, Options.IsEmpty: true, NotNullNotValid: false } ? [] : SettingsOf(column, context, isForeign);

    private static IEnumerable<string> SettingsOf(Column column, Catalog context, bool isForeign)
    {
        var alter = $"ALTER TABLE {Quoting.Name(column.Name.OfTable())} ALTER COLUMN {Quoting.Name(column.Name.Name)}";
        if (column.Storage is not null) yield return $"{alter} SET STORAGE {column.Storage.ToUpperInvariant()}";
        if (column.Statistics is { } target)
        {
            // it would go down to columns that have another
            var isAlone = Inheritance.ColumnsBelow(context, column.Name.OfTable(), column.Name.Name).Any(c => c.Statistics != column.Statistics);
            yield return $"{(isAlone ? alter.Insert("ALTER TABLE ".Length, "ONLY ") : alter)} SET STATISTICS {target}";
        }
        if (!column.Options.IsEmpty) yield return isForeign ? $"{alter} OPTIONS ({ForeignOptions.Changes([], column.Options)})" : $"{alter} SET ({StorageParameters.Write(column.Options)})";
        if (column.NotNullNotValid)
            yield return $"ALTER TABLE {Quoting.Name(column.Name.OfTable())} ADD CONSTRAINT {Quoting.Name(column.NotNullName ?? ImplicitNames.Make(column.Name.Table!, column.Name.Name, "not_null"))} NOT NULL {Quoting.Name(column.Name.Name)} NOT VALID";
    }

    /// <summary>None for a column that a table above hands down.</summary>
    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) =>
        context.Find(subject.Parent()!) is Table table && Inheritance.IsInherited(context, table, subject.Name.Name) ? [] : [$"ALTER TABLE {Quoting.Name(subject.Name.OfTable())} DROP COLUMN {Quoting.Name(subject.Name.Name)}"];

    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        // rows of the table that other tables hold are not rewritten
        if (facets.Contains(Column.TypeFacet) && UserTypes.IsStored(writing.Before, new(Table.OfKind, before.Name.OfTable()))) return null;
        return AlteredColumn.Write((Column)before, (Column)after, facets, writing);
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) =>
        before.Name.Name == after.Name || ((Column)before).Inherited ? [] : [$"ALTER TABLE {Quoting.Name(after.OfTable())} RENAME COLUMN {Quoting.Name(before.Name.Name)} TO {Quoting.Name(after.Name)}"];

    /// <summary>What has a column's type in it holds it fast; indexes and constraints are made anew by the server.</summary>
    public override bool Disturbs(SchemaObject before, EquatableArray<Facet> facets, SchemaObject dependent) => (facets.Contains(Column.TypeFacet) || facets.Contains(Column.CollationFacet))
        && dependent is View or MaterializedView or RewriteRule or Policy or Trigger or Function or Publication or Column { Generated: not null } && ColumnUse.Of(dependent, before.Name);

    public override string Exists(SchemaObject subject) => PgCatalog.HasColumn(subject.Name.OfTable(), subject.Name.Name);
}
