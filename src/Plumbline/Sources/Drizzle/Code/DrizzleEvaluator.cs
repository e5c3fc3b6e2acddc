using Plumbline.Model;
using Plumbline.Sources.Code;

namespace Plumbline.Sources.Drizzle.Code;

/// <summary>
/// Finds out what the expressions of a schema stand for: literals, names through every import, members, functions of one's own that return such, and what Drizzle's functions make
/// (<see cref="DrizzleBuilders"/>). What it does not know is null, and so is what is made of it.
/// </summary>
internal sealed class DrizzleEvaluator(CodeProject project)
{
    private const int Deepest = 200;

    private readonly Dictionary<(CodeFile, int), DrizzleThing?> _known = [];
    private readonly HashSet<(CodeFile, int)> _busy = [];
    private int _depth;

    public CodeProject Project => project;

    public DrizzleBuilders Builders => field ??= new(this);

    public DrizzleThing? Eval(CodeValue? value, DrizzleScope scope)
    {
        if (value is null || _depth > Deepest) return null;
        _depth++;
        try
        {
            return value switch
            {
                CodeValue.Text text => new DrizzleThing.Word(text.Value),
                CodeValue.Plain plain => new DrizzleThing.Plain(plain.Word),
                CodeValue.Typed typed => Eval(typed.Value, scope),
                CodeValue.List list => new DrizzleThing.List(list.Items.Select(i => Eval(i, scope)).ToList()),
                CodeValue.Record record => new DrizzleThing.Record(Members(record, scope)),
                CodeValue.Function function => new DrizzleThing.Closure(function, scope),
                CodeValue.Template template => Template(template, scope),
                CodeValue.Bound bound => Bound(bound.Binding, scope),
                CodeValue.Global global => EnumOf(scope.File, global.Name),
                CodeValue.Either either => either.Of.Select(v => Eval(v, scope)).FirstOrDefault(t => t is not null),
                CodeValue.Member member => Member(Eval(member.Of, scope), member.Name),
                CodeValue.Call call => Call(call, scope),
                CodeValue.Known known => Call(scope.File.Calls[known.Index], scope),
                CodeValue.New made => New(made, scope),
                _ => null,
            };
        }
        finally
        {
            _depth--;
        }
    }

    public DrizzleThing? Eval(DrizzleMember member) => member.Thing ?? Eval(member.Value, member.Scope);

    private List<DrizzleMember> Members(CodeValue.Record record, DrizzleScope scope)
    {
        var members = new List<DrizzleMember>();
        foreach (var entry in record.Entries)
        {
            if (entry.Key == CodeKey.Named) Put(new(entry.Name, entry.Value, scope, entry.At));
            else if (entry.Key == CodeKey.Spread)
            {
                // What is spread and not known leaves a member without a name: the record is not known whole.
                if (Eval(entry.Value, scope) is DrizzleThing.Record inner) foreach (var member in inner.Members) Put(member);
                else Put(new("...", null, scope, entry.At));
            }
        }
        return members;

        void Put(DrizzleMember member)
        {
            var at = members.FindIndex(m => m.Name == member.Name);
            if (at < 0) members.Add(member);
            else members[at] = member;
        }
    }

    private DrizzleThing? Template(CodeValue.Template template, DrizzleScope scope)
    {
        var pieces = template.Pieces.Select(p => p.Text is { } text ? text : (object?)Eval(p.Value, scope)).ToList();
        if (template.Tag is { } tag) return Eval(tag, scope) is DrizzleThing.Foreign { Name: "sql" } ? new DrizzleThing.Sql(pieces) : null;
        var words = pieces.ConvertAll(p => p switch { string text => text, DrizzleThing.Word word => word.Value, DrizzleThing.Plain plain => plain.Value, _ => null });
        return words.Contains(null) ? null : new DrizzleThing.Word(string.Concat(words));
    }

    private DrizzleThing? Bound(int binding, DrizzleScope scope)
    {
        if (scope.TryFind(binding, out var named)) return named;
        var file = scope.File;
        // What a function binds within is another at every call.
        var local = scope.Names.Count > 0 && file.Bindings[binding] is CodeBinding.Variable;
        if (!local && _known.TryGetValue((file, binding), out var known)) return known;
        if (!_busy.Add((file, binding))) return null;
        try
        {
            var thing = Of(file.Bindings[binding], file, binding, scope);
            if (!local) _known[(file, binding)] = thing;
            return thing;
        }
        finally
        {
            _busy.Remove((file, binding));
        }
    }

    private DrizzleThing? Of(CodeBinding binding, CodeFile file, int index, DrizzleScope scope) => binding switch
    {
        CodeBinding.Variable { Certain: true } variable => variable.Path.Aggregate(Eval(variable.Value, scope with { File = file }), Member),
        CodeBinding.Function function => new DrizzleThing.Closure(new(function.Returns, function.ReturnType, function.At) { Parameters = function.Parameters }, new(file, DrizzleScope.None)),
        CodeBinding.Imported imported => Imported(file, imported.Module, imported.Export),
        _ => null,
    };

    public DrizzleThing? Imported(CodeFile from, string module, string export)
    {
        var target = project.Find(from, module, export);
        if (target.Module is { } foreign) return new DrizzleThing.Foreign(foreign, target.Export ?? export);
        if (target.File is not { } file) return null;
        if (target.Binding is null) return export == "*" ? new DrizzleThing.Exports(file) : EnumOf(file, export);
        for (var i = 0; i < file.Bindings.Count; i++)
            if (ReferenceEquals(file.Bindings[i], target.Binding)) return Bound(i, new(file, DrizzleScope.None));
        return null;
    }

    /// <summary>A TypeScript enum is the list of its values.</summary>
    private static DrizzleThing.List? EnumOf(CodeFile file, string name) =>
        file.Shapes.FirstOrDefault(s => s.Form == CodeShapeForm.Enum && s.Name == name)?.Type is CodeType.Union union
            ? new(union.Of.OfType<CodeType.Literal>().Select(l => (DrizzleThing?)new DrizzleThing.Word(l.Text)).ToList()) : null;

    public DrizzleThing? Member(DrizzleThing? of, string name) => of switch
    {
        DrizzleThing.Record record => record.Find(name) is { } member ? Eval(member) : null,
        DrizzleThing.Foreign { Name: "*" } foreign => new DrizzleThing.Foreign(foreign.Module, name),
        DrizzleThing.Exports module => Exported(module.File, name),
        DrizzleThing.Many many => Member(many.Whole, name) is DrizzleThing.Table table ? table with { IsMany = true } : null,
        DrizzleThing.Table table => table.Draft.Columns.Find(c => c.Key == name) is { } column ? new DrizzleThing.Column(column) : null,
        DrizzleThing.List list when int.TryParse(name, out var index) && index < list.Items.Count => list.Items[index],
        DrizzleThing.Enum { Of: var of2 } when name == "enumValues" => new DrizzleThing.List(of2.Labels.Select(l => (DrizzleThing?)new DrizzleThing.Word(l)).ToList()),
        _ => null,
    };

    private DrizzleThing? Exported(CodeFile file, string name)
    {
        foreach (var export in file.Exports)
            if (export.Name == name) return export.Binding >= 0 ? Bound(export.Binding, new(file, DrizzleScope.None)) : Imported(file, export.Module!, export.Export ?? name);
        foreach (var export in file.Exports)
            if (export is { Name: "*", Module: { } module } && Imported(file, module, name) is { } handed) return handed;
        return null;
    }

    /// <summary>A table's columns as an object has them.</summary>
    public static DrizzleThing.Record Columns(DrizzleThing.Table table) =>
        new(table.Draft.Columns.Select(c => new DrizzleMember(c.Key, null, new(new(""), DrizzleScope.None), default) { Thing = new DrizzleThing.Column(c) }).ToList());

    private DrizzleThing? New(CodeValue.New made, DrizzleScope scope) =>
        made.Callee is CodeValue.Global { Name: "Date" } && made.Arguments.Count == 1 && Eval(made.Arguments[0], scope) is DrizzleThing.Word text ? new DrizzleThing.Date(text.Value) : null;

    private DrizzleThing? Call(CodeValue.Call call, DrizzleScope scope)
    {
        var arguments = call.Arguments.Select(a => Eval(a, scope)).ToList();
        if (call.Callee is CodeValue.Member member)
        {
            var of = Eval(member.Of, scope);
            if (of is not (null or DrizzleThing.Record or DrizzleThing.Exports or DrizzleThing.Many or DrizzleThing.Foreign { Name: "*" })) return Builders.Method(of, member.Name, arguments, call.At, scope.File);
            // Object.freeze, Object.values and the like give back what they got.
            if (of is null) return member.Of is CodeValue.Global { Name: "Object" } && arguments.Count == 1 ? arguments[0] : null;
            return Apply(Member(of, member.Name), arguments, call.At, scope.File);
        }
        return Apply(Eval(call.Callee, scope), arguments, call.At, scope.File);
    }

    public DrizzleThing? Apply(DrizzleThing? callee, IReadOnlyList<DrizzleThing?> arguments, CodePlace at, CodeFile file)
    {
        if (callee is not DrizzleThing.Closure closure) return callee is null ? null : Builders.Call(callee, arguments, at, file);
        var names = new Dictionary<int, DrizzleThing?>();
        foreach (var index in closure.Function.Parameters)
        {
            if (closure.Scope.File.Bindings[index] is not CodeBinding.Parameter parameter) continue;
            var given = parameter.Index < arguments.Count ? arguments[parameter.Index] : Eval(parameter.Default, closure.Scope);
            names[index] = parameter.Path.Aggregate(given, Member);
        }
        var inner = new DrizzleScope(closure.Scope.File, names, closure.Scope);
        return closure.Function.Returns.Select(r => Eval(r, inner)).FirstOrDefault(t => t is not null);
    }
}
