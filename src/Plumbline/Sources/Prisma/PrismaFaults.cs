using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>Collects what is wrong with a schema while it is read.</summary>
internal sealed class PrismaFaults
{
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Lines that were left out.</summary>
    public int Unread { get; private set; }

    /// <summary>A line that could not be read.</summary>
    public void Unreadable(SourceText file, int position, string message)
    {
        Unread++;
        Report(PrismaSyntax.UnreadableRule, file, position, message);
    }

    /// <summary>A fault for which Prisma would refuse the schema; what was meant is kept where it can be told.</summary>
    public void Invalid(SourceText file, int position, string message, ObjectId? subject = null) =>
        Report(PrismaSyntax.InvalidRule, file, position, message, subject);

    private void Report(string rule, SourceText file, int position, string message, ObjectId? subject = null) =>
        _findings.Add(new(rule, Severity.High, subject, file.At(Math.Min(position, file.Text.Length)), message) { About = subject is null ? file.Path : null, AboutKind = subject is null ? "file" : null, Values = [message] });
}
