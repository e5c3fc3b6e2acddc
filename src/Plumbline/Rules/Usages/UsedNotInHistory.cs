using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Usages;

/// <summary>Code uses what no migration makes: every database that is built by the migrations answers that it does not exist.</summary>
public sealed class UsedNotInHistory : TruthRule
{
    public override string Name => "used-but-not-in-history";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Usages;

    public override Explanation Explain() => new(
        "Code uses a table, a column or an enum value that no migration makes.",
        "Each of the lines fails in a database that the migrations have built: `column … does not exist` (42703), `relation … does not exist` (42P01). So do the calls that name no column: a client that is not told what to select "
            + "asks for every column that it was generated with.",
        "```prisma\nmodel Booking { … bookingType BookingType @default(DATE) }   // no migration makes it\n```\n\n```ts\nprisma.booking.findMany({ where: { bookingType: 'TIMESLOT' } })\n```",
        "Write the migration first and deploy it before the code: `plumb plan` writes it. Severity: high in the program, medium in scripts, low in tests.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project)
    {
        var history = truth.VoiceOf(SourceRole.History);
        if (history < 0) return [];
        var voice = truth.Voices[history];
        // What a migration took away is told of that migration.
        var missing = MissingUses.Of(truth, project, voice.Catalog).Where(m => !m.Columns.IsEmpty || !GoneNames.Of(project).ContainsKey(m.Use.Subject)).Select(m => m.Finding(this, truth, "no migration makes", [MissingUses.Lacks(voice.Sources[0], m.Use, "no migration makes it")]) with { Environments = m.Databases(truth) });
        // Where nothing is declared, the migrations are what the code is written for.
        return truth.VoiceOf(SourceRole.Declared) >= 0 ? missing : missing.Concat(CodeUse.Of(project, u => !u.IsDeclared).Select(u => Strange(voice.Sources[0], u, GoneNames.Of(project).GetValueOrDefault(u.Subject)) with { Environments = MissingUses.LackedBy(truth, c => !MissingUses.Has(c, u.Subject, u.Label)) }));
    }

    private Finding Strange(Source history, CodeUse use, GoneNames.Gone? gone) =>
        use.Told(this, use.Failing(gone is null ? "no migration makes" : gone.Renamed ? "a migration renames" : "a migration drops"),
            [gone is null ? MissingUses.Lacks(history, use, "no migration makes it") : new(gone.Statement.Where(), gone.Renamed ? "renamed here" : "dropped here")]);
}
