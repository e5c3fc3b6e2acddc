using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Replay;

/// <summary>
/// What the history stands on and does not make: the objects of a platform, and the tables in which migration tools keep their books.
/// It remembers what was asked for, so that a report can list what was taken on trust.
/// </summary>
public sealed class OutsideObjects(EquatableArray<string> assume) : IOutside
{
    private readonly bool _supabase = assume.Contains("supabase");
    private readonly SortedSet<string> _met = new(StringComparer.Ordinal);

    /// <summary>The names that <c>assume:</c> in the configuration may hold.</summary>
    public static IReadOnlyList<string> Platforms { get; } = ["supabase"];

    public bool HasSchema(string name) => (_supabase && Supabase.HasSchema(name)) || name is "drizzle" or "supabase_migrations" or Archive.Schema;

    public bool HasRelation(ObjectName name)
    {
        if (Archive.Holds(name)) return true;
        if (IsLedger(name)) return Meet("table", name, "kept by the migration tool");
        return _supabase && Supabase.HasRelation(name) && Meet("relation", name, "Supabase");
    }

    public bool HasType(ObjectName name) => _supabase && Supabase.HasType(name) && Meet("type", name, "Supabase");

    public bool HasFunction(ObjectName name) => _supabase && Supabase.HasFunction(name) && Meet("function", name, "Supabase");

    /// <summary>What was asked for and taken on trust, in words, sorted.</summary>
    public IEnumerable<string> Met() => _met;

    /// <summary>The search path of a connection to the platform.</summary>
    public EquatableArray<string> SearchPath(string defaultSchema) => _supabase ? [defaultSchema, Supabase.Extensions] : [defaultSchema];

    private bool Meet(string kind, ObjectName name, string of)
    {
        _met.Add($"{kind} {name} ({of})");
        return true;
    }

    private static bool IsLedger(ObjectName name) => name.Name switch
    {
        "_prisma_migrations" or "schema_migrations" or "goose_db_version" or "flyway_schema_history" or "__diesel_schema_migrations" or "pgmigrations" or "knex_migrations" => true,
        "__drizzle_migrations" => name.Schema is null or "drizzle" or "public",
        _ => false,
    };
}
