using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What GRANT and REVOKE are about, after ON.</summary>
internal static class GrantTargets
{
    /// <summary>The objects; null when they are of a sort that the model does not hold.</summary>
    public static List<ObjectId>? Read(SqlReader sql, CatalogBuilder catalog)
    {
        if (sql.Is("ALL") && sql.IsAt(2, "IN") && sql.IsAt(3, "SCHEMA")) return AllInSchemas(sql, catalog);
        if (sql.Is("DATABASE") || sql.Is("TABLESPACE") || sql.Is("LANGUAGE") || sql.Is("LARGE", "OBJECT") || sql.Is("PARAMETER") || sql.Is("FOREIGN", "DATA") || sql.Is("FOREIGN", "SERVER")) return null;
        var targets = new List<ObjectId>();
        if (sql.Take("SCHEMA")) Each(sql, targets, () => ReadSchema(sql, catalog));
        else if (sql.Take("SEQUENCE")) Each(sql, targets, () => ReadRelation(sql, catalog));
        else if (sql.Take("TYPE") || sql.Take("DOMAIN")) Each(sql, targets, () => ReadType(sql, catalog));
        else if (sql.Take("FUNCTION")) Each(sql, targets, () => ReadFunction(sql, catalog, Routine.Function));
        else if (sql.Take("PROCEDURE")) Each(sql, targets, () => ReadFunction(sql, catalog, Routine.Procedure));
        else if (sql.Take("ROUTINE")) Each(sql, targets, () => ReadFunction(sql, catalog, null));
        else
        {
            sql.Take("TABLE");
            Each(sql, targets, () => ReadRelation(sql, catalog));
        }
        return targets;
    }

    private static void Each(SqlReader sql, List<ObjectId> targets, Func<ObjectId?> read)
    {
        do
        {
            if (read() is { } target) targets.Add(target);
        }
        while (sql.Take(TokenKind.Comma));
    }

    private static ObjectId? ReadRelation(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var written = sql.QualifiedName();
        if (catalog.FindRelation(written) is { } found) return found.Id();
        return catalog.OutsideRelation(written) is not null ? null : throw catalog.NoRelation(written, position);
    }

    private static ObjectId? ReadSchema(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var id = new ObjectId(Schema.OfKind, new(null, sql.Name()));
        if (catalog.Current.Contains(id)) return id;
        return catalog.HasSchema(id.Name.Name) ? null : throw new StatementRefused(SqlStates.InvalidSchemaName, $"schema {id.Name} does not exist", position, id);
    }

    private static ObjectId? ReadType(SqlReader sql, CatalogBuilder catalog)
    {
        var position = sql.Position;
        var type = Types.Read(sql);
        var written = new ObjectName(type.Schema, type.Name);
        if (catalog.FindType(written) is { } found) return found.Id();
        if (Types.IsBuiltIn(type) || ExtensionMembers.Type(catalog.Current, written) is not null || catalog.Outside.HasType(catalog.Assumed(written))) return null;
        throw UserTypes.NoType(catalog, written, position);
    }

    private static ObjectId? ReadFunction(SqlReader sql, CatalogBuilder catalog, Routine? routine)
    {
        var reference = FunctionReference.Read(sql, routine) with { AllowsAggregates = routine == Routine.Function };
        if (reference.TryFind(catalog) is { } found) return found.Id();
        var name = catalog.Assumed(reference.Written);
        if (reference.Written.Schema is null or "pg_catalog" && name.Name.StartsWith("pg_", StringComparison.Ordinal)) return null;
        if (reference.Written.Schema is "pg_catalog" || catalog.Outside.HasFunction(name) || (name.Schema is { } schema && !catalog.Current.Contains(new(Schema.OfKind, new(null, schema))) && catalog.HasSchema(schema))) return null;
        return reference.Find(catalog).Id();
    }

    private static List<ObjectId>? AllInSchemas(SqlReader sql, CatalogBuilder catalog)
    {
        sql.Expect("ALL");
        var sort = sql.Name();
        sql.Expect("IN");
        sql.Expect("SCHEMA");
        var schemas = new List<string>();
        do
        {
            if (ReadSchema(sql, catalog) is { } schema) schemas.Add(schema.Name.Name);
        }
        while (sql.Take(TokenKind.Comma));
        return catalog.Current.Objects
            .Where(o => o.Name.Schema is { } schema && schemas.Contains(schema) && Fits(o, sort))
            .Select(o => o.Id()).OrderBy(id => id.Name.ToString(), StringComparer.Ordinal).ToList();
    }

    private static bool Fits(SchemaObject subject, string sort) => sort switch
    {
        "tables" => subject is Table or View or MaterializedView,
        "sequences" => subject is Sequence,
        "functions" => subject is Function { Routine: not Routine.Procedure },
        "procedures" => subject is Function { Routine: Routine.Procedure },
        "routines" => subject is Function,
        _ => false,
    };
}
