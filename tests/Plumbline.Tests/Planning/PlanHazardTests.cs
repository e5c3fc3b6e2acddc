using Plumbline.Model;
using Plumbline.Rules;
using Xunit;

namespace Plumbline.Tests.Planning;

/// <summary>The rules for migrations are the rules for our own plans: those that take care of large tables are never told to be dangerous.</summary>
public class PlanHazardTests
{
    public static TheoryData<string> Cases() => new(PlanCase.All());

    [Theory, MemberData(nameof(Cases))]
    public void A_careful_plan_has_no_hazard(string path)
    {
        var one = PlanCase.Read(path);
        var settings = one.Settings with { Version = Math.Max(one.From, one.Settings.Version), Offline = false, Small = false };
        if (one.Plan(PlanCase.Replay(one.Before, settings.Version), PlanCase.Replay(one.After, settings.Version), settings).Plan is not { } plan) return;
        var asks = one.Plan(PlanCase.Replay(one.Before, settings.Version), PlanCase.Replay(one.After, settings.Version), settings with { Allow = [] }).Questions.Count > 0;
        Assert.Empty(plan.Hazards.Where(h => h.Severity >= Severity.High && !IsKnown(h, asks)).Select(h => $"{h.Rule} {h.Subject}: {h.Message}"));
    }

    /// <summary>What has no other form on any server, or was asked before: told as a hazard, and rightly.</summary>
    private static bool IsKnown(Finding hazard, bool asks) => hazard.Rule switch
    {
        // No exclusion constraint takes an index over.
        "key-or-exclusion-builds-index" => hazard.Subject!.Kind == Exclusion.OfKind,
        // To validate one later takes the same lock on the same tables (17 and before).
        "check-without-not-valid" => hazard.Subject!.Kind == Domain.OfKind,
        // SET LOGGED and UNLOGGED.
        "blocking-maintenance" => hazard.Subject!.Kind == Table.OfKind,
        // Numbers for the rows that are there come with the column.
        "computed-column-rewrite" or "volatile-default-rewrite" => true,
        "column-type-rewrite" => asks,
        // What is lost, and what rows and running code make of it, no other form of a statement helps: the plan has asked, or says what to count.
        _ => AllRules.Find(hazard.Rule)!.Family is Family.Loss or Family.Safety,
    };
}
