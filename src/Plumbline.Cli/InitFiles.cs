namespace Plumbline.Cli;

/// <summary>What <c>plumb init</c> writes in one project. Nothing that is there is changed.</summary>
internal sealed class InitFiles(string root, bool print, TextWriter output)
{
    /// <summary>The git repository's folder; null when it is in none.</summary>
    public string? Repository { get; } = Git.Repository(root);

    /// <summary>The configuration, by what is found.</summary>
    /// <returns>False when there is one already.</returns>
    public bool Configuration()
    {
        if (Config.FileNames.Any(n => File.Exists(Path.Combine(root, n)))) return false;
        var (name, layout, assume, others) = Workspace.Detect(root);
        foreach (var other in others) output.WriteLine($"found also: {other}: give it a plumbline.yaml of its own, or name it in this one");
        output.WriteLine(layout is null ? "no schema and no migrations were found: name them in plumbline.yaml" : $"found: {layout.Says()}");
        Put(root, Config.FileNames[0], InitTexts.Configuration(name, layout, assume, Variables()), executable: false);
        return true;
    }

    /// <summary>Git's hook, or husky's where the project has it.</summary>
    /// <exception cref="UsageException">There is another hook, or no repository.</exception>
    public void Hook()
    {
        var repository = Repository ?? throw new UsageException($"{root} is in no git repository: a hook needs one");
        var husky = Path.Combine(repository, ".husky");
        var folder = Directory.Exists(husky) ? husky : Git.Hooks(repository);
        var text = InitTexts.Hook(Below(repository));
        var there = Path.Combine(folder, "pre-commit");
        if (!print && File.Exists(there))
        {
            if (File.ReadAllText(there).Contains(InitTexts.HookMark, StringComparison.Ordinal)) output.WriteLine($"{Shown(there)} has the hook already");
            else throw new UsageException($"there is a hook already: {Shown(there)}; add to it:\n{string.Join('\n', text.Split('\n').Skip(1))}");
            return;
        }
        Put(folder, "pre-commit", text, executable: true);
    }

    /// <exception cref="UsageException">There is such a file.</exception>
    public void Ci(string kind)
    {
        var top = Repository ?? root;
        var path = Below(top);
        if (kind == "github") Put(top, InitTexts.GitHubPath, InitTexts.GitHub(path), executable: false);
        else if (kind == "gitlab") Put(top, InitTexts.GitLabPath, InitTexts.GitLab(path), executable: false);
        else Put(top, InitTexts.ScriptPath, InitTexts.Script(path), executable: true);
    }

    private void Put(string folder, string path, string text, bool executable)
    {
        var full = Path.Combine(folder, path);
        if (print)
        {
            output.WriteLine($"--- {Shown(full)}\n{text}");
            return;
        }
        if (File.Exists(full)) throw new UsageException($"{Shown(full)} is there already: remove it to have it written anew");
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        if (executable && !OperatingSystem.IsWindows()) File.SetUnixFileMode(full, (UnixFileMode)0b111_101_101);
        output.WriteLine($"wrote {Shown(full)}");
    }

    /// <summary>Names of variables that hold connection strings; their values are not kept.</summary>
    private List<string> Variables()
    {
        var names = new List<string>();
        foreach (var file in (string[])[".env.local", ".env", ".env.example"])
        {
            var path = Path.Combine(root, file);
            if (!File.Exists(path)) continue;
            foreach (var line in File.ReadLines(path))
            {
                var equals = line.IndexOf('=');
                if (equals <= 0 || line.TrimStart().StartsWith('#')) continue;
                var name = line[..equals].Replace("export ", "", StringComparison.Ordinal).Trim();
                if (name.EndsWith("DATABASE_URL", StringComparison.Ordinal) && !names.Contains(name)) names.Add(name);
            }
        }
        return names;
    }

    private string Below(string repository) => Path.GetRelativePath(repository, root).Replace('\\', '/');

    private static string Shown(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
}
