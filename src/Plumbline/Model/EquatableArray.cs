using System.Collections;
using System.Runtime.CompilerServices;

namespace Plumbline.Model;

/// <summary>An immutable list that compares by its elements. Records must use it instead of arrays, whose equality is by reference.</summary>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items;

    internal EquatableArray(T[] items) => _items = items.Length == 0 ? null : items;

    public static EquatableArray<T> Empty => default;
    public int Count => _items?.Length ?? 0;
    public bool IsEmpty => _items is null;
    public T this[int index] => (_items ?? [])[index];
    public ReadOnlySpan<T> Span => _items;

    public EquatableArray<T> Add(T item) => new([.. Span, item]);

    public EquatableArray<T> Where(Func<T, bool> keep)
    {
        if (_items is null) return this;
        var kept = new T[_items.Length];
        var count = 0;
        foreach (var item in _items)
            if (keep(item)) kept[count++] = item;
        return count == kept.Length ? this : new(kept[..count]);
    }

    public EquatableArray<TOther> Select<TOther>(Func<T, TOther> map)
    {
        if (_items is null) return default;
        var mapped = new TOther[_items.Length];
        for (var i = 0; i < mapped.Length; i++) mapped[i] = map(_items[i]);
        return new(mapped);
    }

    public bool Equals(EquatableArray<T> other)
    {
        if (ReferenceEquals(_items, other._items)) return true;
        if (Count != other.Count) return false;
        for (var i = 0; i < Count; i++)
            if (!EqualityComparer<T>.Default.Equals(_items![i], other._items![i])) return false;
        return true;
    }

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Span) hash.Add(item);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join(", ", this);
    public Enumerator GetEnumerator() => new(_items ?? []);
    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();

    /// <summary>Goes through the elements without an object of its own: most lists of a schema are empty, and they are many.</summary>
    public struct Enumerator
    {
        private readonly T[] _items;
        private int _at;

        internal Enumerator(T[] items) => (_items, _at) = (items, -1);

        public readonly T Current => _items[_at];

        public bool MoveNext() => ++_at < _items.Length;
    }

    public static bool operator ==(EquatableArray<T> before, EquatableArray<T> after) => before.Equals(after);
    public static bool operator !=(EquatableArray<T> before, EquatableArray<T> after) => !before.Equals(after);
}

/// <summary>Builds an <see cref="EquatableArray{T}"/> from a collection expression.</summary>
public static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items.ToArray());
}
