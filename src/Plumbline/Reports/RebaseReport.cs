using System.Text;
using Plumbline.Model;
using Plumbline.Planning.Reconcile;

namespace Plumbline.Reports;

/// <summary>What a rebase does to a branch's migrations, and what stands in its way, for a person at a terminal.</summary>
public static class RebaseReport
{
    /// <param name="onto">The revision as it was named.</param>
    public static string Of(Rebase rebase, string onto)
    {
        var text = new StringBuilder();
        var (own, others) = (rebase.Branch.Own, rebase.Branch.Others);
        if (own.IsEmpty)
        {
            text.Append($"nothing to rebase: {onto} has every migration of this branch\n");
            foreach (var note in rebase.Notes) text.Append($"  note: {note}\n");
            return text.ToString();
        }
        text.Append($"this branch: {Migrations(own.Count)}; {onto}: {(others.IsEmpty ? "no new one" : $"{others.Count} new")}\n");
        var width = own.Max(m => m.Name.Length);
        foreach (var migration in own)
        {
            var found = rebase.Renumbered.FirstOrDefault(r => r.Before == migration);
            text.Append(found is null ? $"  {migration.Name.PadRight(width)}  stays: it sorts behind them\n" : $"  {migration.Name.PadRight(width)}  -> {found.After.Name} ({found.Because})\n");
        }
        Collisions(text, rebase.Replay.Collisions, onto);
        if (rebase.Replay.Collisions.IsEmpty) text.Append($"  proved in memory: after {onto}'s they do what they did ({rebase.Replay.Effects} {(rebase.Replay.Effects == 1 ? "change" : "changes")}); {(rebase.Replay.Commutes ? "the other order reaches the same" : "the other order would not work")}\n");
        foreach (var note in rebase.Notes) text.Append($"  note: {note}\n");
        return text.ToString();
    }

    public static string Of(OrderRepair repair)
    {
        var text = new StringBuilder();
        foreach (var renumbered in repair.Renumbered) text.Append($"  {renumbered.Before.Name} -> {renumbered.After.Name} ({renumbered.Because})\n");
        foreach (var note in repair.Notes) text.Append($"  note: {note}\n");
        return text.ToString();
    }

    private static void Collisions(StringBuilder text, EquatableArray<Collision> collisions, string onto)
    {
        foreach (var collision in collisions)
        {
            text.Append($"  {Word(collision.Kind)}: {collision.Message}\n    {collision.Own}: here\n");
            if (collision.Other is { } other) text.Append($"    {other}: in {onto}\n");
        }
    }

    private static string Word(CollisionKind kind) => kind switch
    {
        CollisionKind.Overlap => "both change the same",
        CollisionKind.TakesAlong => "takes along",
        _ => "collides",
    };

    private static string Migrations(int count) => count == 1 ? "1 migration" : $"{count} migrations";
}
