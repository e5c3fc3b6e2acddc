using System.Text;
using System.Text.Json;
using Plumbline.Model;

namespace Plumbline.Rules.Workflow;

/// <summary>One script of a package.json: <c>package.json#scripts.build</c>.</summary>
public sealed record PackageScript(string File, string Name, string Command, Origin Where)
{
    public string About() => $"{File}#scripts.{Name}";
}

/// <summary>The scripts of a package.json with their places. What is no JSON has none.</summary>
public sealed class PackageScripts
{
    private PackageScripts(SourceText file, IReadOnlyList<PackageScript> scripts, Origin where, bool usesPrisma) =>
        (File, Scripts, Where, UsesPrisma) = (file, scripts, where, usesPrisma);

    public SourceText File { get; }
    public IReadOnlyList<PackageScript> Scripts { get; }

    /// <summary>Where <c>"scripts"</c> stands.</summary>
    public Origin Where { get; }

    public bool UsesPrisma { get; }

    public static IEnumerable<PackageScripts> In(Sources.Project project)
    {
        foreach (var (path, file) in project.Files.OrderBy(f => f.Key, StringComparer.Ordinal))
            if ((path == "package.json" || path.EndsWith("/package.json", StringComparison.Ordinal)) && Read(file) is { } scripts) yield return scripts;
    }

    /// <summary>The files of SQL that the scripts of a package.json run by <c>psql</c>; none of another file.</summary>
    public static IEnumerable<string> SqlRunIn(SourceText file) =>
        file.Path.EndsWith("package.json", StringComparison.Ordinal) && file.Text.Contains("psql ", StringComparison.Ordinal) && Read(file) is { } package
            ? package.Scripts.Select(PsqlRun.Of).OfType<PsqlRun>().SelectMany(r => r.Files) : [];

    public static PackageScripts? Read(SourceText file)
    {
        var bytes = Encoding.UTF8.GetBytes(file.Text);
        var start = file.Text.StartsWith('\uFEFF') ? 3 : 0;
        var scripts = new List<PackageScript>();
        var where = file.At(0);
        var usesPrisma = false;
        try
        {
            var json = new Utf8JsonReader(bytes.AsSpan(start), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            string? section = null;
            string? name = null;
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName)
                {
                    name = json.GetString();
                    if (json.CurrentDepth == 1) section = name;
                    if (json.CurrentDepth == 1 && name == "scripts") where = At(file, bytes, start + (int)json.TokenStartIndex);
                    usesPrisma |= json.CurrentDepth == 2 && name is "prisma" or "@prisma/client";
                }
                else if (json.TokenType == JsonTokenType.String && json.CurrentDepth == 2 && section == "scripts" && name is not null)
                    scripts.Add(new(file.Path, name, json.GetString() ?? "", At(file, bytes, start + (int)json.TokenStartIndex)));
            }
        }
        catch (JsonException)
        {
            // Not ours to report: its own tools refuse it at once.
            if (scripts.Count == 0) return null;
        }
        return new(file, scripts, where, usesPrisma);
    }

    private static Origin At(SourceText file, byte[] bytes, int offset) => file.At(Encoding.UTF8.GetCharCount(bytes, 0, offset));
}
