using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>ALTER INDEX (manual), also on the indexes behind keys.</summary>
internal static class IndexActions
{
    public static void Read(SqlReader sql, CatalogBuilder catalog)
    {
        var ifExists = catalog.TakeIfExists(sql);
        var position = sql.Position;
        var written = sql.QualifiedName();
        if (RelationActions.Find(sql, catalog, written, ifExists, Index.OfKind, position) is not { } found) return;
        var moves = sql.Is("SET", "TABLESPACE");
        catalog.Hold(found.Id(), moves ? LockMode.AccessExclusive : LockMode.ShareUpdateExclusive, moves ? Work.Rewrite : Work.None);
        if (RelationActions.TryRead(sql, catalog, found)) return;
        if (found is not (Index or PrimaryKey or Unique or Exclusion)) throw new StatementRefused(SqlStates.WrongObjectType, $"{found.Name} is not an index", position);
        if (sql.Take("ATTACH", "PARTITION")) Attach(sql, catalog, found, position);
        else if (sql.Take("SET", "TABLESPACE")) catalog.Alter(found, WithTablespace(found, sql.Name()), position);
        else if (sql.Take("SET")) catalog.Alter(found, WithOptions(found, StorageParameters.Set(OptionsOf(found), StorageParameters.Read(sql))), position);
        else if (sql.Take("RESET")) catalog.Alter(found, WithOptions(found, StorageParameters.Reset(OptionsOf(found), StorageParameters.ReadNames(sql))), position);
        else if (sql.Take("ALTER")) SetStatistics(sql, catalog, found, position);
        else
        {
            sql.Take("NO");
            sql.Expect("DEPENDS");
            sql.Expect("ON");
            sql.Expect("EXTENSION");
            sql.Name();
        }
        sql.ExpectEnd();
    }

    private static void SetStatistics(SqlReader sql, CatalogBuilder catalog, SchemaObject found, int position)
    {
        sql.Take("COLUMN");
        var column = sql.Integer().ToString(System.Globalization.CultureInfo.InvariantCulture);
        sql.Expect("SET");
        sql.Expect("STATISTICS");
        var target = sql.Integer();
        if (found is not Index index) return;
        var others = index.Statistics.Where(s => !s.StartsWith(column + "=", StringComparison.Ordinal));
        catalog.Alter(index, index with { Statistics = target < 0 ? others : others.Append($"{column}={target}").Order(StringComparer.Ordinal).ToEquatableArray() }, position);
    }

    private static void Attach(SqlReader sql, CatalogBuilder catalog, SchemaObject whole, int position)
    {
        var written = sql.QualifiedName();
        var part = catalog.Relation(written, position);
        if (whole is not Index || part is not Index index) return;
        if (index.PartitionOf is { } other && other != whole.Name)
            throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, $"cannot attach index {index.Name.Name} as a partition of index {whole.Name.Name}: it is already attached to another index", position);
        if (!Indexes.Same(index, (Index)whole)) throw new StatementRefused(SqlStates.InvalidObjectDefinition, $"cannot attach index {index.Name.Name} as a partition of index {whole.Name.Name}: the index definitions do not match", position);
        if (catalog.Current.Children<Index>(index.Parent()!).FirstOrDefault(i => i.PartitionOf == whole.Name && i.Name != index.Name) is { } present)
            throw new StatementRefused(SqlStates.ObjectNotInPrerequisiteState, $"cannot attach index {index.Name.Name} as a partition of index {whole.Name.Name}: index {present.Name.Name} is attached already", position);
        catalog.Alter(index, index with { PartitionOf = whole.Name }, position);
        Validate(catalog, (Index)catalog.Current.Find(whole.Id())!, position);
    }

    /// <summary>An index on ONLY the partitioned table becomes valid with the last partition's.</summary>
    private static void Validate(CatalogBuilder catalog, Index whole, int position)
    {
        if (!whole.Invalid) return;
        var attached = catalog.Current.Dependents(whole.Id()).OfType<Index>().Where(i => i.PartitionOf == whole.Name).Select(i => i.Name.OfTable()).ToHashSet();
        if (Partitions.Of(catalog.Current, whole.Name.OfTable()).TrueForAll(p => attached.Contains(p.Name))) catalog.Alter(whole, whole with { Invalid = false }, position);
    }

    private static EquatableArray<string> OptionsOf(SchemaObject found) => found switch
    {
        Index index => index.Options,
        PrimaryKey key => key.Options,
        Unique key => key.Options,
        Exclusion exclusion => exclusion.Options,
        _ => [],
    };

    private static SchemaObject WithOptions(SchemaObject found, EquatableArray<string> options) => found switch
    {
        Index index => index with { Options = options },
        PrimaryKey key => key with { Options = options },
        Unique key => key with { Options = options },
        Exclusion exclusion => exclusion with { Options = options },
        _ => found,
    };

    private static SchemaObject WithTablespace(SchemaObject found, string? tablespace)
    {
        if (tablespace == "pg_default") tablespace = null;
        return found switch
        {
            Index index => index with { Tablespace = tablespace },
            PrimaryKey key => key with { Tablespace = tablespace },
            Unique key => key with { Tablespace = tablespace },
            _ => found,
        };
    }

    /// <summary>The statements that bring storage parameters and tablespace from one state to another, also of the index behind a key.</summary>
    public static List<string> Alter(ObjectName name, EquatableArray<string> before, EquatableArray<string> after, string? spaceBefore = null, string? spaceAfter = null)
    {
        var alter = $"ALTER INDEX {Quoting.Name(new ObjectName(name.Schema, name.Name))}";
        var statements = StorageParameters.Changes(before, after).Select(change => $"{alter} {change}").ToList();
        if (spaceBefore != spaceAfter) statements.Add($"{alter} SET TABLESPACE {Quoting.Name(spaceAfter ?? "pg_default")}");
        return statements;
    }
}
