using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>LIKE source INCLUDING … EXCLUDING … (manual, CREATE TABLE).</summary>
internal static class TableLike
{
    private static readonly string[] s_options = ["comments", "compression", "constraints", "defaults", "generated", "identity", "indexes", "statistics", "storage"];

    public static void Read(SqlReader sql, TableDraft draft)
    {
        sql.Expect("LIKE");
        var position = sql.Position;
        var catalog = draft.Catalog;
        var written = sql.QualifiedName();
        var options = ReadOptions(sql);
        var source = catalog.Relation(written, position);
        if (source is CompositeType composite)
        {
            foreach (var attribute in composite.Attributes) draft.Add(new(new(draft.Name.Member(attribute.Name), attribute.Type) { Collation = attribute.Collation }, position));
            return;
        }
        if (source is not (Table or View or MaterializedView)) throw new StatementRefused(SqlStates.WrongObjectType, $"{source.Name} is not a table, view or composite type", position);
        foreach (var column in catalog.Current.Columns(source.Name)) draft.Add(Copy(catalog, column, draft.Name, options, position));
        if (options.Contains("constraints"))
            foreach (var check in catalog.Current.Children<Check>(source.Id()).OrderBy(c => c.Name.Name, StringComparer.Ordinal))
                draft.Constraints.Add(new(check with { Name = draft.Name.Member(check.Name.Name), Comment = options.Contains("comments") ? check.Comment : null, Inherited = false }, position));
        if (options.Contains("indexes")) draft.Afterwards.Add(table => CopyIndexes(catalog, source, table, options.Contains("comments"), position));
    }

    private static HashSet<string> ReadOptions(SqlReader sql)
    {
        var options = new HashSet<string>(StringComparer.Ordinal);
        while (sql.Is("INCLUDING") || sql.Is("EXCLUDING"))
        {
            var including = sql.Name() == "including";
            var option = sql.Name();
            if (option != "all" && !s_options.Contains(option)) throw sql.Unexpected("an option of LIKE");
            foreach (var one in option == "all" ? s_options : [option])
                if (including) options.Add(one);
                else options.Remove(one);
        }
        return options;
    }

    private static ColumnDraft Copy(CatalogBuilder catalog, Column column, ObjectName table, HashSet<string> options, int position)
    {
        var identity = options.Contains("identity") ? column.Identity : null;
        var copy = Inheritance.Copy(column, table) with
        {
            Inherited = false,
            Comment = options.Contains("comments") ? column.Comment : null,
            Storage = options.Contains("storage") ? column.Storage : null,
            Compression = options.Contains("compression") ? column.Compression : null,
            Default = options.Contains("defaults") ? column.Default : null,
            Generated = options.Contains("generated") ? column.Generated : null,
            Identity = identity,
        };
        var draft = new ColumnDraft(copy, position) { HasDefault = copy.Default is not null };
        var isKept = (copy.Default is not null || copy.Generated is not null) && (options.Contains("defaults") || options.Contains("generated"));
        draft.Needs.AddRange(isKept ? column.Needs.Where(n => n.Kind != Column.OfKind) : ColumnActions.TypeNeeds(catalog, column));
        if (copy.Generated is not null) draft.Uses = column.Needs.Where(n => n.Kind == Column.OfKind).Select(n => n.Name.Name);
        if (identity is not null && IdentityColumns.SequenceOf(catalog.Current, column) is { } sequence)
        {
            // The copy counts in bigint and keeps the limits of the source (parse_utilcmd.c, expandTableLikeClause).
            draft.Sequence = sequence with { Name = new(null, ""), OwnedBy = null, Comment = null, Type = SqlType.BigInt };
            draft.Column = draft.Column with { Identity = identity with { Options = IdentityColumns.OptionsOf(draft.Sequence) } };
        }
        return draft;
    }

    /// <summary>Indexes get names of the new table; the source's names are not kept.</summary>
    private static void CopyIndexes(CatalogBuilder catalog, SchemaObject source, Table table, bool comments, int position)
    {
        var parts = catalog.Current.Children(source.Id()).OrderBy(p => p is PrimaryKey ? 0 : p is Unique or Exclusion ? 1 : 2).ThenBy(p => p.Name.Name, StringComparer.Ordinal).ToList();
        foreach (var part in parts)
        {
            var copy = part with { Name = table.Name.Member(""), Comment = comments ? part.Comment : null };
            if (copy is PrimaryKey or Unique) Keys.Add(catalog, table, new(copy, position));
            else if (copy is Exclusion) Exclusions.Add(catalog, table, new(copy, position));
            else if (copy is Index index) Indexes.Copy(catalog, table, index, null, position);
        }
    }
}
