namespace Plumbline.Cli;

/// <summary>The command line or the configuration is wrong: says what was found and what would satisfy; exit code 2.</summary>
public sealed class UsageException(string message) : Exception(message);
