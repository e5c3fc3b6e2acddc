using Plumbline.Dialects;
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
            + "Told where neither the end of the file nor the end of the history has the object, and no later migration corrects the body. Names that a platform, an extension or the body itself brings are left out, and so is what EXECUTE puts together: that is listed as not compared.",
        "```sql\nCREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$\nBEGIN\n  NEW.updated_at := now();   -- the table calls it \"updatedAt\"\n  RETURN NEW;\nEND $$;\n```",
        "Correct the name in the body, with `CREATE OR REPLACE FUNCTION` in a new migration where the old one has run.");

    public override IEnumerable<Finding> Check(Statement statement, StatementPlace place)
    {
        if (statement.Refused is not null || statement.Effects.IsEmpty || !statement.Command.StartsWith("CREATE ", StringComparison.Ordinal)) yield break;
        foreach (var effect in statement.Effects)
        {
            if (effect is not (Change.Added or Change.Altered) || effect.Subject() is not Function function || !BodyScope.IsRead(function)) continue;
            // what was corrected later, or is no more, is the past
            if (place.Runs.End.Find(function.Id()) is not Function { Body: var body } || body != function.Body) continue;
            foreach (var finding in Of(statement, place, function)) yield return finding;
        }
    }

    private IEnumerable<Finding> Of(Statement statement, StatementPlace place, Function function)
    {
        var path = BodyScope.PathOf(function, statement.Session);
        var (text, start) = Body(statement) ?? (function.Body!, -1);
        var references = BodyReferences.Of(text);
        BodyScope[] scopes = [new(statement.After, path), new(place.Migration.After, path), new(place.Runs.End, path)];
        var told = new HashSet<string>(StringComparer.Ordinal);
        var handed = HandedOver(place, function);
        foreach (var name in references.Names)
        {
            if (name.Table.Schema is null && handed.Contains(name.Table.Name) || Missing(scopes, name) is not { } missing || !told.Add(missing)) continue;
            yield return At(statement, function, start < 0 ? -1 : start + name.At, $"the body of {function.BareName()} names {missing}, which no migration makes: it fails when it is called ({(name.Column is null ? "42P01" : "42703")})", missing);
        }
        if (references.AsksForTable) yield break;
        foreach (var (column, at) in references.RowColumns)
            if (WithoutColumn(place, function, column) is { } table && told.Add($"{table}.{column}"))
                yield return At(statement, function, start < 0 ? -1 : start + at, $"the body of {function.BareName()} names {column} of the row, and {table}, whose trigger runs it, has no such column: every such write fails (42703)", $"{table}.{column}");
    }

    private Finding At(Statement statement, Function function, int position, string message, string missing) =>
        Found(function.Id(), position < 0 ? statement.Where() : statement.File.At(position), message) with { Values = [missing] };

    /// <summary>What is nowhere, in words; null when it is somewhere, or cannot be told.</summary>
    private static string? Missing(BodyScope[] scopes, BodyName name)
    {
        string? missing = null;
        foreach (var scope in scopes)
        {
            if (!scope.CanTell(name.Table)) return null;
            if (scope.Find(name.Table) is not { } found)
            {
                // a column of a table that is not there is told as the table
                if (name.Column is not null) return null;
                missing = name.Table.ToString();
            }
            else if (name.Column is { } column && scope.Lacks(found, column)) missing = $"{found.Name}.{column}";
            else return null;
        }
        return missing;
    }

    /// <summary>The first table whose trigger runs the function and that lacks the column of its row.</summary>
    private static ObjectName? WithoutColumn(StatementPlace place, Function function, string column)
    {
        if (function.Returns != "trigger") return null;
        foreach (var trigger in place.Runs.End.Dependents(function.Id()).OfType<Trigger>().OrderBy(t => t.Name))
            if (!trigger.OnView && trigger.ForEachRow && place.Runs.End.Find(new(Table.OfKind, trigger.Name.OfTable())) is { } table && new BodyScope(place.Runs.End, []).Lacks(table, column)) return table.Name;
        return null;
    }

    /// <summary>Transition tables: the triggers name them.</summary>
    private static HashSet<string> HandedOver(StatementPlace place, Function function)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var trigger in place.Runs.End.Dependents(function.Id()).OfType<Trigger>())
            if (trigger.Referencing is { } referencing) names.UnionWith(referencing.Split(' ').Select(w => w.Trim('"')));
        return names;
    }

    /// <summary>The body as it stands in the file, and from where on; null when it is not dollar-quoted.</summary>
    private static (string Text, int Start)? Body(Statement statement)
    {
        for (var sql = StatementWords.Read(statement); !sql.AtEnd; sql.Advance())
        {
            if (!sql.Is(TokenKind.String) || sql.CurrentSpan is not ['$', ..]) continue;
            var value = sql.ValueOf(sql.Current);
            return (value, sql.Position + (sql.Current.Length - value.Length) / 2);
        }
        return null;
    }
}
