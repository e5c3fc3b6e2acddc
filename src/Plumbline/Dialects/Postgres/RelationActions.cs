using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What can be done alike to everything in pg_class: tables, indexes, views, sequences, composite types.</summary>
internal static class RelationActions
{
    /// <summary>Whether the name of a new relation is taken: with IF NOT EXISTS the statement does nothing, without it is refused.</summary>
    public static bool IsTaken(CatalogBuilder catalog, ObjectName name, bool ifNotExists, int position)
    {
        if (catalog.GivesWay(catalog.Current.Relation(name.Schema, name.Name))) return false;
        if (!ifNotExists) throw new StatementRefused(SqlStates.DuplicateTable, $"relation {name} already exists", position);
        catalog.Clauses |= Clauses.Skipped;
        return true;
    }

    /// <summary>Refuses a name that a type has already (42710): every relation with rows makes a type of its name.</summary>
    public static void ExpectFreeType(CatalogBuilder catalog, ObjectName name, int position)
    {
        if (catalog.HolderOfTypeName(name) is { } holder && !catalog.GivesWay(holder))
            throw new StatementRefused(SqlStates.DuplicateObject, $"type {holder.Name} already exists", position);
    }

    /// <summary>The relation an ALTER is about. null when it does not exist and IF EXISTS was said, or when it stands outside the history.</summary>
    public static SchemaObject? Find(SqlReader sql, CatalogBuilder catalog, ObjectName written, bool ifExists, Kind kind, int position)
    {
        if (catalog.FindRelation(written) is { } found) return found;
        if (catalog.OutsideRelation(written) is { } outside)
        {
            catalog.AddNotExecuted($"{outside} stands outside this history: what changes it was not followed");
            return null;
        }
        if (!ifExists) throw catalog.NoRelation(written, position, kind);
        catalog.Skip(new(kind, catalog.Assumed(written)));
        return null;
    }

    /// <summary>RENAME TO, SET SCHEMA and OWNER TO; false when the action is another.</summary>
    public static bool TryRead(SqlReader sql, CatalogBuilder catalog, SchemaObject found)
    {
        var position = sql.Position;
        if (sql.Take("RENAME", "TO")) Rename(catalog, found, found.Name with { Name = sql.Name() }, position);
        else if (sql.Take("SET", "SCHEMA")) SetSchema(catalog, found, sql.Name(), position);
        else if (sql.Take("OWNER", "TO")) SetOwner(catalog, found, ReadRole(sql), position);
        else return false;
        sql.ExpectEnd();
        return true;
    }

    /// <summary>A role's name; CURRENT_USER and its like are the session's role.</summary>
    public static string ReadRole(SqlReader sql) => sql.Is(TokenKind.Word) && (sql.Is("CURRENT_USER") || sql.Is("CURRENT_ROLE") || sql.Is("SESSION_USER")) ? sql.Name().ToUpperInvariant() : sql.Name();

    public static void Rename(CatalogBuilder catalog, SchemaObject found, ObjectName name, int position)
    {
        if (!catalog.GivesWay(catalog.Current.Relation(name.Schema, name.Name))) throw new StatementRefused(SqlStates.DuplicateTable, $"relation {name} already exists", position);
        if (found is not (Index or Sequence or PrimaryKey or Unique or Exclusion)) ExpectFreeType(catalog, name, position);
        else if (found is PrimaryKey or Unique or Exclusion) Constraints.ExpectFree(catalog, name, position);
        catalog.RenameWithParts(found, name, position);
    }

    public static void SetSchema(CatalogBuilder catalog, SchemaObject found, string schema, int position)
    {
        if (!catalog.HasSchema(schema)) throw new StatementRefused(SqlStates.InvalidSchemaName, $"schema {schema} does not exist", position, new(Schema.OfKind, new(null, schema)));
        if (found.Name.Schema == schema) return;
        var name = found.Name with { Schema = schema };
        if (found is Sequence { OwnedBy: not null }) throw new StatementRefused(SqlStates.FeatureNotSupported, "cannot move an owned sequence into another schema", position);
        if (!catalog.GivesWay(catalog.Current.Relation(schema, name.Name))) throw new StatementRefused(SqlStates.DuplicateTable, $"relation {name.Name} already exists in schema {schema}", position);
        catalog.RenameWithParts(found, name, position);
    }

    public static void SetOwner(CatalogBuilder catalog, SchemaObject found, string role, int position)
    {
        catalog.Alter(found, found with { Owner = role }, position);
        if (found is not Table) return;
        foreach (var column in catalog.Current.Children<Column>(found.Id()).ToList())
            foreach (var sequence in catalog.Current.Children<Sequence>(column.Id()).ToList())
                if (sequence.Owner != role) catalog.Follow(sequence, sequence with { Owner = role });
    }

    /// <summary>DROP … of a kind in pg_class: names, IF EXISTS, CASCADE.</summary>
    public static void ReadDrop(SqlReader sql, CatalogBuilder catalog, Kind kind)
    {
        if (sql.Take("CONCURRENTLY"))
        {
            catalog.Clauses |= Clauses.Concurrently;
            if (catalog.Transactions.IsOpen) throw new StatementRefused(SqlStates.ActiveSqlTransaction, "DROP INDEX CONCURRENTLY cannot run inside a transaction block", sql.Position);
        }
        var (targets, cascade, _) = catalog.ReadDrop(sql, ifExists =>
        {
            var position = sql.Position;
            var written = sql.QualifiedName();
            if (!ifExists && kind == Index.OfKind && catalog.FindRelation(written) is null && catalog.OutsideRelation(written) is null)
                throw new StatementRefused(SqlStates.UndefinedObject, $"index {written} does not exist", position, new(kind, catalog.Assumed(written)));
            return Find(sql, catalog, written, ifExists, kind, position) is { } found ? Droppable(catalog, found, kind, position) : null;
        });
        catalog.Drop(targets, cascade);
    }

    private static ObjectId Droppable(CatalogBuilder catalog, SchemaObject found, Kind kind, int position)
    {
        if (kind == Index.OfKind && found is PrimaryKey or Unique or Exclusion)
            throw new StatementRefused(SqlStates.DependentObjectsStillExist, $"cannot drop index {found.Name.Name} because constraint {found.Name.Name} on table {found.Name.OfTable()} requires it", position);
        if (found.Kind != kind) throw new StatementRefused(SqlStates.WrongObjectType, $"{found.Name} is not a {kind}", position);
        if (found is Sequence { OfIdentity: true, OwnedBy: { } owner })
            throw new StatementRefused(SqlStates.DependentObjectsStillExist, $"cannot drop sequence {found.Name} because column {owner} requires it", position);
        if (found is Index { PartitionOf: { } whole })
            throw new StatementRefused(SqlStates.DependentObjectsStillExist, $"cannot drop index {found.Name.Name} because index {whole.Name} requires it", position);
        return found.Id();
    }
}
