using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>An object by its sort and name, as COMMENT ON says it: <c>COLUMN t.c</c>, <c>CONSTRAINT x ON t</c>, <c>FUNCTION f(integer)</c>.</summary>
internal static class NamedObject
{
    private static readonly string[][] s_sorts =
    [
        ["MATERIALIZED", "VIEW"], ["EVENT", "TRIGGER"], ["FOREIGN", "TABLE"], ["FOREIGN", "DATA", "WRAPPER"], ["ACCESS", "METHOD"], ["LARGE", "OBJECT"], ["OPERATOR", "CLASS"],
        ["OPERATOR", "FAMILY"], ["TEXT", "SEARCH", "CONFIGURATION"], ["TEXT", "SEARCH", "DICTIONARY"], ["TEXT", "SEARCH", "PARSER"], ["TEXT", "SEARCH", "TEMPLATE"], ["PROCEDURAL", "LANGUAGE"],
    ];

    /// <summary>The object at the cursor, which refuses the statement when it does not exist; null when it is known to lie outside.</summary>
    /// <param name="part">The part of it that is meant, when that is no object of its own: a view's column, a domain's check.</param>
    public static SchemaObject? Read(SqlReader sql, CatalogBuilder catalog, out bool isModelled, out string? part)
    {
        isModelled = true;
        part = null;
        var sort = ReadSort(sql);
        var position = sql.Position;
        switch (sort)
        {
            case "TABLE" or "VIEW" or "MATERIALIZED VIEW" or "FOREIGN TABLE" or "SEQUENCE" or "INDEX": return ReadRelation(sql, catalog, sort, position);
            case "COLUMN": return ReadColumn(sql, catalog, position, ref part);
            case "CONSTRAINT": return ReadConstraint(sql, catalog, position, ref part);
            case "TRIGGER": return ReadMember(sql, catalog, Trigger.OfKind, position);
            case "POLICY": return ReadMember(sql, catalog, Policy.OfKind, position);
            case "RULE": return ReadMember(sql, catalog, RewriteRule.OfKind, position);
            case "FUNCTION": return FunctionReference.Read(sql, Routine.Function).Find(catalog);
            case "PROCEDURE": return FunctionReference.Read(sql, Routine.Procedure).Find(catalog);
            case "AGGREGATE": return FunctionReference.Read(sql, Routine.Aggregate).Find(catalog);
            case "ROUTINE": return FunctionReference.Read(sql, null).Find(catalog);
            case "TYPE" or "DOMAIN": return ReadType(sql, catalog, position);
            case "STATISTICS": return Named(catalog, catalog.Find(sql.QualifiedName(), ExtendedStatistics.OfKind), sort, position);
            case "SCHEMA": return ReadSchema(sql, catalog, position);
            case "EXTENSION": return ReadExtension(sql, catalog, position);
            case "EVENT TRIGGER": return Named(catalog, catalog.Current.Find(new(EventTrigger.OfKind, new(null, sql.Name()))), sort, position);
            case "PUBLICATION": return Named(catalog, catalog.Current.Find(new(Publication.OfKind, new(null, sql.Name()))), sort, position);
            default:
                while (!sql.AtEnd && !sql.Is("IS")) sql.Advance();
                isModelled = false;
                return null;
        }
    }

    private static string ReadSort(SqlReader sql)
    {
        foreach (var words in s_sorts)
        {
            var fits = true;
            for (var i = 0; i < words.Length && fits; i++) fits = sql.IsAt(i, words[i]);
            if (!fits) continue;
            sql.At += words.Length;
            return string.Join(' ', words);
        }
        var sort = sql.CurrentSpan.ToString().ToUpperInvariant();
        sql.Advance();
        return sort;
    }

    private static SchemaObject Named(CatalogBuilder catalog, SchemaObject? found, string sort, int position) =>
        found ?? throw new StatementRefused(SqlStates.UndefinedObject, $"{sort.ToLowerInvariant()} does not exist", position);

    private static SchemaObject? ReadRelation(SqlReader sql, CatalogBuilder catalog, string sort, int position)
    {
        var written = sql.QualifiedName();
        if (catalog.FindRelation(written) is not { } found)
            return catalog.OutsideRelation(written) is not null ? null : throw catalog.NoRelation(written, position);
        if (sort == "INDEX" && found is PrimaryKey or Unique or Exclusion) return null; // the index behind a key: the comment is not the constraint's
        var fits = sort switch
        {
            "TABLE" => found is Table { ForeignServer: null },
            "FOREIGN TABLE" => found is Table { ForeignServer: not null },
            "VIEW" => found is View,
            "MATERIALIZED VIEW" => found is MaterializedView,
            "SEQUENCE" => found is Sequence,
            _ => found is Index,
        };
        return fits ? found : throw new StatementRefused(SqlStates.WrongObjectType, $"{found.Name} is of kind {found.Kind.Label}, not {sort.ToLowerInvariant()}", position);
    }

    private static SchemaObject? ReadColumn(SqlReader sql, CatalogBuilder catalog, int position, ref string? part)
    {
        var path = new List<string> { sql.Name() };
        while (sql.Take(TokenKind.Dot)) path.Add(sql.Name());
        if (path.Count < 2) throw new StatementRefused(SqlStates.SyntaxError, "a column's name needs its table's in front", position);
        var written = new ObjectName(path.Count > 2 ? path[^3] : null, path[^2]);
        var relation = catalog.FindRelation(written);
        if (relation is null && catalog.OutsideRelation(written) is not null) return null;
        relation ??= catalog.Relation(written, position);
        if (relation is View or MaterializedView or CompositeType)
        {
            part = path[^1];
            return relation;
        }
        var id = new ObjectId(Column.OfKind, relation.Name.Member(path[^1]));
        return catalog.Current.Find(id) as Column ?? throw new StatementRefused(SqlStates.UndefinedColumn, $"column {path[^1]} of {relation.Name} does not exist", position, id);
    }

    private static SchemaObject? ReadConstraint(SqlReader sql, CatalogBuilder catalog, int position, ref string? part)
    {
        var name = sql.Name();
        sql.Expect("ON");
        if (sql.Take("DOMAIN"))
        {
            part = name;
            return ReadType(sql, catalog, position);
        }
        var relation = catalog.Relation(sql.QualifiedName(), position);
        foreach (var constraint in catalog.Current.Children(relation.Id()))
            if (constraint.Name.Name == name && constraint is PrimaryKey or Unique or ForeignKey or Check or Exclusion) return constraint;
        throw new StatementRefused(SqlStates.UndefinedObject, $"constraint {name} of {relation.Name} does not exist", position, new(Check.OfKind, relation.Name.Member(name)));
    }

    private static SchemaObject? ReadMember(SqlReader sql, CatalogBuilder catalog, Kind kind, int position)
    {
        var name = sql.Name();
        sql.Expect("ON");
        var written = sql.QualifiedName();
        var table = catalog.FindRelation(written)?.Name ?? catalog.OutsideRelation(written) ?? throw catalog.NoRelation(written, position);
        if (catalog.Current.Find(new(kind, table.Member(name))) is { } found) return found;
        if (catalog.FindRelation(written) is null) return null;
        throw new StatementRefused(SqlStates.UndefinedObject, $"{kind.Label} {name} of {table} does not exist", position, new(kind, table.Member(name)));
    }

    private static SchemaObject? ReadType(SqlReader sql, CatalogBuilder catalog, int position)
    {
        var type = Types.Read(sql);
        var written = new ObjectName(type.Schema, type.Name);
        if (catalog.FindType(written) is { } found) return found;
        if (Types.IsBuiltIn(type) || ExtensionMembers.Type(catalog.Current, written) is not null || catalog.Outside.HasType(catalog.Assumed(written))) return null;
        throw UserTypes.NoType(catalog, written, position);
    }

    private static SchemaObject? ReadSchema(SqlReader sql, CatalogBuilder catalog, int position)
    {
        var name = sql.Name();
        if (catalog.Current.Find(new(Schema.OfKind, new(null, name))) is { } found) return found;
        return catalog.HasSchema(name) ? null : throw new StatementRefused(SqlStates.InvalidSchemaName, $"schema {name} does not exist", position, new(Schema.OfKind, new(null, name)));
    }

    private static SchemaObject? ReadExtension(SqlReader sql, CatalogBuilder catalog, int position)
    {
        var name = sql.Name();
        return name == "plpgsql" ? null : Named(catalog, catalog.Current.Find(new(Extension.OfKind, new(null, name))), "extension", position);
    }

    /// <summary>The sort and name that lead back to the object: <c>COLUMN t.c</c>.</summary>
    public static string Written(SchemaObject subject) => subject switch
    {
        Function function => $"{function.Kind.Label.ToUpperInvariant()} {WrittenFunction(function)}",
        Column => $"COLUMN {Quoting.Name(subject.Name.OfTable())}.{Quoting.Name(subject.Name.Name)}",
        PrimaryKey or Unique or ForeignKey or Check or Exclusion => $"CONSTRAINT {Quoting.Name(subject.Name.Name)} ON {Quoting.Name(subject.Name.OfTable())}",
        Trigger or Policy or RewriteRule => $"{subject.Kind.Label.ToUpperInvariant()} {Quoting.Name(subject.Name.Name)} ON {Quoting.Name(subject.Name.OfTable())}",
        Table { ForeignServer: not null } => $"FOREIGN TABLE {Quoting.Name(subject.Name)}",
        EnumType or CompositeType or RangeType => $"TYPE {Quoting.Name(subject.Name)}",
        Index => $"INDEX {Quoting.Name(new ObjectName(subject.Name.Schema, subject.Name.Name))}",
        _ => $"{subject.Kind.Label.ToUpperInvariant()} {Quoting.Name(subject.Name)}",
    };

    /// <summary>The signature with the schema in front: types are spelled as they print.</summary>
    public static string WrittenFunction(Function function)
    {
        var bare = function.BareName();
        var types = function.Name.Name[bare.Name.Length..];
        return Quoting.Name(bare) + (types is "()" && function.Routine == Routine.Aggregate ? "(*)" : types);
    }
}
