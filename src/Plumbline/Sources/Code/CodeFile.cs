using System.Runtime.CompilerServices;
using Plumbline.Model;

namespace Plumbline.Sources.Code;

/// <summary>What a language's front end saw in one file that may concern a database: values alone, nothing of it understood yet.</summary>
/// <param name="Path">Repository path.</param>
public sealed record CodeFile(string Path)
{
    /// <summary>Where it would fail.</summary>
    public UsageSite Site { get; } = CodeSites.Of(Path);

    /// <summary>The names that calls, values and texts lead to; an index is a name's identity in the file.</summary>
    public EquatableArray<CodeBinding> Bindings { get; init; }

    /// <summary>Calls of methods that a client of a database could have.</summary>
    public EquatableArray<CodeValue.Call> Calls { get; init; }

    /// <summary>Records under a type that is named: <c>const where: Prisma.UserWhereInput = { … }</c>.</summary>
    public EquatableArray<CodeValue.Typed> Typed { get; init; }

    /// <summary>Members taken of names that may hold rows: <c>user.email</c>, the longest chain of each.</summary>
    public EquatableArray<CodeValue> Accesses { get; init; }

    /// <summary>Members of what may be a table of Drizzle's.</summary>
    public EquatableArray<CodeReference> References { get; init; }

    /// <summary>Texts that may be SQL.</summary>
    public EquatableArray<CodeText> Texts { get; init; }

    /// <summary>Texts of SQL that the file hands out under a name, of which no call is seen here: <see cref="CodeText.Of"/> is the name, or an entry of it.</summary>
    public EquatableArray<CodeText> Handed { get; init; }

    /// <summary>Types that are declared here.</summary>
    public EquatableArray<CodeShape> Shapes { get; init; }

    /// <summary>Members that are taken of a generated type by their names: <c>Pick&lt;User, 'email'&gt;</c>, also what stands as <c>User['email']</c>.</summary>
    public EquatableArray<CodeType.Named> TypeUses { get; init; }

    public EquatableArray<CodeImport> Imports { get; init; }
    public EquatableArray<CodeExport> Exports { get; init; }

    /// <summary>Every name of a member, key or text, one a line: what is not among them is not used here in any way.</summary>
    public string Words { get; init; } = "";

    /// <summary>Stands among the words of a file with comments that let a rule pass.</summary>
    public const string Allows = "plumb: allow";

    /// <summary>Whether the file asks if something has a member of that name: <c>'email' in row</c>.</summary>
    public bool AsksFor(string member) => Words.Contains($"'{member}' in", StringComparison.Ordinal);

    /// <summary>Whether the file sets a member of that name: <c>row.email = x</c>.</summary>
    public bool Sets(string member) => Words.Contains($"{member} =", StringComparison.Ordinal);

    /// <summary>Why the file could not be read whole.</summary>
    public string? Fault { get; init; }

    public CodePlace FaultAt { get; init; }

    /// <summary>TypeScript: a member that a type does not have cannot be taken.</summary>
    public bool IsTyped() => Path.EndsWith("ts", StringComparison.Ordinal) || Path.EndsWith(".tsx", StringComparison.Ordinal);

    public bool IsCSharp() => Path.EndsWith(".cs", StringComparison.Ordinal);

    /// <summary>A file is itself alone: it is a key wherever what was found out of it is kept.</summary>
    public bool Equals(CodeFile? other) => ReferenceEquals(this, other);
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>A name and what it is bound to. Closed.</summary>
public abstract record CodeBinding(string Name, CodePlace At)
{
    /// <summary>A variable; with a path where it was taken out of its value: <c>const { user } = ctx</c>. Not <paramref name="Certain"/> where it is assigned again.</summary>
    public sealed record Variable(string Name, CodeValue? Value, CodeType? Type, EquatableArray<string> Path, bool Certain, CodePlace At) : CodeBinding(Name, At);

    /// <summary>A parameter; of a function that is handed to a call, the call's callee and the parameter's place in the function.</summary>
    public sealed record Parameter(string Name, CodeType? Type, CodeValue? Callee, int Index, EquatableArray<string> Path, CodePlace At) : CodeBinding(Name, At)
    {
        /// <summary>What it is when nothing is given.</summary>
        public CodeValue? Default { get; init; }
    }

    /// <summary><c>for (const x of xs)</c></summary>
    public sealed record Each(string Name, CodeValue Of, EquatableArray<string> Path, CodePlace At) : CodeBinding(Name, At);

    /// <summary>Imported; <c>*</c> for all of the module, <c>default</c> for its default.</summary>
    public sealed record Imported(string Name, string Module, string Export, CodePlace At) : CodeBinding(Name, At);

    public sealed record Class(string Name, CodeValue? Extends, EquatableArray<CodeField> Fields, CodePlace At) : CodeBinding(Name, At);

    public sealed record Function(string Name, EquatableArray<CodeValue> Returns, CodeType? ReturnType, CodePlace At) : CodeBinding(Name, At)
    {
        /// <summary>The bindings of its parameters, in files where that matters.</summary>
        public EquatableArray<int> Parameters { get; init; }
    }
}

/// <summary>A field of a class, also one that its constructor's parameters declare.</summary>
public sealed record CodeField(string Name, CodeType? Type, CodeValue? Value);

/// <summary>A member that is named, and what the words around it do with it: <c>orderBy(desc(users.createdAt))</c>.</summary>
public sealed record CodeReference(Model.UsageKind Kind, CodeValue Value)
{
    /// <summary>The texts that it is compared with: <c>eq(bookings.status, 'open')</c>.</summary>
    public CodeValue? Beside { get; init; }
}

/// <summary><c>import { Export as Local } from 'Module'</c></summary>
public sealed record CodeImport(string Local, string Module, string Export);

/// <summary>An exported name: a binding of the file, or an export of another module; <c>*</c> for all of it.</summary>
public sealed record CodeExport(string Name, int Binding, string? Module, string? Export);

public enum CodeShapeForm { Interface, Alias, Class, Zod, Enum }

/// <summary>A type's declaration: its members, or what it stands for.</summary>
public sealed record CodeShape(CodeShapeForm Form, string Name, CodeType Type, CodePlace At)
{
    public EquatableArray<string> Extends { get; init; }
}

/// <summary>
/// A text in code that may be SQL: pieces that stand in the file as they are, and holes where values go. Without pieces it is a call that takes SQL of which nothing is known.
/// </summary>
/// <param name="Tag">How it is handed over: <c>$queryRaw</c>, <c>sql</c>, <c>query</c>, …</param>
/// <param name="Of">What the tag or method belongs to: <c>prisma</c> of <c>prisma.$queryRaw</c>.</param>
public sealed record CodeText(string Tag, CodeValue? Of, EquatableArray<CodePiece> Pieces, CodePlace At)
{
    /// <summary>A client of Prisma's sends it to its own database.</summary>
    public bool IsPrisma() => Tag.StartsWith('$') || Tag is "queryRaw" or "executeRaw";

    /// <summary>Entity Framework sends it to the database of its context.</summary>
    public bool IsMapper() => Tag.StartsWith("FromSql", StringComparison.Ordinal) || Tag.StartsWith("ExecuteSql", StringComparison.Ordinal) || Tag.StartsWith("SqlQuery", StringComparison.Ordinal);

    /// <summary>What a tag fills in is a value.</summary>
    public bool HoldsValues() => Tag is "$queryRaw" or "$executeRaw" or "queryRaw" or "executeRaw" or "sql" or "SQL";

    /// <summary>Methods that much else has: only those of SQLite's drivers take SQL.</summary>
    public bool MayBeAnything() => Tag is "get" or "all" or "run" or "each" || (char.IsLower(Tag[0]) && (Tag.EndsWith("Sync", StringComparison.Ordinal) || Tag.EndsWith("Async", StringComparison.Ordinal)));

    /// <summary>One of a list of statements.</summary>
    public bool IsBatch() => Tag is "batch" or "executeBatch" or "executeBatchAsync";

    /// <summary>The text with a stand-in for each hole.</summary>
    public string With(Func<int, string> hole)
    {
        var holes = 0;
        return string.Concat(Pieces.Select(p => p.Text ?? hole(holes++)));
    }
}

/// <summary>A piece of a text and where it begins; a hole has no text.</summary>
public sealed record CodePiece(string? Text, CodePlace At)
{
    /// <summary>What a hole is filled with, where another file may say it.</summary>
    public CodeValue? Value { get; init; }

    /// <summary>Where the piece stands, if that is another file.</summary>
    public string? File { get; init; }
}

/// <summary>A file of code that was not read whole: what stands behind the place may be missing among its uses.</summary>
/// <param name="Where">Without a line where it is the file as a whole.</param>
public sealed record UnreadCode(Origin Where, UsageSite Site, string Why);
