using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;
using Plumbline.Sql;

namespace Plumbline.Rules.Safety;

public sealed class UndoIncomplete : ProjectRule
{
    public override string Name => "undo-incomplete";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Safety;

    public override Explanation Explain() => new(
        "A migration's undo does not lead back to the schema that was there before, or is refused.",
        "An undo is run when something has gone wrong already. One that stops half-way, or leaves an index behind so that the migration cannot run again, makes it worse. "
            + "Its statements are replayed over the schema that the migration leaves; what differs from the schema before is told. The order of columns and rows that are lost do not count.",
        "```sql\n-- +goose Up\nALTER TABLE orders ADD COLUMN note text;\nCREATE TYPE mood AS ENUM ('good');\n-- +goose Down\nALTER TABLE orders DROP COLUMN note;\n```",
        "Undo everything, last thing first; run up, down and up again on an empty database (`plumb prove` does it). Where there is no way back, write no undo, and say so.");

    public override IEnumerable<Finding> Check(Project project)
    {
        foreach (var source in project.Of(SourceRole.History))
        {
            if (source.History is not { } history || AllDialects.Find(source.Dialect) is not { } dialect) continue;
            foreach (var run in history.Runs)
            {
                var whole = project.Texts.GetValueOrDefault(run.Migration.Text.Path) ?? run.Migration.Text;
                if (MigrationUndo.Of(run.Migration, whole, project.Texts.GetValueOrDefault) is { } undo && run.Statements.All(s => s.Refused is null && s.NotExecuted.IsEmpty) && Of(run, undo, dialect, project, source) is { } finding) yield return finding;
            }
        }
    }

    private Finding? Of(MigrationRun run, SourceText undo, Dialect dialect, Project project, Source source)
    {
        var builder = new CatalogBuilder(run.After, dialect.DefaultSchema) { Outside = new OutsideObjects(project.Assume), Version = project.PostgresVersion, Blocks = DoBlock.Read, Generated = GeneratedSql.Run };
        var executed = dialect.Execute(undo, builder);
        if (executed.Findings.Count > 0 || executed.Statements.Any(s => s.Verb == Verb.NotUnderstood || !s.NotExecuted.IsEmpty)) return null;
        if (executed.Statements.FirstOrDefault(s => s.Refused is not null) is { Refused: { } refused } stops)
            return Found(run, stops.Where(), $"the undo of {run.Migration.Name} is refused: {refused.Message} (SQLSTATE {refused.SqlState})", refused.Message);
        var touched = Touched(run.Statements.Concat(executed.Statements));
        var left = Differ.Compare(Part(run.Before, touched), Part(builder.Current, touched)).Where(c => Counts(c)).ToList();
        if (left.Count == 0) return null;
        return Found(run, executed.Statements.Count > 0 ? executed.Statements[0].Where() : undo.At(0), $"the undo of {run.Migration.Name} does not lead back: {Wording.List(left.Select(InWords))}", string.Join(", ", left.Select(c => c.Subject().Id().ToString())));
    }

    /// <summary>What the migration or its undo has laid hands on; all else is as it was, and a long history has much of that.</summary>
    private static HashSet<ObjectId> Touched(IEnumerable<Statement> statements)
    {
        var ids = new HashSet<ObjectId>();
        foreach (var statement in statements)
            foreach (var effect in statement.Effects)
            {
                Add(effect.Subject());
                if (effect is Change.Renamed renamed) Add(renamed.Before);
            }
        return ids;

        // with its table, by which the differ knows it
        void Add(SchemaObject subject)
        {
            ids.Add(subject.Id());
            if (subject.Parent() is { } whole) ids.Add(whole);
        }
    }

    private static Catalog Part(Catalog catalog, IEnumerable<ObjectId> ids) => Catalog.Of(ids.Select(catalog.Find).OfType<SchemaObject>());

    private Finding Found(MigrationRun run, Origin where, string message, string value) => FoundIn(run.Migration.Text.Path, "file", where, message) with { Values = [value] };

    /// <summary>A column that comes back stands last, an extension stays for whoever uses it by now, and a body may be written with other blanks.</summary>
    private static bool Counts(Change change) => change switch
    {
        Change.Added { After: Extension } => false,
        Change.Altered { Before: Function before, After: Function after } altered when Words(before).SequenceEqual(Words(after)) => altered.Facets.Any(f => f.Weight == FacetWeight.Structural && f != Function.BodyFacet),
        Change.Altered altered => altered.Facets.Any(f => f.Weight == FacetWeight.Structural),
        _ => true,
    };

    private static IEnumerable<string> Words(Function function)
    {
        var body = function.Body ?? "";
        var tokens = SqlLexer.ReadBody(new SourceText("", "", body), 0, body.Length);
        return tokens.Tokens.Select(t => body.Substring(t.Start, t.Length));
    }

    private static string InWords(Change change) => change switch
    {
        Change.Added added => $"{added.After.Id()} is left over",
        Change.Dropped dropped => $"{dropped.Before.Id()} is missing",
        Change.Altered altered => $"{altered.After.Id()} has another {altered.Facets.First(f => f.Weight == FacetWeight.Structural)}",
        Change.Renamed renamed => $"{renamed.Before.Id()} is called {renamed.After.Name.Name}",
        _ => "",
    };
}
