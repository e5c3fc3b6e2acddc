namespace Plumbline.Databases.Tests;

/// <inheritdoc cref="LongServerFactAttribute"/>
public sealed class LongServerTheoryAttribute : TheoryAttribute
{
    public LongServerTheoryAttribute() => Skip = LongServerFactAttribute.WhySkipped;
}
