using Plumbline.Rules;
using Plumbline.Sources;

namespace Plumbline.Reports;

/// <summary>How much a source says, in the unit that is its own: objects, claims, usages.</summary>
internal static class SourceWords
{
    public static bool IsReached(Source source) => source is not { Role: SourceRole.Database, Database: null };

    public static string Of(CheckResult result, Source source) => source switch
    {
        { Role: SourceRole.Document } => ClaimWords.Sum(result.Claims()),
        { Role: SourceRole.Code } => Wording.Count(source.Usages.Count, "usage"),
        { History: { } history } => $"{Wording.Count(history.Runs.Count, "migration")}, {Wording.Count(source.Catalog.Count, "object")}",
        _ => IsReached(source) ? Wording.Count(source.Catalog.Count, "object") : "not reached",
    };
}
