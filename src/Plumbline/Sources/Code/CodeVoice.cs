using Plumbline.Model;
using Plumbline.Sources.Code.DrizzleClients;
using Plumbline.Sources.Code.EntityClients;
using Plumbline.Sources.Code.PrismaClients;
using Plumbline.Sources.Code.SupabaseClients;

namespace Plumbline.Sources.Code;

/// <summary>Makes a source of what was seen in code: its usages of the schema, in the words of the project's declared schemas.</summary>
public static class CodeVoice
{
    public const string Name = "code";
    public const string Format = "typescript";

    /// <param name="location">Where it was looked for, as configured or found.</param>
    /// <param name="declared">The schemas by whose names the code calls.</param>
    /// <param name="queries">For the SQL in it; null where there is no schema to hold it against.</param>
    /// <param name="made">What makes the schema: the histories.</param>
    public static Source Read(CodeProject project, string location, IReadOnlyList<Source> declared, CodeQueries? queries = null, IReadOnlyList<Source>? made = null)
    {
        var usages = new CodeUsages(Name);
        var models = new PrismaModels(declared);
        IReadOnlyList<Mirror> mirrors = models.IsEmpty ? [] : PrismaUses.Read(project, models, usages);
        IReadOnlyList<Source> schemas = [.. declared, .. made ?? []];
        Drizzle(project, schemas, usages);
        Supabase(project, schemas, usages);
        Entities(project, schemas, usages);
        var receivers = new CodeReceivers(project);
        if (queries is not null)
            foreach (var usage in queries.Of(project.Files, receivers, new(project))) usages.Add(usage);
        var dialect = declared.Count > 0 ? declared[0].Dialect : Dialects.AllDialects.Postgres;
        return Empty(location, dialect) with
        {
            Usages = [.. usages.InOrder()],
            Mirrors = mirrors.ToEquatableArray(),
            Definitions = queries is null ? [] : [.. project.Files.SelectMany(f => queries.Definitions(f, new(schemas), receivers))],
            Mentions = IsWhole(project, usages, queries) ? new CodeWords(() => project.Files.Select(f => f.Words)) { Open = [.. usages.Open.OrderBy(o => o.Name)] } : null,
            Allowing = [.. project.Files.Where(f => f.Words.Contains(CodeFile.Allows, StringComparison.Ordinal)).Select(f => f.Path)],
            ClientImports = [.. new ClientImports(project, declared).All()],
            UnreadCode = [.. project.Files.Where(f => f.Fault is not null).Select(f => new UnreadCode(new(Name, f.Path, f.FaultAt.Line, f.FaultAt.Column), f.Site, f.Fault!))],
            Unread = project.Files.Count(f => f.Fault is not null),
            NotCompared = [.. NotCompared(project, usages, queries)],
        };
    }

    /// <summary>
    /// Whether what is named nowhere is used nowhere: all was read and understood, and no library was given the client. What an adapter asks for stands in its own code.
    /// </summary>
    private static bool IsWhole(CodeProject project, CodeUsages usages, CodeQueries? queries) =>
        project.IsAll && usages.Unresolved == 0 && queries is null or { Unread: 0, Built: 0, Unknown: 0 } && !project.Files.Any(f => f.Fault is not null || f.Imports.Any(i => PrismaModules.IsAdapter(i.Module)));

    /// <summary>The voice before anything was said: it makes no objects, and denies none.</summary>
    internal static Source Empty(string location, string dialect) => new(Name, SourceRole.Code, Format, dialect, location, Catalog.Empty, new(Name, _ => false, (_, _) => false));

    private static void Entities(CodeProject project, IReadOnlyList<Source> schemas, CodeUsages usages)
    {
        var files = project.Files.Where(f => f.IsCSharp()).ToList();
        if (files.Count == 0) return;
        var classes = new EntityClasses(files);
        var models = new EntityModels(files, classes, schemas);
        var uses = new EntityUses(classes, models, usages);
        foreach (var file in files)
            if (file.Site != UsageSite.Generated) uses.Read(file);
        uses.Declared();
    }

    private static void Drizzle(CodeProject project, IReadOnlyList<Source> schemas, CodeUsages usages)
    {
        var tables = new DrizzleTables(project, schemas);
        if (tables.IsEmpty) return;
        var meanings = new Meanings(project, new PrismaModels([]), new DrizzleRows(tables));
        var calls = new DrizzleCalls(tables, new PrismaRecords(meanings), usages);
        var rows = new RowUses(meanings, usages);
        foreach (var file in project.Files)
        {
            if (file.Site == UsageSite.Generated) continue;
            calls.Read(file);
            rows.Read(file);
        }
        usages.Settle();
    }

    private static void Supabase(CodeProject project, IReadOnlyList<Source> schemas, CodeUsages usages)
    {
        var schema = new SupabaseSchema(schemas);
        if (schema.IsEmpty || !project.Files.Any(f => f.Imports.Any(i => i.Module.StartsWith("@supabase/", StringComparison.Ordinal)))) return;
        var tables = new SupabaseTables(schema, new SupabaseClients.SupabaseClients(project));
        var meanings = new Meanings(project, new PrismaModels([]), new SupabaseRows(schema, tables));
        var calls = new SupabaseCalls(schema, tables, new PrismaRecords(meanings), usages);
        var rows = new RowUses(meanings, usages);
        foreach (var file in project.Files)
        {
            if (file.Site == UsageSite.Generated) continue;
            calls.Read(file);
            rows.Read(file);
        }
        usages.Settle();
    }

    private static IEnumerable<NotCompared> NotCompared(CodeProject project, CodeUsages usages, CodeQueries? queries)
    {
        foreach (var file in project.Files)
            if (file.Fault is { } fault) yield return new($"{file.Path}{(file.FaultAt.Line > 0 ? $":{file.FaultAt.Line}" : "")}", $"not read whole: {fault}");
        if (usages.Unresolved > 0) yield return new($"{usages.Unresolved} of {usages.Calls} calls on a client", "which table they are about is not known from the text");
        if (usages.Partly > 0) yield return new($"parts of {usages.Partly} of {usages.Calls} calls on a client", "put together elsewhere: what they name there was not looked for");
        if (usages.Doubtful > 0) yield return new($"{usages.Doubtful} members of rows", "no schema has a field of that name, and no query asks for one: something else may have put it there");
        if (usages.Unmapped > 0) yield return new($"{usages.Unmapped} uses of members of owned or complex types", "what they are in the database is not certain from the code: a JSON column, a table of its own, a converter");
        if (queries is null && project.Files.Sum(f => f.Texts.Count(t => !t.Pieces.IsEmpty)) is > 0 and var texts) yield return new($"{texts} texts in code that may be SQL", "SQL in code is read for PostgreSQL and SQLite");
        if (queries is { Unknown: > 0 }) yield return new($"{queries.Unknown} of {queries.Unknown + queries.Sent} calls that send SQL", "what they send is put together elsewhere: it was not looked for");
        if (queries is { Unread: > 0 }) yield return new($"{queries.Unread} of {queries.Statements} SQL statements in code", "put together when they run, or not understood");
        if (queries is { Unsure: > 0 }) yield return new($"{queries.Unsure} of {queries.Names} names in SQL in code", "what they mean is not certain from the text: they were not looked for");
        if (queries is { Elsewhere: > 0 }) yield return new($"{queries.Elsewhere} texts in code that may be SQL", "it is not known which database they are sent to");
    }
}
