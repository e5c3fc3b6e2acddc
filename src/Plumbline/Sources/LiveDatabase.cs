using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sql;

namespace Plumbline.Sources;

/// <summary>How a database is looked at.</summary>
public sealed record LiveDatabaseSettings
{
    /// <summary>The schemas that are compared; empty for all.</summary>
    public EquatableArray<string> Schemas { get; init; }

    /// <summary>Where the names lie that files leave unqualified, when the connection says another schema than public (Prisma's <c>?schema=</c>).</summary>
    public string? DefaultSchema { get; init; }

    /// <summary>Names that are not compared, with <c>*</c> for anything: <c>tmp_*</c>, <c>legacy.*</c>.</summary>
    public EquatableArray<string> Ignored { get; init; }

    /// <summary>Platforms whose own objects are not the project's.</summary>
    public EquatableArray<string> Assume { get; init; }

    /// <summary>What the files speak of is compared, wherever it lies.</summary>
    public EquatableArray<Source> Files { get; init; }
}

/// <summary>
/// A live database as a source. Left out is what is in it and is not the project's: the tables in which migration tools keep their books,
/// a platform's own schemas, and what the configuration ignores. What is left out is silent, not absent.
/// </summary>
public static class LiveDatabase
{
    public static Source Of(string name, string dialect, string location, Catalog catalog, DatabaseFacts facts, LiveDatabaseSettings settings)
    {
        var scope = new LiveDatabaseScope(settings, facts);
        var own = catalog;
        if (!scope.HoldsAll)
            foreach (var subject in catalog.Objects)
                if (!scope.Holds(subject)) own = own.Without(subject.Id());
        if (settings.DefaultSchema is { } schema and not Public && !settings.Files.Any(f => f.Catalog.Contains(new(Schema.OfKind, new(null, schema)))))
        {
            own = AsPublic(own, schema);
            scope = new(settings with { Schemas = [.. settings.Schemas.Select(s => s == schema ? Public : s)] }, facts);
        }
        own = Stamped(name, own);
        return new(name, SourceRole.Database, dialect, dialect, location, own, new Voice(name, s => scope.Speaks(s) && !facts.UnreadKinds.Contains(s.Kind) && !IsToOwner(s, own, facts), (_, f) => !facts.UnreadFacets.Contains(f))) { Database = facts };
    }

    private const string Public = "public";

    /// <summary>The schema of the connection takes the name that the files' unqualified names are read with, and whatever names it follows.</summary>
    private static Catalog AsPublic(Catalog catalog, string schema)
    {
        foreach (var subject in catalog.Objects)
            if (subject.Name.Schema == Public || subject is Schema { Name.Name: Public }) catalog = catalog.Without(subject.Id());
        var builder = new CatalogBuilder(catalog);
        PostgresDialect.Instance.Execute(new SourceText("", "", $"ALTER SCHEMA {Quoting.Name(schema)} RENAME TO {Public}"), builder);
        return builder.Current;
    }

    /// <summary>What a file grants to the owner leaves no trace in the server: the owner has it from the start.</summary>
    private static bool IsToOwner(SchemaObject subject, Catalog catalog, DatabaseFacts facts)
    {
        if (subject is not Grant grant) return false;
        if (grant.Grantee is "current_user" or "current_role" or "session_user") return true;
        var on = grant.On.Holder();
        return (catalog.Find(on)?.Owner ?? facts.Owner) == grant.Grantee;
    }

    /// <summary>What a database says is said by it, without a file. The schema that every database brings along was stated by nobody.</summary>
    private static Catalog Stamped(string name, Catalog catalog)
    {
        var origin = new Provenance(new(name));
        foreach (var subject in catalog.Objects)
        {
            if (ReferenceEquals(subject.Origin, origin) || IsGiven(subject)) continue;
            if (subject.Origin.Here != origin.Here) return Catalog.Of(catalog.Objects.Select(o => IsGiven(o) ? o : o with { Origin = origin }));
            origin = subject.Origin;
        }
        return catalog;

        static bool IsGiven(SchemaObject subject) => subject is Schema && ReferenceEquals(subject.Origin, Provenance.Unknown);
    }

    /// <summary>One that was not reached: it says nothing.</summary>
    public static Source Unreached(string name, string dialect, string location) =>
        new(name, SourceRole.Database, dialect, dialect, location, Catalog.Empty, new Voice(name, _ => false, (_, _) => false));
}

/// <summary>What of a database is compared.</summary>
internal sealed class LiveDatabaseScope
{
    private readonly LiveDatabaseSettings _settings;
    private readonly EquatableArray<TrackingTable> _tracking;
    private readonly bool _supabase;

    public LiveDatabaseScope(LiveDatabaseSettings settings, DatabaseFacts facts)
    {
        _settings = settings;
        _tracking = facts.Tracking;
        _supabase = settings.Assume.Contains("supabase");
    }

    /// <summary>Nothing was set, and no tool keeps books: no object needs to be looked at.</summary>
    public bool HoldsAll => SpeaksOfAll && _tracking.IsEmpty && !_supabase;

    private bool SpeaksOfAll => _settings.Schemas.IsEmpty && _settings.Ignored.IsEmpty;

    public bool Holds(SchemaObject subject)
    {
        if (!Speaks(subject)) return false;
        if (!IsAnothers(subject)) return true;
        var id = subject.Id();
        return _settings.Files.Any(s => s.Catalog.Contains(id));
    }

    /// <summary>Outside the schemas that are compared, and of ignored names, nothing is said at all.</summary>
    public bool Speaks(SchemaObject subject)
    {
        if (SpeaksOfAll) return true;
        var name = Whole(subject);
        var schema = subject is Schema ? name.Name : name.Schema;
        if (!_settings.Schemas.IsEmpty && schema is not null && !_settings.Schemas.Contains(schema)) return false;
        return _settings.Ignored.IsEmpty || !_settings.Ignored.Any(p => IsLike(p, name.Name) || (schema is not null && IsLike(p, $"{schema}.{name.Name}")) || IsLike(p, subject.Name.ToString()));
    }

    /// <summary>A migration tool's books, and a platform's own.</summary>
    private bool IsAnothers(SchemaObject subject)
    {
        if (_tracking.Any(t => t.Owns(subject))) return true;
        if (!_supabase) return false;
        var name = Whole(subject);
        return subject is Schema ? Supabase.HasSchema(name.Name) : (name.Schema is { } schema && Supabase.HasSchema(schema)) || subject is Extension or EventTrigger or Publication or DefaultPrivilege;
    }

    /// <summary>The table that a part belongs to, the object that a privilege is about, else its own name.</summary>
    private static ObjectName Whole(SchemaObject subject) => subject switch
    {
        Grant grant => grant.On.Name.OfWhole(),
        Sequence { OwnedBy: { } owner } => owner.OfTable(),
        { Name.Table: not null } => subject.Name.OfTable(),
        _ => subject.Name,
    };

    private static bool IsLike(string pattern, string name)
    {
        var star = pattern.IndexOf('*');
        if (star < 0) return pattern == name;
        if (!name.StartsWith(pattern.AsSpan(0, star), StringComparison.Ordinal)) return false;
        var rest = pattern[(star + 1)..];
        if (rest.Length == 0) return true;
        for (var at = star; at <= name.Length; at++)
            if (IsLike(rest, name[at..])) return true;
        return false;
    }
}
