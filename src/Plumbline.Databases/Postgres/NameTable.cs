using System.Text;

namespace Plumbline.Databases.Postgres;

/// <summary>One copy of each name, found by its bytes: in a schema the same few come again and again, and need not be decoded for it.</summary>
internal sealed class NameTable
{
    private string?[] _names = new string?[1024];
    private int _count;

    public string this[ReadOnlySpan<byte> utf8]
    {
        get
        {
            var at = Slot(Hash(utf8));
            for (; _names[at] is { } known; at = (at + 1) & (_names.Length - 1))
                if (Is(known, utf8)) return known;
            var name = Encoding.UTF8.GetString(utf8);
            // One that is not plain ASCII has another length, and is not looked for here.
            if (name.Length != utf8.Length) return name;
            _names[at] = name;
            if (++_count > _names.Length / 2) Grow();
            return name;
        }
    }

    private int Slot(uint hash) => (int)(hash & (uint)(_names.Length - 1));

    private void Grow()
    {
        var names = _names;
        _names = new string?[names.Length * 2];
        foreach (var name in names)
        {
            if (name is null) continue;
            var hash = 0u;
            foreach (var letter in name) hash = (hash * 31) + letter;
            var at = Slot(hash);
            while (_names[at] is not null) at = (at + 1) & (_names.Length - 1);
            _names[at] = name;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 0u;
        foreach (var letter in utf8) hash = (hash * 31) + letter;
        return hash;
    }

    private static bool Is(string name, ReadOnlySpan<byte> utf8)
    {
        if (name.Length != utf8.Length) return false;
        for (var i = 0; i < utf8.Length; i++)
            if (name[i] != utf8[i]) return false;
        return true;
    }
}
