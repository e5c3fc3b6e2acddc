namespace Plumbline.Reports.Tests;

/// <summary>A test in a browser: where none can be had it fails in CI and is skipped, with the reason, at a desk.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.WhySkipped;
}

/// <summary>The same with cases.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.WhySkipped;
}
