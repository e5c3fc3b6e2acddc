namespace Plumbline.Databases.Tests;

/// <summary>A test on a server that takes minutes: it runs where <c>PLUMBLINE_LONG</c> is set, as <c>./do test-long</c> does.</summary>
public sealed class LongServerFactAttribute : FactAttribute
{
    public LongServerFactAttribute() => Skip = WhySkipped;

    internal static bool IsLong => Environment.GetEnvironmentVariable("PLUMBLINE_LONG") is { Length: > 0 };

    internal static string? WhySkipped => IsLong ? Server.WhySkipped : "part of the long suite: ./do test-long";
}
