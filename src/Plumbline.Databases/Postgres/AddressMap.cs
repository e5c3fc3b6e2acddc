using System.Diagnostics.CodeAnalysis;

namespace Plumbline.Databases.Postgres;

/// <summary>
/// What is known of each object. A dictionary, but one that is compiled ahead of time: what the framework's own makes of a key that is a value is compiled only
/// when it is first used, and badly, and a schema is a few hundred thousand of these look-ups.
/// </summary>
internal sealed class AddressMap<T>
{
    private const int Smallest = 16;

    private int[] _first = new int[Smallest];
    private Entry[] _entries = new Entry[Smallest];

    public int Count { get; private set; }

    public T this[ObjectAddress at]
    {
        get => TryGetValue(at, out var value) ? value : throw new KeyNotFoundException($"nothing is known of {at}");
        set => At(at) = value;
    }

    public bool TryGetValue(ObjectAddress at, [MaybeNullWhen(false)] out T value)
    {
        var found = Find(at);
        value = found < 0 ? default : _entries[found].Value;
        return found >= 0;
    }

    public T? GetValueOrDefault(ObjectAddress at) => TryGetValue(at, out var value) ? value : default;

    public bool Contains(ObjectAddress at) => Find(at) >= 0;

    private int Find(ObjectAddress at)
    {
        var next = _first[at.GetHashCode() & (_first.Length - 1)] - 1;
        while (next >= 0 && !_entries[next].Key.Equals(at)) next = _entries[next].Next;
        return next;
    }

    private ref T At(ObjectAddress at)
    {
        var found = Find(at);
        if (found >= 0) return ref _entries[found].Value;
        if (Count == _entries.Length) Grow();
        ref var first = ref _first[at.GetHashCode() & (_first.Length - 1)];
        ref var entry = ref _entries[Count];
        (entry.Key, entry.Next) = (at, first - 1);
        first = ++Count;
        return ref entry.Value;
    }

    private void Grow()
    {
        var size = _entries.Length * 2;
        var entries = new Entry[size];
        Array.Copy(_entries, entries, Count);
        (_entries, _first) = (entries, new int[size]);
        for (var i = 0; i < Count; i++)
        {
            ref var first = ref _first[_entries[i].Key.GetHashCode() & (size - 1)];
            _entries[i].Next = first - 1;
            first = i + 1;
        }
    }

    private struct Entry
    {
        public ObjectAddress Key;
        public T Value;
        public int Next;
    }
}
