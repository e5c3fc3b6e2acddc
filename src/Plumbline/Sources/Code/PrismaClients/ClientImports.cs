using Plumbline.Model;
using Plumbline.Sources.Prisma;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>
/// Finds imports of a Prisma client that lead to none, as far as the code and the declared schemas tell: no file of the project is there, none of the generators writes there,
/// and no program of the project speaks of the place. What lies on the disk is asked by who may look.
/// </summary>
internal sealed class ClientImports(CodeProject project, IReadOnlyList<Source> declared)
{
    private readonly List<PrismaGenerator> _generators = [.. declared.Where(s => s.Prisma is not null).SelectMany(s => s.Prisma!.Datasource.Generators)];

    public IEnumerable<ClientImport> All()
    {
        if (!_generators.Exists(g => g.IsClient()) || _generators.Exists(g => !g.IsPlaced())) return [];
        return project.Files.Where(IsMeant).SelectMany(f => Lost(f).Concat(NotInstalled(f))).Distinct();
    }

    /// <summary>What a template holds lies elsewhere when it is used.</summary>
    private static bool IsMeant(CodeFile file) =>
        file.Site != UsageSite.Generated && !file.IsCSharp() && !file.Path.Split('/').Any(p => p is "template" or "templates" or "scaffold" or "boilerplate" || p.StartsWith("template-", StringComparison.Ordinal));

    private IEnumerable<ClientImport> Lost(CodeFile file)
    {
        // A module that is imported whole is a client where one is made of it; of what else it may be nothing is said.
        foreach (var module in file.Imports.Where(i => i.Export is "*" or "default").Select(i => i.Module).Distinct())
            if (!IsPrismas(module) && project.Module(file, module) is null && Makes(file, module) && IsLost(file, module) && !IsSpokenOf(file, module)) yield return new(file.Path, module, file.Site);
        foreach (var (module, name) in Imports(file))
        {
            if (name is not ("PrismaClient" or "Prisma") || IsPrismas(module) || project.Find(file, module, name) is not { Module: { } lost, Export: { } export, By: { } by }) continue;
            if (IsMeant(by) && !IsPrismas(lost) && IsNamedBy(by, lost, export) && IsLost(by, lost) && !IsSpokenOf(by, lost)) yield return new(by.Path, lost, by.Site);
        }
    }

    private static IEnumerable<(string Module, string Name)> Imports(CodeFile file)
    {
        foreach (var import in file.Imports) yield return (import.Module, import.Export);
        foreach (var export in file.Exports)
            if (export is { Module: { } module, Export: { } name }) yield return (module, name);
    }

    private static bool IsPrismas(string module) => module.StartsWith("@prisma/", StringComparison.Ordinal) || module.StartsWith(".prisma/", StringComparison.Ordinal);

    /// <summary>Whether it is this module that the name would come from: a file that hands several modules on whole, of which some are not there, leaves that open.</summary>
    private bool IsNamedBy(CodeFile by, string module, string name) =>
        Imports(by).Any(i => i.Module == module && i.Name == name) || by.Exports.Count(e => e is { Name: "*", Module: { } whole } && project.Module(by, whole) is null) == 1;

    private bool IsLost(CodeFile by, string module)
    {
        if (module.Contains("node_modules", StringComparison.Ordinal)) return false;
        if (ClientImport.IsRelative(module)) return CodeProject.Place(by.Path, module) is { } place && (HasNoIndex(place) || !_generators.Exists(g => g.LeadsTo(place)));
        return PrismaModules.IsGenerated(module) && !project.IsPackaged(module) && !MayLead(by, module);
    }

    /// <summary>Prisma's newer generator writes <c>client.ts</c>, and no index since 6.10.</summary>
    private bool HasNoIndex(string place) => _generators.Exists(g => g.HasNoIndex() && g.Folder() == place);

    /// <summary>Whether an alias, as they are mostly made, leads to what a generator writes: <c>@/generated/prisma</c> to <c>src/generated/prisma</c>.</summary>
    private bool MayLead(CodeFile by, string module)
    {
        var parts = module.TrimStart('@', '~', '#', '$').TrimStart('/').Split('/');
        foreach (var folder in _generators.Select(g => g.HasNoIndex() && IsWhole(g, parts) ? null : g.Folder()).OfType<string>())
            for (var from = 0; from < Math.Min(2, parts.Length); from++)
                for (var end = parts.Length; end > from; end--)
                    if (IsBehind(by, folder, string.Join('/', parts[from..end]))) return true;
        return false;
    }

    private static bool IsWhole(PrismaGenerator generator, string[] parts) => generator.Folder() is { } folder && $"/{folder}".EndsWith($"/{string.Join('/', parts)}", StringComparison.Ordinal);

    private static bool IsBehind(CodeFile by, string folder, string tail)
    {
        if (folder == tail) return true;
        if (!folder.EndsWith($"/{tail}", StringComparison.Ordinal)) return false;
        var head = folder[..^(tail.Length + 1)];
        if (head is "src" or "app" || head.EndsWith("/src", StringComparison.Ordinal) || head.EndsWith("/app", StringComparison.Ordinal)) head = head[..^3].TrimEnd('/');
        return Paths.IsBelow(by.Path, head);
    }

    /// <summary>Whether a program of the project speaks of the place, or the file itself does beside importing it: it may be made there, or stood in for.</summary>
    private bool IsSpokenOf(CodeFile by, string module)
    {
        var tail = ClientImport.Tail(ClientImport.IsRelative(module) ? CodeProject.Place(by.Path, module)! : module);
        return by.Words.Contains(module, StringComparison.Ordinal)
            || project.Files.Any(f => f.Site != UsageSite.Test && !f.Path.Contains(".config.", StringComparison.Ordinal) && ClientImport.Speaks(f.Words, tail));
    }

    // @prisma/client itself

    /// <summary>Types alone, and names that nothing is made of, do no harm there: what is there says only that nothing was generated yet, once a client is made.</summary>
    private IEnumerable<ClientImport> NotInstalled(CodeFile file)
    {
        if (file.Site == UsageSite.Test || _generators.Exists(g => g.IsClient() && g.MayBeInstalled())) yield break;
        var isNamed = file.Imports.Any(i => i is { Module: ClientImport.Installed, Export: "PrismaClient" or "*" or "default" });
        if (isNamed && !file.Words.Contains(ClientImport.Installed, StringComparison.Ordinal) && !IsAliased() && Makes(file, ClientImport.Installed)) yield return new(file.Path, ClientImport.Installed, file.Site);
    }

    /// <summary>Whether a bundler's configuration gives the package another meaning.</summary>
    private bool IsAliased() =>
        project.Files.Any(f => f.Path.Contains(".config.", StringComparison.Ordinal) && f.Words.Contains("alias", StringComparison.OrdinalIgnoreCase) && f.Words.Contains(ClientImport.Installed, StringComparison.Ordinal));

    private static bool Makes(CodeFile file, string module) =>
        file.Calls.Any(c => Makes(file, module, c)) || file.Bindings.Any(b => b switch
        {
            CodeBinding.Variable v => Makes(file, module, v.Value),
            CodeBinding.Class c => (c.Extends is { } of && IsClass(file, module, of)) || c.Fields.Any(f => Makes(file, module, f.Value)),
            CodeBinding.Function f => f.Returns.Any(r => Makes(file, module, r)),
            _ => false,
        });

    private static bool Makes(CodeFile file, string module, CodeValue? value) => value switch
    {
        CodeValue.New made => IsClass(file, module, made.Callee),
        CodeValue.Either either => either.Of.Any(v => Makes(file, module, v)),
        CodeValue.Typed typed => Makes(file, module, typed.Value),
        CodeValue.Member member => Makes(file, module, member.Of),
        CodeValue.Call call => Makes(file, module, call.Callee) || call.Arguments.Any(a => Makes(file, module, a)),
        CodeValue.Function function => function.Returns.Any(r => Makes(file, module, r)),
        _ => false,
    };

    private static bool IsClass(CodeFile file, string module, CodeValue callee) => callee switch
    {
        CodeValue.Bound bound => Imported(file, module, bound) == "PrismaClient"
            || (Binding(file, bound) is CodeBinding.Variable { Value: CodeValue.Bound from } taken && taken.Path is ["PrismaClient"] && Imported(file, module, from) is "*" or "default"),
        CodeValue.Member { Name: "PrismaClient", Of: CodeValue.Bound whole } => Imported(file, module, whole) is "*" or "default",
        _ => false,
    };

    private static CodeBinding? Binding(CodeFile file, CodeValue.Bound bound) => bound.Binding < file.Bindings.Count ? file.Bindings[bound.Binding] : null;

    private static string? Imported(CodeFile file, string module, CodeValue.Bound bound) => Binding(file, bound) is CodeBinding.Imported imported && imported.Module == module ? imported.Export : null;
}
