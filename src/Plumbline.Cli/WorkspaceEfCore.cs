using Plumbline.CSharp.EfCore;
using Plumbline.Sources;
using Plumbline.Sources.EfCore;

namespace Plumbline.Cli;

/// <summary>
/// C# projects that declare a schema and its history through Entity Framework: <c>src/Shop/Shop.csproj</c>, or <c>src/Shop/Shop.csproj#ShopContext</c> where there are several contexts.
/// Each is asked once; nothing of it is loaded in a run without one.
/// </summary>
internal sealed class WorkspaceEfCore(WorkspaceFiles files)
{
    private const string Ending = ".csproj";

    private readonly Dictionary<string, EfCoreModel> _models = new(StringComparer.Ordinal);

    public static bool Is(ConfigPath path) => Project(path).EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    private static string Project(ConfigPath path) => path.Path.Split('#')[0];

    /// <exception cref="UnreadableSourceException">It is not built, has no context or several, or its own code failed.</exception>
    public EfCoreModel Ask(ConfigPath path)
    {
        if (_models.TryGetValue(path.Path, out var known)) return known;
        try
        {
            return _models[path.Path] = new EfCoreProject(files.Root).Read(Project(path), path.Path.Split('#') is [_, var context] ? context : null);
        }
        catch (EfCoreException fault)
        {
            throw new UnreadableSourceException(fault.Message);
        }
    }

    /// <summary>What it says, and where the files of its migrations are.</summary>
    public (EfCoreModel Model, Func<string, string?> FileOf) Files(ConfigPath path, string name)
    {
        var model = Ask(path);
        var folder = Path.GetDirectoryName(Project(path))?.Replace('\\', '/') ?? "";
        var code = files.List(name, folder).Where(e => e.Path.EndsWith(".cs", StringComparison.Ordinal)).Select(e => e.Path).ToList();
        return (model, id => code.Find(c => c.EndsWith($"/{id}.cs", StringComparison.Ordinal) || c == $"{id}.cs"));
    }
}
