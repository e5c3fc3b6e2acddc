using Plumbline.Dialects;
using Plumbline.Model;

namespace Plumbline.Replay;

/// <summary>How a migration folder names, orders and marks its files.</summary>
public enum MigrationStyle
{
    /// <summary><c>stamp_name/migration.sql</c></summary>
    Prisma,

    /// <summary><c>00_x.sql</c>, <c>001-x.sql</c>: hand-numbered, run with psql.</summary>
    Numbered,

    /// <summary><c>stamp_x.sql</c> under <c>supabase/migrations</c></summary>
    Supabase,

    /// <summary>Order from <c>meta/_journal.json</c>, chunks cut at <c>--&gt; statement-breakpoint</c></summary>
    Drizzle,

    /// <summary><c>V1__x.sql</c>, <c>R__x.sql</c>, <c>U1__x.sql</c></summary>
    Flyway,

    /// <summary><c>001_x.up.sql</c> and <c>.down.sql</c></summary>
    GolangMigrate,

    /// <summary><c>-- migrate:up</c> and <c>-- migrate:down</c></summary>
    Dbmate,

    /// <summary><c>-- +goose Up</c> and <c>-- +goose Down</c></summary>
    Goose,

    /// <summary><c>stamp_x/up.sql</c> and <c>down.sql</c></summary>
    Diesel,

    /// <summary>Dated files of no known tool: <c>20240101120000_x.sql</c></summary>
    Stamped,

    /// <summary>A <c>.sql</c> file whose place no tool knows.</summary>
    Loose,
}

/// <summary>One migration file as it lies in the folder.</summary>
/// <param name="Name">How its tool calls it: the folder for Prisma, else the file name.</param>
/// <param name="Version">Its number or stamp as text, empty for a loose file.</param>
/// <param name="Text">The part that is run: for up/down files in one, down is blanked out so that lines stay true.</param>
public sealed record Migration(string Name, MigrationStyle Style, string Version, SourceText Text)
{
    /// <summary>Whether the folder's own tool (Prisma for Prisma folders, the journal for Drizzle) runs this file at all.</summary>
    public bool RunByTool { get; init; } = true;

    /// <summary>Pieces that the tool sends one by one (Drizzle's breakpoints) need no semicolon at their end.</summary>
    public bool InChunks { get; init; }

    /// <summary>Its stamp in Drizzle's journal, in milliseconds: what the migrator writes down for it.</summary>
    public long? JournalTime { get; init; }

    /// <summary>The file's own name, without its folders.</summary>
    public string FileName() => Paths.Name(Text.Path);
}

/// <summary>A migration and what it did.</summary>
public sealed record MigrationRun(Migration Migration, EquatableArray<Statement> Statements, Catalog Before, Catalog After);

/// <summary>A file that sorts before one that it needs.</summary>
/// <param name="Needs">The object it uses that only <paramref name="Later"/> makes.</param>
/// <param name="At">The statement that needs it.</param>
/// <param name="Silent">True when IF EXISTS would hide the fault: the file runs and does less than it says.</param>
public sealed record OrderFault(Migration Early, Migration Later, ObjectId Needs, Origin At, bool Silent);

/// <summary>A migration folder, replayed.</summary>
/// <param name="Runs">In the order that works.</param>
/// <param name="Given">The names in the folder's own order.</param>
public sealed record History(string Location, EquatableArray<MigrationRun> Runs, EquatableArray<string> Given, Catalog Catalog)
{
    public EquatableArray<OrderFault> OrderFaults { get; init; }

    /// <summary>Files told apart from the history: undo files, seeds, with the reason.</summary>
    public EquatableArray<SetAside> SetAside { get; init; }

    /// <summary>Sentences that say what was assumed about the order of mixed styles.</summary>
    public EquatableArray<string> Assumed { get; init; }

    /// <summary>What was met outside the history: platform schemas, roles, extension members.</summary>
    public EquatableArray<string> Outside { get; init; }

    public EquatableArray<Finding> Findings { get; init; }

    /// <summary>The tool's own list of the files, where it keeps one beside them: Drizzle's journal.</summary>
    public SourceText? Journal { get; init; }

    /// <summary>The tool's own picture of the schema after the newest migration that has one, where it keeps one: Drizzle's snapshot. Read only to write on it.</summary>
    public SourceText? Snapshot { get; init; }

    /// <summary>The styles of its files, in the order in which they first appear.</summary>
    public IEnumerable<MigrationStyle> Styles()
    {
        var seen = 0;
        foreach (var run in Runs)
        {
            var style = 1 << (int)run.Migration.Style;
            if ((seen & style) != 0) continue;
            seen |= style;
            yield return run.Migration.Style;
        }
    }
}

/// <summary>A file that is no part of the history.</summary>
public sealed record SetAside(string Path, string Why)
{
    /// <summary>The migration, when its tool never runs it and the tool's own files make the same.</summary>
    public Migration? Stray { get; init; }
}
