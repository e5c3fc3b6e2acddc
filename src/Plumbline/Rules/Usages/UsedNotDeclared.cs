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
        "Use the declared name, or declare the field and make the migration. Every line that names it is listed. Severity: high in the program, medium in scripts, low in tests.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        var declared = truth.VoiceOf(SourceRole.Declared);
        if (declared < 0) yield break;
        var gone = GoneNames.Of(project);
        foreach (var use in CodeUse.Of(project, u => !u.IsDeclared)) yield return Of(truth.Voices[declared], use, project, gone.GetValueOrDefault(use.Subject));
    }

    private Finding Of(TruthVoice declared, CodeUse use, Project project, GoneNames.Gone? gone)
    {
        var owner = use.Subject.Kind == Column.OfKind ? new(Table.OfKind, use.Subject.Name.OfTable()) : use.Subject;
        var like = Alike(declared, use.Subject);
        var message = use.IsRefusedByServer()
            ? $"{use.Failing($"{declared.InWords()} does not have")}{(like is null ? "" : $"; it has {like.Name.Name}")}"
            : $"code uses {use.What()} ({use.First().Text}) in {use.Places()}, which {declared.InWords()} does not declare{(like is null ? "" : $"; it has {like.Name.Name}")}";
        var place = (like is not null ? declared.Catalog.Find(like) : null) ?? declared.Catalog.Find(owner);
        var found = place?.Origin.Here is { File: not null } here ? new Related(here, like is not null ? $"declared as {like.Name.Name}" : $"{owner.Name.Name} as it is declared") : new Related(new(declared.Sources[0].Name, declared.Sources[0].Location), "not declared");
        var elsewhere = project.Of(SourceRole.Database).Concat(project.Of(SourceRole.History)).Where(s => use.Label is null && s.Catalog.Find(use.Subject) is { } own && own.Origin.Here.File is not null)
            .Select(s => new Related(s.Catalog.Find(use.Subject)!.Origin.Here, $"{s.Name} has it"));
        var taken = gone is null ? [] : (Related[])[new(gone.Statement.Where(), gone.Renamed ? "renamed here" : "dropped here")];
        return Found(use.Subject, use.First().Where, message) with { Severity = use.Severity, Values = use.Label is null ? [] : [use.Label], Related = [found, .. taken, .. elsewhere.Take(1), .. use.Others()] };
    }

    /// <summary>The column that is called almost so: but for case and underscores, or with a word more or less.</summary>
    private static ObjectId? Alike(TruthVoice declared, ObjectId id)
    {
        if (id.Kind != Column.OfKind) return null;
        var wanted = Bare(id.Name.Name);
        var columns = declared.Catalog.Columns(id.Name.OfTable());
        var found = columns.FirstOrDefault(c => Bare(c.Name.Name) == wanted) ?? columns.FirstOrDefault(c => Bare(c.Name.Name) is var bare && wanted.Length > 3 && bare.Length > 3 && (bare.StartsWith(wanted, StringComparison.Ordinal) || wanted.StartsWith(bare, StringComparison.Ordinal)));
        return found?.Id();
    }

    private static string Bare(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
