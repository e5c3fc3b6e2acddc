using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects;

/// <summary>Finding what a name means: the search path, temporary objects first, then what exists outside the history (manual 5.10.3).</summary>
public static class Names
{
    public const string TemporarySchema = "pg_temp";
    private const string SystemSchema = "pg_catalog";

    /// <summary>The kinds whose names live in pg_type; a relation's row type shares its name.</summary>
    internal static readonly Kind[] TypeKinds = [EnumType.OfKind, Domain.OfKind, CompositeType.OfKind, RangeType.OfKind, Model.Table.OfKind, View.OfKind, MaterializedView.OfKind];

    extension(CatalogBuilder catalog)
    {
        public bool HasSchema(string name) =>
            catalog.Current.Contains(new(Schema.OfKind, new(null, name))) || catalog.Dialect.HasBuiltInSchema(name) || catalog.Outside.HasSchema(name) || catalog.Dialect.HasExtensionSchema(catalog.Current, name);

        /// <summary>The full name of an object that is about to be made. A schema that does not exist refuses the statement, and the name is kept as meant.</summary>
        public ObjectName NewName(ObjectName written, int position = -1, bool temporary = false)
        {
            if (temporary) return new(TemporarySchema, written.Name);
            if (written.Schema is { } schema)
            {
                if (!catalog.HasSchema(schema)) catalog.Refuse(SqlStates.InvalidSchemaName, $"schema {schema} does not exist", position, new(Schema.OfKind, new(null, schema)));
                return written;
            }
            foreach (var candidate in catalog.Session.SearchPath.Span)
                if (catalog.HasSchema(candidate)) return new(candidate, written.Name);
            catalog.Refuse(SqlStates.InvalidSchemaName, "no schema has been selected to create in", position);
            return new(catalog.Dialect.DefaultSchema, written.Name);
        }

        /// <summary>The table, index, view, sequence or composite type that the name means; null when there is none in the history.</summary>
        public SchemaObject? FindRelation(ObjectName written)
        {
            if (written.Schema is not null) return catalog.Current.Relation(written.Schema, written.Name);
            if (catalog.Current.Relation(TemporarySchema, written.Name) is { } temporary) return temporary;
            foreach (var schema in catalog.Session.SearchPath.Span)
                if (catalog.Current.Relation(schema, written.Name) is { } found) return found;
            return null;
        }

        /// <summary>Like <see cref="FindRelation"/>, but refuses the statement when there is none.</summary>
        public SchemaObject Relation(ObjectName written, int position = -1) =>
            catalog.FindRelation(written) ?? throw catalog.NoRelation(written, position);

        public StatementRefused NoRelation(ObjectName written, int position = -1, Kind? kind = null)
        {
            if (written.Schema is { } schema && !catalog.HasSchema(schema))
                return new(SqlStates.InvalidSchemaName, $"schema {schema} does not exist", position, new(kind ?? Model.Table.OfKind, written));
            return new(SqlStates.UndefinedTable, $"relation {written} does not exist", position, new(kind ?? Model.Table.OfKind, catalog.Assumed(written)));
        }

        /// <summary>The table that the name means; refuses the statement when there is none, or when it is something else.</summary>
        public Table ExistingTable(ObjectName written, int position = -1) => catalog.Relation(written, position) switch
        {
            Table table => table,
            var other => throw new StatementRefused(SqlStates.WrongObjectType, $"{other.Name} is not a table", position),
        };

        /// <summary>The full name of a relation that exists outside the history; null when none is known there.</summary>
        public ObjectName? OutsideRelation(ObjectName written)
        {
            if (written.Schema is { } schema)
                return IsSystem(catalog, schema) || catalog.Outside.HasRelation(written) ? written : catalog.Dialect.ExtensionRelation(catalog.Current, written);
            foreach (var candidate in catalog.Session.SearchPath.Span)
                if (catalog.Outside.HasRelation(new(candidate, written.Name))) return new(candidate, written.Name);
            if (catalog.Dialect.ExtensionRelation(catalog.Current, written) is { } member) return member;
            return written.Name.StartsWith("pg_", StringComparison.Ordinal) ? new(SystemSchema, written.Name) : null;
        }

        /// <summary>Where an unqualified name would most likely stand: the first schema of the search path.</summary>
        public ObjectName Assumed(ObjectName written) =>
            written.Schema is not null || catalog.Session.SearchPath.IsEmpty ? written : written with { Schema = catalog.Session.SearchPath[0] };

        /// <summary>The object of one of the kinds that the name means, in the order of the search path.</summary>
        public SchemaObject? Find(ObjectName written, params ReadOnlySpan<Kind> kinds)
        {
            if (written.Schema is not null) return FindIn(catalog.Current, written, kinds);
            if (FindIn(catalog.Current, written with { Schema = TemporarySchema }, kinds) is { } temporary) return temporary;
            foreach (var schema in catalog.Session.SearchPath.Span)
                if (FindIn(catalog.Current, written with { Schema = schema }, kinds) is { } found) return found;
            return null;
        }

        /// <summary>The type that the name means: enum, domain, composite, range, or the row type of a table or view.</summary>
        public SchemaObject? FindType(ObjectName written) =>
            catalog.Find(written, TypeKinds);

        /// <summary>
        /// The type with its schema, and what it stands on. A type that nobody knows refuses the statement (42704) and is kept as written.
        /// </summary>
        public SqlType Resolve(SqlType type, List<ObjectId>? needs = null, int position = -1)
        {
            if (type.Schema is null && IsBuiltIn(type)) return type;
            var written = new ObjectName(type.Schema, type.Name);
            if (catalog.FindType(written) is { } found)
            {
                needs?.Add(found.Id());
                return type.Schema == found.Name.Schema ? type : type with { Schema = found.Name.Schema };
            }
            if (type.Schema is SystemSchema) return type;
            if (catalog.OutsideType(written) is { } outside) return type with { Schema = outside.Schema };
            catalog.Refuse(SqlStates.UndefinedObject, $"type {written} does not exist", position, new(EnumType.OfKind, catalog.Assumed(written)));
            return type with { Schema = catalog.Assumed(written).Schema };
        }

        /// <summary>The functions of the history that a call by this name may mean.</summary>
        public IEnumerable<Function> Functions(ObjectName written)
        {
            if (written.Schema is not null) return catalog.Current.Functions(written.Schema, written.Name);
            foreach (var schema in catalog.Session.SearchPath.Span)
                if (catalog.Current.Functions(schema, written.Name).ToList() is { Count: > 0 } found) return found;
            return [];
        }

        /// <summary>The full name of a type that no file makes. An extension that the files install brings its types where they put it; what the platform may have is only believed.</summary>
        public ObjectName? OutsideType(ObjectName written)
        {
            if (catalog.Dialect.ExtensionType(catalog.Current, written) is { } member) return member;
            if (written.Schema is null)
                foreach (var candidate in catalog.Session.SearchPath.Span)
                    if (catalog.Outside.HasType(new(candidate, written.Name))) return new(candidate, written.Name);
            return catalog.Outside.HasType(written) ? written : null;
        }

        /// <summary>Whether a relation or a type already holds a name; row types make tables and types share them.</summary>
        public SchemaObject? HolderOfTypeName(ObjectName name) => FindIn(catalog.Current, name, TypeKinds);
    }

    private static bool IsBuiltIn(SqlType type) => Types.IsBuiltIn(type);

    private static bool IsSystem(CatalogBuilder catalog, string schema) => catalog.Dialect.HasBuiltInSchema(schema) && schema != TemporarySchema && schema != catalog.Dialect.DefaultSchema;

    private static SchemaObject? FindIn(Catalog catalog, ObjectName name, ReadOnlySpan<Kind> kinds)
    {
        foreach (var kind in kinds)
            if (catalog.Find(new(kind, name)) is { } found) return found;
        return null;
    }
}
