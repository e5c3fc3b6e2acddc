using System.CommandLine;

namespace Plumbline.Cli;

/// <summary>Arguments that several verbs take.</summary>
internal static class Inputs
{
    public static Argument<string?> Path() => new("path")
    {
        Description = "The project: a folder with (or below) plumbline.yaml; without one the layout is detected. Default: the current folder",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<string?> Project() => new("--project", "-p")
    {
        Description = "The project in which source names are looked up. Default: the current folder",
        HelpName = "path",
    };

    public const string SourceForms = "a source's name in the project, or prisma:FILE, migrations:DIR, sql:FILE";
}
