using System.Text.Json;
using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>
/// Reads what a front end wrote of one file: nested lists whose first item says what they are. One pass, no tree in between.
/// </summary>
public ref struct CodeFileReader
{
    private const int Deepest = 512;

    private Utf8JsonReader _json;
    private EquatableArray<CodeValue.Call> _calls;

    private CodeFileReader(ReadOnlySpan<byte> json) => _json = new(json, new JsonReaderOptions { MaxDepth = Deepest });

    /// <summary>What cannot be read is a fault of the file, and stops no other.</summary>
    public static CodeFile Read(string path, ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new CodeFileReader(json);
            reader.Next();
            return reader.File(path);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or InvalidCastException)
        {
            return new(path) { Fault = "what the reader wrote of it was not understood" };
        }
    }

    private CodeFile File(string path)
    {
        var file = new CodeFile(path);
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var key = _json.GetString()!;
            Next();
            file = key switch
            {
                "w" => file with { Words = Text() },
                "f" => file with { Fault = Text() },
                "fp" => file with { FaultAt = Place() },
                // Calls come first, since other values are one of them.
                "c" => file with { Calls = _calls = Calls() },
                "b" => file with { Bindings = List(static (ref CodeFileReader r) => r.Binding()) },
                "y" => file with { Typed = List(static (ref CodeFileReader r) => (CodeValue.Typed)r.Value()) },
                "q" => file with { Texts = List(static (ref CodeFileReader r) => r.SqlText()) },
                "h" => file with { Handed = List(static (ref CodeFileReader r) => r.SqlText()) },
                "a" => file with { Accesses = List(static (ref CodeFileReader r) => r.Value()) },
                "r" => file with { References = List(static (ref CodeFileReader r) => r.Reference()) },
                "s" => file with { Shapes = List(static (ref CodeFileReader r) => r.Shape()) },
                "t" => file with { TypeUses = List(static (ref CodeFileReader r) => (CodeType.Named)r.Type()!) },
                "i" => file with { Imports = List(static (ref CodeFileReader r) => r.Import()) },
                "x" => file with { Exports = List(static (ref CodeFileReader r) => r.Export()) },
                _ => throw new JsonException(key),
            };
        }
        return file;
    }

    private delegate T Part<T>(ref CodeFileReader reader);

    // Tokens

    private void Next()
    {
        if (!_json.Read()) throw new JsonException();
    }

    private string Text() => _json.TokenType == JsonTokenType.String ? _json.GetString()! : throw new JsonException();
    private int Number() => _json.GetInt32();
    private CodePlace Place() => CodePlace.Of(Number());

    /// <summary>What follows is, in one letter.</summary>
    private char NextForm()
    {
        Next();
        return _json.TokenType == JsonTokenType.String && _json.ValueSpan is [var letter] ? (char)letter : throw new JsonException();
    }

    private string NextText()
    {
        Next();
        return Text();
    }

    private int NextNumber()
    {
        Next();
        return Number();
    }

    private CodePlace NextPlace() => CodePlace.Of(NextNumber());

    /// <summary>The rest of a list whose head was read.</summary>
    private void End()
    {
        Next();
        while (_json.TokenType != JsonTokenType.EndArray)
        {
            _json.Skip();
            Next();
        }
    }

    private EquatableArray<T> List<T>(Part<T> part)
    {
        var items = new List<T>();
        for (Next(); _json.TokenType != JsonTokenType.EndArray; Next()) items.Add(part(ref this));
        return [.. items];
    }

    private EquatableArray<T> NextList<T>(Part<T> part)
    {
        Next();
        return List(part);
    }

    private EquatableArray<string> NextTexts() => NextList(static (ref CodeFileReader r) => r.Text());

    private EquatableArray<CodeValue> NextValues() => NextList(static (ref CodeFileReader r) => r.Value());

    private EquatableArray<int> NextNumbers() => NextList(static (ref CodeFileReader r) => r.Number());

    private CodeTemplatePiece TemplatePiece() => _json.TokenType == JsonTokenType.String ? new(Text(), null) : new(null, Value());

    private EquatableArray<CodeType> NextTypes() => NextList(static (ref CodeFileReader r) => r.Type() ?? new CodeType.Other());

    // Values

    private CodeValue NextValue()
    {
        Next();
        return Value();
    }

    private CodeValue? NextValueOrNone()
    {
        Next();
        return _json.TokenType == JsonTokenType.Number ? null : Value();
    }

    private CodeValue Value()
    {
        var form = NextForm();
        if (form == '@') return Known();
        var at = NextPlace();
        CodeValue value = form switch
        {
            'o' => new CodeValue.Record(NextList(static (ref CodeFileReader r) => r.Entry()), at),
            'a' => new CodeValue.List(NextValues(), at),
            's' => new CodeValue.Text(NextText(), at),
            'l' => new CodeValue.Plain(NextText(), at),
            'c' => new CodeValue.Either(NextValues(), at),
            'b' => new CodeValue.Bound(NextNumber(), at),
            'g' => new CodeValue.Global(NextText(), at),
            'm' => new CodeValue.Member(NextValue(), NextText(), at),
            'x' => new CodeValue.Element(NextValue(), at),
            'k' => new CodeValue.Call(NextValue(), NextValues(), at),
            'n' => new CodeValue.New(NextValue(), NextValues(), at),
            'f' => new CodeValue.Function(NextValues(), NextType(), at) { Parameters = NextNumbers() },
            't' => new CodeValue.Template(NextValueOrNone(), NextList(static (ref CodeFileReader r) => r.TemplatePiece()), at),
            'y' => new CodeValue.Typed(NextValue(), NextType() ?? new CodeType.Other(), at),
            '?' => new CodeValue.Hole(at),
            _ => throw new JsonException(),
        };
        End();
        return value;
    }

    private CodeValue Known()
    {
        var index = NextNumber();
        End();
        // Inside the list of calls itself an inner call may come later than what holds it.
        return index < _calls.Count ? _calls[index] : new CodeValue.Known(index, default);
    }

    private EquatableArray<CodeValue.Call> Calls() => List(static (ref CodeFileReader r) => (CodeValue.Call)r.Value());

    private CodeEntry Entry()
    {
        var key = (CodeKey)NextNumber();
        var (name, at) = (NextText(), NextPlace());
        var entry = new CodeEntry(key, name, NextValue(), at);
        End();
        return entry;
    }

    // Bindings

    private CodeBinding Binding()
    {
        var form = NextForm();
        var (name, at) = (NextText(), NextPlace());
        CodeBinding binding = form switch
        {
            'v' => new CodeBinding.Variable(name, NextValueOrNone(), NextType(), NextTexts(), NextNumber() != 0, at),
            'p' => new CodeBinding.Parameter(name, NextType(), NextValueOrNone(), NextNumber(), NextTexts(), at) { Default = NextValueOrNone() },
            'e' => new CodeBinding.Each(name, NextValue(), NextTexts(), at),
            'i' => new CodeBinding.Imported(name, NextText(), NextText(), at),
            'f' => new CodeBinding.Function(name, NextValues(), NextType(), at) { Parameters = NextNumbers() },
            'c' => new CodeBinding.Class(name, NextValueOrNone(), NextList(static (ref CodeFileReader r) => r.Field()), at),
            _ => throw new JsonException(),
        };
        End();
        return binding;
    }

    private CodeField Field()
    {
        var field = new CodeField(NextText(), NextType(), NextValueOrNone());
        End();
        return field;
    }

    private CodeImport Import()
    {
        var import = new CodeImport(NextText(), NextText(), NextText());
        End();
        return import;
    }

    private CodeExport Export()
    {
        var (name, binding) = (NextText(), NextNumber());
        var export = binding >= 0 ? new CodeExport(name, binding, null, null) : new CodeExport(name, -1, NextText(), NextText());
        End();
        return export;
    }

    // Types

    private CodeType? NextType()
    {
        Next();
        return Type();
    }

    private CodeType? Type()
    {
        if (_json.TokenType == JsonTokenType.Number) return null;
        CodeType type = NextForm() switch
        {
            'r' => Named(),
            's' => Literal(),
            'u' => new CodeType.Union(NextTypes()),
            'x' => new CodeType.Intersection(NextTypes()),
            'l' => new CodeType.List(NextType() ?? new CodeType.Other()),
            'o' => new CodeType.Shape(NextList(static (ref CodeFileReader r) => r.Member())),
            'v' => new CodeType.OfValue(NextValue()),
            _ => throw new JsonException(),
        };
        End();
        return type;
    }

    private CodeType.Named Named()
    {
        var (at, name) = (NextPlace(), NextText());
        return new(name, NextTypes(), at);
    }

    private CodeType.Literal Literal()
    {
        var at = NextPlace();
        return new(NextText(), at);
    }

    private CodeMember Member()
    {
        var (name, optional, at) = (NextText(), NextNumber() != 0, NextPlace());
        var member = new CodeMember(name, optional, NextType() ?? new CodeType.Other(), at);
        End();
        return member;
    }

    private CodeShape Shape()
    {
        var form = NextForm() switch { 'i' => CodeShapeForm.Interface, 'a' => CodeShapeForm.Alias, 'e' => CodeShapeForm.Enum, 'c' => CodeShapeForm.Class, _ => CodeShapeForm.Zod };
        var (name, at) = (NextText(), NextPlace());
        var shape = new CodeShape(form, name, NextType() ?? new CodeType.Other(), at);
        Next();
        if (_json.TokenType == JsonTokenType.EndArray) return shape;
        shape = shape with { Extends = List(static (ref CodeFileReader r) => r.Text()) };
        End();
        return shape;
    }

    private CodeReference Reference()
    {
        var kind = NextText() switch { "f" => UsageKind.Filters, "o" => UsageKind.Orders, "g" => UsageKind.Groups, "t" => UsageKind.Mirrors, _ => UsageKind.Reads };
        var reference = new CodeReference(kind, NextValue());
        Next();
        if (_json.TokenType == JsonTokenType.EndArray) return reference;
        reference = reference with { Beside = Value() };
        End();
        return reference;
    }

    private CodeText SqlText()
    {
        var (tag, at) = (NextText(), NextPlace());
        var text = new CodeText(tag, NextValueOrNone(), NextList(static (ref CodeFileReader r) => r.Piece()), at);
        End();
        return text;
    }

    private CodePiece Piece()
    {
        Next();
        var text = _json.TokenType == JsonTokenType.Number ? null : Text();
        var piece = new CodePiece(text, NextPlace());
        Next();
        if (_json.TokenType == JsonTokenType.EndArray) return piece;
        piece = piece with { Value = Value() };
        End();
        return piece;
    }
}
