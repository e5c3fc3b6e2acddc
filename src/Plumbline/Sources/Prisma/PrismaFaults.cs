using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>Collects what is wrong with a schema while it is read.</summary>
internal sealed class PrismaFaults
{
    private readonly List<Finding> _findings = [];
    private readonly List<string> _texts = [];

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Lines that were left out.</summary>
    public int Unread { get; private set; }

    /// <summary>What was left out, as it stands in the file.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Keeps the line, or the lines up to <paramref name="end"/>, of something that was left out.</summary>
    public void LeftOut(SourceText file, int position, int end = 0) =>
        _texts.Add(end > position ? file.Text[position..end] : file.Line(file.At(Math.Min(position, file.Text.Length)).Line));

    /// <summary>A line that could not be read.</summary>
    public void Unreadable(SourceText file, int position, string message)
    {
        Unread++;
        LeftOut(file, position);
        Report(PrismaSyntax.UnreadableRule, file, position, message);
    }

    /// <summary>A fault for which Prisma would refuse the schema; what was meant is kept where it can be told.</summary>
    public void Invalid(SourceText file, int position, string message, ObjectId? subject = null) =>
        Report(PrismaSyntax.InvalidRule, file, position, message, subject);

    private void Report(string rule, SourceText file, int position, string message, ObjectId? subject = null) =>
        _findings.Add(new(rule, Severity.High, subject, file.At(Math.Min(position, file.Text.Length)), message) { About = subject is null ? file.Path : null, AboutKind = subject is null ? "file" : null, Values = [message] });
}
