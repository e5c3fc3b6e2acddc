using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>Writes what was seen in a file as <see cref="CodeFileReader"/> reads it. A call is written once, in the list of calls; elsewhere it is <see cref="CodeValue.Known"/>.</summary>
public sealed class CodeFileWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly Utf8JsonWriter _json;

    private CodeFileWriter() => _json = new(_bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public static ReadOnlyMemory<byte> Write(CodeFile file)
    {
        var writer = new CodeFileWriter();
        writer.File(file);
        writer._json.Flush();
        return writer._bytes.WrittenMemory;
    }

    private void File(CodeFile file)
    {
        _json.WriteStartObject();
        if (file.Words.Length > 0) _json.WriteString("w", file.Words);
        if (file.Fault is { } fault) _json.WriteString("f", fault);
        if (file.FaultAt.Line > 0) _json.WriteNumber("fp", file.FaultAt.Packed());
        List("c", file.Calls, Value);
        List("b", file.Bindings, Binding);
        List("y", file.Typed, Value);
        List("q", file.Texts, SqlText);
        List("h", file.Handed, SqlText);
        List("a", file.Accesses, Value);
        List("s", file.Shapes, Shape);
        List("t", file.TypeUses, Type);
        List("i", file.Imports, i => Array(() => { Text(i.Local); Text(i.Module); Text(i.Export); }));
        List("x", file.Exports, e => Array(() => { Text(e.Name); Number(e.Binding); if (e.Binding < 0) { Text(e.Module ?? ""); Text(e.Export ?? ""); } }));
        _json.WriteEndObject();
    }

    private void List<T>(string key, EquatableArray<T> items, Action<T> item)
    {
        if (items.IsEmpty) return;
        _json.WritePropertyName(key);
        List(items, item);
    }

    private void List<T>(EquatableArray<T> items, Action<T> item) => Array(() =>
    {
        foreach (var each in items) item(each);
    });

    private void Array(Action content)
    {
        _json.WriteStartArray();
        content();
        _json.WriteEndArray();
    }

    private void Form(string form, CodePlace at, Action content) => Array(() =>
    {
        Text(form);
        Place(at);
        content();
    });

    private void Text(string text) => _json.WriteStringValue(text);
    private void Number(int number) => _json.WriteNumberValue(number);
    private void Place(CodePlace at) => Number(at.Packed());



    private void ValueOrNone(CodeValue? value)
    {
        if (value is null) Number(0);
        else Value(value);
    }

    private void Values(EquatableArray<CodeValue> values) => List(values, Value);

    private void Value(CodeValue value)
    {
        switch (value)
        {
            case CodeValue.Known known: Array(() => { Text("@"); Number(known.Index); }); break;
            case CodeValue.Record record: Form("o", value.At, () => List(record.Entries, Entry)); break;
            case CodeValue.List list: Form("a", value.At, () => Values(list.Items)); break;
            case CodeValue.Text text: Form("s", value.At, () => Text(text.Value)); break;
            case CodeValue.Plain plain: Form("l", value.At, () => Text(plain.Word)); break;
            case CodeValue.Either either: Form("c", value.At, () => Values(either.Of)); break;
            case CodeValue.Bound bound: Form("b", value.At, () => Number(bound.Binding)); break;
            case CodeValue.Global global: Form("g", value.At, () => Text(global.Name)); break;
            case CodeValue.Member member: Form("m", value.At, () => { Value(member.Of); Text(member.Name); }); break;
            case CodeValue.Element element: Form("x", value.At, () => Value(element.Of)); break;
            case CodeValue.Call call: Form("k", value.At, () => { Value(call.Callee); Values(call.Arguments); }); break;
            case CodeValue.New made: Form("n", value.At, () => { Value(made.Callee); Values(made.Arguments); }); break;
            case CodeValue.Function function: Form("f", value.At, () => { Values(function.Returns); TypeOrNone(function.ReturnType); List(function.Parameters, Number); }); break;
            case CodeValue.Template template: Form("t", value.At, () => { ValueOrNone(template.Tag); List(template.Pieces, p => { if (p.Text is { } text) Text(text); else Value(p.Value!); }); }); break;
            case CodeValue.Typed typed: Form("y", value.At, () => { Value(typed.Value); Type(typed.Type); }); break;
            default: Form("?", value.At, () => { }); break;
        }
    }

    private void Entry(CodeEntry entry) => Array(() =>
    {
        Number((int)entry.Key);
        Text(entry.Name);
        Place(entry.At);
        Value(entry.Value);
    });

    private void Binding(CodeBinding binding)
    {
        var form = binding switch { CodeBinding.Variable => "v", CodeBinding.Parameter => "p", CodeBinding.Each => "e", CodeBinding.Imported => "i", CodeBinding.Function => "f", _ => "c" };
        Array(() =>
        {
            Text(form);
            Text(binding.Name);
            Place(binding.At);
            switch (binding)
            {
                case CodeBinding.Variable variable: ValueOrNone(variable.Value); TypeOrNone(variable.Type); List(variable.Path, Text); Number(variable.Certain ? 1 : 0); break;
                case CodeBinding.Parameter parameter: TypeOrNone(parameter.Type); ValueOrNone(parameter.Callee); Number(parameter.Index); List(parameter.Path, Text); ValueOrNone(parameter.Default); break;
                case CodeBinding.Each each: Value(each.Of); List(each.Path, Text); break;
                case CodeBinding.Imported imported: Text(imported.Module); Text(imported.Export); break;
                case CodeBinding.Function function: Values(function.Returns); TypeOrNone(function.ReturnType); List(function.Parameters, Number); break;
                case CodeBinding.Class made: ValueOrNone(made.Extends); List(made.Fields, f => Array(() => { Text(f.Name); TypeOrNone(f.Type); ValueOrNone(f.Value); })); break;
            }
        });
    }

    private void TypeOrNone(CodeType? type)
    {
        if (type is null) Number(0);
        else Type(type);
    }

    private void Type(CodeType type)
    {
        switch (type)
        {
            case CodeType.Named named: Array(() => { Text("r"); Place(named.At); Text(named.Name); List(named.Arguments, Type); }); break;
            case CodeType.Literal literal: Array(() => { Text("s"); Place(literal.At); Text(literal.Text); }); break;
            case CodeType.Union union: Array(() => { Text("u"); List(union.Of, Type); }); break;
            case CodeType.Intersection all: Array(() => { Text("x"); List(all.Of, Type); }); break;
            case CodeType.List list: Array(() => { Text("l"); Type(list.Of); }); break;
            case CodeType.Shape shape: Array(() => { Text("o"); List(shape.Members, m => Array(() => { Text(m.Name); Number(m.Optional ? 1 : 0); Place(m.At); Type(m.Type); })); }); break;
            case CodeType.OfValue of: Array(() => { Text("v"); Value(of.Value); }); break;
            default: Number(0); break;
        }
    }

    private void Shape(CodeShape shape) => Array(() =>
    {
        Text(shape.Form switch { CodeShapeForm.Interface => "i", CodeShapeForm.Alias => "a", CodeShapeForm.Enum => "e", CodeShapeForm.Class => "c", _ => "z" });
        Text(shape.Name);
        Place(shape.At);
        Type(shape.Type);
        List(shape.Extends, Text);
    });

    private void SqlText(CodeText text) => Array(() =>
    {
        Text(text.Tag);
        Place(text.At);
        ValueOrNone(text.Of);
        List(text.Pieces, p => Array(() => { if (p.Text is { } written) Text(written); else Number(0); Place(p.At); if (p.Value is { } value) Value(value); }));
    });
}
