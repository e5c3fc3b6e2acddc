using Xunit;

namespace Plumbline.Databases.Tests;

/// <summary>Cases on a server: where none can be had they fail in CI and are skipped, with the reason, at a desk.</summary>
public sealed class ServerTheoryAttribute : TheoryAttribute
{
    public ServerTheoryAttribute() => Skip = Server.WhySkipped;
}
