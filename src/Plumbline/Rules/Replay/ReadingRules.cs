using Plumbline.Model;

namespace Plumbline.Rules.Replay;

/// <summary>What readers report while they read: their pages and levels.</summary>
internal static class ReadingRules
{
    public static IEnumerable<Rule> All() =>
    [
        new ReadingRule("sql-not-understood", Severity.High, Family.Replay, new(
            "A statement could not be read.",
            "What it does is not known, so nothing that it may touch is told to be right; the word *clean* is not given. The rest of the file still counts.",
            "```sql\nCREATE TABEL users (id integer);\n```",
            "Correct the statement. If PostgreSQL accepts it, it is our fault: please report it with the statement.")),
        new ReadingRule("declared-sql-refused", Severity.High, Family.Replay, new(
            "PostgreSQL would refuse a statement of the declared schema: of a SQL file, or of what Drizzle makes of its code.",
            "The object is compared as it was meant, but no database can have it like this.",
            "```sql\nCREATE INDEX ON \"Booking\" (\"no_such_column\");\n```",
            "Correct the statement; the finding gives PostgreSQL's error code.")),
        new ReadingRule("prisma-schema-not-understood", Severity.Medium, Family.Replay, new(
            "A part of the Prisma schema could not be read.",
            "What it declares is not compared. The rest of the file still counts.",
            "```prisma\nmodel User {\n  id Int @@id\n}\n```",
            "`npx prisma validate` says more. If Prisma accepts it, it is our fault: please report it.")),
        new ReadingRule("prisma-schema-invalid", Severity.High, Family.Replay, new(
            "Prisma would refuse this part of the schema.",
            "No client can be generated and no migration made from it.",
            "A relation whose fields and references have different lengths; a type that no model or enum has.",
            "Put it right; `npx prisma validate` says more.")),
        new ReadingRule("file-not-utf8", Severity.High, Family.Replay, new(
            "A file is not UTF-8 text.",
            "Tools differ in what they make of it: PowerShell's `>` writes UTF-16, which Prisma and psql refuse or misread, and checksums change with the encoding.",
            "A migration saved as UTF-16 with a byte order mark.",
            "Save it as UTF-8 without a byte order mark.")),
        new ReadingRule("file-with-byte-order-mark", Severity.Low, Family.Replay, new(
            "A SQL file begins with a byte order mark.",
            "The three bytes that some editors and scripts put before UTF-8 text are no white space to PostgreSQL: `syntax error at or near` the first word (42601), with nothing to be seen there. psql takes them off; most migration tools send the file as it is. Checksums count them, too.",
            "A migration written by PowerShell's `Out-File -Encoding utf8`, or by `dotnet ef migrations script`.",
            "Save it as UTF-8 without a byte order mark.")),
        new ReadingRule("file-with-nul-character", Severity.High, Family.Replay, new(
            "A file holds NUL characters.",
            "PostgreSQL ends the statement there or refuses it (22021). Mostly it is a binary file, or UTF-16 read as UTF-8.",
            "A dump in custom format named `.sql`.",
            "Save it as UTF-8 text, or keep it out of the migrations folder.")),
        new ReadingRule(Sources.Documents.DocumentReader.UnreadableRule, Severity.Low, Family.Documents, new(
            "A document is nested too deeply to be read.",
            "What it says of the schema is not compared.",
            "A page of a hundred quotes, one inside the other.",
            "Write it flatter, or leave it out of `documents:`.")),
        new ReadingRule("file-too-large", Severity.Medium, Family.Replay, new(
            "A file is too large to be read as schema.",
            "It was left out, so what it makes is not compared.",
            "A data dump of several hundred megabytes among the migrations.",
            "Keep data out of the migrations folder.")),
        new ReadingRule("file-not-readable", Severity.Medium, Family.Replay, new(
            "A file or folder could not be opened.",
            "What it says is not compared.",
            "A migration that belongs to another user and is not readable.",
            "Give the right to read it.")),
        new ReadingRule("folder-named-like-file", Severity.Low, Family.Replay, new(
            "A folder has a name that a migration file would have.",
            "No tool runs what lies in it.",
            "A folder `003_add_users.sql/`.",
            "Rename it.")),
        new ReadingRule("link-not-followed", Severity.Low, Family.Replay, new(
            "A symbolic link was not followed.",
            "It leads out of the project or back into itself; what lies behind it is not compared.",
            "`migrations/all -> .`",
            "Keep migrations as files in the folder.")),
        new ReadingRule("journal-names-missing-file", Severity.High, Family.Replay, new(
            "The journal names a migration whose file is not there.",
            "The tool stops there, on every database that has not run it yet.",
            "`meta/_journal.json` has the tag `0003_surgical_fixes`, and there is no `0003_surgical_fixes.sql`.",
            "Bring the file back from version control, or take the entry out where no database has run it.")),
        new ReadingRule("journal-not-readable", Severity.High, Family.Replay, new(
            "The migration journal could not be read.",
            "The order of the migrations is not known; the order of the file names was taken.",
            "A merge conflict left its marks in `meta/_journal.json`.",
            "Put the JSON right.")),
        new ReadingRule("snapshot-not-readable", Severity.Medium, Family.Replay, new(
            "The newest of Drizzle's snapshots could not be read.",
            "What Drizzle believes the schema to be was not compared with the migrations; `drizzle-kit generate` may stop at it, too.",
            "A merge conflict left its marks in `meta/0007_snapshot.json`.",
            "Put the JSON right, or bring the file back from version control.")),
        new ReadingRule(RuleSet.UnknownRule, Severity.Medium, Family.Workflow, new(
            "The configuration or a comment names a rule that does not exist.",
            "A rule that was meant to be off is on, or the other way round, and nobody notices.",
            "```yaml\nrules: { foreign-key-no-index: off }\n```",
            "Use the name that the finding suggests; `plumb rules` lists all of them.")),
        new ReadingRule(RuleSet.ExpiredRule, Severity.Low, Family.Workflow, new(
            "A finding was accepted until a day that has passed.",
            "It was meant to be put right by then. From now on it is reported again.",
            "```yaml\naccepted: [ { finding: table-naming-mixed, reason: \"after the release\", until: 2025-01-31 } ]\n```",
            "Put it right and take the entry out, or give it another day on purpose.")),
        new ReadingRule(OwnRules.FailedRule, Severity.High, Family.Workflow, new(
            "A query of a rule of the project's own failed on a database.",
            "What the rule guards is not known there: it may hold or not.",
            "```yaml\nrules:\n  no-orphan-seats:\n    query: SELECT id FROM seats WHERE tenant_id IS NULL\n    message: seat {id} belongs to nobody\n```\n\nwhere the role may not read `seats`.",
            "Put the query right, or grant the role what it reads. It has to be one SELECT and runs read only.")),
        new ReadingRule(RuleSet.UnusedRule, Severity.Low, Family.Workflow, new(
            "A comment or an entry of the configuration lets pass what does not occur.",
            "Nobody knows any more what it was for. The next real offence at that place passes unseen.",
            "```sql\n-- plumb: allow column-type-rewrite the table has three rows\nALTER TABLE country ADD COLUMN iso3 text;\n```",
            "Take it out.")),
    ];
}
