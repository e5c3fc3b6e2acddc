using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Plumbline.Model;

/// <summary>
/// An immutable hash map that shares structure between versions, so that a snapshot per statement costs nothing.
/// A hash array mapped trie in the CHAMP layout (Steindorfer and Vinju, 2015): entries and children apart, five hash bits a level.
/// One that was made of many entries at once stays as flat as they came; its later versions hold in the trie what has changed since.
/// </summary>
public sealed class PersistentMap<TKey, TValue> where TKey : notnull
{
    public static readonly PersistentMap<TKey, TValue> Empty = new(null, Node.Empty, 0);

    private readonly Dictionary<TKey, TValue>? _flat;
    private readonly Node _root;

    private PersistentMap(Dictionary<TKey, TValue>? flat, Node root, int count)
    {
        _flat = flat;
        _root = root;
        Count = count;
    }

    public int Count { get; }

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (!ReferenceEquals(_root, Node.Empty) && _root.Find(key, key.GetHashCode()) is { } entry)
        {
            value = entry.Value;
            return !entry.IsGone;
        }
        if (_flat is not null) return _flat.TryGetValue(key, out value);
        value = default;
        return false;
    }

    public TValue? GetValueOrDefault(TKey key) => TryGetValue(key, out var value) ? value : default;

    public bool ContainsKey(TKey key) => TryGetValue(key, out _);

    public PersistentMap<TKey, TValue> SetItem(TKey key, TValue value)
    {
        Entry? present = null;
        var root = _root.Set(new(key, value), key.GetHashCode(), 0, ref present);
        var isNew = present is null ? _flat is null || !_flat.ContainsKey(key) : present.IsGone;
        return new(_flat, root, isNew ? Count + 1 : Count);
    }

    public PersistentMap<TKey, TValue> Remove(TKey key)
    {
        if (!ContainsKey(key)) return this;
        Entry? present = null;
        var root = _flat is not null && _flat.ContainsKey(key) ? _root.Set(Entry.Gone(key), key.GetHashCode(), 0, ref present) : _root.Remove(key, key.GetHashCode(), 0);
        return new(_flat, root, Count - 1);
    }

    /// <summary>A map of many entries at once, which nobody changes any more.</summary>
    public static PersistentMap<TKey, TValue> Of(Dictionary<TKey, TValue> entries) => new(entries, Node.Empty, entries.Count);

    /// <summary>
    /// The keys under which two maps may hold something else: what they share, since one grew from the other or both from a third, is passed over.
    /// null for maps that share nothing.
    /// </summary>
    public static IReadOnlySet<TKey>? Apart(PersistentMap<TKey, TValue> one, PersistentMap<TKey, TValue> other)
    {
        if (!ReferenceEquals(one._flat, other._flat)) return null;
        var keys = new HashSet<TKey>();
        Node.Apart(one._root, other._root, 0, keys);
        return keys;
    }

    /// <summary>All values in no promised order.</summary>
    public IEnumerable<TValue> Values()
    {
        if (_flat is null) return Values(_root);
        return ReferenceEquals(_root, Node.Empty) ? _flat.Values : Everything();
    }

    private static IEnumerable<TValue> Values(Node root)
    {
        var open = new Stack<Node>();
        open.Push(root);
        while (open.TryPop(out var node))
        {
            foreach (var entry in node.Entries)
                if (!entry.IsGone) yield return entry.Value;
            foreach (var child in node.Children) open.Push(child);
        }
    }

    private IEnumerable<TValue> Everything()
    {
        foreach (var value in Values(_root)) yield return value;
        foreach (var (key, value) in _flat!)
            if (IsAsItCame(key)) yield return value;
    }

    private bool IsAsItCame(TKey key) => ReferenceEquals(_root, Node.Empty) || _root.Find(key, key.GetHashCode()) is null;

    /// <summary>An object of its own, so that copying a node copies references only.</summary>
    private sealed class Entry(TKey key, TValue value)
    {
        public readonly TKey Key = key;
        public readonly TValue Value = value;

        /// <summary>It was there when the map was made, and is no more.</summary>
        public bool IsGone { get; private init; }

        public static Entry Gone(TKey key) => new(key, default!) { IsGone = true };
    }

    private sealed class Node(uint entryMap, uint childMap, Entry[] entries, Node[] children)
    {
        public static readonly Node Empty = new(0, 0, [], []);
        private const int LastShift = 30;

        public Entry[] Entries => entries;
        public Node[] Children => children;

        public Entry? Find(TKey key, int hash)
        {
            var node = this;
            for (var shift = 0; shift <= LastShift; shift += 5)
            {
                var bit = Bit(hash, shift);
                if (node.EntryAt(bit) is { } entry) return entry.Key.Equals(key) ? entry : null;
                if (node.ChildAt(bit) is not { } child) return null;
                node = child;
            }
            foreach (var entry in node.Entries)
                if (entry.Key.Equals(key)) return entry;
            return null;
        }

        /// <param name="present">The entry in whose place it was put.</param>
        public Node Set(Entry entry, int hash, int shift, ref Entry? present)
        {
            if (shift > LastShift)
            {
                var at = IndexOf(entry.Key);
                present = at < 0 ? null : entries[at];
                return new(0, 0, at < 0 ? [.. entries, entry] : Replaced(entries, at, entry), []);
            }
            var bit = Bit(hash, shift);
            if ((childMap & bit) != 0)
            {
                var slot = Slot(childMap, bit);
                return new(entryMap, childMap, entries, Replaced(children, slot, children[slot].Set(entry, hash, shift + 5, ref present)));
            }
            var entrySlot = Slot(entryMap, bit);
            if ((entryMap & bit) == 0) return new(entryMap | bit, childMap, Inserted(entries, entrySlot, entry), children);
            var other = entries[entrySlot];
            if (other.Key.Equals(entry.Key))
            {
                present = other;
                return new(entryMap, childMap, Replaced(entries, entrySlot, entry), children);
            }
            var child = Empty.Set(other, other.Key.GetHashCode(), shift + 5, ref present).Set(entry, hash, shift + 5, ref present);
            return new(entryMap & ~bit, childMap | bit, Without(entries, entrySlot), Inserted(children, Slot(childMap, bit), child));
        }

        public Node Remove(TKey key, int hash, int shift)
        {
            if (shift > LastShift)
            {
                var at = IndexOf(key);
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

        /// <summary>Among all keys of one hash. A loop of its own: what a lambda closes over is made anew on every way through the callers.</summary>
        private int IndexOf(TKey key)
        {
            for (var i = 0; i < entries.Length; i++)
                if (entries[i].Key.Equals(key)) return i;
            return -1;
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
            var result = new T[items.Length];
            Array.Copy(items, result, items.Length);
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
