using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Rules.Safety;

public sealed class FunctionBodyReferencesMissingObject : StatementRule
{
    public override string Name => "function-body-references-missing-object";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Safety;
    public override bool AsksEnd => true;

    public override Explanation Explain() => new(
        "A function's body names a table or a column that the migrations do not make.",
        "PostgreSQL does not look into a PL/pgSQL body when the function is made: it fails at the first call (42P01, 42703), in a trigger with every write to its table. "
            + "Told where neither the end of the file nor the end of the history has the object, and no later migration corrects the body. Names that a platform, an extension or the body itself brings are left out, and what may be a variable is no column; a body that asks what there is, or catches that it is not, may name it. "
            + "What EXECUTE puts together is listed as not compared.",
        "```sql\nCREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  NEW.updated_at := now();   -- the table calls it \"updatedAt\"\n  RETURN NEW;\nEND $$;\n```",
        "Correct the name in the body, with `CREATE OR REPLACE FUNCTION` in a new migration where the old one has run.");

    public override IEnumerable<Finding> Check(Statement statement, StatementPlace place)
    {
        if (statement.Refused is not null || statement.Effects.IsEmpty || !statement.Command.StartsWith("CREATE ", StringComparison.Ordinal)) yield break;
        foreach (var effect in statement.Effects)
        {
            if (effect is not (Change.Added or Change.Altered) || effect.Subject() is not Function function || !(RoutineNames.AreRead(function) || function.HasParsedBody())) continue;
            // what was corrected later, or is no more, is the past
            if (place.Runs.End.Find(function.Id()) is not Function { Body: var body } || body != function.Body) continue;
            foreach (var finding in Of(statement, place, function)) yield return finding;
        }
    }

    private IEnumerable<Finding> Of(Statement statement, StatementPlace place, Function function)
    {
        var names = RoutineNames.In(place.Runs.End, place.Version).Of(function, statement.Session);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Missing(statement, place, function, names))
        {
            var missing = name.Name.ToString();
            if (!told.Add(missing)) continue;
            var what = name switch
            {
                { Part: NamePart.Column, Name.Table: null } => $"{missing}, which is no column of its tables and no variable",
                { Part: NamePart.Relation, Name.Schema: null } => $"{missing}, and only the server's own schemas are in its search_path",
                _ => $"{missing}, which no migration makes",
            };
            yield return At(statement, function, name, $"the body of {function.BareName()} names {what}: it {Fails(statement, function)} ({name.State})", missing);
        }
        if (RoutineNames.AskForTable(function)) yield break;
        foreach (var name in names)
            if (OfRow(name) && WithoutColumn(place, function, name.Name.Name) is { } table && told.Add($"{table}.{name.Name.Name}"))
                yield return At(statement, function, name, $"the body of {function.BareName()} names {name.Name.Name} of the row, and {table}, whose trigger runs it, has no such column: every such write fails (42703)", $"{table}.{name.Name.Name}");
    }

    /// <summary>A body in SQL is analysed when it is made, where the session does not forbid it (manual, check_function_bodies).</summary>
    private static string Fails(Statement statement, Function function) => function.HasParsedBody() || function.Language == "sql" && statement.Session.ChecksFunctionBodies ? "cannot be made" : "fails when it is called";

    private Finding At(Statement statement, Function function, QueryName name, string message, string missing) =>
        Found(function.Id(), function.HasParsedBody() ? StatementWords.PlaceOf(statement, name.Name.Name) : PlaceInBody.Of(statement, function, name.At), message) with { Values = [missing] };

    /// <summary>What is certainly nowhere: neither now, nor when the file has run, nor at the end.</summary>
    private static IEnumerable<QueryName> Missing(Statement statement, StatementPlace place, Function function, IReadOnlyList<QueryName> atEnd)
    {
        var missing = atEnd.Where(IsMissing).ToList();
        foreach (var catalog in (Catalog[])[statement.After, place.Migration.After])
        {
            if (missing.Count == 0) break;
            // of a column whose table is yet to come nothing is known
            var there = RoutineNames.In(catalog, place.Version).Of(function, statement.Session).Where(n => n.Verdict == NameVerdict.Known || n is { Verdict: NameVerdict.Unsure, Part: NamePart.Relation }).Select(n => n.At).ToHashSet();
            missing.RemoveAll(n => there.Contains(n.At));
        }
        return missing;
    }

    /// <summary>The server's own relations differ from major to major, and bodies ask for its version.</summary>
    private static bool IsMissing(QueryName name) => name is { Verdict: NameVerdict.Missing, Part: NamePart.Relation or NamePart.Column, Name.Schema: not ("pg_catalog" or "information_schema") };

    /// <summary>NEW.c, OLD.c</summary>
    private static bool OfRow(QueryName name) => name is { Part: NamePart.Column, Name: { Schema: null, Table: "new" or "old" } };

    /// <summary>The first table whose trigger runs the function and that lacks the column of its row.</summary>
    private static ObjectName? WithoutColumn(StatementPlace place, Function function, string column)
    {
        if (function.Returns != "trigger" || IsOfEveryTable(column)) return null;
        var end = place.Runs.End;
        foreach (var trigger in end.Dependents(function.Id()).OfType<Trigger>().OrderBy(t => t.Name))
            if (!trigger.OnView && trigger.ForEachRow && end.Find(new(Table.OfKind, trigger.Name.OfTable())) is Table { ForeignServer: null } table && !end.Contains(new(Column.OfKind, table.Name.Member(column))) && end.Columns(table.Name).Count > 0) return table.Name;
        return null;
    }

    private static bool IsOfEveryTable(string column) => column is "ctid" or "xmin" or "xmax" or "cmin" or "cmax" or "tableoid";
}
