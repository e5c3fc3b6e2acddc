using System.CommandLine;
using System.Text;
using Plumbline.Databases.Connections;
using Plumbline.Databases.Proving;
using Plumbline.Databases.Shadow;
using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Rows;
using Plumbline.Replay;
using Plumbline.Reports;
using Plumbline.Sources;

namespace Plumbline.Cli.Commands;

/// <summary>Runs migrations on a server of our own, with rows in the tables, and tells what they promise and keep.</summary>
public sealed class ProveCommand : Verb
{
    private const long UsualRows = 1000;

    private readonly Argument<string[]> _forms = new("file") { Description = "Migration files, or their names in the history; together they must stand in one piece", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _project = Inputs.Project();
    private readonly Option<string?> _database = new("--database", "-d") { Description = "Prove on this database's schema and sizes, or a copy of a SQLite file, which is only read: a name of plumbline.yaml or postgres://… Default: on what the history's files before make", HelpName = "name|url" };
    private readonly Option<long?> _rows = new("--rows") { Description = "Rows in each table; 0 for none. Default: as many as the database has, or 1000", HelpName = "N" };
    private readonly Option<int> _seed = new("--seed") { Description = "The same seed makes the same rows", HelpName = "N", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _noStall = new("--no-stall") { Description = "Do not measure how long readers and writers wait" };
    private readonly Option<int?> _stallLimit = new("--stall-limit") { Description = "How long a reader or writer may wait at most; without, it is only told", HelpName = "ms" };
    private readonly Option<string> _format = new("--format", "-f") { Description = "What to print", DefaultValueFactory = _ => "terminal" };
    private readonly Option<bool> _write = new("--write") { Description = "Write the proof into the file's head, as a comment" };
    private readonly Option<string?> _shadow = new("--shadow") { Description = "A server to use instead of starting one; what is in it stays untouched", HelpName = "url" };

    public ProveCommand() : base("prove", "Run migrations on a server of our own and show what they promise: the schema reached, rows kept, a second run, the undo, locks and waits")
    {
        _format.AcceptOnlyFromAmong("terminal", "json");
        Arguments.Add(_forms);
        foreach (var option in (Option[])[_project, _database, _rows, _seed, _noStall, _stallLimit, _format, _write, _shadow]) Options.Add(option);
    }

    public override IReadOnlyList<string> Examples =>
    [
        "plumb prove db/migrations/07_add_scheduling_platform.sql",
        "plumb prove 20251010090000_add_metabolic_insights --rows 100000",
        "plumb prove db/migrations/07_add_scheduling_platform.sql --database production --stall-limit 250",
        "plumb prove fix.sql --project examples/hybrid-scheduling --format json",
        "plumb prove 02_tighten.sql --database sqlite:shop.db",
    ];

    protected override int Run(ParseResult parsed, TextWriter output, TextWriter error)
    {
        if (parsed.GetValue(_rows) < 0) throw new UsageException("--rows is 0 or more");
        var named = parsed.GetValue(_database);
        var input = ProveInput.Open(parsed.GetValue(_project), parsed.GetValue(_forms)!, named is null ? DatabaseChoice.None : new([named], false));
        var target = Target(input, named);
        if (target is not null && StaleTarget.Differences(input, target) is { Count: > 0 } differences)
        {
            error.WriteLine($"plumb: {target.Name} is not what {input.Files[0].File.Migration.Name} stands on:");
            foreach (var difference in differences) error.WriteLine($"  {Style.Safe(difference)}");
            return ExitCode.Findings;
        }
        try
        {
            var proof = input.Dialect == AllDialects.Sqlite ? ProveSqlite(parsed, input, named) : Prove(parsed, input, target, error);
            output.Write(parsed.GetValue(_format) == "json" ? ProofJson.Write(proof) : ProofReport.Write(proof, Screen.StyleOf(output)));
            if (parsed.GetValue(_write) && !proof.Broke()) Write(input, proof, error);
            return proof.Broke() ? ExitCode.Failed : proof.Holds() ? ExitCode.Ok : ExitCode.Findings;
        }
        catch (DatabaseException fault)
        {
            error.WriteLine($"plumb: {fault.Message}");
            return fault.Reason switch { FailureReason.Address => ExitCode.Usage, FailureReason.Refused => ExitCode.Failed, _ => ExitCode.Unreadable };
        }
    }

    private static Source? Target(ProveInput input, string? named)
    {
        if (named is null) return null;
        if (input.Workspace.Project.Findings.FirstOrDefault(f => f.Rule == Rules.Environments.UnreachableDatabase.Name) is { } fault) throw new UnreadableSourceException(fault.Message);
        var target = input.Workspace.Project.Of(SourceRole.Database).Single();
        return target.Dialect == input.Dialect ? target : throw new UsageException($"{target.Name} is {target.Dialect}, and the files are written for {input.Dialect}");
    }

    private Proof Prove(ParseResult parsed, ProveInput input, Source? target, TextWriter error)
    {
        using var interrupt = new Interrupt();
        var settings = ShadowSettings.FromEnvironment() with { Major = target?.Database?.Version ?? input.Workspace.Config.Postgres, Progress = line => error.WriteLine($"plumb: {line}") };
        if (parsed.GetValue(_shadow) is { } url) settings = settings with { Url = ConnectionString.Parse(url) };
        var request = new ProofRequest([.. input.Files.Select(f => f.File)], target is null ? input.Ground : new($"the schema of {target.Name}") { Schema = target.Catalog })
        {
            Assume = input.Assume,
            Roles = input.Roles,
            Replayed = target is null && input.Runs.Count > 0 ? (input.Runs[0].Before.WithoutRefused(), input.Runs[^1].After.WithoutRefused()) : null,
            Fill = Filler(parsed, target),
            Stalls = !parsed.GetValue(_noStall),
            LongestStall = parsed.GetValue(_stallLimit) is { } limit ? TimeSpan.FromMilliseconds(limit) : null,
        };
        var proving = Task.Run(() => Prover.ProveAsync(request, settings, interrupt.Token));
        Progress.Wait([(string.Join(", ", input.Files.Select(f => f.File.Migration.Name)), proving)], CancellationToken.None, "proving");
        return proving.GetAwaiter().GetResult();
    }

    /// <summary>On a copy of the database, with what is in it; else on what the files before make, with generated rows.</summary>
    private Proof ProveSqlite(ParseResult parsed, ProveInput input, string? named)
    {
        if (parsed.GetValue(_shadow) is not null || parsed.GetValue(_stallLimit) is not null) throw new UsageException("a SQLite migration is proved on files of our own, and locks all of its file: leave --shadow and --stall-limit out");
        if (named is null && input.Ground.Schema is not null) throw new UnreadableSourceException($"{input.Ground.Says}: prove it on a copy of a database, with --database");
        using var interrupt = new Interrupt();
        var copied = named is null ? null : new DatabasePlaces(input.Workspace.Root, input.Workspace.Config).Of(named).Address;
        var request = new SqliteProof([.. input.Files.Select(f => f.File)], copied is null ? input.Ground.Says : $"a copy of {named}")
        {
            Earlier = input.Earlier,
            Copied = copied,
            Sizes = parsed.GetValue(_rows) is 0 ? null : new RowSizes(parsed.GetValue(_rows) ?? UsualRows),
            Seed = parsed.GetValue(_seed),
        };
        var proving = Task.Run(() => SqliteProver.ProveAsync(request, interrupt.Token));
        Progress.Wait([(string.Join(", ", input.Files.Select(f => f.File.Migration.Name)), proving)], CancellationToken.None, "proving");
        return proving.GetAwaiter().GetResult();
    }

    private RowFiller? Filler(ParseResult parsed, Source? target)
    {
        var (rows, seed) = (parsed.GetValue(_rows), parsed.GetValue(_seed));
        if (rows == 0) return null;
        var sizes = new RowSizes(rows ?? UsualRows, rows ?? 1_000_000);
        if (rows is null && target?.Database is { } facts) sizes = sizes with { Statistics = facts.Statistics };
        return async (connection, schema, cancel) => [.. (await GeneratedRows.FillAsync(connection, schema, sizes, seed, cancel)).Unfilled.Select(u => $"{u.Table} has no rows: {u.Why}")];
    }

    private static void Write(ProveInput input, Proof proof, TextWriter error)
    {
        foreach (var (file, path) in input.Files)
        {
            try
            {
                var bytes = File.ReadAllBytes(path);
                var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble), throwOnInvalidBytes: true);
                File.WriteAllText(path, ProofBlock.Put(utf8.GetString(bytes).TrimStart('\uFEFF'), proof), utf8);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or DecoderFallbackException)
            {
                throw new UsageException($"the proof cannot be written into {path}: {fault.Message}");
            }
            if (file.Migration.Style is MigrationStyle.Prisma or MigrationStyle.Flyway or MigrationStyle.Drizzle) error.WriteLine($"plumb: {file.Migration.Name} has another checksum now: its tool takes it for edited where it has run already");
        }
    }
}
