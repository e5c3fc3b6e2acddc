using Plumbline.Model;
using Plumbline.Sources.Code;

namespace Plumbline.Sources.Drizzle.Code;

/// <summary>What an expression of a Drizzle schema stands for. Closed; null stands for what is not known.</summary>
internal abstract record DrizzleThing
{
    public sealed record Word(string Value) : DrizzleThing;

    /// <summary>A number, <c>true</c>, <c>null</c>, as it is written.</summary>
    public sealed record Plain(string Value) : DrizzleThing;

    public sealed record List(IReadOnlyList<DrizzleThing?> Items) : DrizzleThing;

    /// <summary>An object; its members are looked at when they are asked for.</summary>
    public sealed record Record(IReadOnlyList<DrizzleMember> Members) : DrizzleThing
    {
        public DrizzleMember? Find(string name) => Members.LastOrDefault(m => m.Name == name);
    }

    /// <summary>A name of another package: <c>pgTable</c> of <c>drizzle-orm/pg-core</c>; <c>*</c> for all of it.</summary>
    public sealed record Foreign(string Module, string Name) : DrizzleThing;

    public sealed record Closure(CodeValue.Function Function, DrizzleScope Scope) : DrizzleThing;

    /// <summary>All that a file exports.</summary>
    public sealed record Exports(CodeFile File) : DrizzleThing;

    public sealed record Sql(IReadOnlyList<object?> Pieces) : DrizzleThing;

    public sealed record Date(string Text) : DrizzleThing;

    public sealed record Schema(string? Name) : DrizzleThing;

    public sealed record Enum(DrizzleEnum Of) : DrizzleThing;

    public sealed record Role(string Name) : DrizzleThing;

    /// <summary>A type of one's own: a name of SQL, or a function of the configuration that gives it.</summary>
    public sealed record CustomType(DrizzleThing? DataType) : DrizzleThing;

    /// <summary><c>pgTableCreator(name =&gt; …)</c></summary>
    public sealed record TableCreator(DrizzleThing? Name, bool Sqlite) : DrizzleThing;

    public sealed record Column(DrizzleColumnDraft Draft) : DrizzleThing;

    public sealed record Table(DrizzleTableDraft Draft) : DrizzleThing
    {
        /// <summary>What a query calls it by in place of its own name.</summary>
        public string? Alias { get; init; }

        /// <summary>A relation leads to many of its rows.</summary>
        public bool IsMany { get; init; }
    }

    /// <summary>All tables of a schema, as relations lead to many of their rows.</summary>
    public sealed record Many(DrizzleThing? Whole) : DrizzleThing;

    /// <summary><c>relations(users, …)</c> of one table; <c>defineRelations(schema, …)</c> of all tables of a schema, which it names by their keys.</summary>
    public sealed record Relations(DrizzleTableDraft? Of, DrizzleThing? Whole, DrizzleThing Said) : DrizzleThing
    {
        private static readonly Record s_sides = new([Side("one", new Foreign("drizzle-orm", "one")), Side("many", new Foreign("drizzle-orm", "many"))]);

        private static DrizzleMember Side(string name, DrizzleThing? thing) => new(name, null, null!, default) { Thing = thing };

        /// <summary>The table that a relation of that name leads to.</summary>
        public Table? To(DrizzleEvaluator evaluator, DrizzleTableDraft from, string name)
        {
            if (Said is not Closure said) return null;
            if (Of is not null) return Of.Is(from) ? evaluator.Member(evaluator.Apply(said, [s_sides], default, said.Scope.File), name) as Table : null;
            if (evaluator.Apply(said, [new Record([Side("one", Whole), Side("many", new Many(Whole))])], default, said.Scope.File) is not Record all) return null;
            foreach (var table in all.Members)
                if (evaluator.Member(Whole, table.Name) is Table { Draft: var of } && of.Is(from) && evaluator.Member(evaluator.Eval(table), name) is Table to) return to;
            return null;
        }
    }

    /// <summary>A key, index, check or policy in the making: what was said of it, by the words that said it.</summary>
    public sealed record Part(string Kind, IReadOnlyDictionary<string, IReadOnlyList<DrizzleThing?>> Said, CodePlace At, CodeFile File) : DrizzleThing
    {
        public Part With(string word, IReadOnlyList<DrizzleThing?> arguments) => this with { Said = new Dictionary<string, IReadOnlyList<DrizzleThing?>>(Said) { [word] = arguments } };

        public DrizzleThing? First(string word) => Said.TryGetValue(word, out var arguments) && arguments.Count > 0 ? arguments[0] : null;
    }

    /// <summary>A column as an index wants it: <c>t.name.desc().nullsFirst()</c>.</summary>
    public sealed record Ordered(DrizzleThing Of, bool Descending, bool? NullsFirst, string? Operators) : DrizzleThing;
}

/// <param name="Value">As it stands there.</param>
internal sealed record DrizzleMember(string Name, CodeValue? Value, DrizzleScope Scope, CodePlace At)
{
    /// <summary>Already looked at.</summary>
    public DrizzleThing? Thing { get; init; }
}

/// <summary>Where names are looked for: the file, and what the parameters of the functions around stand for.</summary>
internal sealed record DrizzleScope(CodeFile File, IReadOnlyDictionary<int, DrizzleThing?> Names, DrizzleScope? Around = null)
{
    public static readonly IReadOnlyDictionary<int, DrizzleThing?> None = new Dictionary<int, DrizzleThing?>();

    public bool TryFind(int binding, out DrizzleThing? thing)
    {
        for (var at = this; at is not null; at = at.Around)
            if (at.File == File && at.Names.TryGetValue(binding, out thing)) return true;
        thing = null;
        return false;
    }
}

/// <summary>A column while its builder's methods are read: the same builder may be spread into many tables, so that each takes a copy.</summary>
internal sealed record DrizzleColumnDraft(string Function, string? Name, DrizzleThing? Options, Origin At)
{
    public string? Type { get; init; }
    public DrizzleEnum? Enum { get; init; }
    public string Arrays { get; init; } = "";
    public bool NotNull { get; init; }
    public bool IsKey { get; init; }
    public bool AutoIncrement { get; init; }
    public DrizzleThing? Default { get; init; }
    public bool HasDefault { get; init; }
    public bool HasUnknown { get; init; }
    public (string? Name, bool NullsNotDistinct)? Unique { get; init; }
    public (DrizzleThing? To, DrizzleThing? Actions, Origin At)? References { get; init; }
    public (DrizzleThing? As, DrizzleThing? Options)? Generated { get; init; }
    public (bool Always, DrizzleThing? Options)? Identity { get; init; }

    // Known once it stands in a table.
    public string Key { get; init; } = "";
    public DrizzleTableDraft? Table { get; init; }

    public string NameIn(string? casing) => Name ?? DrizzleCasing.Of(Key, casing);
}

/// <summary>A table whose constraints are looked at when all tables are known.</summary>
internal sealed class DrizzleTableDraft(string? schema, string name, Origin at, bool sqlite)
{
    public string? Schema => schema;
    public string Name => name;
    public Origin At => at;

    /// <summary>Whether it is the same table, looked at anew.</summary>
    public bool Is(DrizzleTableDraft other) => other.At == at && other.Name == name && other.Schema == schema;

    public bool Sqlite => sqlite;
    public string? Variable { get; set; }
    public List<DrizzleColumnDraft> Columns { get; } = [];
    public DrizzleThing? Extra { get; set; }
    public bool RowSecurity { get; set; }
}

/// <summary>Names of columns that were not given: Drizzle makes them of the keys.</summary>
internal static class DrizzleCasing
{
    public static string Of(string key, string? casing) => casing switch
    {
        "snake_case" => string.Join('_', Words(key).Select(w => w.ToLowerInvariant())),
        "camelCase" => string.Concat(Words(key).Select((w, i) => i == 0 ? w.ToLowerInvariant() : char.ToUpperInvariant(w[0]) + w[1..].ToLowerInvariant())),
        _ => key,
    };

    private static List<string> Words(string key)
    {
        var words = new List<string>();
        for (var at = 0; at < key.Length;)
        {
            var start = at;
            if (IsLow(key[at])) while (at < key.Length && IsLow(key[at])) at++;
            else if (char.IsAsciiLetterUpper(key[at]))
            {
                while (at < key.Length && char.IsAsciiLetterUpper(key[at])) at++;
                // The last capital of several begins the next word: URLPath is URL and Path.
                if (at < key.Length && char.IsAsciiLetterLower(key[at]) && at - start > 1) at--;
                else while (at < key.Length && IsLow(key[at]) && at - start >= 1) at++;
            }
            else
            {
                at++;
                continue;
            }
            words.Add(key[start..at]);
        }
        return words;
    }

    private static bool IsLow(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);
}
