using Plumbline.Model;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>Finds out what values in code are to Prisma, through names, files and types. What is not certain has no meaning.</summary>
/// <param name="client">Another kind of client whose rows are looked for.</param>
internal sealed class Meanings(CodeProject project, PrismaModels models, IRowClient? client = null)
{
    private const int Deepest = 24;

    /// <summary>The reader of a file keeps no more of a function's.</summary>
    private const int MostReturns = 8;

    private readonly Dictionary<CodeFile, OfFile> _known = [];
    private readonly MeaningTypes _types = new(project, models, client);

    /// <summary>Fields and methods that <c>$extends</c> adds: not of the schema, and no fault.</summary>
    public HashSet<string> Extensions { get; } = new(StringComparer.Ordinal);

    public Meaning? Of(CodeFile file, CodeValue value, int depth = 0)
    {
        if (depth > Deepest) return null;
        switch (value)
        {
            case CodeValue.Bound bound: return OfBinding(file, bound.Binding, depth + 1);
            case CodeValue.Known known: return Of(file, file.Calls[known.Index], depth + 1);
            case CodeValue.Member member: return OfMember(Of(file, member.Of, depth + 1), member.Name, depth + 1);
            case CodeValue.Element element: return Item(Of(file, element.Of, depth + 1));
            case CodeValue.Call call: return OfCall(file, call, depth + 1);
            case CodeValue.New made: return OfNew(file, made, depth + 1);
            case CodeValue.Typed typed: return Under(file, typed.Type, () => Of(file, typed.Value, depth + 1));
            case CodeValue.Record record: return new Meaning.Written(file, record);
            case CodeValue.List list: return new Meaning.Several(list.Items.Select(i => new Meaning.Several.Item(Of(file, i, depth + 1))));
            case CodeValue.Either either: return Meaning.OneOf(either.Of.Where(v => v is not CodeValue.Plain).Select(v => Of(file, v, depth + 1)));
            default: return null;
        }
    }

    public Meaning? OfType(CodeFile file, CodeType type) => _types.Of(file, type, this);

    // Names

    public Meaning? OfBinding(CodeFile file, int index, int depth = 0)
    {
        if (index >= file.Bindings.Count) return null;
        if (!_known.TryGetValue(file, out var known)) _known[file] = known = new(file.Bindings.Count);
        // What was asked and is not found yet leads back to itself.
        if (known.Asked[index]) return known.Found[index];
        known.Asked[index] = true;
        return known.Found[index] = OfBinding(file, file.Bindings[index], depth);
    }

    /// <summary>What the names of a file are, as far as they were asked for.</summary>
    private sealed class OfFile(int names)
    {
        public bool[] Asked { get; } = new bool[names];
        public Meaning?[] Found { get; } = new Meaning?[names];
    }

    public Meaning? OfBinding(CodeFile file, CodeBinding binding, int depth = 0)
    {
        switch (binding)
        {
            case CodeBinding.Variable v:
                return Rest(Along(Under(file, v.Type, () => v.Value is null || !v.Certain ? null : Of(file, v.Value, depth + 1)), v.Path, depth), v.Path, () => Beside(file, v));
            case CodeBinding.Parameter p:
                return Rest(Along(Under(file, p.Type, () => p.Callee is null ? null : Handed(file, p.Callee, p.Index, depth + 1)), p.Path, depth), p.Path, () => Beside(file, p));
            case CodeBinding.Each each:
                return Along(Item(Of(file, each.Of, depth + 1)), each.Path, depth);
            case CodeBinding.Imported imported: return OfTarget(project.Find(file, imported.Module, imported.Export), depth);
            case CodeBinding.Class @class: return ClientOf(file, @class, depth) is { } client ? new Meaning.ClientClass(client.IsOpen) : null;
            default: return null;
        }
    }

    public Meaning? OfTarget(CodeTarget target, int depth = 0)
    {
        if (target is { File: { } file, Binding: { } binding })
        {
            for (var i = 0; i < file.Bindings.Count && depth <= Deepest; i++)
                if (ReferenceEquals(file.Bindings[i], binding)) return OfBinding(file, i, depth + 1);
            return null;
        }
        return target.Module is { } module && PrismaModules.IsGenerated(module) ? PrismaModules.Export(models, target.Export!) : null;
    }

    /// <summary>The client that a class makes, if it makes one. A function that the class is made of by may extend it.</summary>
    private Meaning.Client? ClientOf(CodeFile file, CodeBinding.Class @class, int depth)
    {
        if (@class.Extends is not { } extends || depth >= Deepest) return null;
        if (extends is CodeValue.Call { Arguments: [var of, ..] }) return Of(file, of, depth + 1) is Meaning.ClientClass or Meaning.Client ? new(IsOpen: true) : null;
        return Of(file, extends, depth + 1) switch { Meaning.Client client => client, Meaning.ClientClass parent => new(parent.IsOpen), _ => null };
    }

    private Meaning? Along(Meaning? meaning, EquatableArray<string> path, int depth)
    {
        foreach (var step in path)
        {
            if (meaning is null) return null;
            if (step == "...") return meaning is Meaning.Written or Meaning.Shape or Meaning.Client ? meaning : null;
            meaning = int.TryParse(step, out var at) ? OfItem(meaning, at) : OfMember(meaning, step, depth);
        }
        return meaning;
    }

    /// <summary>What is left of a shape when others have taken their part: <c>const { id, ...data } = input</c>.</summary>
    private static Meaning? Rest(Meaning? meaning, EquatableArray<string> path, Func<IEnumerable<string>> taken)
    {
        if (meaning is not Meaning.Shape shape || path is not [.., "..."]) return meaning;
        var names = taken().ToHashSet(StringComparer.Ordinal);
        return shape with { Members = [.. shape.Members.Where(m => !names.Contains(m.Name))] };
    }

    /// <summary>Names taken out of the same value.</summary>
    private static IEnumerable<string> Beside(CodeFile file, CodeBinding.Variable rest) =>
        file.Bindings.OfType<CodeBinding.Variable>().Where(v => v.Value?.At == rest.Value!.At && v.Path.Count >= rest.Path.Count).Select(v => v.Path[rest.Path.Count - 1]);

    private static IEnumerable<string> Beside(CodeFile file, CodeBinding.Parameter rest) =>
        file.Bindings.OfType<CodeBinding.Parameter>().Where(p => p.Path.Count >= rest.Path.Count && p.Type is not null && p.Type.Equals(rest.Type)).Select(p => p.Path[rest.Path.Count - 1]);

    private static Meaning? OfItem(Meaning meaning, int at) => meaning switch
    {
        Meaning.Several several => at < several.Items.Count ? several.Items[at].Of : null,
        _ => Item(meaning),
    };

    /// <summary>One of a list.</summary>
    private static Meaning? Item(Meaning? meaning) => meaning switch { Meaning.Row { Many: true } rows => rows with { Many = false }, Meaning.Shape { IsMany: true } shapes => shapes with { IsMany = false }, _ => null };

    /// <summary>The values as they are written that a name, a member or a call of a function leads to; null where that is not certain.</summary>
    public IReadOnlyList<FileValue>? Written(CodeFile file, CodeValue value)
    {
        switch (value)
        {
            case CodeValue.Bound bound when bound.Binding < file.Bindings.Count: return WrittenIn(file, file.Bindings[bound.Binding]);
            case CodeValue.Member member when Of(file, member.Of) is Meaning.Written written:
                foreach (var entry in written.Record.Entries)
                    if (entry.Key == CodeKey.Named && entry.Name == member.Name) return [new(written.File, entry.Value)];
                return null;
            case CodeValue.Call { Callee: CodeValue.Bound callee } when FunctionOf(file, callee) is { } function: return [.. function.Returns.Select(r => new FileValue(function.File, r))];
            default: return null;
        }
    }

    private IReadOnlyList<FileValue>? WrittenIn(CodeFile file, CodeBinding binding) => binding switch
    {
        CodeBinding.Variable { Value: { } value, Path.IsEmpty: true } => value is CodeValue.Function ? null : [new(file, value)],
        CodeBinding.Imported imported when project.Find(file, imported.Module, imported.Export) is { File: { } home, Binding: CodeBinding.Variable { Value: { } value, Path.IsEmpty: true } } => [new(home, value)],
        _ => null,
    };

    // Members

    private Meaning? OfMember(Meaning? of, string name, int depth)
    {
        switch (of)
        {
            case Meaning.Client client: return models.Delegate(name) is { } table ? new Meaning.Delegate(table, client.IsOpen) : name.Contains("prisma", StringComparison.OrdinalIgnoreCase) || name is "client" or "db" ? of : null;
            case Meaning.Row { Many: false } row: return row.Inner(name);
            case Meaning.Namespace space: return PrismaModules.Member(models, space, name);
            case Meaning.Shape { IsMany: false } shape:
                foreach (var member in shape.Members)
                    if (member.Name == name) return _types.Of(shape.File, member.Type, this);
                return null;
            case Meaning.Written written: return OfWritten(written, name, depth) is { } said ? written.IsOpen ? said.Opened() : said : null;
            case Meaning.Instance instance: return OfField(instance, name, depth);
            default: return null;
        }
    }

    private Meaning? OfWritten(Meaning.Written written, string name, int depth)
    {
        if (depth > Deepest) return null;
        foreach (var entry in written.Record.Entries)
        {
            if (entry.Key == CodeKey.Named && entry.Name == name) return Of(written.File, entry.Value, depth + 1);
            if (entry.Key == CodeKey.Spread && OfMember(Of(written.File, entry.Value, depth + 1), name, depth + 1) is { } found) return found;
        }
        return null;
    }

    private Meaning? OfField(Meaning.Instance instance, string name, int depth)
    {
        if (depth > Deepest) return null;
        foreach (var field in instance.Class.Fields)
        {
            if (field.Name != name) continue;
            if (Under(instance.File, field.Type, () => field.Value is null ? null : Of(instance.File, field.Value, depth + 1)) is { } found) return found;
        }
        return instance.Class.Extends is { } extends && Parent(instance.File, extends) is { } parent ? OfField(parent, name, depth + 1) : null;
    }

    private Meaning.Instance? Parent(CodeFile file, CodeValue extends)
    {
        if (extends is not CodeValue.Bound bound || bound.Binding >= file.Bindings.Count) return null;
        var target = file.Bindings[bound.Binding] is CodeBinding.Imported imported ? project.Find(file, imported.Module, imported.Export) : new(file, file.Bindings[bound.Binding], null, null);
        return target is { File: { } home, Binding: CodeBinding.Class parent } ? new(home, parent) : null;
    }

    // Calls

    private Meaning? OfNew(CodeFile file, CodeValue.New made, int depth)
    {
        if (Of(file, made.Callee, depth) is Meaning.ClientClass of) return new Meaning.Client(of.IsOpen);
        // Where the generated code is not there, its class is told by its name alone.
        return Parent(file, made.Callee) is { } instance ? ClientOf(instance.File, instance.Class, depth) ?? (Meaning)instance : null;
    }

    private Meaning? OfCall(CodeFile file, CodeValue.Call call, int depth)
    {
        if (call.Callee is CodeValue.Bound bound) return FunctionOf(file, bound) is { } function ? Result(function, file, call.Arguments, depth) : null;
        if (call.Callee is not CodeValue.Member { Of: var on, Name: var method }) return null;
        if (on is CodeValue.Global { Name: "Promise" } && method is "all" && call.Arguments is [var all, ..]) return Of(file, all, depth);
        if (client?.OfCall(file, call, this, depth) is { } given) return given;
        if (method == "then" && call.Arguments is [CodeValue.Function { Returns: var then }, ..]) return Meaning.OneOf(then.Where(r => r is not CodeValue.Plain).Select(r => Of(file, r, depth + 1)));
        if (PrismaModules.Parses(method) is { } parses && _types.Parsed(file, on, parses.Length == 0 ? null : parses) is { } parsed) return parsed;
        var of = Of(file, on, depth);
        switch (of)
        {
            case Meaning.Client client when method == "$extends": return client with { IsOpen = (call.Arguments is [var extension, ..] && !Learn(file, extension, depth)) || client.IsOpen };
            case Meaning.Client when method == "$transaction" && call.Arguments is [var work, ..]:
                return work is CodeValue.Function { Returns: var results } ? Meaning.OneOf(results.Where(r => r is not CodeValue.Plain).Select(r => Of(file, r, depth))) : Of(file, work, depth);
            case Meaning.Client when method.StartsWith('$'): return of;
            case Meaning.Delegate @delegate: return PrismaCalls.Result(@delegate, method);
            case Meaning.Row { Many: true } or Meaning.Shape { IsMany: true }: return PrismaModules.OfListMethod(method) is { } isList ? isList ? of : Item(of) : null;
            default: return null;
        }
    }

    /// <summary>What a call gives: what the function says, else what it hands out.</summary>
    private Meaning? Result(Found function, CodeFile by, EquatableArray<CodeValue> arguments, int depth)
    {
        if (depth > Deepest) return null;
        return Under(function.File, function.Type, () =>
        {
            var all = Meaning.OneOf(function.Returns.Where(r => r is not CodeValue.Plain).Select(r => Of(function.File, r, depth + 1) ?? Passed(function, r, by, arguments, depth + 1)));
            // remember('client', () => new PrismaClient())
            if (all is null && MeaningTypes.IsParameter(function.Type) && arguments.Where(a => a is CodeValue.Function).ToList() is [CodeValue.Function work]) all = Result(new(by, work.Returns, work.ReturnType, work.At), by, [], depth + 1);
            return function.IsWrapped || function.Returns.Count >= MostReturns ? all?.Opened() : all;
        });
    }

    /// <summary>What a function gives that it was handed to work with: <c>guarded(() => client.user.create({ … }))</c>.</summary>
    private Meaning? Passed(Found function, CodeValue returned, CodeFile by, EquatableArray<CodeValue> arguments, int depth)
    {
        if (returned is not CodeValue.Call { Callee: CodeValue.Bound { Binding: var binding } } || binding >= function.File.Bindings.Count) return null;
        // A parameter that stands before the function is one of a function around it.
        if (function.File.Bindings[binding] is not CodeBinding.Parameter { Path.IsEmpty: true } own || own.At.Packed() < function.At.Packed() || own.Index >= arguments.Count) return null;
        return arguments[own.Index] switch
        {
            CodeValue.Function work => Result(new(by, work.Returns, work.ReturnType, work.At), by, [], depth),
            CodeValue.Bound name when FunctionOf(by, name) is { } work => Result(work, by, [], depth),
            _ => null,
        };
    }

    /// <summary>What a value is under the type that it is given. Rows stay rows where the type was written by hand and has mostly members of theirs; the others may be anything, as may those of a type that is not understood.</summary>
    private Meaning? Under(CodeFile file, CodeType? type, Func<Meaning?> value)
    {
        if (type is null) return value();
        var said = _types.Of(file, type, this);
        if (said is null) return MeaningTypes.IsParameter(type) ? value() : value()?.Opened();
        if (said is not Meaning.Shape shape || value() is not Meaning.Row row || shape.IsMany != row.Many) return said;
        var own = shape.Members.Count(m => row.Of.Member(m.Name) is RowMember.Column { IsKnown: true } or RowMember.Inner);
        return own * 2 > shape.Members.Count ? row with { IsOpen = row.IsOpen || shape.IsOpen || own < shape.Members.Count } : said;
    }

    /// <param name="IsWrapped">What it gives goes through another function.</param>
    private sealed record Found(CodeFile File, EquatableArray<CodeValue> Returns, CodeType? Type, CodePlace At, bool IsWrapped = false);

    /// <summary>The function that a name leads to, also through what keeps its result (React's cache).</summary>
    private Found? FunctionOf(CodeFile file, CodeValue.Bound callee)
    {
        var isWrapped = false;
        for (var step = 0; step < 4; step++)
        {
            if (callee.Binding >= file.Bindings.Count) return null;
            var target = file.Bindings[callee.Binding] is CodeBinding.Imported imported ? project.Find(file, imported.Module, imported.Export) : new(file, file.Bindings[callee.Binding], null, null);
            if (target is not { File: { } home, Binding: { } binding }) return null;
            switch (binding)
            {
                case CodeBinding.Function f: return new(home, f.Returns, f.ReturnType, f.At, isWrapped);
                case CodeBinding.Variable { Value: CodeValue.Function f }: return new(home, f.Returns, f.ReturnType, f.At, isWrapped);
                case CodeBinding.Variable { Value: CodeValue.Call { Callee: CodeValue.Bound by, Arguments: [CodeValue.Function f, ..] } }: return new(home, f.Returns, f.ReturnType, f.At, isWrapped || !IsCache(home, by));
                case CodeBinding.Variable { Value: CodeValue.Call { Callee: CodeValue.Bound by, Arguments: [CodeValue.Bound inner, ..] } }: (file, callee, isWrapped) = (home, inner, isWrapped || !IsCache(home, by)); break;
                default: return null;
            }
        }
        return null;
    }

    private static bool IsCache(CodeFile file, CodeValue.Bound by) => by.Binding < file.Bindings.Count && PrismaModules.IsCache(file.Bindings[by.Binding].Name);

    /// <summary>What a function that is handed to a call is given.</summary>
    private Meaning? Handed(CodeFile file, CodeValue callee, int index, int depth)
    {
        if (callee is not CodeValue.Member { Of: var on, Name: var method }) return null;
        if (index == 0 && PrismaModules.Given(method) is { } given && Checked(file, on, given) is { } input) return input;
        return Of(file, on, depth) switch
        {
            Meaning.Client client when method == "$transaction" && index == 0 => client,
            Meaning.Client client when method == "$extends" && index == 0 => client,
            { } rows when PrismaModules.TakesItem(method, index) && Item(rows) is { } item => item,
            Meaning.Row row when method == "then" && index == 0 => row,
            _ => null,
        };
    }

    /// <summary>What a handler gets under a name, behind the schema that checks it: <c>procedure.input(z.object({ … })).mutation(({ input }) => …)</c>.</summary>
    private Meaning.Shape? Checked(CodeFile file, CodeValue chain, (string Member, string[] By) given)
    {
        for (var step = 0; step < Deepest && chain is CodeValue.Call { Callee: CodeValue.Member { Of: var before, Name: var method }, Arguments: var arguments }; step++, chain = before)
            if (given.By.Contains(method) && arguments is [var schema, ..]) return _types.Parsed(file, schema, given.Member);
        return null;
    }

    /// <returns>Whether all is known that it adds to rows.</returns>
    private bool Learn(CodeFile file, CodeValue extension, int depth)
    {
        if (depth > Deepest) return false;
        switch (extension)
        {
            case CodeValue.Known known: return Learn(file, file.Calls[known.Index], depth + 1);
            case CodeValue.Call { Callee: CodeValue.Member { Name: "defineExtension" }, Arguments: [var defined, ..] }: return Learn(file, defined, depth + 1);
            case CodeValue.Call { Callee: CodeValue.Bound { Binding: var by } } when by < file.Bindings.Count && file.Bindings[by] is CodeBinding.Imported imported && PrismaModules.LeavesRows(imported.Module): return true;
            // (client) => client.$extends({ … })
            case CodeValue.Function function: return function.Returns.All(r => Of(file, r, depth + 1) is Meaning.Client { IsOpen: false });
        }
        var written = Written(file, extension) is [var one] && one.Value is not CodeValue.Record ? one : null;
        if (written is not null) return Learn(written.File, written.Value, depth + 1);
        if (Of(file, extension, depth) is not Meaning.Written { Record: var record }) return false;
        var isKnown = true;
        foreach (var part in record.Entries)
            if (part is { Name: "result" or "model", Value: CodeValue.Record ofModels })
                foreach (var model in ofModels.Entries)
                    if (model.Value is not CodeValue.Record fields) isKnown &= part.Name == "model";
                    else
                        foreach (var field in fields.Entries)
                        {
                            Extensions.Add(field.Name);
                            isKnown &= field.Key == CodeKey.Named || part.Name == "model";
                        }
            else isKnown &= part.Key == CodeKey.Named && part.Name != "result";
        return isKnown;
    }
}
