using System.Runtime.CompilerServices;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules;

/// <summary>The functions that a history has made, by name: catalogs do not list them apart. Read as far as somebody has asked.</summary>
internal sealed class FunctionTrail
{
    private static readonly ConditionalWeakTable<Chronicle, FunctionTrail> s_trails = [];

    private readonly Dictionary<ObjectId, int> _madeIn = [];
    private int _read;
    private KeyValuePair<ObjectId, int>[]? _sorted;

    /// <summary>Those made by a statement's file and the files before it.</summary>
    public static IEnumerable<ObjectId> UpTo(StatementPlace place)
    {
        var at = place.File.At;
        return s_trails.GetValue(place.Runs, _ => new()).Read(at, place.Runs).Where(f => f.Value <= at).Select(f => f.Key);
    }

    private KeyValuePair<ObjectId, int>[] Read(int file, Chronicle runs)
    {
        lock (_madeIn)
        {
            for (; _read <= file; _read++)
                foreach (var statement in runs[_read].Statements.Span)
                    foreach (var effect in statement.Effects.Span)
                        if (effect is Change.Added or Change.Renamed && effect.Subject() is Function function && _madeIn.TryAdd(function.Id(), _read)) _sorted = null;
            return _sorted ??= [.. _madeIn.OrderBy(f => f.Key.Name)];
        }
    }
}
