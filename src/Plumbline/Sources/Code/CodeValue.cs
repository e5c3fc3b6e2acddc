using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>
/// What stands in code where a value is expected, as far as it was looked at. Brackets, <c>await</c>, <c>as</c>, <c>satisfies</c> and <c>!</c> are left out. Closed.
/// </summary>
public abstract record CodeValue(CodePlace At)
{
    /// <summary><c>{ a: 1, ...b }</c></summary>
    public sealed record Record(EquatableArray<CodeEntry> Entries, CodePlace At) : CodeValue(At);

    public sealed record List(EquatableArray<CodeValue> Items, CodePlace At) : CodeValue(At);

    public sealed record Text(string Value, CodePlace At) : CodeValue(At);

    /// <summary>A number, <c>true</c>, <c>null</c>, a date: a value without names in it.</summary>
    public sealed record Plain(string Word, CodePlace At) : CodeValue(At);

    /// <summary>One of some: <c>a ? b : c</c>, <c>a ?? b</c>, <c>a &amp;&amp; b</c>.</summary>
    public sealed record Either(EquatableArray<CodeValue> Of, CodePlace At) : CodeValue(At);

    /// <summary>A name that the file binds: its index in <see cref="CodeFile.Bindings"/>.</summary>
    public sealed record Bound(int Binding, CodePlace At) : CodeValue(At);

    /// <summary>A name that nothing in the file binds: <c>globalThis</c>, <c>undefined</c>.</summary>
    public sealed record Global(string Name, CodePlace At) : CodeValue(At);

    /// <summary><c>a.b</c>; its place is that of the name.</summary>
    public sealed record Member(CodeValue Of, string Name, CodePlace At) : CodeValue(At);

    /// <summary><c>a[b]</c> with another key than a text.</summary>
    public sealed record Element(CodeValue Of, CodePlace At) : CodeValue(At);

    public sealed record Call(CodeValue Callee, EquatableArray<CodeValue> Arguments, CodePlace At) : CodeValue(At);

    public sealed record New(CodeValue Callee, EquatableArray<CodeValue> Arguments, CodePlace At) : CodeValue(At);

    /// <summary>A function, with the values that it returns.</summary>
    public sealed record Function(EquatableArray<CodeValue> Returns, CodeType? ReturnType, CodePlace At) : CodeValue(At)
    {
        /// <summary>The bindings of its parameters, in files where that matters.</summary>
        public EquatableArray<int> Parameters { get; init; }
    }

    /// <summary>A text with values in it, with the tag in front of it: <c>sql`${users.age} > 17`</c>.</summary>
    public sealed record Template(CodeValue? Tag, EquatableArray<CodeTemplatePiece> Pieces, CodePlace At) : CodeValue(At);

    /// <summary>A value under a type that was asserted: <c>x as T</c>, <c>x satisfies T</c>.</summary>
    public sealed record Typed(CodeValue Value, CodeType Type, CodePlace At) : CodeValue(At);

    /// <summary>One of <see cref="CodeFile.Calls"/>, by its index.</summary>
    public sealed record Known(int Index, CodePlace At) : CodeValue(At);

    /// <summary>Not looked into.</summary>
    public sealed record Hole(CodePlace At) : CodeValue(At);
}

/// <summary>A piece of a template: a text, or a value.</summary>
public sealed record CodeTemplatePiece(string? Text, CodeValue? Value);

/// <summary>An entry of a record. Without a key it is a spread; with a key of no text it was computed.</summary>
public sealed record CodeEntry(CodeKey Key, string Name, CodeValue Value, CodePlace At);

public enum CodeKey { Named, Spread, Computed }

/// <summary>A type as it is written.</summary>
public abstract record CodeType
{
    /// <summary><c>Prisma.UserGetPayload&lt;…&gt;</c>: the name dotted.</summary>
    public sealed record Named(string Name, EquatableArray<CodeType> Arguments, CodePlace At) : CodeType;

    public sealed record Literal(string Text, CodePlace At) : CodeType;

    public sealed record Union(EquatableArray<CodeType> Of) : CodeType;

    public sealed record Intersection(EquatableArray<CodeType> Of) : CodeType;

    public sealed record List(CodeType Of) : CodeType;

    public sealed record Shape(EquatableArray<CodeMember> Members) : CodeType;

    /// <summary><c>typeof prisma</c>, a value in a place for types: <c>typeof userSelect</c>.</summary>
    public sealed record OfValue(CodeValue Value) : CodeType;

    public sealed record Other : CodeType;
}

/// <summary>A member of an interface, a type, a class or a zod object.</summary>
public sealed record CodeMember(string Name, bool Optional, CodeType Type, CodePlace At);
