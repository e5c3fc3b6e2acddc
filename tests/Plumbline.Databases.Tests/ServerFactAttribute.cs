using Xunit;

namespace Plumbline.Databases.Tests;

/// <summary>A test on a server: where none can be had it fails in CI and is skipped, with the reason, at a desk.</summary>
public sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute() => Skip = Server.WhySkipped;
}
