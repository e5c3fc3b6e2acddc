using System.Text;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>CREATE TABLE as canonical text. Columns stand in it, keys and checks are written by their own kinds.</summary>
internal static class WrittenTable
{
    public static IEnumerable<string> Of(Table table, Catalog context)
    {
        var columns = context.Columns(table.Name);
        yield return Create(table, columns, context);
        var alter = $"ALTER TABLE {Name(table)}";
        if (table.RowSecurity) yield return $"{alter} ENABLE ROW LEVEL SECURITY";
        if (table.ForceRowSecurity) yield return $"{alter} FORCE ROW LEVEL SECURITY";
        if (table.ReplicaIdentity is { } identity and not ['i', 'n', 'd', 'e', 'x', ..]) yield return $"{alter} REPLICA IDENTITY {identity.ToUpperInvariant()}";
        foreach (var column in columns)
            foreach (var setting in Columns.Settings(column, context, table.ForeignServer is not null)) yield return setting;
        if (!table.Inherits.IsEmpty)
            foreach (var column in columns)
                foreach (var change in OwnOf(column, table, context)) yield return change;
        foreach (var column in columns)
            if (IdentityColumns.OtherType(column, context) is { } retyped) yield return retyped;
    }

    /// <summary>A partition as a table of its own, with all that the one above would give it, to be attached afterwards.</summary>
    public static IEnumerable<string> Alone(Table table, Catalog context, int version)
    {
        var alone = table with { PartitionOf = null, PartitionBound = null };
        var head = $"CREATE {(table.Persistence == Persistence.Unlogged ? "UNLOGGED " : "")}TABLE {Name(table)}";
        var bare = Create(alone, [], context);
        var compression = version >= 14 ? " INCLUDING COMPRESSION" : "";
        yield return $"{head} (LIKE {Quoting.Name(table.PartitionOf!)} INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE{compression}){bare[$"{head} ()".Length..]}";
        foreach (var statement in Of(table, context).Skip(1)) yield return statement;
    }

    private static string Name(Table table) => table.Persistence == Persistence.Temporary ? Quoting.Name(table.Name.Name) : Quoting.Name(table.Name);

    private static string Create(Table table, IReadOnlyList<Column> columns, Catalog context)
    {
        var text = new StringBuilder("CREATE ", 80 + columns.Count * 50);
        if (table.ForeignServer is not null) text.Append("FOREIGN ");
        if (table.Persistence == Persistence.Temporary) text.Append("TEMPORARY ");
        if (table.Persistence == Persistence.Unlogged) text.Append("UNLOGGED ");
        text.Append("TABLE ").Append(Name(table));
        if (table.PartitionOf is { } parent) text.Append(" PARTITION OF ").Append(Quoting.Name(parent));
        else if (table.OfType is { } type) text.Append(" OF ").Append(Quoting.Name(type));
        AppendColumns(text, table, columns, context);
        if (table.PartitionBound is { } bound) text.Append(' ').Append(bound);
        if (!table.Inherits.IsEmpty) text.Append(" INHERITS (").AppendJoin(", ", table.Inherits.Select(p => Quoting.Name(p))).Append(')');
        if (table.PartitionBy is { } key) text.Append(" PARTITION BY ").Append(key);
        if (table.ForeignServer is { } server)
        {
            text.Append(" SERVER ").Append(Quoting.Name(server));
            if (!table.Options.IsEmpty) text.Append(" OPTIONS (").Append(ForeignOptions.Write(table.Options)).Append(')');
            return text.ToString();
        }
        if (table.AccessMethod is { } method) text.Append(" USING ").Append(Quoting.Name(method));
        if (!table.Options.IsEmpty) text.Append(" WITH (").Append(StorageParameters.Write(table.Options)).Append(')');
        if (table.Tablespace is { } space) text.Append(" TABLESPACE ").Append(Quoting.Name(space));
        return text.ToString();
    }

    /// <summary>What a column has otherwise than the one above it, with which CREATE TABLE merges it; its own definition is written only where it is not just inherited.</summary>
    public static IEnumerable<string> OwnOf(Column column, Table table, Catalog context)
    {
        if (Inheritance.ColumnAbove(context, table, column.Name.Name) is not { } above) yield break;
        var alter = $"ALTER TABLE {Name(table)} ALTER COLUMN {Quoting.Name(column.Name.Name)}";
        if (column.Default is null && above.Default is not null) yield return $"{alter} DROP DEFAULT";
        if (!column.Inherited) yield break;
        if (column.Default is { } value && value != above.Default) yield return $"{alter} SET DEFAULT {Columns.DefaultText(column, value)}";
        if (column.NotNull && !above.NotNull) yield return $"{alter} SET NOT NULL";
        if (table.PartitionOf is null && Columns.IdentityClause(column, context) is { } identity) yield return $"{alter} ADD {identity}";
    }

    private static void AppendColumns(StringBuilder text, Table table, IReadOnlyList<Column> columns, Catalog context)
    {
        var isTyped = table.PartitionOf is not null || table.OfType is not null;
        var start = text.Length;
        foreach (var column in columns)
        {
            if (isTyped ? column is { Default: null } and not { NotNull: true, NotNullNotValid: false, Identity: null } : column.Inherited) continue;
            text.Append(text.Length == start ? " (\n    " : ",\n    ");
            if (isTyped) AppendAddition(text, column);
            else Columns.Define(column, text, context);
        }
        if (text.Length > start) text.Append("\n)");
        else if (!isTyped) text.Append(" ()");
    }

    /// <summary>Of a column whose type comes from elsewhere only what it adds is written.</summary>
    private static void AppendAddition(StringBuilder text, Column column)
    {
        text.Append(Quoting.Name(column.Name.Name));
        if (column.Default is { } value) text.Append(" DEFAULT ").Append(Columns.DefaultText(column, value));
        if (column is { NotNull: true, NotNullNotValid: false, Identity: null }) text.Append(" NOT NULL");
    }
}
