using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Stand-alone composite types (manual 8.16; CREATE TYPE … AS, ALTER TYPE).</summary>
internal sealed class CompositeTypes : KindDialect
{
    public override Kind Kind => CompositeType.OfKind;

    public override void Register(Grammar grammar) { }

    public static void Create(SqlReader sql, CatalogBuilder catalog, ObjectName name, int position)
    {
        var attributes = new List<CompositeAttribute>();
        var needs = new List<ObjectId>();
        sql.Expect(TokenKind.LeftParen);
        if (!sql.Is(TokenKind.RightParen))
        {
            do
            {
                var at = sql.Position;
                var attribute = ReadAttribute(sql, catalog, needs);
                if (attributes.Exists(a => a.Name == attribute.Name)) throw Twice(attribute.Name, at);
                attributes.Add(attribute);
            }
            while (sql.Take(TokenKind.Comma));
        }
        sql.Expect(TokenKind.RightParen);
        sql.ExpectEnd();
        catalog.Add(new CompositeType(name, attributes.ToEquatableArray()) { Needs = Needs.Distinct(needs) }, position);
    }

    private static StatementRefused Twice(string name, int position) => new(SqlStates.DuplicateColumn, $"attribute {name} is there already", position);

    private static CompositeAttribute ReadAttribute(SqlReader sql, CatalogBuilder catalog, List<ObjectId> needs)
    {
        var name = sql.Name();
        var at = sql.Position;
        var type = catalog.Resolve(Types.Read(sql), needs, at);
        return new(name, type, sql.Take("COLLATE") ? Collations.Read(sql) : null);
    }

    public static void Alter(SqlReader sql, CatalogBuilder catalog, CompositeType type)
    {
        if (sql.Take("RENAME", "ATTRIBUTE")) { RenameAttribute(sql, catalog, type); return; }
        var changed = type;
        do changed = Action(sql, catalog, changed);
        while (sql.Take(TokenKind.Comma));
        sql.ExpectEnd();
        catalog.Alter(type, changed);
    }

    private static CompositeType Action(SqlReader sql, CatalogBuilder catalog, CompositeType type)
    {
        if (sql.Take("ADD", "ATTRIBUTE")) return Add(sql, catalog, type);
        if (sql.Take("DROP", "ATTRIBUTE")) return Drop(sql, catalog, type);
        if (sql.Take("ALTER", "ATTRIBUTE")) return Retype(sql, catalog, type);
        throw sql.Unexpected("ADD, DROP, ALTER or RENAME ATTRIBUTE");
    }

    private static CompositeType Add(SqlReader sql, CatalogBuilder catalog, CompositeType type)
    {
        var position = sql.Position;
        var needs = type.Needs.ToList();
        var attribute = ReadAttribute(sql, catalog, needs);
        catalog.TakeCascade(sql);
        if (type.Attributes.Any(a => a.Name == attribute.Name)) throw Twice(attribute.Name, position);
        return type with { Attributes = type.Attributes.Add(attribute), Needs = Needs.Distinct(needs) };
    }

    private static CompositeType Drop(SqlReader sql, CatalogBuilder catalog, CompositeType type)
    {
        var ifExists = catalog.TakeIfExists(sql);
        var position = sql.Position;
        var name = sql.Name();
        catalog.TakeCascade(sql);
        if (type.Attributes.Any(a => a.Name == name)) return Freed(type with { Attributes = type.Attributes.Where(a => a.Name != name) }, type.Attributes.First(a => a.Name == name).Type);
        if (!ifExists) throw Missing(type, name, position);
        catalog.Clauses |= Clauses.Skipped;
        return type;
    }

    private static CompositeType Retype(SqlReader sql, CatalogBuilder catalog, CompositeType type)
    {
        var position = sql.Position;
        var name = sql.Name();
        sql.Take("SET", "DATA");
        sql.Expect("TYPE");
        var needs = type.Needs.ToList();
        var at = sql.Position;
        var after = catalog.Resolve(Types.Read(sql), needs, at);
        var collation = sql.Take("COLLATE") ? Collations.Read(sql) : null;
        catalog.TakeCascade(sql);
        if (type.Attributes.All(a => a.Name != name)) throw Missing(type, name, position);
        var was = type.Attributes.First(a => a.Name == name).Type;
        return Freed(type with { Attributes = type.Attributes.Select(a => a.Name == name ? a with { Type = after, Collation = collation } : a), Needs = Needs.Distinct(needs) }, was);
    }

    /// <summary>The type of an attribute that is gone is needed no more, unless another has it.</summary>
    private static CompositeType Freed(CompositeType type, SqlType gone) =>
        type.Attributes.Any(a => IsOf(a.Type, gone)) ? type : type with { Needs = type.Needs.Where(n => n.Name.Name != gone.Name || n.Name.Schema != (gone.Schema ?? "public")) };

    private static bool IsOf(SqlType own, SqlType other) => own.Name == other.Name && own.Schema == other.Schema;

    private static void RenameAttribute(SqlReader sql, CatalogBuilder catalog, CompositeType type)
    {
        var position = sql.Position;
        var before = sql.Name();
        sql.Expect("TO");
        var after = sql.Name();
        catalog.TakeCascade(sql);
        sql.ExpectEnd();
        if (type.Attributes.All(a => a.Name != before)) throw Missing(type, before, position);
        if (type.Attributes.Any(a => a.Name == after)) throw Twice(after, position);
        catalog.Alter(type, type with { Attributes = type.Attributes.Select(a => a.Name == before ? a with { Name = after } : a) });
    }

    private static StatementRefused Missing(CompositeType type, string name, int position) =>
        new(SqlStates.UndefinedColumn, $"type {type.Name} has no attribute {name}", position);

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var type = (CompositeType)subject;
        return type with { Attributes = type.Attributes.Select(a => a with { Type = renaming.Of(a.Type) }), Needs = renaming.Of(type.Needs) };
    }

    /// <summary>An attribute of a dropped type goes, the composite stays (manual 5.15).</summary>
    public override SchemaObject? Without(SchemaObject subject, SchemaObject dropped)
    {
        var type = (CompositeType)subject;
        return type with
        {
            Attributes = type.Attributes.Where(a => a.Type.Name != dropped.Name.Name || (a.Type.Schema ?? "public") != dropped.Name.Schema),
            Needs = type.Needs.Where(n => n != dropped.Id()),
        };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var type = (CompositeType)subject;
        yield return $"CREATE TYPE {Quoting.Name(type.Name)} AS ({string.Join(", ", type.Attributes.Select(a => $"{Quoting.Name(a.Name)} {Written(a)}"))})";
    }

    private static string Written(CompositeAttribute attribute) => $"{TypeText.Of(attribute.Type)}{(attribute.Collation is null ? "" : $" COLLATE {attribute.Collation}")}";

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    /// <summary>New attributes stand behind the others, and values that are stored in tables keep the types they have (manual, ALTER TYPE).</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (present, wanted) = ((CompositeType)before, (CompositeType)after);
        var kept = present.Attributes.Where(a => wanted.Attributes.Any(w => w.Name == a.Name));
        var added = wanted.Attributes.Where(w => kept.All(a => a.Name != w.Name));
        if (!kept.Concat(added).Select(a => a.Name).SequenceEqual(wanted.Attributes.Select(a => a.Name))) return null;
        var retyped = wanted.Attributes.Where(w => kept.Any(a => a.Name == w.Name && (a.Type, a.Collation) != (w.Type, w.Collation)));
        if (!retyped.IsEmpty && UserTypes.IsStored(writing.Before, before.Id())) return null;
        if (facets.Contains(CompositeType.AttributesFacet) && writing.Before.Dependents(before.Id()).Any(d => d is Table)) return null; // a table of this type
        var actions = present.Attributes.Where(a => !kept.Contains(a)).Select(a => $"DROP ATTRIBUTE IF EXISTS {Quoting.Name(a.Name)}")
            .Concat(retyped.Select(a => $"ALTER ATTRIBUTE {Quoting.Name(a.Name)} TYPE {Written(a)}"))
            .Concat(added.Select(a => $"ADD ATTRIBUTE {Quoting.Name(a.Name)} {Written(a)}")).ToList();
        var done = added.IsEmpty ? null : PgCatalog.HasColumn(after.Name, added.First().Name);
        Alteration[] altered = actions.Count == 0 ? [] : [new($"ALTER TYPE {Quoting.Name(after.Name)} {string.Join(", ", actions)}") { Unless = done }];
        return [.. altered, .. Comments.OfParts(present with { Attributes = kept }, wanted)];
    }

    /// <summary>What names an attribute is in its way when it goes or gets another type; rows that hold it are not, or it cannot be done at all.</summary>
    public override bool Disturbs(SchemaObject before, EquatableArray<Facet> facets, SchemaObject dependent) => facets.Contains(CompositeType.AttributesFacet)
        && dependent is View or MaterializedView or RewriteRule or Policy or Function or Check or Index && ((CompositeType)before).Attributes.Any(a => ColumnUse.OfAttribute(dependent, a.Name));

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_class", $"oid = {PgCatalog.Relation(subject.Name)} AND relkind = 'c'");
}
