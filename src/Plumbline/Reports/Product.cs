namespace Plumbline.Reports;

/// <summary>What a report says of the program that wrote it.</summary>
internal static class Product
{
    public static string Version { get; } = typeof(Product).Assembly.GetName().Version?.ToString(3) ?? "";
}
