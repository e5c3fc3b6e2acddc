namespace Plumbline.Cli;

/// <summary>A folder that a build writes to.</summary>
/// <param name="IsCertain">A compiler is told to; otherwise a package only hands out what lies there, which may as well be written by hand.</param>
internal sealed record ModuleOutput(string Folder, bool IsCertain);
