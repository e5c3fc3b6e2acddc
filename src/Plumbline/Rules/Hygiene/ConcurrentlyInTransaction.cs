using Plumbline.Dialects;
using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Rules.Replay;

namespace Plumbline.Rules.Hygiene;

public sealed class ConcurrentlyInTransaction : HazardRule
{
    public override string Name => "concurrently-in-transaction";
    public override Severity Default => Severity.High;
    public override Family Family => Family.Hygiene;

    public override Explanation Explain() => new(
        "A statement that runs in no transaction stands in one: CONCURRENTLY, VACUUM, ALTER SYSTEM, CREATE DATABASE.",
        "The server refuses it (25001), and the migration fails everywhere. Several statements that a tool sends as one message are a transaction, too, without any BEGIN. What the file's own BEGIN makes refused is told as history-does-not-replay.",
        "A Prisma migration with two statements:\n\n```sql\nALTER TABLE orders ADD COLUMN note text;\nCREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);\n```",
        "Give the statement a migration of its own, with nothing else in it, and tell the tool to open no transaction: alone in its file (Prisma, golang-migrate), `-- +goose NO TRANSACTION`, `-- migrate:up transaction:false` (dbmate), `run_in_transaction = false` in `metadata.toml` (Diesel), `executeInTransaction=false` in `NAME.sql.conf` (Flyway).");

    protected override bool Concerns(Statement statement) => StandingAlone.Is(statement);

    protected override IEnumerable<Finding> Judge(Statement statement, StatementPlace place)
    {
        if (place.Enclosing == Enclosing.Alone || !place.File.IsPostgres) yield break;
        var what = statement.Clauses.HasFlag(Clauses.Concurrently) ? $"{statement.Command} CONCURRENTLY" : statement.Command;
        var subject = statement.Effects.IsEmpty ? null : statement.Effects[0].Subject().Id();
        yield return Found(place, subject, statement.Where(), $"{what} runs in {Whose(place)}: the server refuses it (25001)") with
        {
            About = subject is null ? what : null,
            AboutKind = subject is null ? "statement" : null,
            Fix = new(WayOut(place)),
        };
    }

    private static string Whose(StatementPlace place) => place.Enclosing switch
    {
        Enclosing.Message => $"one message with the other statements of the file, which {MigrationStyles.ToolOf(place.Migration.Migration.Style)} sends as a whole and the server makes one transaction",
        Enclosing.Tool => $"the transaction that {MigrationStyles.ToolOf(place.Migration.Migration.Style)} opens around the file",
        Enclosing.Run => $"the transaction that {MigrationStyles.ToolOf(place.Migration.Migration.Style)} opens around all files that are pending",
        Enclosing.Block => "a DO block",
        _ => "the file's own transaction",
    };

    private static string WayOut(StatementPlace place)
    {
        if (place.Enclosing == Enclosing.Block) return "write it as a statement of its own, outside the block";
        return place.Migration.Migration.Style switch
        {
            MigrationStyle.Prisma or MigrationStyle.GolangMigrate => "give it a migration of its own, with no other statement in it",
            MigrationStyle.Goose => "give it a file of its own that begins with -- +goose NO TRANSACTION",
            MigrationStyle.Dbmate => "give it a file of its own that begins with -- migrate:up transaction:false",
            MigrationStyle.Flyway => "give it a file of its own; Flyway then runs it without a transaction",
            MigrationStyle.Diesel => "give it a migration of its own, with run_in_transaction = false in its metadata.toml",
            MigrationStyle.Drizzle => "run it by hand or by a script beside Drizzle's migrator, which has no way to leave its transaction, and mark it in the schema",
            _ => "give it a file of its own, outside any transaction",
        };
    }
}
