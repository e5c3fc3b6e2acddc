using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Plumbline.Model;

/// <summary>
/// An immutable hash map that shares structure between versions, so that a snapshot per statement costs nothing.
/// A hash array mapped trie in the CHAMP layout (Steindorfer and Vinju, 2015): entries and children apart, five hash bits a level.
/// One that was made of many entries at once stays as flat as they came until somebody asks for the next version: most are only read.
/// </summary>
public sealed class PersistentMap<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>> where TKey : notnull
{
    public static readonly PersistentMap<TKey, TValue> Empty = new(Node.Empty, 0);

    private readonly Dictionary<TKey, TValue>? _flat;
    private Node? _root;

    private PersistentMap(Node root, int count)
    {
        _root = root;
        Count = count;
    }

    private PersistentMap(Dictionary<TKey, TValue> flat)
    {
        _flat = flat;
        Count = flat.Count;
    }

    public int Count { get; }

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) =>
        _flat is not null ? _flat.TryGetValue(key, out value) : Root().TryGet(key, key.GetHashCode(), 0, out value);

    public TValue? GetValueOrDefault(TKey key) => TryGetValue(key, out var value) ? value : default;

    public bool ContainsKey(TKey key) => TryGetValue(key, out _);

    public PersistentMap<TKey, TValue> SetItem(TKey key, TValue value)
    {
        var added = false;
        var root = Root().Set(key, value, key.GetHashCode(), 0, ref added);
        return new(root, added ? Count + 1 : Count);
    }

    public PersistentMap<TKey, TValue> Remove(TKey key)
    {
        var root = Root().Remove(key, key.GetHashCode(), 0);
        return ReferenceEquals(root, _root) ? this : new(root, Count - 1);
    }

    /// <summary>A map of many entries at once, which nobody changes any more.</summary>
    public static PersistentMap<TKey, TValue> Of(Dictionary<TKey, TValue> entries) => new(entries);

    /// <summary>The trie of what was flat, every node made only once. Two threads may both make it: they are alike.</summary>
    private Node Root()
    {
        if (_root is { } present) return present;
        var (made, hashes) = (new Entry[Count], new int[Count]);
        var at = 0;
        foreach (var (key, value) in _flat!)
        {
            hashes[at] = key.GetHashCode();
            made[at++] = new(key, value);
        }
        return _root = Node.Of(made, hashes, new Entry[made.Length], new int[made.Length], 0);
    }

    /// <summary>
    /// The keys under which two maps may hold something else: what they share, since one grew from the other or both from a third, is passed over.
    /// null for maps that share nothing.
    /// </summary>
    public static IReadOnlySet<TKey>? Apart(PersistentMap<TKey, TValue> one, PersistentMap<TKey, TValue> other)
    {
        if (one._root is not { } root || other._root is not { } otherRoot) return null;
        var keys = new HashSet<TKey>();
        Node.Apart(root, otherRoot, 0, keys);
        return keys;
    }

    /// <summary>All values in no promised order.</summary>
    public IEnumerable<TValue> Values() => _flat is null ? Values(Root()) : _flat.Values;

    private static IEnumerable<TValue> Values(Node root)
    {
        var open = new Stack<Node>();
        open.Push(root);
        while (open.TryPop(out var node))
        {
            for (var i = 0; i < node.Entries.Length; i++) yield return node.Entries[i].Value;
            foreach (var child in node.Children) open.Push(child);
        }
    }

    /// <summary>All entries in no promised order: sort what is shown to a person.</summary>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        var open = new Stack<Node>();
        open.Push(Root());
        while (open.TryPop(out var node))
        {
            foreach (var entry in node.Entries) yield return new(entry.Key, entry.Value);
            foreach (var child in node.Children) open.Push(child);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>An object of its own, so that copying a node copies references only.</summary>
    private sealed class Entry(TKey key, TValue value)
    {
        public readonly TKey Key = key;
        public readonly TValue Value = value;
    }

    private sealed class Node(uint entryMap, uint childMap, Entry[] entries, Node[] children)
    {
        public static readonly Node Empty = new(0, 0, [], []);
        private const int LastShift = 30;

        public Entry[] Entries => entries;
        public Node[] Children => children;

        public bool TryGet(TKey key, int hash, int shift, [MaybeNullWhen(false)] out TValue value)
        {
            if (shift > LastShift)
            {
                foreach (var entry in entries)
                    if (entry.Key.Equals(key)) { value = entry.Value; return true; }
                value = default;
                return false;
            }
            var bit = Bit(hash, shift);
            if ((entryMap & bit) != 0)
            {
                var entry = entries[Slot(entryMap, bit)];
                if (entry.Key.Equals(key)) { value = entry.Value; return true; }
            }
            else if ((childMap & bit) != 0)
            {
                return children[Slot(childMap, bit)].TryGet(key, hash, shift + 5, out value);
            }
            value = default;
            return false;
        }

        public Node Set(TKey key, TValue value, int hash, int shift, ref bool added)
        {
            if (shift > LastShift)
            {
                var at = Array.FindIndex(entries, e => e.Key.Equals(key));
                added = at < 0;
                return new(0, 0, at < 0 ? [.. entries, new Entry(key, value)] : Replaced(entries, at, new(key, value)), []);
            }
            var bit = Bit(hash, shift);
            if ((childMap & bit) != 0)
            {
                var slot = Slot(childMap, bit);
                return new(entryMap, childMap, entries, Replaced(children, slot, children[slot].Set(key, value, hash, shift + 5, ref added)));
            }
            var entrySlot = Slot(entryMap, bit);
            if ((entryMap & bit) == 0)
            {
                added = true;
                return new(entryMap | bit, childMap, Inserted(entries, entrySlot, new(key, value)), children);
            }
            var present = entries[entrySlot];
            if (present.Key.Equals(key)) return new(entryMap, childMap, Replaced(entries, entrySlot, new(key, value)), children);
            var ignored = false;
            var child = Empty.Set(present.Key, present.Value, present.Key.GetHashCode(), shift + 5, ref ignored).Set(key, value, hash, shift + 5, ref added);
            return new(entryMap & ~bit, childMap | bit, Without(entries, entrySlot), Inserted(children, Slot(childMap, bit), child));
        }

        /// <summary>
        /// Sorts the entries by their five bits of this level into <paramref name="spare"/>, then makes each slot from its share. Their hashes go along:
        /// the keys of a large map lie far apart, and are looked at once.
        /// </summary>
        public static Node Of(Span<Entry> items, Span<int> hashes, Span<Entry> spare, Span<int> spareHashes, int shift)
        {
            if (shift > LastShift) return new(0, 0, items.ToArray(), []);
            Span<int> ends = stackalloc int[33];
            foreach (var hash in hashes) ends[((hash >>> shift) & 31) + 1]++;
            var (entryMap, childMap) = (0u, 0u);
            for (var slot = 0; slot < 32; slot++)
            {
                if (ends[slot + 1] == 1) entryMap |= 1u << slot;
                else if (ends[slot + 1] > 1) childMap |= 1u << slot;
                ends[slot + 1] += ends[slot];
            }
            for (var i = 0; i < items.Length; i++)
            {
                var to = ends[(hashes[i] >>> shift) & 31]++;
                (spare[to], spareHashes[to]) = (items[i], hashes[i]);
            }
            var (entries, children) = (new Entry[BitOperations.PopCount(entryMap)], new Node[BitOperations.PopCount(childMap)]);
            var (entry, child, start) = (0, 0, 0);
            for (var slot = 0; slot < 32; start = ends[slot++])
            {
                if ((entryMap & 1u << slot) != 0) entries[entry++] = spare[start];
                else if ((childMap & 1u << slot) != 0) children[child++] = Of(spare[start..ends[slot]], spareHashes[start..ends[slot]], items[start..ends[slot]], hashes[start..ends[slot]], shift + 5);
            }
            return new(entryMap, childMap, entries, children);
        }

        public Node Remove(TKey key, int hash, int shift)
        {
            if (shift > LastShift)
            {
                var at = Array.FindIndex(entries, e => e.Key.Equals(key));
                return at < 0 ? this : new(0, 0, Without(entries, at), []);
            }
            var bit = Bit(hash, shift);
            if ((entryMap & bit) != 0)
            {
                var slot = Slot(entryMap, bit);
                return entries[slot].Key.Equals(key) ? new(entryMap & ~bit, childMap, Without(entries, slot), children) : this;
            }
            if ((childMap & bit) == 0) return this;
            var childSlot = Slot(childMap, bit);
            var child = children[childSlot].Remove(key, hash, shift + 5);
            if (ReferenceEquals(child, children[childSlot])) return this;
            if (child.Children.Length > 0 || child.Entries.Length > 1) return new(entryMap, childMap, entries, Replaced(children, childSlot, child));
            if (child.Entries.Length == 0) return new(entryMap, childMap & ~bit, entries, Without(children, childSlot));
            return new(entryMap | bit, childMap & ~bit, Inserted(entries, Slot(entryMap, bit), child.Entries[0]), Without(children, childSlot));
        }

        public static void Apart(Node one, Node other, int shift, HashSet<TKey> keys)
        {
            if (ReferenceEquals(one, other)) return;
            for (var slot = 0; slot < 32; slot++)
            {
                var bit = 1u << slot;
                var (child, otherChild) = (one.ChildAt(bit), other.ChildAt(bit));
                if (child is not null && otherChild is not null) Apart(child, otherChild, shift + 5, keys);
                else if (!ReferenceEquals(one.EntryAt(bit), other.EntryAt(bit)) || child is not null || otherChild is not null)
                {
                    one.AddKeys(bit, keys);
                    other.AddKeys(bit, keys);
                }
            }
            // Below the last level all keys of one hash stand side by side.
            if (shift <= LastShift) return;
            foreach (var entry in one.Entries.Except(other.Entries).Concat(other.Entries.Except(one.Entries))) keys.Add(entry.Key);
        }

        private Node? ChildAt(uint bit) => (childMap & bit) != 0 ? children[Slot(childMap, bit)] : null;

        private Entry? EntryAt(uint bit) => (entryMap & bit) != 0 ? entries[Slot(entryMap, bit)] : null;

        private void AddKeys(uint bit, HashSet<TKey> keys)
        {
            if (EntryAt(bit) is { } entry) keys.Add(entry.Key);
            ChildAt(bit)?.AddKeys(keys);
        }

        private void AddKeys(HashSet<TKey> keys)
        {
            foreach (var entry in entries) keys.Add(entry.Key);
            foreach (var child in children) child.AddKeys(keys);
        }

        private static uint Bit(int hash, int shift) => 1u << ((hash >>> shift) & 31);
        private static int Slot(uint map, uint bit) => BitOperations.PopCount(map & (bit - 1));

        private static T[] Inserted<T>(T[] items, int at, T item)
        {
            var result = new T[items.Length + 1];
            Array.Copy(items, result, at);
            result[at] = item;
            Array.Copy(items, at, result, at + 1, items.Length - at);
            return result;
        }

        private static T[] Replaced<T>(T[] items, int at, T item)
        {
            var result = (T[])items.Clone();
            result[at] = item;
            return result;
        }

        private static T[] Without<T>(T[] items, int at)
        {
            var result = new T[items.Length - 1];
            Array.Copy(items, result, at);
            Array.Copy(items, at + 1, result, at, items.Length - at - 1);
            return result;
        }
    }
}
