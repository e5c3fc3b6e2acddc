namespace Plumbline.Databases.Shadow;

/// <summary>A process that uses a server.</summary>
public readonly record struct ShadowUser(int Process, DateTime Since)
{
    public override string ToString() => $"process {Process} since {Since:yyyy-MM-dd HH:mm:ss}";
}
