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
    [InlineData("| place | integer, 0 to 99 | yes |", "confirmed")] // no check speaks of it, and the words say so
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
    public void Two_rows_with_one_label_share_it(string sentence, string verdict)
    {
        var document = $"# Rows\n\n{sentence}\n";
        Assert.Equal(verdict, Verdict(Of(document), document, sentence));
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
}
