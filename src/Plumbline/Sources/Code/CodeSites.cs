using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>Where a file's code would fail, told by its path.</summary>
public static class CodeSites
{
    public static UsageSite Of(string path)
    {
        var name = Paths.Name(path);
        if (name.Contains(".test.", StringComparison.Ordinal) || name.Contains(".spec.", StringComparison.Ordinal) || name.Contains(".e2e.", StringComparison.Ordinal) || name.StartsWith("test-", StringComparison.Ordinal)) return UsageSite.Test;
        var site = name.StartsWith("seed", StringComparison.Ordinal) ? UsageSite.Script : UsageSite.Program;
        foreach (var part in path.Split('/')[..^1])
        {
            if (part is "test" or "tests" or "__tests__" or "__mocks__" or "e2e" or "spec" or "specs" or "cypress" or "playwright" or "fixtures") return UsageSite.Test;
            // A C# project of tests is called after what it tests.
            if (part.EndsWith(".Tests", StringComparison.Ordinal) || part.EndsWith(".Test", StringComparison.Ordinal) || (part.EndsWith("Tests", StringComparison.Ordinal) && name.EndsWith(".cs", StringComparison.Ordinal))) return UsageSite.Test;
            if (part is "generated" or "__generated__" or ".generated") return UsageSite.Generated;
            if (part is "script" or "scripts" or "seed" or "seeds" or "seeders" or "tools" or "bin") site = UsageSite.Script;
        }
        return site;
    }

    /// <summary>In words: <c>a test</c>.</summary>
    public static string InWords(UsageSite site) => site switch { UsageSite.Test => "a test", UsageSite.Script => "a script", UsageSite.Generated => "generated code", _ => "the program" };
}
