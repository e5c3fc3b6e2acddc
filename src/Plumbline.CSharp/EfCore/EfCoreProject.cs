using System.Diagnostics;
using System.Text.Json;
using Plumbline.Sources.EfCore;

namespace Plumbline.CSharp.EfCore;

/// <summary>The project could not be asked: what was found, and what would help.</summary>
public sealed class EfCoreException(string message) : Exception(message);

/// <summary>
/// A C# project whose Entity Framework is asked in a process of its own, with the runtime and the packages of the project itself. Nothing of it is built or changed here.
/// </summary>
/// <param name="root">The folder that paths are relative to.</param>
public sealed class EfCoreProject(string root)
{
    private const string Loader = "Plumbline.EfCore.dll";
    private static readonly string[] s_properties = ["TargetPath", "AssemblyName", "ProjectDepsFilePath", "ProjectRuntimeConfigFilePath", "NuGetPackageRoot", "TargetFrameworks"];

    /// <summary>How long a process may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(3);

    /// <param name="project">Path of the project's file, relative to the root.</param>
    /// <param name="context">The context's name where there are several.</param>
    public EfCoreModel Read(string project, string? context)
    {
        var target = Built(project);
        var startup = Startup(project, target);
        var arguments = new List<string> { "exec", "--depsfile", startup.Deps };
        if (startup.Packages.Length > 0) arguments.AddRange(["--additionalprobingpath", startup.Packages.TrimEnd('/', '\\')]);
        arguments.AddRange(["--runtimeconfig", startup.RuntimeConfig, Path.Combine(AppContext.BaseDirectory, Loader), target.Assembly, startup.Assembly]);
        if (context is not null) arguments.Add(context);
        var (output, errors, code) = Run(Path.GetDirectoryName(startup.Path)!, arguments);
        var model = EfCoreModel.Read(project, output);
        if (model.Fault is { } fault) throw new EfCoreException($"{project}: {fault}");
        if (code != 0 || model.Context.Length == 0) throw new EfCoreException($"{project}: Entity Framework was asked and ended with {code}: {LastLine(errors)}");
        if (model.Dialect() is null) throw new EfCoreException($"{project}: {model.Context} uses {model.Provider}; PostgreSQL and SQLite are read");
        return model;
    }

    /// <summary>What a build leaves.</summary>
    private sealed record Build(string Path, string Assembly, string Deps, string RuntimeConfig, string Packages);

    private Build Built(string project)
    {
        var file = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, project));
        if (!File.Exists(file)) throw new EfCoreException($"{project}: no such file");
        var (output, errors, code) = Run(root, ["msbuild", file, "-nologo", .. s_properties.Select(p => $"-getProperty:{p}")]);
        if (code != 0) throw new EfCoreException($"{project} is not evaluated by MSBuild: {LastLine(errors.Length > 0 ? errors : output)}");
        using var json = JsonDocument.Parse(output);
        string Property(string name) => json.RootElement.GetProperty("Properties").GetProperty(name).GetString() ?? "";
        if (Property("TargetPath").Length == 0) throw new EfCoreException($"{project} is built for several frameworks ({Property("TargetFrameworks")}): name a project that is built for one");
        var assembly = Property("TargetPath");
        if (!File.Exists(assembly)) throw new EfCoreException($"{project} is not built: there is no {assembly}; run dotnet build {project}");
        string Beside(string property, string ending) => Property(property) is { Length: > 0 } said ? System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, said)) : System.IO.Path.ChangeExtension(assembly, ending);
        return new(assembly, Property("AssemblyName"), Beside("ProjectDepsFilePath", ".deps.json"), Beside("ProjectRuntimeConfigFilePath", ".runtimeconfig.json"), Property("NuGetPackageRoot"));
    }

    /// <summary>A library runs in the one program that refers to it (<c>dotnet ef</c>'s startup project).</summary>
    private Build Startup(string project, Build target)
    {
        if (File.Exists(target.RuntimeConfig)) return target;
        var name = System.IO.Path.GetFileName(project);
        var users = Directory.EnumerateFiles(root, "*.csproj", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 6, IgnoreInaccessible = true })
            .Where(f => System.IO.Path.GetFileName(f) != name && File.ReadAllText(f).Replace('\\', '/').Contains($"/{name}\"", StringComparison.OrdinalIgnoreCase))
            .Select(f => System.IO.Path.GetRelativePath(root, f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        var built = users.Select(u => (Project: u, Build: TryBuilt(u))).Where(u => u.Build is not null && File.Exists(u.Build.RuntimeConfig)).ToList();
        if (built.Count == 1) return built[0].Build!;
        throw new EfCoreException(built.Count == 0
            ? $"{project} is a library and no built program refers to it: build the program that it runs in"
            : $"{project} is a library of several programs ({string.Join(", ", built.Select(b => b.Project))}): give the program that holds the context's services");
    }

    private Build? TryBuilt(string project)
    {
        try
        {
            return Built(project);
        }
        catch (EfCoreException)
        {
            return null;
        }
    }

    private (string Output, string Errors, int Code) Run(string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Development";
        start.Environment["DOTNET_ENVIRONMENT"] = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "Development";
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new EfCoreException($"dotnet cannot be started ({fault.Message}): a project's Entity Framework is asked with the .NET that it is built for");
        }
        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new EfCoreException($"dotnet {arguments.First()} did not end within {Patience.TotalMinutes:0} minutes");
            }
            return (output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult(), process.ExitCode);
        }
    }

    private static string LastLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no word of why";
}
