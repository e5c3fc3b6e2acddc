using Plumbline.Model;

namespace Plumbline.Sources.Prisma;

/// <summary>
/// Reads one file of a Prisma schema into its blocks. Prisma's grammar is line by line, and so is recovery:
/// a line that cannot be read is a finding, and reading goes on with the next one.
/// </summary>
internal sealed class PrismaReader
{
    private static readonly string[] s_keywords = ["datasource", "generator", "model", "view", "type", "enum"];

    private readonly SourceText _file;
    private readonly PrismaFaults _faults;
    private readonly List<PrismaToken> _tokens;
    private readonly List<PrismaBlock> _blocks = [];
    private int _at;

    /// <summary>Where the first line of the definition ends, when it goes on over more; -1 else.</summary>
    private int _lineEnd = -1;

    private PrismaReader(SourceText file, PrismaFaults faults)
    {
        _file = file;
        _faults = faults;
        _tokens = PrismaLexer.Read(file);
    }

    public static List<PrismaBlock> Read(SourceText file, PrismaFaults faults)
    {
        var reader = new PrismaReader(file, faults);
        reader.Run();
        return reader._blocks;
    }

    /// <summary>Ends the reading of one line; caught where lines are read.</summary>
    private sealed class LineFault(string message, int position) : Exception(message)
    {
        public int Position => position;
    }

    private PrismaToken Current => _tokens[_at];
    private PrismaToken Peek(int ahead) => _tokens[Math.Min(_at + ahead, _tokens.Count - 1)];
    private ReadOnlySpan<char> Span(PrismaToken token) => _file.Text.AsSpan(token.Start, token.Length);
    private bool Is(PrismaTokenKind kind) => Current.Kind == kind;

    private bool Take(PrismaTokenKind kind)
    {
        if (Current.Kind != kind) return false;
        _at++;
        return true;
    }

    private bool AtBlock()
    {
        if (Current.Kind != PrismaTokenKind.Word || Peek(1).Kind != PrismaTokenKind.Word || Peek(2).Kind != PrismaTokenKind.LeftBrace) return false;
        foreach (var keyword in s_keywords)
            if (Span(Current).SequenceEqual(keyword)) return true;
        return false;
    }

    private void Run()
    {
        while (true)
        {
            var documentation = Documentation();
            if (Is(PrismaTokenKind.End)) return;
            if (AtBlock()) _blocks.Add(Block(documentation));
            else SkipUnknown();
        }
    }

    /// <summary>The <c>///</c> lines before a definition.</summary>
    private string? Documentation()
    {
        string? text = null;
        while (true)
        {
            if (Is(PrismaTokenKind.Documentation))
            {
                var line = Span(Current)[3..].Trim().ToString();
                text = text is null ? line : $"{text}\n{line}";
                _at++;
            }
            else if (!Take(PrismaTokenKind.NewLine)) return text;
        }
    }

    /// <summary>What is no block: one finding, whether it is a line or braces with a body.</summary>
    private void SkipUnknown()
    {
        _faults.Unreadable(_file, Current.Start, $"{Shown(Current)} begins nothing that Prisma knows: expected datasource, generator, model, view, type or enum, a name and {{");
        var (depth, start) = (0, Current.Start);
        while (!Is(PrismaTokenKind.End) && !(depth == 0 && Is(PrismaTokenKind.NewLine)) && !(depth > 0 && AtBlock()))
        {
            if (Is(PrismaTokenKind.LeftBrace)) depth++;
            else if (Is(PrismaTokenKind.RightBrace)) depth = Math.Max(0, depth - 1);
            _at++;
        }
        _faults.LeftOut(_file, start, Current.Start);
    }

    // Blocks

    private PrismaBlock Block(string? documentation)
    {
        var keyword = Span(Current).ToString();
        var name = Peek(1);
        _at += 3;
        if (!Is(PrismaTokenKind.NewLine) && !Is(PrismaTokenKind.Documentation))
            _faults.Unreadable(_file, Current.Start, $"what follows {{ on its line is ignored by Prisma: put each definition of {Span(name)} on a line of its own");
        while (!Is(PrismaTokenKind.NewLine) && !Is(PrismaTokenKind.End)) _at++;
        var entries = new List<PrismaEntry>();
        var attributes = new List<PrismaAttribute>();
        var settings = new List<PrismaSetting>();
        Lines(keyword, name, entries, attributes, settings);
        return new(_file, keyword, Span(name).ToString(), documentation, name.Start)
        {
            Entries = entries.ToEquatableArray(),
            Attributes = attributes.ToEquatableArray(),
            Settings = settings.ToEquatableArray(),
        };
    }

    private void Lines(string keyword, PrismaToken name, List<PrismaEntry> entries, List<PrismaAttribute> attributes, List<PrismaSetting> settings)
    {
        while (true)
        {
            var documentation = Documentation();
            if (Take(PrismaTokenKind.RightBrace)) return;
            if (Is(PrismaTokenKind.End) || AtBlock())
            {
                _faults.Invalid(_file, name.Start, $"{keyword} {Span(name)} is not closed: expected }} on a line of its own");
                return;
            }
            _lineEnd = -1;
            try
            {
                if (keyword is "datasource" or "generator") settings.Add(Setting());
                else if (Is(PrismaTokenKind.AtAt)) attributes.Add(Attribute());
                else entries.Add(Entry(keyword, documentation));
                EndLine();
                if (_lineEnd >= 0) _faults.Invalid(_file, _tokens[_lineEnd].Start, "Prisma reads a definition on one line only: join the lines");
            }
            catch (LineFault fault) when (_lineEnd >= 0)
            {
                _at = _lineEnd;
                _faults.Unreadable(_file, Current.Start, $"a bracket is opened and not closed on this line; read on, {fault.Message}");
            }
            catch (LineFault fault)
            {
                _faults.Unreadable(_file, fault.Position, fault.Message);
                SkipLine();
            }
        }
    }

    private void EndLine()
    {
        Take(PrismaTokenKind.Documentation);
        if (Is(PrismaTokenKind.NewLine) || Is(PrismaTokenKind.End)) return;
        if (!Is(PrismaTokenKind.RightBrace)) throw Unexpected("the end of the line");
        _faults.Invalid(_file, Current.Start, "} must stand on a line of its own");
    }

    private void SkipLine()
    {
        while (!Is(PrismaTokenKind.NewLine) && !Is(PrismaTokenKind.End) && !(Is(PrismaTokenKind.RightBrace) && Peek(1).Kind is PrismaTokenKind.NewLine or PrismaTokenKind.End)) _at++;
    }

    private PrismaSetting Setting()
    {
        var name = Expect(PrismaTokenKind.Word, "a setting such as provider = \"postgresql\"");
        Expect(PrismaTokenKind.Equals, "=");
        return new(Span(name).ToString(), Value(), name.Start);
    }

    private PrismaEntry Entry(string keyword, string? documentation)
    {
        var name = Current.Kind == PrismaTokenKind.Number ? _tokens[_at++] : Expect(PrismaTokenKind.Word, keyword == "enum" ? "a value of the enum or @@map" : "a field's name and type, or an attribute with @@");
        var type = keyword == "enum" ? null : TypeName();
        var attributes = new List<PrismaAttribute>();
        while (Is(PrismaTokenKind.At)) attributes.Add(Attribute());
        if (Is(PrismaTokenKind.Documentation)) documentation = documentation is null ? Span(Current)[3..].Trim().ToString() : $"{documentation}\n{Span(Current)[3..].Trim()}";
        return new(Span(name).ToString(), type, attributes.ToEquatableArray(), documentation, name.Start);
    }

    private PrismaTypeName TypeName()
    {
        if (Is(PrismaTokenKind.Colon))
        {
            _faults.Invalid(_file, Current.Start, "a field's type follows its name without a colon");
            _at++;
        }
        var start = Current.Start;
        var bracketed = Take(PrismaTokenKind.LeftBracket);
        var word = Expect(PrismaTokenKind.Word, "the field's type");
        var name = Span(word).ToString();
        string? unsupported = null;
        if (name == "Unsupported" && Take(PrismaTokenKind.LeftParen))
        {
            unsupported = PrismaLexer.ValueOf(Span(Expect(PrismaTokenKind.String, "the database's type in double quotes")));
            Expect(PrismaTokenKind.RightParen, ")");
        }
        if (bracketed)
        {
            Expect(PrismaTokenKind.RightBracket, "]");
            _faults.Invalid(_file, start, $"a list is written {name}[]");
        }
        var list = bracketed;
        if (Take(PrismaTokenKind.LeftBracket)) { Expect(PrismaTokenKind.RightBracket, "]"); list = true; }
        var optional = Take(PrismaTokenKind.Question);
        if (list && optional) _faults.Invalid(_file, start, $"a list cannot be optional: write {name}[]");
        if (Is(PrismaTokenKind.Exclamation))
        {
            _faults.Invalid(_file, Current.Start, $"a required field is written {name} without !");
            _at++;
        }
        return new(name, unsupported, list, optional, start);
    }

    // Attributes and values

    private PrismaAttribute Attribute()
    {
        var start = _tokens[_at++].Start;
        var name = Path("an attribute's name");
        return new(name, Is(PrismaTokenKind.LeftParen) ? Arguments(PrismaTokenKind.RightParen, ")") : [], start);
    }

    /// <summary>From an opening bracket past its closing one.</summary>
    private EquatableArray<PrismaArgument> Arguments(PrismaTokenKind close, string closeText)
    {
        _at++;
        var arguments = new List<PrismaArgument>();
        SkipBreaks();
        while (!Take(close))
        {
            arguments.Add(Argument());
            SkipBreaks();
            if (Is(PrismaTokenKind.Comma))
            {
                var comma = _tokens[_at++];
                SkipBreaks();
                if (Is(close)) _faults.Invalid(_file, comma.Start, "a comma stands at the end of the list: remove it");
            }
            else if (!Is(close)) throw Unexpected($"a comma or {closeText}");
        }
        return arguments.ToEquatableArray();
    }

    private PrismaArgument Argument()
    {
        if (Current.Kind == PrismaTokenKind.Word && Peek(1).Kind == PrismaTokenKind.Colon)
        {
            var name = Current;
            _at += 2;
            return new(Span(name).ToString(), Value(), name.Start);
        }
        var start = Current.Start;
        return new(null, Value(), start);
    }

    /// <summary>Prisma wants an attribute or a list on one line. What was meant is clear, so it is read all the same.</summary>
    private void SkipBreaks()
    {
        if (!Is(PrismaTokenKind.NewLine) && !Is(PrismaTokenKind.Documentation)) return;
        var (start, lineEnd) = (Current.Start, _at);
        while (Is(PrismaTokenKind.NewLine) || Is(PrismaTokenKind.Documentation)) _at++;
        if (Current.Kind is PrismaTokenKind.RightBrace or PrismaTokenKind.At or PrismaTokenKind.AtAt or PrismaTokenKind.End || AtBlock())
        {
            _at = lineEnd; // the next line is whole and still counts
            throw new LineFault("a bracket is opened and not closed on this line", start);
        }
        if (_lineEnd < 0) _lineEnd = lineEnd;
    }

    private PrismaValue Value()
    {
        var token = Current;
        switch (token.Kind)
        {
            case PrismaTokenKind.String:
                _at++;
                return new PrismaValue.Text(PrismaLexer.ValueOf(Span(token)), token.Start);
            case PrismaTokenKind.Number:
                _at++;
                return new PrismaValue.Number(Span(token).ToString(), token.Start);
            case PrismaTokenKind.LeftBracket:
                return new PrismaValue.List(Items(), token.Start);
            case PrismaTokenKind.LeftBrace:
                return new PrismaValue.Object(Arguments(PrismaTokenKind.RightBrace, "}"), token.Start);
            case PrismaTokenKind.Word:
                var name = Path("a value");
                return Is(PrismaTokenKind.LeftParen) ? new PrismaValue.Call(name, Arguments(PrismaTokenKind.RightParen, ")"), token.Start) : new PrismaValue.Word(name, token.Start);
            default:
                throw Unexpected("a value");
        }
    }

    private EquatableArray<PrismaValue> Items()
    {
        var items = Arguments(PrismaTokenKind.RightBracket, "]");
        foreach (var item in items)
            if (item.Name is not null) throw new LineFault($"{item.Name}: cannot stand in a list: expected values", item.Position);
        return items.Select(a => a.Value);
    }

    private string Path(string wanted)
    {
        var first = Expect(PrismaTokenKind.Word, wanted);
        var last = first;
        while (Is(PrismaTokenKind.Dot) && Current.Start == last.End && Peek(1) is { Kind: PrismaTokenKind.Word } next && next.Start == Current.End)
        {
            last = next;
            _at += 2;
        }
        return _file.Text[first.Start..last.End];
    }

    private PrismaToken Expect(PrismaTokenKind kind, string wanted) => Current.Kind == kind ? _tokens[_at++] : throw Unexpected(wanted);

    private LineFault Unexpected(string wanted) => new($"{Shown(Current)} is not understood here: expected {wanted}", Current.Start);

    private string Shown(PrismaToken token)
    {
        if (token.Kind == PrismaTokenKind.End) return "the end of the file";
        if (token.Kind == PrismaTokenKind.NewLine) return "the end of the line";
        var text = Span(token);
        if (token.Kind == PrismaTokenKind.Bad && text[0] == '"') return "a string without closing quotes";
        return text.Length > 40 ? $"{text[..40]}…" : text.ToString();
    }
}
