using Plumbline.Reports;

namespace Plumbline.Cli;

/// <summary>What the terminal can show: color and width; plain text when piped, and where NO_COLOR is set.</summary>
internal static class Screen
{
    private const int Narrowest = 60;
    private const int Widest = 140;

    public static Style StyleOf(TextWriter output)
    {
        if (!ReferenceEquals(output is WithheldWriter gate ? gate.Inner : output, Console.Out) || Console.IsOutputRedirected) return Style.Plain;
        var plain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") is "dumb";
        return new(!plain, Math.Clamp(Width(), Narrowest, Widest));
    }

    private static int Width()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (IOException)
        {
            return Style.Plain.Width;
        }
    }
}
