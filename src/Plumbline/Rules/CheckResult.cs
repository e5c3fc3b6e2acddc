using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;
using Plumbline.Truth.Claims;

namespace Plumbline.Rules;

/// <summary>clean: no finding and nothing unread; ready: none at or above the limit; not-ready: some; unknown: not reached.</summary>
public enum Verdict { Clean, Ready, NotReady, Unknown }

/// <summary>How many findings of each severity.</summary>
public readonly record struct Summary(int Critical, int High, int Medium, int Low, int Info)
{
    public static Summary Of(IEnumerable<Finding> findings)
    {
        var counts = new int[5];
        foreach (var finding in findings) counts[(int)finding.Severity]++;
        return new(counts[4], counts[3], counts[2], counts[1], counts[0]);
    }

    public int Total => Critical + High + Medium + Low + Info;
}

/// <summary>Everything that a check found: what every report shows, and nothing else.</summary>
public sealed record CheckResult(string Project, Severity Limit, EquatableArray<Source> Sources)
{
    /// <summary>The most severe first; then by place.</summary>
    public EquatableArray<Finding> Findings { get; init; }

    /// <summary>What was found and somebody lets pass, with the reason.</summary>
    public EquatableArray<Allowed> Allowed { get; init; }

    /// <summary>What was found and was there before; it gates nothing.</summary>
    public EquatableArray<Known> Known { get; init; }

    public EquatableArray<Diagnosis> Diagnoses { get; init; }

    /// <summary>The truth table behind it; null when nothing was compared.</summary>
    public TruthTable? Table { get; init; }

    /// <summary>The rules that the project brought itself.</summary>
    public EquatableArray<OwnRule> OwnRules { get; init; }

    public EquatableArray<NotCompared> NotCompared { get; init; }

    /// <summary>What the documents say, judged.</summary>
    public IReadOnlyList<JudgedClaim> Claims() => Table?.Claims ?? [];

    /// <summary>All files by path, so that a report can show the line.</summary>
    public IReadOnlyDictionary<string, SourceText> Texts { get; init; } = new Dictionary<string, SourceText>();

    /// <summary>Where the project lies in its repository, with forward slashes; empty at its root. Programs that read a report know paths from there.</summary>
    public string Folder { get; init; } = "";

    /// <summary>The day of the check.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Every object and every differing object's facets, with what agrees.</summary>
    public EquatableArray<TruthRow> Truth() => Table is null ? [] : TruthRows.Of(Table);

    /// <summary>What differs, and beside it what a history has already put right.</summary>
    public EquatableArray<TruthRow> Differing() => Table is null ? [] : TruthRows.Differing(Table);

    public Summary Count() => Summary.Of(Findings);

    public Verdict Verdict()
    {
        if (IsAtOrAbove(Limit)) return Rules.Verdict.NotReady;
        return Findings.IsEmpty && Known.IsEmpty && Sources.All(s => s.Unread == 0) ? Rules.Verdict.Clean : Rules.Verdict.Ready;
    }

    /// <summary>Whether any finding is at least so severe.</summary>
    public bool IsAtOrAbove(Severity severity) => Findings.Any(f => f.Severity >= severity);

    /// <summary>The findings that are known told apart, and the causes that explain none but them left out.</summary>
    public CheckResult WithKnown(Func<Finding, bool> isKnown, string why)
    {
        var known = Findings.Where(isKnown).ToHashSet(ReferenceEqualityComparer.Instance);
        if (known.Count == 0) return this;
        return this with
        {
            Findings = Findings.Where(f => !known.Contains(f)),
            Known = [.. Known, .. Findings.Where(known.Contains).Select(f => new Known(f, why))],
            Diagnoses = Diagnoses.Where(d => d.Because.Any(f => !known.Contains(f))),
        };
    }

    /// <summary>What does not count, in words: <c>41 known (older than main), 2 allowed</c>; empty when all of it does.</summary>
    public string NotCounted()
    {
        var parts = Known.GroupBy(k => k.Why).Select(g => $"{g.Count()} known ({g.Key})").ToList();
        if (!Allowed.IsEmpty) parts.Add($"{Allowed.Count} allowed");
        return string.Join(", ", parts);
    }

    /// <summary>The databases, in the order of the configuration.</summary>
    public IEnumerable<Source> Environments() => Sources.Where(s => s.Role == SourceRole.Database);

    /// <summary>Each database's own verdict.</summary>
    public EquatableArray<Readiness> Readiness() => Rules.Readiness.Of(this).ToEquatableArray();
}

/// <summary>The words of the contract.</summary>
public static class VerdictWords
{
    public static string InWords(this Verdict verdict) => verdict switch
    {
        Verdict.Clean => "clean",
        Verdict.Ready => "ready",
        Verdict.NotReady => "not-ready",
        _ => "unknown",
    };

    public static string InWords(this Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        Severity.Low => "low",
        _ => "info",
    };
}
