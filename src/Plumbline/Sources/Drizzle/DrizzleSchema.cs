using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources.Code;
using Plumbline.Sources.Drizzle.Code;

namespace Plumbline.Sources.Drizzle;

/// <summary>How to read a schema of Drizzle's, as the tool's configuration says it.</summary>
public sealed record DrizzleSettings
{
    public string Dialect { get; init; } = AllDialects.Postgres;

    /// <summary><c>snake_case</c> or <c>camelCase</c>: how columns without a name are called; null for their keys.</summary>
    public string? Casing { get; init; }

    /// <summary>Whether keys without a name get those that drizzle-kit gives since 1.0: <c>users_email_key</c>, before <c>users_email_unique</c>.</summary>
    public bool HasServerNames { get; init; }

    public int PostgresVersion { get; init; } = 17;
    public EquatableArray<string> Assume { get; init; }
}

/// <summary>Reads a schema declared in code (<c>schema.ts</c>) into the catalog that drizzle-kit would create for it.</summary>
public static class DrizzleSchema
{
    public const string Format = DrizzleCatalog.Format;

    /// <param name="project">The schema's files and all that they import.</param>
    /// <param name="schemas">The paths that the configuration names.</param>
    public static Source Read(CodeProject project, IReadOnlyList<string> schemas, string name, string location, DrizzleSettings settings)
    {
        var files = schemas.Select(p => project.Files.FirstOrDefault(f => f.Path == p)).OfType<CodeFile>().ToList();
        var model = DrizzleDeclaration.Read(project, files, settings, name);
        var read = DrizzleCatalog.Read(model, name, location, new() { PostgresVersion = settings.PostgresVersion, Assume = settings.Assume });
        return read with { NotCompared = NotCompared(model).ToEquatableArray() };
    }

    private static IEnumerable<NotCompared> NotCompared(DrizzleModel model)
    {
        foreach (var column in model.Unknown.Order()) yield return new(column.Name == "*" ? $"table {column.OfTable()}" : $"column {column}", column.Name == "*" ? "columns are spread into it that were not found" : "what its type is was not found in the code");
        foreach (var column in model.UnknownDefaults.Order()) yield return new($"default of {column}", "its value is computed in code");
        foreach (var table in model.UnknownParts.Order()) yield return new($"{table}", "a key, index, check or query of it is put together in code that was not followed");
    }
}
