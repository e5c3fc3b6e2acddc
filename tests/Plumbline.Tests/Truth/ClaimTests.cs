using Plumbline.Sources.Documents;
using Plumbline.Truth;
using Plumbline.Truth.Claims;
using Xunit;

namespace Plumbline.Tests.Truth;

/// <summary>What a document says, judged: a line is confirmed for what was compared, and for no more.</summary>
public class ClaimTests
{
    private const string Sql = """
        CREATE TYPE state AS ENUM ('active', 'done', 'gone');
        CREATE TABLE salons (id uuid PRIMARY KEY);
        CREATE TABLE visits (
          id uuid PRIMARY KEY,
          code uuid NOT NULL UNIQUE,
          salon_id uuid REFERENCES salons (id) ON DELETE SET NULL ON UPDATE CASCADE,
          hour integer CHECK (hour >= 0 AND hour <= 23),
          place integer,
          day date,
          seen_at timestamptz,
          state state NOT NULL DEFAULT 'active'
        );
        CREATE UNIQUE INDEX visits_day_state_key ON visits (day, state);
        """;

    private static IReadOnlyList<JudgedClaim> Of(string document, params (string Path, string Text)[] others)
    {
        var files = new Dictionary<string, string> { ["docs/a.md"] = document };
        foreach (var (path, text) in others.Length > 0 ? others : [("migrations/001_init.sql", Sql)]) files[path] = text;
        return TruthTable.Of(TextProject.Of(files)).Claims;
    }

    private static string Verdict(IReadOnlyList<JudgedClaim> claims, string document, string text)
    {
        var line = document[..document.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        return string.Join(", ", claims.Where(c => c.Claim.Where.Line == line).Select(c => c.Verdict switch { ClaimVerdict.Confirmed => "confirmed", ClaimVerdict.Contradicted => "contradicted", _ => "open" }).Distinct());
    }

    [Theory]
    [InlineData("| hour | integer, 0 to 23 | yes |", "confirmed")]
    [InlineData("| hour | integer, 0–23 | yes |", "confirmed")]
    [InlineData("| hour | integer, 0 to 99 | yes |", "contradicted")]
    [InlineData("| place | integer, 0 to 99 | yes |", "contradicted")] // other columns are held to a range by a check, this one is not
    [InlineData("| code | uuid, unique | no |", "confirmed")]
    [InlineData("| id | uuid, primary key | no |", "confirmed")]
    [InlineData("| salon_id | uuid, unique | yes |", "contradicted")]
    [InlineData("| salon_id | uuid, unique per day | yes |", "confirmed")]
    [InlineData("| day | date | yes |", "confirmed")]
    [InlineData("| day | timestamp | yes |", "contradicted")]
    [InlineData("| day | timestamptz | yes |", "contradicted")]
    [InlineData("| day | DateTime | yes |", "confirmed")]
    [InlineData("| seen_at | timestamptz | yes |", "confirmed")]
    [InlineData("| seen_at | timestamp without time zone | yes |", "contradicted")]
    [InlineData("| seen_at | date | yes |", "open")]
    [InlineData("| seen_at | Date | yes |", "confirmed")]
    [InlineData("| state | active, then done or gone | no |", "confirmed")]
    [InlineData("| state | active, then called or gone | no |", "contradicted")]
    [InlineData("| state | what it is, and was | no |", "confirmed")]
    public void A_row_is_compared_in_all_that_it_says(string row, string verdict)
    {
        var document = $"# `visits`\n\n| Column | Type | Nullable |\n|---|---|---|\n| code | uuid | no |\n| place | integer | yes |\n{row}\n";
        Assert.Equal(verdict, Verdict(Of(document), document, row));
    }

    /// <summary>Under a header of two words, and in a description where the words can mean nothing else.</summary>
    [Theory]
    [InlineData("Constraints / Notes", "NOT NULL, where it is", "contradicted")]
    [InlineData("Constraints / Notes", "optional", "confirmed")]
    [InlineData("Constraints / Notes", "required", "contradicted")]
    [InlineData("Notes", "NOT NULL", "contradicted")]
    [InlineData("Notes", "Nullable. Where it is", "confirmed")]
    [InlineData("Notes", "required", "confirmed")] // in a form, perhaps
    [InlineData("Seen by", "NOT NULL", "confirmed")]
    public void What_stands_beside_a_type_says_whether_it_may_be_null(string header, string said, string verdict)
    {
        var row = $"| place | integer | {said} |";
        var document = $"# `visits`\n\n| Column | Type | {header} |\n|---|---|---|\n| code | uuid | |\n| hour | integer | |\n{row}\n";
        Assert.Equal(verdict, Verdict(Of(document), document, row));
    }

    /// <summary>What a diagram calls a key, and says in quotes.</summary>
    [Theory]
    [InlineData("uuid id PK", "confirmed")]
    [InlineData("int place PK", "contradicted")]
    [InlineData("uuid code UK", "confirmed")]
    [InlineData("int place UK", "contradicted")]
    [InlineData("uuid salon_id FK \"nullable\"", "confirmed")]
    [InlineData("int place FK", "confirmed")] // a relation is drawn where there is no key
    [InlineData("uuid code \"nullable, by hand\"", "contradicted")]
    [InlineData("int place \"where it is, 1 to 9\"", "confirmed")]
    public void A_diagram_says_keys(string attribute, string verdict)
    {
        var document = $"# Visits\n\n```mermaid\nerDiagram\n  visits {{\n    date day\n    int hour\n    {attribute}\n  }}\n```\n";
        Assert.Equal(verdict, Verdict(Of(document), document, attribute));
    }

    [Fact]
    public void A_claim_stands_where_its_word_begins()
    {
        const string Document = "# `visits`\n\n| Column | Type | Nullable |\n|:--|---|---|\n|  code  | uuid | no |\n| `place` | integer | yes |\n\n| Migration | Says |\n|---|---|\n| The table | `visits` has  the columns `code`  |\n";
        Assert.Equal([(5, 4), (6, 4), (10, 42)], Of(Document).Select(c => (c.Claim.Where.Line, c.Claim.Where.Column)));
    }

    [Theory]
    [InlineData("- `state`: active, then done or gone", "confirmed", false)]
    [InlineData("- `state`: active, then called or gone", "contradicted", false)]
    [InlineData("- `seen_at`: when it was", "confirmed", true)]
    [InlineData("- `seen_at`: date, when it was", "open", false)]
    public void An_item_is_confirmed_for_what_was_compared(string item, string verdict, bool inPart)
    {
        var document = $"# `visits`\n\n- `code`: uuid\n- `place`: integer\n{item}\n";
        var claims = Of(document);
        Assert.Equal(verdict, Verdict(claims, document, item));
        Assert.Equal(inPart, claims.Single(c => c.Claim.Where.Line == 5).Why.EndsWith("what else the line says was not compared", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SELECT id FROM visits WHERE state = 'done';", "confirmed")]
    [InlineData("SELECT id FROM visits WHERE state = 'waiting';", "contradicted")]
    [InlineData("UPDATE visits SET state = 'gone' WHERE state = 'called';", "contradicted")]
    [InlineData("SELECT id FROM visits WHERE place = '7';", "confirmed")]
    [InlineData("SELECT id FROM visits WHERE place = 'first';", "contradicted")]
    public void A_query_runs_with_its_values(string query, string verdict)
    {
        var document = $"# Queries\n\n```sql\n{query}\n```\n";
        Assert.Equal(verdict, Verdict(Of(document), document, query));
    }

    /// <summary>What is near one of the server's own is told; what an extension, another major or the document itself brings is not.</summary>
    [Theory]
    [InlineData("SELECT relname FROM pg_stat_user_index;", "contradicted")]
    [InlineData("SELECT relname FROM pg_catalog.pg_stat_user_table;", "contradicted")]
    [InlineData("SELECT column_name FROM information_schema.colums;", "contradicted")]
    [InlineData("SELECT relname FROM pg_stat_user_indexes;", "confirmed")]
    [InlineData("SELECT query FROM pg_stat_statements;", "")]
    [InlineData("SELECT query FROM pg_stat_monitor;", "")]
    [InlineData("SELECT num_timed FROM pg_stat_checkpointer;", "confirmed")]
    [InlineData("CREATE VIEW pg_stat_user_index AS SELECT 1 AS relname; SELECT relname FROM pg_stat_user_index;", "contradicted")] // the view that no source has, and nothing of the query
    public void A_catalog_that_is_misspelt_is_told(string query, string verdict)
    {
        var document = $"# Queries\n\n```sql\n{query}\n```\n";
        var claims = Of(document);
        Assert.Equal(verdict, Verdict(claims, document, query));
        if (query.Contains("CREATE", StringComparison.Ordinal)) Assert.DoesNotContain(claims, c => c.Claim.Word is ClaimWord.Runs);
        else if (verdict == "contradicted") Assert.StartsWith("PostgreSQL has no ", Assert.Single(claims).Why);
    }

    /// <summary>A command that changes nothing names relations like a query.</summary>
    [Theory]
    [InlineData("VACUUM (VERBOSE, ANALYZE) visits, public.salons;", "confirmed")]
    [InlineData("VACUUM;", "confirmed")]
    [InlineData("ANALYZE visits (code);", "confirmed")]
    [InlineData("ANALYZE rooms;", "open")]
    [InlineData("ANALYZE TABLE visits;", "open")] // another server's
    [InlineData("REINDEX INDEX CONCURRENTLY visits_day_state_key;", "confirmed")]
    [InlineData("REINDEX TABLE visits;", "confirmed")]
    [InlineData("REINDEX DATABASE salon;", "open")]
    [InlineData("CALL tidy_up();", "")]
    [InlineData("CHECKPOINT;", "")]
    public void A_command_names_what_there_is(string command, string verdict)
    {
        var document = $"# Weekly\n\n```sql\n{command}\n```\n";
        Assert.Equal(verdict, Verdict(Of(document), document, command));
    }

    /// <summary>What the SQL of the document adds, its queries may name.</summary>
    [Theory]
    [InlineData("ALTER TABLE visits ADD COLUMN colour text;", false)]
    [InlineData("", true)]
    public void A_query_may_name_what_the_document_adds(string before, bool told)
    {
        var claims = Of($"# Colours\n\n```sql\n{before}\n```\n\n```sql\nUPDATE visits SET colour = 'red' WHERE colour IS NULL;\n```\n");
        Assert.Equal(told, claims.Any(c => c.Claim.Word is ClaimWord.Runs));
    }

    /// <summary>A table of one's name with other columns may be another's, and so is what is defined on it.</summary>
    [Theory]
    [InlineData("id uuid PRIMARY KEY, wide integer, high integer, deep integer", "open")]
    [InlineData("id uuid PRIMARY KEY, wide integer, place integer", "confirmed, contradicted")]
    public void A_table_with_other_columns_may_be_anothers(string columns, string verdicts)
    {
        var claims = Of($"# Schema\n\n```sql\nCREATE TABLE visits ({columns});\nCREATE INDEX visits_wide_idx ON visits (wide);\n```\n");
        Assert.Equal(verdicts, string.Join(", ", claims.Select(Word).Distinct().Order()));
    }

    [Theory]
    [InlineData("ON DELETE SET NULL", "confirmed")]
    [InlineData("ON DELETE SET NULL ON UPDATE CASCADE", "confirmed")]
    [InlineData("ON DELETE SET NULL ON UPDATE RESTRICT", "contradicted")]
    [InlineData("", "contradicted")]
    public void A_key_is_compared_in_both_its_actions(string actions, string verdict)
    {
        var document = $"# Keys\n\n```sql\nALTER TABLE visits ADD CONSTRAINT visits_salon_id_fkey FOREIGN KEY (salon_id) REFERENCES salons (id) {actions};\n```\n";
        Assert.Equal(verdict, Verdict(Of(document), document, "ALTER"));
    }

    /// <summary>A table that is shown may be shortened; where another key has its actions, none means none.</summary>
    [Theory]
    [InlineData("", "confirmed")]
    [InlineData(" ON DELETE CASCADE", "contradicted")]
    public void Silence_about_an_action_speaks_beside_others(string other, string verdict)
    {
        var document = $"# Keys\n\n```sql\nCREATE TABLE notes (id uuid PRIMARY KEY, salon_id uuid REFERENCES salons (id){other});\nCREATE TABLE visits (\n  salon_id uuid REFERENCES salons (id)\n);\n```\n";
        var key = Of(document).Single(c => c.Claim.Word is ClaimWord.Defined { Object: Plumbline.Model.ForeignKey { Name.Table: "visits" } });
        Assert.Equal(verdict, key.Verdict == ClaimVerdict.Confirmed ? "confirmed" : "contradicted");
        if (other.Length == 0) Assert.EndsWith("on delete and on update are not written here", key.Why);
    }

    [Theory]
    [InlineData("A `done` and another `done` row of `visits` may share `day`.", "contradicted")]
    [InlineData("A `done` and a `gone` row of `visits` may share `day`.", "confirmed")]
    [InlineData("A `done` and a `gone` row of `visits` cannot share `day`.", "contradicted")]
    [InlineData("Several `lost` rows of `visits` may share `day`.", "open")]
    [InlineData("A `done` and a `lost` row of `visits` may share `day`.", "open")]
    public void Two_rows_with_one_label_share_it(string sentence, string verdict)
    {
        var document = $"# Rows\n\n{sentence}\n";
        Assert.Equal(verdict, Verdict(Of(document), document, sentence));
    }

    /// <summary>What is declared decides where the history says otherwise: a sentence and its opposite are not both so.</summary>
    [Theory]
    [InlineData("Rows of `visits` may share `day`.", "confirmed")]
    [InlineData("Rows of `visits` cannot share `day`.", "open")]
    public void A_sentence_and_its_opposite_are_not_both_so(string sentence, string verdict)
    {
        var claims = Of($"# Rows\n\n{sentence}\n", ("declared/schema.sql", "CREATE TABLE visits (id uuid PRIMARY KEY, day date);"), ("migrations/001_init.sql", "CREATE TABLE visits (id uuid PRIMARY KEY, day date UNIQUE);"));
        Assert.Equal(verdict, string.Join(", ", claims.Select(Word)));
    }

    [Theory]
    [InlineData("The index `visits_done_idx` concerns `done` rows only.", "confirmed")]
    [InlineData("The index `visits_done_idx` does not concern `done` rows only.", "contradicted")]
    [InlineData("The index `visits_day_state_key` concerns `done` rows only.", "contradicted")]
    [InlineData("The index `visits_day_state_key` does not concern `done` rows only.", "confirmed")]
    [InlineData("Two indexes are partial: `visits_done_idx` and `visits_gone_idx`.", "confirmed, confirmed")]
    [InlineData("Three indexes are partial: `visits_done_idx`, `visits_gone_idx` and `visits_lost_idx`.", "confirmed, confirmed, contradicted")]
    [InlineData("Both are partial: `visits_done_idx` and `visits_lost_idx`.", "confirmed, contradicted")]
    [InlineData("`visits_lost_idx` was replaced by the partial index `visits_done_idx`.", "confirmed")]
    [InlineData("The index `visits_done_idx` concerns `lost` rows only.", "open")]
    [InlineData("Three indexes are partial: `visits_done_idx`, `visits_gone_idx` and `state`.", "confirmed, confirmed")]
    public void Partial_indexes_by_their_labels(string sentence, string verdicts)
    {
        const string Partial = "\nCREATE INDEX visits_done_idx ON visits (day) WHERE state = 'done';\nCREATE INDEX visits_gone_idx ON visits (day) WHERE state = 'gone';";
        var claims = Of($"# Indexes\n\n{sentence}\n", ("migrations/001_init.sql", Sql + Partial)).Where(c => c.Claim.Word is not ClaimWord.Counted);
        Assert.Equal(verdicts, string.Join(", ", claims.Select(Word)));
    }

    [Theory]
    [InlineData("Every statement may be run again.", "confirmed", "contradicted")]
    [InlineData("No statement may be run again.", "contradicted", "contradicted")]
    [InlineData("The migration can be run twice.", "confirmed", "open")] // what runs it may see to it
    [InlineData("The migration is not idempotent.", "contradicted", "confirmed")]
    [InlineData("Some statements may be run again.", "", "")]
    [InlineData("Every statement should be run again.", "", "")]
    public void Statements_may_be_run_again(string sentence, string guarded, string half)
    {
        var document = $"# The change `002_change`\n\n{sentence}\n";
        const string Guard = "CREATE TABLE IF NOT EXISTS notes (id uuid PRIMARY KEY);\nALTER TABLE visits ADD COLUMN IF NOT EXISTS note text;\n";
        foreach (var (more, verdict) in ((string, string)[])[("", guarded), ("CREATE INDEX notes_idx ON notes (id);", half)])
            Assert.Equal(verdict, string.Join(", ", Of(document, ("migrations/001_init.sql", Sql), ("migrations/002_change.sql", Guard + more)).Select(Word)));
    }

    [Theory]
    [InlineData("DROP INDEX visits_day_state_key;", "contradicted")]
    [InlineData("DROP INDEX IF EXISTS visits_day_state_key;", "contradicted")]
    [InlineData("CREATE INDEX visits_day_idx ON visits (day);", "confirmed")]
    public void What_is_written_is_dropped_though_a_migration_did_it_already(string statement, string verdict)
    {
        var document = $"# The change\n\nThe migration only adds.\n\n```sql\n{statement}\n```\n";
        foreach (var later in (string[])["", "DROP INDEX visits_day_state_key;\nCREATE INDEX visits_day_idx ON visits (day);"])
            Assert.Equal(verdict, Verdict(Of(document, ("migrations/001_init.sql", Sql), ("migrations/002_change.sql", later)), document, "The migration"));
    }

    private const string Prisma = """
        datasource db { provider = "postgresql" }
        model Message {
          id   String @id @db.Uuid
          kind String @default("text") @map("message_type")
          body String
          @@map("messages")
        }
        """;

    private const string Messages = """CREATE TABLE "messages" ("id" UUID NOT NULL, "message_type" TEXT NOT NULL DEFAULT 'text', "body" TEXT NOT NULL, CONSTRAINT "messages_pkey" PRIMARY KEY ("id"));""";

    [Theory]
    [InlineData("kind String @default(\"text\") @map(\"message_type\")", "confirmed")]
    [InlineData("messageKind String @default(\"text\") @map(\"message_type\")", "contradicted")]
    [InlineData("kind String @default(\"html\") @map(\"message_type\")", "contradicted")]
    public void A_field_is_compared_in_its_name_and_default(string field, string verdict)
    {
        var document = $"# Design\n\n```prisma\nmodel Message {{\n  id String @id\n  body String\n  {field}\n  @@map(\"messages\")\n}}\n```\n";
        Assert.Equal(verdict, Verdict(Of(document, ("schema.prisma", Prisma), ("migrations/001_init.sql", Messages)), document, field));
    }

    /// <summary>A field's name is not a column's: message_type is the column, kind the field, and nothing is called message_kind.</summary>
    [Theory]
    [InlineData("message_type", "confirmed")]
    [InlineData("messageType", "confirmed")]
    [InlineData("kind", "confirmed")]
    [InlineData("KIND", "confirmed")]
    [InlineData("k_ind", "contradicted")]
    public void A_name_that_neither_column_nor_field_has_is_not_there(string name, string verdict)
    {
        var document = $"# `messages`\n\n- `id`: uuid\n- `body`: text\n- `{name}`: text\n";
        Assert.Equal(verdict, Verdict(Of(document, ("schema.prisma", Prisma), ("migrations/001_init.sql", Messages)), document, $"- `{name}`"));
    }

    /// <summary>That schema and database agree does not make true what the document has of a table.</summary>
    [Theory]
    [InlineData("text", "confirmed")]
    [InlineData("integer", "contradicted")]
    public void A_table_matches_only_as_it_is_described(string type, string verdict)
    {
        var document = $"# `messages`\n\n- `id`: uuid\n- `body`: {type}\n\n`messages` matches the schema.\n";
        Assert.Equal(verdict, Verdict(Of(document, ("schema.prisma", Prisma), ("databases/live.sql", Messages)), document, "`messages` matches"));
    }

    /// <summary>Each thing that a sentence says is a claim, and what it leaves open is none.</summary>
    [Theory]
    [InlineData("`visits` has `code` and `place`.", "confirmed, confirmed")]
    [InlineData("`visits` has `code`, `place` and `colour`.", "confirmed, confirmed, contradicted")]
    [InlineData("`visits` includes the columns `code`, `colour`.", "confirmed, contradicted")]
    [InlineData("`visits` has `code` and `salon`.", "confirmed")] // a relation of its model, beside salon_id
    [InlineData("`visits` has `getCode` and `setCode`.", "")]
    [InlineData("`visits` should have `code` and `colour`.", "")]
    [InlineData("- [x] visits.code is unique", "confirmed")]
    [InlineData("- [x] visits.place is unique", "contradicted")]
    [InlineData("- [ ] visits.place is unique", "")]
    [InlineData("- [x] `visits.place` is not unique", "confirmed")]
    [InlineData("- [x] `visits.code` is not unique", "contradicted")]
    [InlineData("- [x] `visits.place` is unique per salon", "")]
    [InlineData("- [x] make sure that `visits.place` is unique if it is asked for", "")]
    [InlineData("- ❌ `visits.place` is unique", "")]
    [InlineData("- [x] Index `visits_day_state_key` created", "confirmed")]
    [InlineData("- [x] Index `visits_place_idx` created", "contradicted")]
    [InlineData("- [ ] Index `visits_place_idx` created", "")]
    [InlineData("Index `visits_place_idx` created", "")] // a heading, perhaps
    [InlineData("- [x] Tables `visits` and `rooms` created", "confirmed, open")]
    [InlineData("- [x] Table `rooms` created", "contradicted")]
    [InlineData("- [x] Column `code` added to `visits`", "confirmed")]
    [InlineData("- [x] Columns `code` and `colour` added to `visits`", "confirmed, contradicted")]
    [InlineData("- [x] `visits.colour` added", "contradicted")]
    [InlineData("- [x] `npm run seed` added", "")]
    [InlineData("- [x] `visits.salon_id` cascades", "contradicted")]
    [InlineData("- [x] `visits.salon_id` cascades on delete", "contradicted")]
    [InlineData("- [x] `visits.salon_id` cascades to the rows of a salon", "")]
    [InlineData("`visits.code` is indexed.", "confirmed")]
    [InlineData("`visits.day` is indexed.", "confirmed")] // the first column of a key
    [InlineData("`visits.place` is indexed.", "contradicted")]
    [InlineData("`visits.code` is not null.", "confirmed")]
    [InlineData("`visits.place` is NOT NULL.", "contradicted")]
    [InlineData("`visits.id` is the primary key.", "confirmed")]
    [InlineData("`visits.code` is the primary key.", "contradicted")]
    public void A_sentence_says_what_it_says(string sentence, string verdicts)
    {
        var document = $"# Rows\n\n{sentence}\n";
        Assert.Equal(verdicts, string.Join(", ", Of(document).Select(Word)));
    }

    private static string Word(JudgedClaim claim) => claim.Verdict switch { ClaimVerdict.Confirmed => "confirmed", ClaimVerdict.Contradicted => "contradicted", _ => "open" };

    /// <summary>Each is so in one source: of one thing, two numbers are not.</summary>
    [Fact]
    public void Two_numbers_of_one_thing_are_not_both_so()
    {
        const string One = "CREATE TABLE a (id uuid);";
        var claims = Of("# The schema\n\nThe schema has 1 table. The schema has 2 tables. The schema has 3 tables.\n", ("declared/schema.sql", One), ("migrations/001_init.sql", $"{One}\nCREATE TABLE b (id uuid);"));
        Assert.Equal("open, open, contradicted", string.Join(", ", claims.Select(Word)));
        Assert.EndsWith("line 3 says 1 table", claims[2].Why);
    }

    /// <summary>A row of a case that nobody reviewed covers nothing.</summary>
    [Theory]
    [InlineData("UC-2", "confirmed")]
    [InlineData("UC-9", "contradicted")]
    public void A_matrix_holds_the_cases_that_were_reviewed(string name, string verdict)
    {
        var document = $"# Coverage of `002_more`\n\nReviewed: UC-1, UC-2, UC-3.\n\n| Use case | Tables | Columns |\n|---|---|---|\n| UC-1 | visits | `visits.code` |\n| {name} | visits | `visits.note` |\n| UC-3 | salons | `salons.id` |\n";
        var claims = Of(document, ("migrations/001_init.sql", Sql), ("migrations/002_more.sql", "ALTER TABLE visits ADD COLUMN note text;"));
        Assert.Equal(verdict, Word(claims.Single(c => c.Claim.Word is ClaimWord.Covered)));
    }

    [Theory]
    [InlineData("The schema has 2 tables, 1 enum and 1 index.", "confirmed, confirmed, confirmed")]
    [InlineData("The schema has 2 tables, 3 enums and 7 indexes.", "confirmed, contradicted, contradicted")]
    [InlineData("The schema has 5 indexes.", "contradicted")]
    [InlineData("The schema has 4 indexes.", "open")] // with those of keys
    [InlineData("The schema has 1 index. The schema has 4 indexes.", "confirmed, open")]
    [InlineData("The schema has 1 index. The schema has 6 indexes.", "confirmed, contradicted")]
    [InlineData("The schema consists of 3 tables and 1 enum.", "contradicted, confirmed")]
    [InlineData("The schema consists of 2 core tables.", "")]
    [InlineData("There are 2 tables.", "confirmed")]
    [InlineData("There are 5 tables.", "contradicted")]
    [InlineData("There will be 5 tables.", "")]
    [InlineData("`salons` has 1 column, `visits` has 8 columns and 2 unique keys.", "confirmed, confirmed, confirmed")]
    [InlineData("`salons` has 1 column, `visits` has 8 columns and 4 unique keys.", "confirmed, confirmed, contradicted")]
    [InlineData("The schema has up to 9 tables and 7 indexes.", "")]
    [InlineData("The schema has 1 enum value.", "")]
    [InlineData("The report lists 3 columns of `visits`.", "")]
    public void Each_count_of_a_list_is_a_claim(string sentence, string verdicts)
    {
        var document = $"# The schema\n\n{sentence}\n";
        Assert.Equal(verdicts, string.Join(", ", Of(document).Select(Word)));
    }

    [Fact]
    public void There_are_tables_of_other_things()
    {
        Assert.Empty(Of("# The page\n\nThere are 5 tables.\n"));
    }

    private const string Defaults = """
        CREATE TABLE items (
          id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
          number integer NOT NULL GENERATED BY DEFAULT AS IDENTITY,
          made_at timestamptz NOT NULL DEFAULT now(),
          seen_at timestamptz,
          open boolean NOT NULL DEFAULT true,
          state text NOT NULL DEFAULT 'new',
          tags text[] NOT NULL DEFAULT '{}',
          size integer,
          owner_id uuid REFERENCES items (id) ON DELETE SET NULL
        );
        """;

    [Theory]
    [InlineData("| id | uuid | `gen_random_uuid()` | |", "confirmed", "default gen_random_uuid()")]
    [InlineData("| id | uuid | uuid_generate_v4() | |", "contradicted", "has the default gen_random_uuid()")]
    [InlineData("| id | uuid | cuid() | |", "confirmed", null)]
    [InlineData("| size | integer | gen_random_uuid() | |", "contradicted", "has no default")]
    [InlineData("| number | integer | autoincrement() | |", "confirmed", "counted up")]
    [InlineData("| made_at | timestamptz | now() | |", "confirmed", "default CURRENT_TIMESTAMP")]
    [InlineData("| made_at | timestamptz | CURRENT_TIMESTAMP | |", "confirmed", "default CURRENT_TIMESTAMP")]
    [InlineData("| seen_at | timestamptz | now() | |", "confirmed", null)] // code may set it
    [InlineData("| open | boolean | TRUE | |", "confirmed", "default TRUE")]
    [InlineData("| open | boolean | false | |", "contradicted", "has the default TRUE")]
    [InlineData("| state | text | new | |", "confirmed", "default 'new'")]
    [InlineData("| state | text | `'old'` | |", "contradicted", "has the default 'new'")]
    [InlineData("| state | text | now() | |", "contradicted", "has the default 'new'")]
    [InlineData("| tags | text[] | `[]` | |", "confirmed", "default '{}'")]
    [InlineData("| size | integer | 0 | |", "contradicted", "has no default")]
    [InlineData("| size | integer | computed by the client | |", "confirmed", null)]
    [InlineData("| size | integer | – | |", "confirmed", null)]
    [InlineData("| size | integer | | Default size of a page |", "confirmed", null)]
    [InlineData("| size | integer | | Default: 0. |", "contradicted", "has no default")]
    [InlineData("| open | boolean | | Default `true`. |", "confirmed", "default TRUE")]
    [InlineData("| id | uuid | | Composite PK |", "confirmed", "primary key")]
    [InlineData("| size | integer | | PK |", "contradicted", "not of the primary key")]
    [InlineData("| owner_id | uuid | | FK → items.id, ON DELETE SET NULL |", "confirmed", "→ items on delete set null")]
    [InlineData("| owner_id | uuid | | FK -> items(id) ON DELETE CASCADE |", "contradicted", "is on delete set null")]
    [InlineData("| size | integer | | FK → items |", "contradicted", "has no foreign key")]
    [InlineData("| size | integer | | unique (size, state) |", "confirmed", null)]
    [InlineData("| size | integer | | Unique. |", "contradicted", "is not unique")]
    [InlineData("| owner_id | uuid fk nullable | | |", "confirmed", "→ items")]
    [InlineData("| made_at | `timestamptz NULL` | | |", "contradicted", "is not null")]
    public void A_row_says_defaults_and_keys(string row, string verdict, string? why)
    {
        var document = $"# `items`\n\n| Column | Type | Default | Notes |\n|---|---|---|---|\n| made_at | timestamptz | | |\n| state | text | | |\n{row}\n";
        var claim = Of(document, ("migrations/001_init.sql", Defaults)).Single(c => c.Claim.Where.Line == 7);
        Assert.Equal(verdict, Word(claim));
        if (why is not null) Assert.Contains(why, claim.Why);
        else Assert.DoesNotContain("default", claim.Why);
    }

    /// <summary>A name among those of migrations is one; what follows its number is not guessed.</summary>
    [Theory]
    [InlineData("| Migration | Says |\n|---|---|\n| 001_init | tables |\n| `migrations/002_rooms.sql` | rooms |\n| 003_colours | colours |", "confirmed, confirmed, contradicted")]
    [InlineData("| Migration | Says |\n|---|---|\n| 001_init | tables |\n| 002_rooms | rooms |\n| notes_of_may | none |\n| 003_* | more |", "confirmed, confirmed")]
    [InlineData("| Migration | Says |\n|---|---|\n| 001_init | tables |\n| 003_colours | colours |", "")]
    [InlineData("| Field | Migration |\n|---|---|\n| place | 1_2 |\n| code | 3_4 |", "")]
    [InlineData("`002_rooms` brings rooms. Schema v1 → v2.", "confirmed")]
    [InlineData("`002_rooms` brings rooms. Schema v2 -> v3.", "open")]
    [InlineData("`002_rooms` brings rooms. Schema v1.0 → v1.1.", "")]
    [InlineData("`002_rooms` and `001_init` bring rooms. Schema v1 → v2.", "")]
    [InlineData("A migration renames the table to `chambers`.", "confirmed")]
    [InlineData("`rooms` was renamed to `chambers`.", "confirmed")]
    [InlineData("It renames `rooms.wide` to `width`.", "confirmed")]
    [InlineData("It renames `halls` to `chambers`.", "open")]
    [InlineData("`visits` was renamed to `stays`.", "open")]
    [InlineData("`rooms` should be renamed to `chambers`.", "")]
    public void Migrations_by_their_names(string said, string verdicts)
    {
        var claims = Of($"# Guide\n\n{said}\n", ("migrations/001_init.sql", "CREATE TABLE rooms (id uuid PRIMARY KEY, wide integer);"), ("migrations/002_rooms.sql", "ALTER TABLE rooms RENAME COLUMN wide TO width; ALTER TABLE rooms RENAME TO chambers;"));
        Assert.Equal(verdicts, string.Join(", ", claims.OrderBy(c => c.Claim.Where.Line).Select(Word)));
    }

    [Fact]
    public void A_query_under_a_fix_runs_as_anywhere()
    {
        Assert.Equal("contradicted", Verdict(Of("# Fix\n\n```sql\nSELECT colour FROM visits;\n```\n"), "# Fix\n\n```sql\nSELECT", "SELECT"));
    }

    private static IEnumerable<string> Cases(string document, string elsewhere = "# Nothing\n") =>
        TruthTable.Of(TextProject.Of(new Dictionary<string, string> { ["migrations/001_init.sql"] = Sql, ["docs/a.md"] = document, ["docs/b.md"] = elsewhere })).Claims.Where(c => c.Verdict == ClaimVerdict.Contradicted).Select(c => $"{Path.GetFileName(c.Claim.Where.File)}:{c.Claim.Where.Line} {c.Why}");

    [Fact]
    public void A_matrix_names_what_there_is_and_each_case_has_its_row()
    {
        const string Matrix = "| Use case | Tables | Columns |\n|---|---|---|\n| UC-1 | visits | code |\n| UC-2 | visits, salons | place |\n| UC-4/5 | salons, queue_places | position |\n| UC-6 | visits | colour |\n";
        Assert.Equal(
            ["a.md:3 UC-3 has no row in the matrix", "a.md:3 UC-7 has no row in the matrix", "a.md:3 UC-8 has no row in the matrix", "a.md:9 the history has no table queue_places", "a.md:10 the history has no column visits.colour"],
            Cases($"# Coverage\n\nThe matrix covers UC-1…UC-8.\n\n{Matrix}").OrderBy(c => int.Parse(c.Split(':')[1].Split(' ')[0])));
        Assert.Equal(["b.md:3 UC-3 has no row in the matrix", "b.md:3 UC-7 has no row in the matrix"], Cases($"# Coverage\n\n{Matrix.Replace(", queue_places | position", " | id").Replace("colour", "place")}", "# Elsewhere\n\nThe matrix covers UC-1 to UC-7. UC-9 is another matter.\n").Where(c => !c.Contains("UC-9")));
        Assert.Empty(Cases($"# Coverage\n\nUC-1 to UC-6 were asked for by the customer.\n\n{Matrix.Replace(", queue_places | position", " | id").Replace("colour", "place")}", "# Elsewhere\n\nUC-9 is another matter.\n"));
        // Names of which most are strange are those of another system.
        Assert.Empty(Cases("# Topics\n\n| Use case | Tables |\n|---|---|\n| UC-1 | kafka_in, kafka_out |\n| UC-2 | visits, redis_set |\n"));
    }

    private static readonly (string, string)[] s_standing =
    [
        ("migrations/20240101000000_init/migration.sql", "CREATE TABLE \"a\" (\"id\" integer NOT NULL, CONSTRAINT \"a_pkey\" PRIMARY KEY (\"id\"));"),
        ("migrations/20240201000000_more/migration.sql", "ALTER TABLE \"a\" ADD COLUMN \"name\" text;"),
        ("migrations/20240301000000_last/migration.sql", "CREATE TABLE \"b\" (\"id\" integer NOT NULL, CONSTRAINT \"b_pkey\" PRIMARY KEY (\"id\"));"),
        ("databases/production.sql", "-- records prisma _prisma_migrations\n-- row 20240101000000_init\n-- row 20240301000000_last failed\nCREATE TABLE \"a\" (\"id\" integer NOT NULL, \"name\" text, CONSTRAINT \"a_pkey\" PRIMARY KEY (\"id\"));"),
        ("databases/staging.sql", "-- records prisma _prisma_migrations\n-- row 20240101000000_init\nCREATE TABLE \"a\" (\"id\" integer NOT NULL, CONSTRAINT \"a_pkey\" PRIMARY KEY (\"id\"));"),
        ("databases/local.sql", "SELECT 1;"),
    ];

    [Theory]
    [InlineData("`20240101000000_init` is applied in production.", "confirmed")]
    [InlineData("20240101000000_init has been applied in staging and production.", "confirmed, confirmed")]
    [InlineData("`20240101000000_init` is pending in production.", "contradicted")]
    [InlineData("`20240101000000_init` failed in production.", "contradicted")]
    [InlineData("`20240101000000_init` was rolled back in staging.", "contradicted")]
    [InlineData("`20240201000000_more` was run by hand in production.", "confirmed")]
    [InlineData("`20240101000000_init` was run by hand in production.", "contradicted")]
    [InlineData("`20240201000000_more` is pending in staging.", "confirmed")]
    [InlineData("`20240201000000_more` is not applied in staging.", "confirmed")]
    [InlineData("`20240201000000_more` has been applied in staging.", "contradicted")]
    [InlineData("`20240301000000_last` failed in production.", "confirmed")]
    [InlineData("`20240301000000_last` failed in staging.", "open")] // what failed by hand is recorded nowhere
    [InlineData("`20240201000000_more` is recorded in production.", "contradicted")]
    [InlineData("`20240101000000_init` is recorded in staging.", "confirmed")]
    [InlineData("`20240101000000_init` is recorded in local.", "open")]
    [InlineData("`20240101000000_init` will be applied in production.", "")]
    [InlineData("`20240201000000_more` was applied in staging before production.", "")]
    [InlineData("If `20240101000000_init` is pending in production, stop.", "")]
    [InlineData("`20240101000000_init` and `20240201000000_more` are not applied in staging.", "")]
    [InlineData("`20240101000000_init` is applied.", "")]
    [InlineData("| `20240101000000_init` | yes | applied |", "confirmed, confirmed")]
    [InlineData("| `20240201000000_more` | pending | by hand |", "confirmed, confirmed")]
    [InlineData("| `20240201000000_more` | ✅ | pending |", "contradicted, contradicted")]
    [InlineData("| `_prisma_migrations` | 1 rows | 2 rows |", "confirmed, confirmed")]
    [InlineData("| `_prisma_migrations` | empty | 3 rows |", "contradicted, contradicted")]
    [InlineData("| `a` | 1,234 rows | empty |", "open, open")]
    public void A_migration_stands_where_records_and_objects_say(string said, string verdicts)
    {
        var document = said[0] == '|' ? $"# Where\n\n| | staging | production |\n|---|---|---|\n{said}\n" : $"# Where\n\n{said}\n";
        Assert.Equal(verdicts, string.Join(", ", Of(document, s_standing).Select(Word)));
    }

    private const string Orders = """
        CREATE TYPE mood AS ENUM ('good', 'bad');
        CREATE TABLE shops (id uuid PRIMARY KEY);
        CREATE TABLE orders (
          id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
          shop_id uuid NOT NULL REFERENCES shops (id),
          place_id uuid,
          total numeric(12,2) NOT NULL DEFAULT 0,
          state text NOT NULL CHECK (state IN ('open', 'paid')),
          mood mood,
          made_at timestamp(3) NOT NULL,
          note text
        );
        """;

    [Theory]
    [InlineData("### orders", "- `id uuid pk`\n- `shop_id uuid not null fk shops(id)`\n- `total numeric(12,2) not null default 0`", "confirmed, confirmed, confirmed")]
    [InlineData("### orders", "- `id uuid pk`\n- `note text not null`\n- `total numeric(12,2) not null default 5`", "confirmed, contradicted, contradicted")]
    [InlineData("### orders (module 1)", "- `id`, `note`, `colour`\n- `state` (open, paid)\n- `mood` (good, bad, none)", "confirmed, confirmed, contradicted, confirmed, contradicted")]
    [InlineData("### orders — what is bought", "- `id`\n- `state` (open, lost)\n- `shop_id` -> `shops.id`\n- `place_id` → `shops.id`", "confirmed, contradicted, confirmed, confirmed")] // an arrow may be drawn where there is no key
    [InlineData("### orders", "- `id`\n- `shop_id` -> `orders.id`", "confirmed, contradicted")]
    [InlineData("### Tables\n\norders", "- id\n- note\n- colour", "confirmed, confirmed, contradicted")]
    [InlineData("### Tables\n\norders", "- note\n- total\n- colour", "")] // without its key it may be what a page shows
    [InlineData("Ensure that `orders` has these columns:", "- `id` (uuid)\n- `note` (text)\n- `colour` (text)", "")]
    [InlineData("Add to `orders`:", "- `id` (uuid)\n- `note` (text)\n- `colour` (text)", "")]
    [InlineData("`orders` has these columns:", "- `id` (uuid)\n- `note` (text)\n- `colour` (text)", "confirmed, confirmed, contradicted")]
    [InlineData("### Commands", "- `npm run dev`\n- `npm run build`", "")]
    [InlineData("### Enums", "- `mood`: `good`, `bad`\n- `mood`: `good`, `sad`\n- `mood`: `good`", "confirmed, contradicted, open")]
    public void A_list_holds_fields_in_many_forms(string above, string list, string verdicts)
    {
        Assert.Equal(verdicts, string.Join(", ", Of($"# Schema\n\n{above}\n{list}\n", ("migrations/001_init.sql", Orders)).OrderBy(c => c.Claim.Where.Line).Select(Word)));
    }

    /// <summary>What is refused here for the sake of another table, or says less than the schema does, is held against it as it is meant.</summary>
    [Theory]
    [InlineData("id uuid, shop_id text REFERENCES shops (id)", "id", "confirmed")]
    [InlineData("id uuid, shop_id text REFERENCES shops (id)", "shop_id", "contradicted")]
    [InlineData("made_at timestamp", "made_at", "confirmed")]
    [InlineData("made_at timestamp(6)", "made_at", "contradicted")]
    public void A_table_that_is_refused_has_its_columns(string columns, string column, string verdict)
    {
        var claims = Of($"# Schema\n\n```sql\nCREATE TABLE orders ({columns});\n```\n", ("migrations/001_init.sql", Orders));
        Assert.Equal(verdict, Word(claims.Single(c => c.Claim.Word is ClaimWord.Defined { Object: Plumbline.Model.Column own } && own.Name.Name == column)));
    }

    private const string Declared = """
        datasource db { provider = "postgresql" }

        model Visit {
          id      Int     @id
          ownerId Int     @map("owner_id")
          seat    Int
          note    String?

          @@index([ownerId, seat])
          @@map("visits")
        }
        """;

    private const string Migrated = """
        CREATE TABLE visits (id integer PRIMARY KEY, owner_id integer NOT NULL, place integer NOT NULL, note text);
        CREATE INDEX visits_owner_id_place_idx ON visits (owner_id, place);
        CREATE UNIQUE INDEX visits_place_key ON visits (place);
        ALTER TABLE visits ADD COLUMN late boolean;
        """;

    /// <summary>Where a document does not say which voice it means, the declared schema leads for the tables that it has.</summary>
    [Theory]
    [InlineData("`visits` has the column `place`.", "contradicted")]
    [InlineData("`visits` has the column `note`.", "confirmed")]
    [InlineData("`visits` lacks `place`.", "confirmed")]
    [InlineData("`visits.place` is `integer`.", "contradicted")]
    [InlineData("`visits.place` has no foreign key.", "contradicted")]
    [InlineData("## `visits`\n\n| Column | Type |\n|---|---|\n| note | text |\n| owner_id | int |\n| place | int |", "confirmed, confirmed, contradicted")]
    [InlineData("## Indexes\n\nPresent: `visits(owner_id, place)`, `visits(owner_id, seat)`.", "contradicted, confirmed")]
    [InlineData("A second row of `visits` with the same `place` is refused.", "contradicted")]
    [InlineData("Several rows of `visits` may share `place`.", "contradicted")]
    [InlineData("Several rows of `visits` may share `owner_id`.", "confirmed")]
    [InlineData("```sql\nSELECT note FROM visits WHERE place = 1;\n```", "contradicted")]
    [InlineData("```sql\nSELECT note FROM visits WHERE owner_id = 1;\n```", "confirmed")]
    [InlineData("```sql\nCREATE INDEX visits_owner_id_place_idx ON visits (owner_id, place);\n```", "contradicted")]
    [InlineData("What the migrations make:\n\n```sql\nCREATE INDEX visits_owner_id_place_idx ON visits (owner_id, place);\n```", "confirmed")]
    [InlineData("What the migrations make:\n\n```sql\nCREATE INDEX visits_owner_id_seat_idx ON visits (owner_id, seat);\n```", "contradicted")]
    [InlineData("The migrations add `place` to `visits`. The history has `visits.place`.", "")]
    [InlineData("## New columns of `001_init`\n\n| Table | Column | Type |\n|---|---|---|\n| visits | place | integer |\n| visits | late | boolean |", "confirmed, confirmed")]
    [InlineData("The schema has `note String?` on `visits`.", "confirmed")]
    [InlineData("The schema has `note String` on `visits`.", "confirmed")] // that it is not null is not said
    [InlineData("The schema has `note Boolean?` on `visits`.", "contradicted")]
    [InlineData("The schema has `seat Int?` on `visits`.", "contradicted")]
    public void The_declared_schema_leads_where_it_has_the_table(string said, string verdicts)
    {
        var claims = Of($"# Guide\n\n{said}\n", ("schema.prisma", Declared), ("migrations/001_init.sql", Migrated));
        Assert.Equal(verdicts, string.Join(", ", claims.OrderBy(c => c.Claim.Where.Line).Select(Word)));
    }

    [Fact]
    public void What_the_declared_schema_lost_is_told_with_both_places()
    {
        var claim = Of("# Guide\n\n`visits` has the column `place`.\n", ("schema.prisma", Declared), ("migrations/001_init.sql", Migrated)).Single();
        Assert.Equal("schema.prisma has no column visits.place; the history still has it", claim.Why);
        Assert.Equal(["schema.prisma", "migrations/001_init.sql"], claim.Related.Select(r => r.Where.File));
    }

    /// <summary>A table that is named to the letter, with types beside its names, is told where half of them are strange; one that is not may be about something else.</summary>
    [Theory]
    [InlineData("### Visit\n\n| Field | Type |\n|---|---|\n| id | Int |\n| place | Int |\n| late | Boolean |", "confirmed, contradicted, contradicted")]
    [InlineData("### Visit\n\n- `id`: Int\n- `place`: Int, where\n- `late`: Boolean", "confirmed, contradicted, contradicted")]
    [InlineData("### Visit\n\n| Field | Type |\n|---|---|\n| id | Int |\n| wide | Int |\n| high | Int |\n| deep | Int |", "open, open, open, open")]
    [InlineData("### Visit\n\n| Field | Type |\n|---|---|\n| wide | Int |\n| high | Int |", "")]
    [InlineData("### Visit\n\n| Field | Shown as |\n|---|---|\n| id | number |\n| place | a map |\n| late | a sign |", "")]
    [InlineData("### VISIT\n\n| Field | Type |\n|---|---|\n| id | Int |\n| place | Int |\n| late | Boolean |", "")]
    public void A_table_named_to_the_letter_needs_few_known_names(string said, string verdicts)
    {
        var claims = Of($"# Guide\n\n{said}\n", ("schema.prisma", Declared));
        Assert.Equal(verdicts, string.Join(", ", claims.OrderBy(c => c.Claim.Where.Line).Select(Word)));
    }

    private const string Guarded = """
        CREATE TABLE apples (id uuid PRIMARY KEY, note text, old_name text, kind text NOT NULL DEFAULT 'x');
        CREATE TABLE berries (id uuid PRIMARY KEY);
        CREATE TABLE long_names (id uuid PRIMARY KEY);
        CREATE TABLE shops (id uuid PRIMARY KEY);
        ALTER TABLE apples ENABLE ROW LEVEL SECURITY;
        CREATE POLICY a_all ON apples FOR ALL USING (true);
        ALTER TABLE berries ENABLE ROW LEVEL SECURITY;
        CREATE POLICY b_select ON berries FOR SELECT USING (true);
        """;

    [Theory]
    [InlineData("## Row level security\n\nOn, with policies for all four commands: `apples`.", "confirmed")]
    [InlineData("## Row level security\n\nOn, with policies for all four commands: `berries`.", "contradicted")]
    [InlineData("## Row level security\n\nOn: `berries`.", "confirmed")]
    [InlineData("## `apples`\n\n- RLS: enabled", "confirmed")]
    [InlineData("## `long_names`\n\n- RLS: enabled", "contradicted")]
    [InlineData("Functions read `long_names` even when RLS is enabled.", "")]
    [InlineData("## New tables\n\n- apples\n- berries\n- long_names", "confirmed, confirmed, confirmed")]
    [InlineData("## New tables\n\n- apples\n- berries\n- long_name", "confirmed, confirmed, contradicted")] // too like another to be told of another system
    [InlineData("## New tables\n\n- apples\n- berries\n- kafka", "confirmed, confirmed, open")]
    [InlineData("## New tables\n\n- apples\n- berries\n- long_names\n- shops\n- kafka", "confirmed, confirmed, confirmed, confirmed, contradicted")] // beside four of a kind
    [InlineData("## Dropped tables\n\n- apples\n- berries", "")]
    [InlineData("## Topics\n\n- apples\n- berries", "")]
    [InlineData("The migration renames the table to `apples`, adds `note` and `kind`.", "confirmed, confirmed, open")] // it makes the table under this name
    [InlineData("The migration makes `apples`, adds `note`, `kind` and `colour`.", "confirmed, confirmed, contradicted")]
    [InlineData("## `apples`\n\n| Field | Migration |\n|---|---|\n| kind | text, default 'x' |\n| note | text? |\n| name | old_name |", "confirmed, confirmed, confirmed")]
    [InlineData("## `apples`\n\n| Field | Migration |\n|---|---|\n| kind | text |\n| note | text |\n| old_name | text? |", "confirmed, contradicted, confirmed")] // one says what may be null: the others are not
    [InlineData("## `apples`\n\n| Field | Migration |\n|---|---|\n| kind | text? |\n| note | text, default 'y' |", "contradicted, contradicted")]
    public void Policies_tables_and_cells_of_sources(string said, string verdicts)
    {
        var claims = Of($"# Schema\n\n{said}\n", ("migrations/001_init.sql", Guarded));
        Assert.Equal(verdicts, string.Join(", ", claims.Select(Word)));
    }

    /// <summary>What a plan, a fix or an open heading shows is not said to be there.</summary>
    [Theory]
    [InlineData("docs/state.md", "## Tables", "contradicted")]
    [InlineData("docs/worker-PLAN.md", "## Tables", "open")]
    [InlineData("docs/planets.md", "## Tables", "contradicted")]
    [InlineData("docs/state.md", "## No colours ❌", "open")]
    [InlineData("docs/state.md", "## Troubleshooting", "open")]
    [InlineData("docs/state.md", "## Quick fix for colours", "open")]
    [InlineData("_archive-docs/state.md", "## Tables", "open")]
    [InlineData("docs/ROADMAP/state.md", "## Tables", "open")]
    [InlineData("docs/tasks/state.md", "## Tables", "open")]
    [InlineData("docs/special/state.md", "## Tables", "contradicted")]
    [InlineData("docs/state.md", "## Tables\n\nOr a manual fix:", "open")]
    public void A_plan_or_a_fix_says_nothing_of_today(string path, string above, string verdict)
    {
        var files = new Dictionary<string, string> { ["migrations/001_init.sql"] = Orders, [path] = $"# Orders\n\n{above}\n\n```sql\nALTER TABLE orders ADD COLUMN colour text;\n```\n" };
        Assert.Equal(verdict, Word(TruthTable.Of(TextProject.Of(files)).Claims.Single(c => c.Claim.Word is ClaimWord.Defined)));
    }
}
