namespace Plumbline.TypeScript;

/// <summary>Where Node and the program that it runs are found.</summary>
public sealed record TypeScriptSettings
{
    /// <summary>Folders of programs, as the variable PATH has them.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>The Node program as it is shipped.</summary>
    public string Shipped { get; init; } = Path.Combine(AppContext.BaseDirectory, "typescript");

    /// <summary>Where the program with its parser is kept.</summary>
    public required string Cache { get; init; }

    /// <summary>Told what takes long.</summary>
    public Action<string>? Progress { get; init; }
}
