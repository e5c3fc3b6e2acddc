using System.Text;

namespace Plumbline.Planning.Rows;

/// <summary>
/// Texts that match a regular expression (manual 9.7.3) or a LIKE pattern: the sequences, classes, groups, alternatives and counts that checks are made of.
/// Every choice takes its part of the number, so that different numbers give different texts as long as there are any.
/// </summary>
internal sealed class Pattern : ValueSource
{
    /// <summary>A repetition without an upper end is repeated so many times more than it must.</summary>
    private const int More = 6;

    private readonly Node _root;
    private readonly int _most;

    private Pattern(Node root, int most) => (_root, _most) = (root, most);

    public override ulong Capacity => _root.Ways;

    public override void Append(ulong number, RowText to)
    {
        var start = to.Length;
        _root.Write(ref number, to);
        if (to.Length - start > _most) to.Truncate(start + _most);
    }

    /// <summary>null for what is not understood: look-around, back references.</summary>
    /// <param name="least">The least length that something else asks for, met by repetitions that have no upper end.</param>
    public static Pattern? Of(string regex, int least = 0, int most = int.MaxValue)
    {
        var at = 0;
        var text = regex.StartsWith("(?i)", StringComparison.Ordinal) ? regex[4..] : regex;
        return Alternatives(text, ref at, Math.Max(More, least)) is { } root && at == text.Length ? new(root, most) : null;
    }

    public static Pattern OfLike(string like, int most = int.MaxValue)
    {
        var parts = new List<Node>();
        for (var i = 0; i < like.Length; i++)
        {
            if (like[i] == '\\' && i + 1 < like.Length) parts.Add(new OneOf(like[++i].ToString()));
            else if (like[i] == '%') parts.Add(new Repeated(new OneOf("abcdefghijklmnopqrstuvwxyz"), More));
            else parts.Add(new OneOf(like[i] == '_' ? "abcdefghijklmnopqrstuvwxyz" : like[i].ToString()));
        }
        return new(new Sequence(parts), most);
    }

    private static Node? Alternatives(string text, ref int at, int more)
    {
        var options = new List<Node>();
        do
        {
            if (Terms(text, ref at, more) is not { } option) return null;
            options.Add(option);
        }
        while (at < text.Length && text[at] == '|' && ++at > 0);
        return options is [var only] ? only : new Either(options);
    }

    private static Node? Terms(string text, ref int at, int more)
    {
        var parts = new List<Node>();
        while (at < text.Length && text[at] is not ('|' or ')'))
        {
            if (text[at] is '^' or '$') { at++; continue; }
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is 'A' or 'Z' or 'y' or 'm' or 'M') { at += 2; continue; }
            if (Atom(text, ref at, more) is not { } atom) return null;
            parts.Add(Counted(atom, text, ref at, more));
        }
        return new Sequence(parts);
    }

    private static Node? Atom(string text, ref int at, int more)
    {
        switch (text[at])
        {
            case '(':
                at++;
                if (at + 1 < text.Length && text[at] == '?')
                {
                    if (text[at + 1] != ':') return null;
                    at += 2;
                }
                var inner = Alternatives(text, ref at, more);
                if (inner is null || at >= text.Length) return null;
                at++;
                return inner;
            case '[': return Class(text, ref at);
            case '.':
                at++;
                return new OneOf("abcdefghijklmnopqrstuvwxyz");
            case '\\' when at + 1 < text.Length:
                at += 2;
                return Escaped(text[at - 1]) is { } set ? new OneOf(set) : null;
            default:
                at++;
                return new OneOf(text[at - 1].ToString());
        }
    }

    private static string? Escaped(char c) => c switch
    {
        'd' => "0123456789",
        'w' => "abcdefghijklmnopqrstuvwxyz0123456789_",
        's' => " ",
        'S' or 'D' => "abcdefghijklmnopqrstuvwxyz",
        'W' => "-",
        't' => "\t",
        'n' => "\n",
        _ when char.IsAsciiLetterOrDigit(c) => null,
        _ => c.ToString(),
    };

    private static OneOf? Class(string text, ref int at)
    {
        at++;
        var negated = at < text.Length && text[at] == '^' && ++at > 0;
        var set = new StringBuilder();
        for (var first = true; at < text.Length && (text[at] != ']' || first); first = false)
        {
            if (text[at] == '[' && at + 1 < text.Length && text[at + 1] == ':')
            {
                var end = text.IndexOf(":]", at, StringComparison.Ordinal);
                if (end < 0) return null;
                set.Append(Named(text[(at + 2)..end]));
                at = end + 2;
                continue;
            }
            var low = text[at++];
            if (low == '\\' && at < text.Length)
            {
                if (Escaped(text[at++]) is not { } escaped) return null;
                if (escaped.Length > 1) { set.Append(escaped); continue; }
                low = escaped[0];
            }
            if (at + 1 < text.Length && text[at] == '-' && text[at + 1] != ']')
            {
                for (var c = (int)low; c <= text[at + 1]; c++) set.Append((char)c);
                at += 2;
            }
            else set.Append(low);
        }
        if (at++ >= text.Length) return null;
        var members = negated ? new string("abcdefghijklmnopqrstuvwxyz0123456789".Where(c => !set.ToString().Contains(c)).ToArray()) : new string(set.ToString().Distinct().ToArray());
        return members.Length == 0 ? null : new OneOf(members);
    }

    private static string Named(string name) => name switch
    {
        "digit" => "0123456789",
        "upper" => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "alnum" => "abcdefghijklmnopqrstuvwxyz0123456789",
        "xdigit" => "0123456789abcdef",
        "space" or "blank" => " ",
        "punct" => "-._",
        _ => "abcdefghijklmnopqrstuvwxyz",
    };

    private static Node Counted(Node atom, string text, ref int at, int more)
    {
        if (at >= text.Length) return atom;
        var (least, most) = text[at] switch { '*' => (0, more), '+' => (1, more), '?' => (0, 1), '{' => Braces(text, ref at, more), _ => (-1, 0) };
        if (least < 0) return atom;
        at++;
        if (at < text.Length && text[at] is '?' or '+') at++;
        return new Repeated(atom, Math.Max(least, most));
    }

    private static (int, int) Braces(string text, ref int at, int more)
    {
        var end = text.IndexOf('}', at);
        var parts = end < 0 ? [] : text[(at + 1)..end].Split(',');
        if (parts.Length is 0 or > 2 || !int.TryParse(parts[0], out var least) || least > 1000) return (-1, 0);
        at = end;
        if (parts.Length == 1) return (least, least);
        return (least, int.TryParse(parts[1], out var most) ? Math.Min(most, least + 16) : least + more);
    }

    private static ulong Times(ulong a, ulong b) => b != 0 && a > Endless / b ? Endless : a * b;

    private abstract class Node
    {
        public abstract ulong Ways { get; }
        public abstract void Write(ref ulong number, RowText to);
    }

    private sealed class OneOf(string set) : Node
    {
        public override ulong Ways => (ulong)set.Length;

        public override void Write(ref ulong number, RowText to)
        {
            to.Append(set[(int)(number % (ulong)set.Length)]);
            number /= (ulong)set.Length;
        }
    }

    private sealed class Sequence(List<Node> parts) : Node
    {
        public override ulong Ways { get; } = parts.Aggregate(1UL, (ways, part) => Times(ways, part.Ways));

        public override void Write(ref ulong number, RowText to)
        {
            foreach (var part in parts) part.Write(ref number, to);
        }
    }

    private sealed class Either(List<Node> options) : Node
    {
        public override ulong Ways { get; } = Math.Min(Endless, Times(options.Min(o => o.Ways), (ulong)options.Count));

        public override void Write(ref ulong number, RowText to)
        {
            var option = options[(int)(number % (ulong)options.Count)];
            number /= (ulong)options.Count;
            option.Write(ref number, to);
        }
    }

    /// <summary>Always as often as it may be: a fixed length keeps different numbers apart.</summary>
    private sealed class Repeated(Node part, int most) : Node
    {
        private readonly int _times = most;

        public override ulong Ways
        {
            get
            {
                var ways = 1UL;
                for (var i = 0; i < _times && ways < Endless; i++) ways = Times(ways, part.Ways);
                return ways;
            }
        }

        public override void Write(ref ulong number, RowText to)
        {
            for (var i = 0; i < _times; i++) part.Write(ref number, to);
        }
    }
}
