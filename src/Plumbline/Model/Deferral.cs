namespace Plumbline.Model;

/// <summary>When a constraint is checked (manual, SET CONSTRAINTS).</summary>
public enum Deferral { NotDeferrable, Deferrable, InitiallyDeferred }

internal static class DeferralText
{
    public static string? Canonical(this Deferral deferral) => deferral switch
    {
        Deferral.Deferrable => "deferrable",
        Deferral.InitiallyDeferred => "deferrable initially deferred",
        _ => null,
    };
}
