using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>ALTER DEFAULT PRIVILEGES: what later objects of a role start with.</summary>
internal sealed class DefaultPrivileges : KindDialect
{
    public override Kind Kind => DefaultPrivilege.OfKind;

    public override void Register(Grammar grammar) => grammar.On("ALTER DEFAULT PRIVILEGES", Alter);

    private static void Alter(SqlReader sql, CatalogBuilder catalog)
    {
        var creators = new List<string?>();
        var schemas = new List<string?>();
        while (true)
        {
            if (sql.Take("FOR", "ROLE") || sql.Take("FOR", "USER")) ReadNames(sql, catalog, creators, role: true);
            else if (sql.Take("IN", "SCHEMA")) ReadNames(sql, catalog, schemas, role: false);
            else break;
        }
        var grants = sql.Take("GRANT");
        if (!grants) sql.Expect("REVOKE");
        var optionOnly = !grants && sql.Take("GRANT", "OPTION", "FOR");
        var privileges = Privileges.ReadList(sql).Select(p => p.Privilege).ToList();
        sql.Expect("ON");
        var sort = ReadSort(sql);
        sql.Expect(grants ? "TO" : "FROM");
        var grantees = new List<string?>();
        ReadNames(sql, catalog, grantees, role: true);
        var option = grants ? sql.Take("WITH", "GRANT", "OPTION") : optionOnly;
        if (!grants) catalog.TakeCascade(sql);
        sql.ExpectEnd();
        if (creators.Count == 0) creators.Add(catalog.Session.Role);
        if (schemas.Count == 0) schemas.Add(null);
        foreach (var creator in creators)
            foreach (var schema in schemas)
                foreach (var grantee in grantees) Change(catalog, new(creator is null ? null : Creator(creator, catalog.Session.Role), schema, sort, grantee!), privileges, grants, option);
    }

    /// <summary>postgres, as which Supabase, containers and most tools run migrations, is who runs the files unless SET ROLE says who: it needs no naming.</summary>
    public static string? Creator(string role, string? session) => role == "postgres" && session is null ? null : role;

    /// <summary>What PUBLIC has on such objects from the start.</summary>
    public static IReadOnlyList<string> OfPublic(string sort, int version) => sort is "functions" or "types" ? Privileges.All(KindOf(sort), version) : [];

    private static void ReadNames(SqlReader sql, CatalogBuilder catalog, List<string?> names, bool role)
    {
        do
        {
            var position = sql.Position;
            var name = role ? Roles.Read(sql, catalog) : sql.Name();
            if (!role && !catalog.HasSchema(name)) throw new StatementRefused(SqlStates.InvalidSchemaName, $"schema {name} does not exist", position, new(Schema.OfKind, new(null, name)));
            names.Add(name is "current_user" or "current_role" or "session_user" && role ? catalog.Session.Role : name);
        }
        while (sql.Take(TokenKind.Comma));
    }

    private static string ReadSort(SqlReader sql)
    {
        var sort = sql.Name();
        if (sort == "large") { sql.Expect("OBJECTS"); sort = "large objects"; }
        return sort is "tables" or "sequences" or "types" or "schemas" or "functions" or "large objects" ? sort : sort == "routines" ? "functions" : throw sql.Unexpected("TABLES, SEQUENCES, FUNCTIONS, TYPES or SCHEMAS");
    }

    private static Kind KindOf(string sort) => sort switch { "tables" => Table.OfKind, "sequences" => Sequence.OfKind, "functions" => Function.OfKind, "schemas" => Schema.OfKind, _ => EnumType.OfKind };

    /// <summary>The built-in default of PUBLIC can be taken back for all schemas only (manual, ALTER DEFAULT PRIVILEGES).</summary>
    private static void Change(CatalogBuilder catalog, DefaultPrivilege fresh, List<string> privileges, bool grants, bool option)
    {
        var names = privileges.Contains("all") ? Privileges.All(KindOf(fresh.ObjectType), catalog.Version) : privileges;
        IReadOnlyList<string> ofPublic = fresh is { Grantee: "public", InSchema: null } ? OfPublic(fresh.ObjectType, catalog.Version) : [];
        var present = catalog.Current.Find(fresh.Id()) as DefaultPrivilege;
        var before = present?.Privileges ?? [];
        var after = grants ? Privileges.With(before, names, option, ofPublic) : Privileges.Without(before, names, option, ofPublic);
        if (before == after) return;
        if (present is null) catalog.Add(fresh with { Privileges = after });
        else if (after.IsEmpty) catalog.Remove(present.Id());
        else catalog.Alter(present, present with { Privileges = after });
    }

    /// <summary>
    /// Gives what a statement has made the privileges that its maker's defaults say. The maker is the role of SET ROLE, else whoever runs the files:
    /// for them count defaults without FOR ROLE and those of postgres.
    /// The defaults of other roles are kept and given to nothing: a grant that is not there must not be claimed.
    /// </summary>
    public static void Apply(CatalogBuilder catalog)
    {
        var made = catalog.Effects.Count;
        for (var i = 0; i < made; i++)
            if (catalog.Effects[i] is Diff.Change.Added { After: var subject })
                foreach (var granted in Of(subject, catalog.Current, catalog.Session.Role)) Grants.Change(catalog, granted);
    }

    /// <summary>What the defaults in a catalog give to an object that the role makes.</summary>
    public static IEnumerable<Grant> Of(SchemaObject made, Catalog catalog, string? role = null)
    {
        if (SortOf(made) is not { } sort) return [];
        Dictionary<string, EquatableArray<string>>? grants = null;
        Add(DefaultPrivilege.Everywhere);
        if (made.Name.Schema is { } schema) Add(new(Schema.OfKind, new(null, schema)));
        return grants is null ? [] : grants.Where(g => !g.Value.IsEmpty).Select(g => new Grant(made.Id(), g.Key) { Privileges = g.Value });

        // Those of its schema are added to those for all schemas.
        void Add(ObjectId at)
        {
            foreach (var granted in catalog.Children<DefaultPrivilege>(at))
                if (granted.ObjectType == sort && IsMaker(granted.Creator, role)) (grants ??= [])[granted.Grantee] = Privileges.With(grants.GetValueOrDefault(granted.Grantee), granted.Privileges);
        }
    }

    /// <summary>Whether something that gets privileges by this default may be made with the object.</summary>
    public static bool AreFor(DefaultPrivilege granted, SchemaObject made) =>
        SortOf(made) == granted.ObjectType || (granted.ObjectType == "sequences" && made is Table or Column { Identity: not null });

    /// <summary>The sort of object that defaults are for; null for what has none.</summary>
    private static string? SortOf(SchemaObject subject) => subject switch
    {
        Table or View or MaterializedView => "tables",
        Sequence => "sequences",
        Function => "functions",
        EnumType or Domain or CompositeType or RangeType => "types",
        Schema => "schemas",
        _ => null,
    };

    private static bool IsMaker(string? creator, string? role) => creator == role || (creator is null && role == "postgres");

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context) => Changed([], (DefaultPrivilege)subject);

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => Changed(((DefaultPrivilege)subject).Privileges, (DefaultPrivilege)subject with { Privileges = [] });

    public override IReadOnlyList<Alteration> Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing) =>
        [.. Changed(((DefaultPrivilege)before).Privileges, (DefaultPrivilege)after)];

    private static IEnumerable<string> Changed(EquatableArray<string> before, DefaultPrivilege after)
    {
        var head = "ALTER DEFAULT PRIVILEGES";
        if (after.Creator is not null) head += $" FOR ROLE {Roles.Written(after.Creator)}";
        if (after.InSchema is not null) head += $" IN SCHEMA {Quoting.Name(after.InSchema)}";
        return PrivilegeChanges.Between(before, after.Privileges).Statements($"ON {after.ObjectType.ToUpperInvariant()}", Roles.Written(after.Grantee), head: head + " ");
    }

    /// <summary>As pg_default_acl has the sort.</summary>
    public static string Letter(string sort) => sort switch { "tables" => "r", "sequences" => "S", "functions" => "f", "types" => "T", "schemas" => "n", _ => "L" };

    /// <summary>What was taken from PUBLIC shows in a list without it.</summary>
    public override string Exists(SchemaObject subject)
    {
        var granted = (DefaultPrivilege)subject;
        var conditions = $"defaclrole = {PgCatalog.Role(granted.Creator ?? "current_user")} AND defaclnamespace = {(granted.InSchema is null ? "0" : PgCatalog.Schema(granted.InSchema))} AND defaclobjtype = '{Letter(granted.ObjectType)}'";
        return granted.Privileges.Any(p => p[0] == '-')
            ? PgCatalog.Row("pg_default_acl", $"{conditions} AND NOT EXISTS (SELECT FROM aclexplode(defaclacl) WHERE grantee = 0)")
            : PgCatalog.Row("pg_default_acl, aclexplode(defaclacl)", $"{conditions} AND grantee = {PgCatalog.Role(granted.Grantee)}");
    }
}
