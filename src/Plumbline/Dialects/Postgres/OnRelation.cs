using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What is named by itself and the relation that it stands on: <c>name ON table</c>, as triggers, policies and rules are.</summary>
internal static class OnRelation
{
    /// <summary>DROP … [ IF EXISTS ] name ON table [ CASCADE | RESTRICT ]</summary>
    public static void ReadDrop(SqlReader sql, CatalogBuilder catalog, Kind kind, Func<CatalogBuilder, ObjectName, string, SchemaObject?> find)
    {
        var ifExists = catalog.TakeIfExists(sql);
        var position = sql.Position;
        var name = sql.Name();
        sql.Expect("ON");
        var at = sql.Position;
        var relation = sql.QualifiedName();
        var cascade = catalog.TakeCascade(sql);
        sql.ExpectEnd();
        if (find(catalog, relation, name) is { } found) catalog.Drop(found.Id(), cascade, position);
        else if (ifExists) catalog.Skip(new(kind, catalog.Assumed(relation).Member(name)));
        // What stands on a relation that nobody here has made is unknown.
        else if (catalog.FindRelation(relation) is not null || catalog.OutsideRelation(relation) is null) throw Missing(kind, catalog.Relation(relation, at).Name.Member(name), position);
    }

    public static StatementRefused Missing(Kind kind, ObjectName name, int position) =>
        new(SqlStates.UndefinedObject, $"{kind.Label} {name.Name} of {name.OfTable()} does not exist", position, new(kind, name));
}
