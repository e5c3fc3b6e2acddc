using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What nearly every kind can be told by ALTER: RENAME TO, SET SCHEMA, OWNER TO, DEPENDS ON EXTENSION.</summary>
internal static class CommonAlters
{
    /// <param name="ensureFree">Refuses the statement when the new name is taken.</param>
    public static bool TryRead(SqlReader sql, CatalogBuilder catalog, SchemaObject subject, Action<ObjectName, int> ensureFree)
    {
        if (sql.Take("RENAME", "TO")) Rename(sql, catalog, subject, subject.Name with { Name = sql.Name() }, ensureFree);
        else if (sql.Take("SET", "SCHEMA")) SetSchema(sql, catalog, subject, ensureFree);
        else if (sql.Take("OWNER", "TO")) SetOwner(sql, catalog, subject);
        else if (sql.Take("DEPENDS", "ON", "EXTENSION") || sql.Take("NO", "DEPENDS", "ON")) NotModelled.ReadOver(sql, catalog);
        else return false;
        return true;
    }

    private static void SetSchema(SqlReader sql, CatalogBuilder catalog, SchemaObject subject, Action<ObjectName, int> ensureFree)
    {
        var position = sql.Position;
        var schema = sql.Name();
        if (!catalog.HasSchema(schema)) throw new StatementRefused(SqlStates.InvalidSchemaName, $"schema {schema} does not exist", position, new(Schema.OfKind, new(null, schema)));
        if (schema == subject.Name.Schema) return;
        Rename(sql, catalog, subject, subject.Name with { Schema = schema }, ensureFree);
    }

    private static void Rename(SqlReader sql, CatalogBuilder catalog, SchemaObject subject, ObjectName name, Action<ObjectName, int> ensureFree)
    {
        var position = sql.Position;
        sql.ExpectEnd();
        ensureFree(name, position);
        catalog.RenameWithParts(subject, name);
    }

    /// <summary>The statements that give an object another schema, another name, or both; a part of a table, which goes with it to another schema, another name.</summary>
    public static IEnumerable<string> Renamed(SchemaObject before, ObjectName after)
    {
        var named = before;
        if (before.Name.Table is not null) named = before with { Name = after with { Name = before.Name.Name } };
        else if (after.Schema is not null && after.Schema != before.Name.Schema)
        {
            yield return $"ALTER {NamedObject.Written(before)} SET SCHEMA {Quoting.Name(after.Schema)}";
            named = before with { Name = before.Name with { Schema = after.Schema } };
        }
        var (from, to) = before is Function function ? (function.BareName().Name, (function with { Name = after }).BareName().Name) : (before.Name.Name, after.Name);
        if (from != to) yield return $"ALTER {NamedObject.Written(named)} RENAME TO {Quoting.Name(to)}";
    }

    /// <summary>CREATE as CREATE OR REPLACE.</summary>
    public static string OrReplace(string create) => $"CREATE OR REPLACE{create["CREATE".Length..]}";

    /// <summary>The action of ALTER that lets a trigger or rule fire as it shall.</summary>
    public static string Enabling(string enabled) => enabled switch { "disabled" => "DISABLE", "replica" => "ENABLE REPLICA", "always" => "ENABLE ALWAYS", _ => "ENABLE" };

    public static void SetOwner(SqlReader sql, CatalogBuilder catalog, SchemaObject subject)
    {
        var owner = Roles.Read(sql, catalog);
        sql.ExpectEnd();
        // who runs the statement is not known: as good as nothing said
        catalog.Alter(subject, subject with { Owner = owner is "current_user" or "current_role" or "session_user" ? null : owner });
    }
}
