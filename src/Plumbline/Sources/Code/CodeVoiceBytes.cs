using System.Text;
using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>The code voice as bytes, so that it can be kept while neither code nor schema change. A text or object that comes again is written once.</summary>
public static class CodeVoiceBytes
{
    public static byte[] Write(Source source)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Writer(bytes))
        {
            writer.Text(source.Dialect);
            writer.Text(source.Location);
            writer.Write7BitEncodedInt(source.Unread);
            writer.List(source.NotCompared, n => { writer.Text(n.What); writer.Text(n.Why); });
            writer.List(source.UnreadCode, writer.Unread);
            writer.List(source.Usages, writer.Usage);
            writer.List(source.Mirrors, writer.Mirror);
            writer.List(source.Definitions, writer.Definition);
            writer.Text(source.Mentions?.Text());
            writer.List(source.Mentions?.Open ?? [], writer.Subject);
            writer.List(source.Allowing, writer.Text);
            writer.List(source.ClientImports, i => { writer.Text(i.File); writer.Text(i.Module); writer.Write((byte)i.Site); });
        }
        return bytes.ToArray();
    }

    /// <returns>Null where the bytes are none of ours.</returns>
    public static Source? Read(byte[] bytes)
    {
        try
        {
            var reader = new Reader(bytes);
            var (dialect, location) = (reader.Text()!, reader.Text()!);
            return CodeVoice.Empty(location, dialect) with
            {
                Unread = reader.Number(),
                NotCompared = reader.List(r => new NotCompared(r.Text()!, r.Text()!)),
                UnreadCode = reader.List(r => r.Unread()),
                Usages = reader.List(r => r.Usage()),
                Mirrors = reader.List(r => r.Mirror()),
                Definitions = reader.List(r => r.Definition()),
                Mentions = reader.Words(),
                Allowing = reader.List(r => r.Text()!),
                ClientImports = reader.List(r => new ClientImport(r.Text()!, r.Text()!, (UsageSite)r.Byte())),
            };
        }
        catch (Exception fault) when (fault is EndOfStreamException or OverflowException or ArgumentException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static readonly Dictionary<string, Kind> s_kinds = AllDialects.Find(AllDialects.Postgres)!.Kinds.Select(k => k.Kind).DistinctBy(k => k.Label).ToDictionary(k => k.Label, StringComparer.Ordinal);

    /// <summary>Numbers stand for what was written before, in its order; 0 for nothing, the next one for what follows here.</summary>
    private sealed class Writer(Stream bytes) : BinaryWriter(bytes, Encoding.UTF8)
    {
        private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
        private readonly Dictionary<ObjectId, int> _subjects = [];

        public void Text(string? text)
        {
            if (text is null) { Write7BitEncodedInt(0); return; }
            var isKnown = _texts.TryGetValue(text, out var index);
            if (!isKnown) _texts[text] = index = _texts.Count + 1;
            Write7BitEncodedInt(index);
            if (!isKnown) Write(text);
        }

        public void List<T>(EquatableArray<T> items, Action<T> item)
        {
            Write7BitEncodedInt(items.Count);
            foreach (var each in items) item(each);
        }

        private void Name(ObjectName? name)
        {
            Text(name?.Name);
            if (name is null) return;
            Text(name.Schema);
            Text(name.Table);
        }

        public void Subject(ObjectId? id)
        {
            if (id is null) { Write7BitEncodedInt(0); return; }
            var isKnown = _subjects.TryGetValue(id, out var index);
            if (!isKnown) _subjects[id] = index = _subjects.Count + 1;
            Write7BitEncodedInt(index);
            if (isKnown) return;
            Text(id.Kind.Label);
            Name(id.Name);
        }

        private void Place(Origin at)
        {
            Text(at.File);
            Write7BitEncodedInt(at.Line);
            Write7BitEncodedInt(at.Column);
        }

        public void Usage(Usage usage)
        {
            Write((byte)((int)usage.Kind | (usage.IsDeclared ? 0x80 : 0)));
            Write((byte)((int)usage.Site | ((int)usage.Means << 4)));
            Subject(usage.Subject);
            Place(usage.Where);
            Text(usage.Text);
            Text(usage.Label);
            Name(usage.Column);
            Text(usage.Refusal);
        }

        public void Unread(UnreadCode unread)
        {
            Place(unread.Where);
            Write((byte)unread.Site);
            Text(unread.Why);
        }

        public void Definition(CodeDefinition definition)
        {
            Place(definition.Where);
            Write((byte)definition.Site);
            Subject(definition.Subject);
            Text(definition.Says);
            List(definition.Against, Text);
            List(definition.Same, Text);
        }

        public void Mirror(Mirror mirror)
        {
            Text(mirror.Name);
            Subject(mirror.Of);
            Place(mirror.Where);
            Write(mirror.SameName);
            Write(mirror.Fits);
            Text(mirror.Model);
            List(mirror.Members, m => { Text(m.Name); Place(m.Where); Subject(m.Column); });
            List(mirror.Lacking, Text);
        }
    }

    private sealed class Reader(byte[] bytes)
    {
        private readonly List<string> _texts = [""];
        private readonly List<ObjectId> _subjects = [null!];
        private int _at;

        public byte Byte() => _at < bytes.Length ? bytes[_at++] : throw new EndOfStreamException();

        public int Number()
        {
            var number = 0;
            for (var shift = 0; ; shift += 7)
            {
                var part = Byte();
                number |= (part & 0x7f) << shift;
                if (part < 0x80) return number;
            }
        }

        public string? Text()
        {
            var index = Number();
            if (index == _texts.Count) _texts.Add(Letters());
            return index == 0 ? null : _texts[index];
        }

        private string Letters()
        {
            var length = Number();
            _at += length;
            return Encoding.UTF8.GetString(bytes, _at - length, length);
        }

        public EquatableArray<T> List<T>(Func<Reader, T> item)
        {
            var items = new T[Number()];
            for (var i = 0; i < items.Length; i++) items[i] = item(this);
            return new(items);
        }

        private ObjectName? Name() => Text() is { } name ? new(Text(), name, Text()) : null;

        private ObjectId? Subject()
        {
            var index = Number();
            if (index == _subjects.Count) _subjects.Add(new(s_kinds[Text()!], Name()!));
            return index == 0 ? null : _subjects[index];
        }

        public CodeWords? Words()
        {
            var (words, open) = (Text(), List(r => r.Subject()!));
            return words is null ? null : new(() => [words]) { Open = open };
        }

        private Origin Place() => new(CodeVoice.Name, Text(), Number(), Number());

        public Usage Usage()
        {
            var (kind, site) = (Byte(), Byte());
            var (subject, at) = (Subject()!, Place());
            return new((UsageKind)(kind & 0x7f), subject, at, Text()!) { Site = (UsageSite)(site & 0xf), Means = (UsageMeans)(site >> 4), IsDeclared = (kind & 0x80) != 0, Label = Text(), Column = Name(), Refusal = Text() };
        }

        public UnreadCode Unread() => new(Place(), (UsageSite)Byte(), Text()!);

        public CodeDefinition Definition() => new(Place(), (UsageSite)Byte(), Subject()!, Text()!, List(r => r.Text()!), List(r => r.Text()!));

        public Mirror Mirror() => new(Text()!, Subject()!, Place(), Byte() != 0)
        {
            Fits = Byte() != 0,
            Model = Text()!,
            Members = List(r => new MirrorMember(r.Text()!, r.Place(), r.Subject())),
            Lacking = List(r => r.Text()!),
        };
    }
}
