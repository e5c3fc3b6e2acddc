using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;

namespace Plumbline.Truth.Claims;

/// <summary>What a migration leaves behind that was not there before.</summary>
internal static class Changes
{
    public static IReadOnlyList<SchemaObject> Made(MigrationRun run)
    {
        var made = new Dictionary<ObjectId, SchemaObject>();
        foreach (var effect in run.Statements.SelectMany(s => s.Effects))
            if (effect is Change.Added { After: var added } && run.After.Find(added.Id()) is { } now && run.Before.Find(added.Id()) is null) made[added.Id()] = now;
        return [.. made.Values];
    }
}
