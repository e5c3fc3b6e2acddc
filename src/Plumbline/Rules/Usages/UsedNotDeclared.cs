using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Usages;

/// <summary>Code names what the schema that it is written for does not have: its own client refuses it, or the server does.</summary>
public sealed class UsedNotDeclared : TruthRule
{
    public override string Name => "used-but-not-declared";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Usages;

    public override Explanation Explain() => new(
        "Code uses a model, a field or an enum value that the declared schema does not have.",
        "The generated client refuses it: at compile time where types are checked, else with the first call. SQL that stands in the code is refused by the server, when it runs: `column … does not exist` (42703). "
            + "The name is left over from a field that was renamed or dropped, or written for one that was never declared.",
        "```ts\nawait prisma.client.findMany({ where: { phone } })   // the model has phoneNumber\n```\n\n```cs\nconnection.Query<Client>(\"SELECT phone FROM clients\");   // the table has phone_number\n```",
        "Use the declared name, or declare the field and make the migration. Every line that names it is listed. Severity: high in the program, medium in scripts, low in tests; no more than medium for SQL that names a column which the migrations still make.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        var declared = truth.VoiceOf(SourceRole.Declared);
        if (declared < 0) yield break;
        var catalog = truth.Voices[declared].Catalog;
        var strange = CodeUse.Of(project, u => !u.IsDeclared || IsLeft(u, catalog)).ToList();
        foreach (var use in strange)
        {
            var found = Of(truth.Voices[declared], use, project, GoneNames.Of(project).GetValueOrDefault(use.Subject));
            // Two spellings of what is nowhere: whichever is built, the other fails.
            var otherwise = strange.Find(o => o.Subject.Kind == Column.OfKind && use.Subject.Kind == Column.OfKind && o.Subject.Name.OfTable() == use.Subject.Name.OfTable() && LikeColumn.IsSame(o.Subject.Name.Name, use.Subject.Name.Name));
            yield return otherwise is null ? found : found with { Message = $"{found.Message}; {otherwise.First().Where} calls it {otherwise.Subject.Name.Name}" };
        }
    }

    /// <summary>SQL that names a column which the history still makes, and the declared schema has no more. A whole table may well be another tool's.</summary>
    private static bool IsLeft(Usage usage, Catalog declared) =>
        usage.Means == UsageMeans.Sql && usage.Subject.Kind == Column.OfKind && !declared.Contains(usage.Subject) && declared.Relation(usage.Subject.Name.Schema, usage.Subject.Name.Table!) is Table;

    private Finding Of(TruthVoice declared, CodeUse use, Project project, GoneNames.Gone? gone)
    {
        var owner = use.Subject.Holder();
        var like = LikeColumn.In(declared.Catalog, use.Subject)?.Id();
        var histories = project.Of(SourceRole.History).ToList();
        // A schema file may lag behind the migrations, which made what SQL in code is sent to.
        var made = like is null && use.IsRefusedByServer() && !histories.Exists(h => h.Catalog.Contains(use.Subject)) ? histories.Find(h => h.Catalog.Contains(owner)) : null;
        var near = made is null ? null : LikeColumn.In(made.Catalog, use.Subject);
        var isLeft = use.All.All(u => u.IsDeclared);
        var instead = like is null ? "" : $"; it has {like.Name.Name}";
        var message = isLeft ? use.Failing($"{declared.InWords()} does not declare{instead}", "where the database is as declared")
            : use.IsRefusedByServer() ? $"{use.Failing(made is null ? $"{declared.InWords()} does not have" : $"neither {declared.InWords()} nor {made.Name} has")}{(near is null ? instead : $"; {made!.Name} has {near.Name.Name}")}"
            : $"code uses {use.What()} ({use.First().Text}) in {use.Places()}, which {declared.InWords()} does not declare{instead}";
        var place = (like is not null ? declared.Catalog.Find(like) : null) ?? declared.Catalog.Find(owner);
        var found = made is not null && (near ?? made.Catalog.Find(owner)) is { Origin.Here.File: not null } there && (near is not null || place is null) ? new Related(there.Origin.Here, near is not null ? $"{made.Name} has {near.Name.Name}" : $"{owner.Name.Name} in {made.Name}")
            : place?.Origin.Here is { File: not null } here ? new Related(here, like is not null ? $"declared as {like.Name.Name}" : $"{owner.Name.Name} as it is declared") : new Related(new(declared.Sources[0].Name, declared.Sources[0].Location), "not declared");
        var elsewhere = project.Of(SourceRole.Database).Concat(project.Of(SourceRole.History)).Where(s => use.Label is null && s.Catalog.Find(use.Subject) is { } own && own.Origin.Here.File is not null)
            .Select(s => new Related(s.Catalog.Find(use.Subject)!.Origin.Here, $"{s.Name} has it"));
        var taken = gone is null ? [] : (Related[])[new(gone.Statement.Where(), gone.Renamed ? "renamed here" : "dropped here")];
        return use.Told(this, message, [found, .. taken, .. elsewhere.Take(1)]) with { Severity = isLeft && use.Severity == Severity.High ? Severity.Medium : use.Severity };
    }
}
