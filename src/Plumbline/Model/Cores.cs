namespace Plumbline.Model;

/// <summary>
/// Work that another core does meanwhile. What both use was made before or never changes, and what is found is asked for in an order of its own, so that nothing depends on
/// who was quicker. An exception comes to whoever asks.
/// </summary>
public static class Cores
{
    /// <summary>Begins at once where that pays, and else when its result is asked for, which is to be done once.</summary>
    public static Func<T> Begin<T>(Func<T> work, bool pays = true)
    {
        if (!pays) return work;
        var begun = Task.Run(work);
        return () => begun.GetAwaiter().GetResult();
    }

    /// <summary>Does something with every number below the count. From so many on that it pays, another core comes from the upper end, and they meet.</summary>
    public static void Each(int count, int paysFrom, Action<int> work)
    {
        var taken = 0;
        var upper = Begin(() => Take(count - 1, -1), pays: count >= paysFrom);
        Take(0, 1);
        upper();

        int Take(int first, int step)
        {
            var at = first;
            for (; Interlocked.Increment(ref taken) <= count; at += step) work(at);
            return at;
        }
    }
}
