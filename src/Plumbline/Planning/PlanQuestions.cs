using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>The questions in words, each with the lines that answer it.</summary>
internal static class PlanQuestions
{
    /// <summary>How a consent names what it allows: <c>drop-column:orders.note</c>.</summary>
    public static string Consent(string what, SchemaObject subject) => $"{what}-{subject.Kind.Label.Replace(' ', '-')}:{subject.Name}";

    public static Question OfRename(SchemaObject own, SchemaObject wanted, double confidence) => new(QuestionKind.Rename, own.Id(),
        $"is {own.Kind.Label} {own.Name} now called {wanted.Name.Name} ({confidence * 100:0} % sure), or does it go and {wanted.Name.Name} come without its values?",
        [
            new("renames", $"{own.Name} -> {wanted.Name.Name}", "it is one object under another name, and keeps what it holds"),
            new("renames", $"{own.Name} -> {own.Name.Name}", $"they are two: {wanted.Name.Name} is new"),
        ], wanted.Origin.Here);

    /// <param name="context">Where it stands now.</param>
    public static Question OfDrop(SchemaObject own, string denier, Catalog context, PlanSettings settings, string dialect) => new(QuestionKind.Drop, own.Id(),
        $"{own.Kind.Label} {own.Name} is not in {denier}; dropping it loses what it holds",
        [
            new("plan.keep", $"{own.Name}", "it stays"),
            new("plan.allow", Consent("drop", own), Meaning(own, context, settings, dialect)),
        ], own.Origin.Here);

    private static string Meaning(SchemaObject own, Catalog context, PlanSettings settings, string dialect)
    {
        if (Copied(own, context) is not { } copy) return "it is dropped";
        if (dialect == AllDialects.Sqlite) return "it is dropped with all it holds; kept in a copy of the file first by the sqlite3 shell: .backup before.db";
        return settings.Archive ? $"it is dropped, and what it holds is kept in {Archive.Schema}" : $"it is dropped with all it holds; with --archive that is kept in the schema {Archive.Schema} before, or in a file by psql: {copy}";
    }

    /// <summary>What writes the rows, or a column's values beside their keys, into a file of the machine on which psql runs (manual, psql, \copy).</summary>
    private static string? Copied(SchemaObject own, Catalog context)
    {
        if (own is Table or MaterializedView) return Copy($"TABLE {Quoting.Name(own.Name)}", own);
        if (own is not Column { Generated: null } column) return null;
        var key = context.Children<PrimaryKey>(column.Parent()!).FirstOrDefault() is { } primary && !primary.Columns.Contains(column.Name.Name) ? primary.Columns : [];
        var chosen = key.IsEmpty ? "*" : Quoting.Names(key.Add(column.Name.Name));
        return Copy($"SELECT {chosen} FROM {Quoting.Name(column.Name.OfTable())} WHERE {Quoting.Name(column.Name.Name)} IS NOT NULL", own);
    }

    private static string Copy(string query, SchemaObject own) => $"\\copy ({query}) TO {SqlString.Quote($"{own.Name}.csv")} WITH (FORMAT csv, HEADER)";

    public static Question OfBackfill(Column column, long? nulls, Situation situation) => new(QuestionKind.Backfill, column.Id(),
        $"column {column.Name} must have a value, and nothing says what {(nulls is { } count ? $"the {count} {(count == 1 ? "row that lacks" : "rows that lack")} one" : "the rows that are there")} should get",
        [new("plan.backfill", $"{column.Name}: {Suggestion(column, situation)}", "an SQL expression over the row's other columns, or a constant")], column.Origin.Here);

    public static Question OfRewrite(Column column, SqlType was) => new(QuestionKind.Rewrite, column.Id(),
        $"column {column.Name} is {was} and shall be {column.Type}: the table would be written anew while nobody can read it, and a key, a sequence or another table holds fast to the column, so that none can take its place",
        [new("plan.allow", Consent("rewrite", column), "the table is small enough, or nobody uses it then")], column.Origin.Here);

    public static Question OfSwap(Column column, SchemaObject type) => new(QuestionKind.Rewrite, column.Id(),
        $"{type.Kind.Label} {type.Name} can only be made anew, and column {column.Name} has it: the table would be written anew while nobody can read it",
        [new("plan.allow", Consent("rewrite", column), "the table is small enough, or nobody uses it then")], type.Origin.Here);

    /// <summary>Moments are seldom constants: the first that every row has.</summary>
    private static string Suggestion(Column column, Situation situation) => column.Type.Name switch
    {
        "timestamp without time zone" or "timestamp with time zone" or "date" => situation.Before.Columns(column.Name.OfTable()).FirstOrDefault(c => c.NotNull && c.Type.Name is "timestamp without time zone" or "timestamp with time zone" or "date") is { } moment ? Quoting.Name(moment.Name.Name) : "now()",
        "boolean" => "\"false\"",
        "json" or "jsonb" => "\"'{}'\"",
        "uuid" => "gen_random_uuid()",
        _ when situation.After.Find(new(EnumType.OfKind, new(column.Type.Schema ?? "public", column.Type.Name))) is EnumType { Labels: [var first, ..] } => $"\"{SqlString.Quote(first)}\"",
        "integer" or "bigint" or "smallint" or "numeric" or "real" or "double precision" => "0",
        _ => "\"'…'\"",
    };

    public static void OfAlteration(SchemaObject before, SchemaObject after, PlanSettings settings, string dialect, Origin where, List<Question> questions)
    {
        // SQLite converts what can be converted without loss, and leaves the rest as it is ("Datatypes In SQLite", section 3).
        if (dialect != AllDialects.Sqlite && TypeOf(before) is { } was && TypeOf(after) is { } now && was != now && TypeChanges.Narrows(was, now) && Consent("narrow", after) is var narrow && !settings.Allows(narrow))
            questions.Add(new(QuestionKind.Narrowing, after.Id(), $"{after.Kind.Label} {after.Name} is {was} and shall be {now}: values that do not fit would stop the migration",
                [new("plan.allow", narrow, "the values fit: where one does not, the server stops there and changes nothing")], where));
        if (Weakens(before, after) is { } weakening && Consent("weaken", after) is var weaken && !settings.Allows(weaken))
            questions.Add(new(QuestionKind.Security, after.Id(), $"{after.Kind.Label} {after.Name}: {weakening}", [new("plan.allow", weaken, "that is meant")], where));
    }

    private static SqlType? TypeOf(SchemaObject subject) => subject switch
    {
        Column column => column.Type,
        Domain domain => domain.BaseType,
        RangeType range => range.Subtype,
        _ => null,
    };

    /// <summary>What more somebody could do afterwards, as far as that can be said without knowing what an expression lets through.</summary>
    private static string? Weakens(SchemaObject before, SchemaObject after) => (before, after) switch
    {
        (Table { RowSecurity: true }, Table { RowSecurity: false }) => "row level security goes: everybody with a grant sees every row",
        (Table { ForceRowSecurity: true }, Table { ForceRowSecurity: false }) => "its owner is no longer bound by its policies",
        (Policy was, Policy now) when was != now => "the policy changes: who sees and writes which rows may be more than before",
        (Function { SecurityDefiner: false }, Function { SecurityDefiner: true }) => "it would run with its owner's rights, whoever calls it",
        (View was, View now) when was.Options.Contains("security_invoker=true") && !now.Options.Contains("security_invoker=true") => "it would read with its owner's rights, past the policies of its tables",
        _ => null,
    };
}
