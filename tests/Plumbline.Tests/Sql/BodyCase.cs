using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sql;
using Plumbline.Sql.Plpgsql;

namespace Plumbline.Tests.Sql;

/// <summary>Routines over the schema of <see cref="QueryCase"/>, a file each: <c>tests/cases/bodies/NAME.sql</c> makes <c>f</c>, with the names in its body beside.</summary>
internal static class BodyCase
{
    private static readonly string s_root = Repository.Path("tests", "cases", "bodies");

    public static IEnumerable<string> Names() => Directory.EnumerateFiles(s_root, "*.sql").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public static string Text(string name) => File.ReadAllText(Path.Combine(s_root, name + ".sql"));

    public static string Expected(string name) => Path.Combine(s_root, name + ".names");

    /// <summary>The names with their places in the body.</summary>
    public static (Function Routine, QueryReading Reading) Read(string name, int major)
    {
        var catalog = SqlSchema.Read([new("declared", "schema.sql", QueryCase.Schema + Text(name))], "declared", "schema.sql", new()).Catalog;
        var routine = catalog.OfType<Function>().Single(f => f.BareName().Name == "f");
        var text = RoutineText.Of(routine.Language!, routine.Body!);
        return (routine, new(RoutineNames.In(catalog, major).Of(routine, Session.Default), text.Queries.Count, text.Unread));
    }
}
