using Plumbline.Diff;

namespace Plumbline.Planning;

/// <summary>Nodes of a graph in an order that keeps its edges, and is the one a reader expects where they leave it open.</summary>
internal static class ChangeOrder
{
    /// <summary>The nodes in order, each with the places of those it waits for. Creations come first where nothing else is asked, drops last.</summary>
    public static List<(ChangeNode Node, List<int> Waits)> Of(List<ChangeNode> nodes, HashSet<int>[] after)
    {
        var waiting = after.Select(a => a.Count).ToArray();
        var followers = new List<int>[nodes.Count];
        for (var i = 0; i < followers.Length; i++) followers[i] = [];
        for (var i = 0; i < after.Length; i++)
            foreach (var before in after[i]) followers[before].Add(i);
        var rank = Ranks(nodes);
        var free = new PriorityQueue<int, int>();
        for (var i = 0; i < waiting.Length; i++)
            if (waiting[i] == 0) free.Enqueue(i, rank[i]);
        var place = new int[nodes.Count];
        var ordered = new List<(ChangeNode, List<int>)>(nodes.Count);
        while (ordered.Count < nodes.Count)
        {
            // A circle (tables whose defaults call functions that read them) is opened at its first member; the replay shows whether that works.
            if (!free.TryDequeue(out var at, out _)) at = OnCircle(Enumerable.Range(0, waiting.Length).First(i => waiting[i] > 0), after, waiting).MinBy(i => rank[i]);
            waiting[at] = -1;
            place[at] = ordered.Count;
            ordered.Add((nodes[at], after[at].Where(b => waiting[b] == -1).Select(b => place[b]).ToList()));
            foreach (var follower in followers[at])
                if (waiting[follower] > 0 && --waiting[follower] == 0) free.Enqueue(follower, rank[follower]);
        }
        return ordered;
    }

    /// <summary>A circle that a waiting node stands on, or waits for.</summary>
    private static List<int> OnCircle(int node, HashSet<int>[] after, int[] waiting)
    {
        var way = new List<int>();
        for (; !way.Contains(node); node = after[node].First(b => waiting[b] > 0)) way.Add(node);
        return way[way.IndexOf(node)..];
    }

    private static int[] Ranks(List<ChangeNode> nodes)
    {
        var order = Enumerable.Range(0, nodes.Count).ToList();
        order.Sort((a, b) =>
        {
            var (x, y) = (nodes[a], nodes[b]);
            var rank = (x.Act == Act.Drop ? 1 : 0) - (y.Act == Act.Drop ? 1 : 0);
            if (rank == 0) rank = KindOrder.Of(x.Subject) - KindOrder.Of(y.Subject);
            if (x.Act == Act.Drop && y.Act == Act.Drop) rank = -rank;
            return rank != 0 ? rank : Differ.Compare(x.Subject, y.Subject);
        });
        var ranks = new int[nodes.Count];
        for (var i = 0; i < order.Count; i++) ranks[order[i]] = i;
        return ranks;
    }

    /// <summary>Whether a node waits for another, through however many.</summary>
    public static bool IsAfter(HashSet<int>[] after, int node, int other)
    {
        var seen = new HashSet<int> { node };
        var open = new Stack<int>(seen);
        while (open.TryPop(out var next))
            foreach (var earlier in after[next])
            {
                if (earlier == other) return true;
                if (seen.Add(earlier)) open.Push(earlier);
            }
        return false;
    }
}
