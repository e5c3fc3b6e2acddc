using System.CommandLine;
using Plumbline.Rules;

namespace Plumbline.Cli;

/// <summary>Arguments that several verbs take.</summary>
internal static class Inputs
{
    public static Argument<string?> Path()
    {
        var path = new Argument<string?>("path")
        {
            Description = "The project: a folder with (or below) plumbline.yaml; without one the layout is detected. Default: the current folder",
            Arity = ArgumentArity.ZeroOrOne,
        };
        // A mistyped option would otherwise be taken for the folder.
        path.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: { } word }] && DatabasePlaces.IsAddress(word)) result.AddError("a connection string is no project: give it with --database, or to diff and inspect as a source");
            if (result.Tokens is not [{ Value: ['-', ..] option }]) return;
            var near = result.Parent is System.CommandLine.Parsing.CommandResult { Command: var verb } ? Nearest.Of(option, verb.Options.Select(o => o.Name)) : null;
            result.AddError($"there is no option {option}{(near is null ? "" : $"; did you mean {near}?")}");
        });
        return path;
    }

    public static Option<string?> Project() => new("--project", "-p")
    {
        Description = "The project in which source names are looked up. Default: the current folder",
        HelpName = "path",
    };

    public static Option<bool> Exact() => new("--exact")
    {
        Description = "Compare every expression and query as a PostgreSQL server prints it, also where the texts are alike; without, a server at hand is asked only about texts that differ",
    };

    /// <exception cref="UsageException">There is no such rule.</exception>
    public static Rule Rule(string name) =>
        AllRules.ByName.TryGetValue(name, out var rule) ? rule
            : throw new UsageException($"there is no rule {name}{(Nearest.Of(name, AllRules.ByName.Keys) is { } near ? $"; did you mean {near}?" : "")} (plumb rules lists them)");

    public const string SourceForms = "a source's or database's name in the project, or prisma:FILE, drizzle:FILE, migrations:DIR, sql:FILE, efcore:PROJECT, postgres://…, sqlite:FILE";
}
