using Plumbline.Model;
using Plumbline.Sources.Code;
using Xunit;

namespace Plumbline.Tests.Code;

public class CodeFileWriterTests
{
    private static readonly CodePlace s_at = new(12, 34);
    private static readonly CodeType s_named = new CodeType.Named("Prisma.User", [new CodeType.Literal("a", s_at), new CodeType.List(new CodeType.Other())], s_at);

    private static CodeFile Everything()
    {
        CodeValue bound = new CodeValue.Bound(1, s_at), global = new CodeValue.Global("window", s_at);
        var call = new CodeValue.Call(new CodeValue.Member(bound, "Where", s_at), [new CodeValue.Function([global], s_named, s_at) { Parameters = [2] }], s_at);
        CodeValue record = new CodeValue.Record([new(CodeKey.Named, "a", new CodeValue.Text("b\"\\\n", s_at), s_at), new(CodeKey.Spread, "", bound, s_at)], s_at);
        return new("src/a.cs")
        {
            Words = "a\nb",
            Fault = "not whole",
            FaultAt = s_at,
            Calls = [call],
            Bindings =
            [
                new CodeBinding.Variable("a", call, s_named, ["x"], true, s_at), new CodeBinding.Parameter("p", null, new CodeValue.Plain("1", s_at), 1, [], s_at) { Default = record },
                new CodeBinding.Each("e", global, [], s_at), new CodeBinding.Imported("i", "m", "x", s_at), new CodeBinding.Function("f", [bound], s_named, s_at) { Parameters = [1] },
                new CodeBinding.Class("c", global, [new("f", s_named, null)], s_at),
            ],
            Typed = [new CodeValue.Typed(record, s_named, s_at)],
            Texts = [new("query", bound, [new("SELECT ", s_at), new(null, s_at)], s_at)],
            Accesses = [new CodeValue.Element(new CodeValue.Either([bound, new CodeValue.List([global], s_at)], s_at), s_at), new CodeValue.Template(global, [new("a", null), new(null, bound)], s_at), new CodeValue.New(global, [], s_at), new CodeValue.Hole(s_at)],
            Shapes = [new(CodeShapeForm.Class, "S", new CodeType.Shape([new("m", true, new CodeType.Union([s_named, new CodeType.Intersection([s_named]), new CodeType.OfValue(bound)]), s_at)]), s_at) { Extends = ["B"] }],
            TypeUses = [(CodeType.Named)s_named],
            Imports = [new("l", "m", "e")],
            Exports = [new("x", 3, null, null), new("*", -1, "m", "*")],
        };
    }

    [Fact]
    public void What_was_written_is_read_as_it_was()
    {
        var file = Everything();
        var read = CodeFileReader.Read(file.Path, CodeFileWriter.Write(file).Span);
        foreach (var property in typeof(CodeFile).GetProperties()) Assert.Equal(property.GetValue(file), property.GetValue(read));
    }

    [Fact]
    public void A_call_elsewhere_is_the_one_of_the_list()
    {
        var file = Everything() with { Fault = null, Accesses = [new CodeValue.Member(new CodeValue.Known(0, default), "email", s_at)] };
        Assert.Equal(file.Calls[0], Assert.IsType<CodeValue.Member>(CodeFileReader.Read(file.Path, CodeFileWriter.Write(file).Span).Accesses[0]).Of);
    }
}
