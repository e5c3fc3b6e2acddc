using Plumbline.Databases.Proving;
using Plumbline.Databases.Shadow;
using Plumbline.Dialects;
using Plumbline.Dialects.Postgres;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Replay;
using Plumbline.Tests.Planning;
using Xunit;

namespace Plumbline.Databases.Tests.Proving;

/// <summary>Each promise kept by one migration, and broken by another.</summary>
public class PromiseTests
{
    private const string Users = "CREATE TABLE users (id int PRIMARY KEY, email text NOT NULL, name text);";
    private const string Thousand = "INSERT INTO users SELECT n, 'u' || n, 'name ' || n FROM generate_series(1, 1000) n";

    private static Proved Change(string file, string? undo = null, string before = Users) => new(before, file) { Undo = undo, Rows = Thousand };

    private static Promise Of(Proof proof, string name) => Assert.Single(proof.Promises, p => p.Name == name);

    private static void AssertHeld(Proof proof, params string[] names)
    {
        foreach (var name in names)
        {
            var promise = Of(proof, name);
            Assert.True(promise.Outcome == Outcome.Held, $"{name}: {promise.Evidence} {string.Join(" | ", promise.Details)}");
        }
    }

    private static Promise Failed(Proof proof, string name)
    {
        var promise = Of(proof, name);
        Assert.True(promise.Outcome == Outcome.Failed, $"{name} is {promise.Outcome}: {promise.Evidence}");
        Assert.False(proof.Holds());
        return promise;
    }

    private static Catalog Meant(string sql)
    {
        var builder = new CatalogBuilder(PostgresDialect.Instance.Start()) { Blocks = DoBlock.Read };
        PostgresDialect.Instance.Execute(new SourceText("goal", "goal.sql", sql), builder);
        return builder.Current;
    }

    [ServerTheory]
    [InlineData("-- does not bring back: column users.email: no longer not null\n", true)]
    [InlineData("-- does not bring back: column users.name: no longer not null\n", false)]
    [InlineData("", false)]
    public async Task An_undo_may_leave_what_it_says_and_nothing_else(string says, bool holds)
    {
        var proof = await Change("ALTER TABLE users DROP COLUMN IF EXISTS email;", $"{says}ALTER TABLE users ADD COLUMN IF NOT EXISTS email text;").RunAsync();
        if (holds) AssertHeld(proof, Promises.ComesBack);
        else Assert.Contains("users.email not null", Failed(proof, Promises.ComesBack).Evidence);
    }

    [ServerFact]
    public async Task A_careful_migration_keeps_every_promise()
    {
        var proof = await Change(
            """
            ALTER TABLE users ADD COLUMN IF NOT EXISTS active boolean NOT NULL DEFAULT true;
            CREATE INDEX IF NOT EXISTS users_name_idx ON users (name);
            """,
            """
            DROP INDEX IF EXISTS users_name_idx;
            ALTER TABLE users DROP COLUMN IF EXISTS active;
            """).RunAsync();
        AssertHeld(proof, Promises.Runs, Promises.ReachesAfter, Promises.KeepsRows, Promises.RunsTwice, Promises.ComesBack);
        Assert.True(proof.Holds());
        Assert.Equal(1000, proof.Rows);
    }

    [ServerFact]
    public async Task A_statement_that_is_refused_is_told_with_its_place_and_state()
    {
        var proof = await Change("ALTER TABLE users ADD COLUMN a int;\n\nALTER TABLE users\n  ADD COLUMN b no_such_type;").RunAsync();
        Assert.True(proof.Broke());
        var rejected = proof.Statements[^1].Rejected!;
        Assert.Equal(("42704", "02_change.sql", 4), (rejected.SqlState, rejected.Where.File, rejected.Where.Line));
        Assert.Contains("02_change.sql:4", Failed(proof, Promises.Runs).Evidence);
    }

    [ServerFact]
    public async Task A_goal_that_is_not_reached_is_told_by_object_and_facet()
    {
        var proof = await (Change("ALTER TABLE users ADD COLUMN age int;") with { Goal = Meant(Users + "ALTER TABLE users ADD COLUMN age bigint NOT NULL;") }).RunAsync();
        var promise = Failed(proof, Promises.ReachesAfter);
        Assert.Contains(promise.Details, d => d.Contains("users.age") && d.Contains("bigint") && d.Contains("integer"));
        if (Of(proof, Promises.DumpsAlike).Outcome != Outcome.NotApplicable) Failed(proof, Promises.DumpsAlike);
    }

    [ServerFact]
    public async Task A_goal_that_is_reached_is_dumped_alike()
    {
        var proof = await (Change("ALTER TABLE users ADD COLUMN age int CHECK (age > 0);") with { Goal = Meant("CREATE TABLE users (id int PRIMARY KEY, age int, email text NOT NULL, name text, CONSTRAINT users_age_check CHECK (age > 0));") }).RunAsync();
        AssertHeld(proof, Promises.ReachesAfter);
        Assert.NotEqual(Outcome.Failed, Of(proof, Promises.DumpsAlike).Outcome);
    }

    [ServerFact]
    public async Task Two_spellings_that_the_server_keeps_apart_are_dumped_alike()
    {
        var proof = await Change("ALTER TABLE users ADD COLUMN tags text[] DEFAULT ARRAY[]::text[];").RunAsync();
        AssertHeld(proof, Promises.ReachesAfter);
        var dumped = Of(proof, Promises.DumpsAlike);
        Assert.True(dumped.Outcome == Outcome.Held || dumped.Evidence.StartsWith("no pg_dump", StringComparison.Ordinal), $"{dumped.Evidence} {string.Join(" | ", dumped.Details)}");
    }

    [ServerFact]
    public async Task A_platform_is_there_before_the_first_statement()
    {
        const string before = "CREATE TABLE profiles (id uuid PRIMARY KEY REFERENCES auth.users, name text, token uuid DEFAULT uuid_generate_v4()); ALTER TABLE profiles ENABLE ROW LEVEL SECURITY;";
        const string file = "CREATE POLICY own ON profiles FOR SELECT TO authenticated USING (id = auth.uid()); GRANT SELECT ON profiles TO anon;";
        var proof = await new Proved(before, file) { Style = MigrationStyle.Supabase, Assume = ["supabase"], Rows = "INSERT INTO auth.users (id) SELECT gen_random_uuid() FROM generate_series(1, 10); INSERT INTO profiles SELECT id, 'n' FROM auth.users" }.RunAsync();
        AssertHeld(proof, Promises.Runs, Promises.ReachesAfter, Promises.KeepsRows);
        var dumped = Of(proof, Promises.DumpsAlike);
        Assert.True(dumped.Outcome == Outcome.Held || dumped.Evidence.StartsWith("no pg_dump", StringComparison.Ordinal), $"{dumped.Evidence} {string.Join(" | ", dumped.Details)}");
    }

    [ServerFact]
    public async Task A_file_that_cannot_run_twice_is_told()
    {
        Assert.Contains("42701", Failed(await Change("ALTER TABLE users ADD COLUMN age int;").RunAsync(), Promises.RunsTwice).Evidence);
        Assert.Contains("users", Failed(await Change("INSERT INTO users SELECT max(id) + 1, 'x', 'y' FROM users;").RunAsync(), Promises.RunsTwice).Evidence);
        var tracked = await (Change("ALTER TABLE users ADD COLUMN age int;") with { Style = MigrationStyle.Prisma }).RunAsync();
        Assert.Equal(Outcome.NotApplicable, Of(tracked, Promises.RunsTwice).Outcome);
    }

    [ServerFact]
    public async Task An_undo_that_leaves_something_behind_is_told()
    {
        const string file = "ALTER TABLE users ADD COLUMN age int; CREATE INDEX users_name_idx ON users (name);";
        var promise = Failed(await Change(file, "DROP INDEX users_name_idx;").RunAsync(), Promises.ComesBack);
        Assert.Contains("users.age", promise.Evidence);
        Assert.Contains("42704", Failed(await Change(file, "DROP INDEX no_such_index;").RunAsync(), Promises.ComesBack).Evidence);
        Assert.Equal(Outcome.NotApplicable, Of(await Change(file).RunAsync(), Promises.ComesBack).Outcome);
    }

    [ServerFact]
    public async Task An_undo_that_loses_values_is_told()
    {
        var proof = await Change("UPDATE users SET name = upper(name);", "UPDATE users SET name = lower(name) WHERE id > 1;").RunAsync();
        Assert.Contains("users.name", Failed(proof, Promises.ComesBack).Evidence);
        AssertHeld(proof, Promises.KeepsRows, Promises.RunsTwice);
    }

    [ServerFact]
    public async Task Rows_that_are_lost_are_told_with_the_statement()
    {
        var promise = Failed(await Change("ALTER TABLE users ADD COLUMN a int;\nDELETE FROM users WHERE id <= 10;").RunAsync(), Promises.KeepsRows);
        Assert.Contains("990 of 1,000 rows", promise.Evidence);
        Assert.Contains("02_change.sql:2 wrote 10 rows", promise.Evidence);
        Failed(await Change("TRUNCATE users;").RunAsync(), Promises.KeepsRows);
        Failed(await Change("DELETE FROM users WHERE id <= 10; INSERT INTO users SELECT n + 5000, 'x', 'y' FROM generate_series(1, 10) n;").RunAsync(), Promises.KeepsRows);
    }

    [ServerFact]
    public async Task Values_that_USING_changes_are_not_lost()
    {
        var proof = await Change("ALTER TABLE users ALTER COLUMN id TYPE bigint, ALTER COLUMN name TYPE varchar(5) USING left(name, 5);").RunAsync();
        AssertHeld(proof, Promises.KeepsRows);
        Assert.Contains(Of(proof, Promises.KeepsRows).Details, d => d.Contains("users.name is character varying(5) now", StringComparison.Ordinal) && d.Contains("changed by its USING", StringComparison.Ordinal));
    }

    [ServerTheory]
    [InlineData("ALTER TABLE users ADD COLUMN a int;", Outcome.Held)]
    [InlineData("ALTER TABLE users ADD COLUMN a bigint;", Outcome.Failed)]
    public async Task A_file_that_was_changed_after_it_was_planned_is_told(string statement, Outcome outcome)
    {
        var planned = Change("ALTER TABLE users ADD COLUMN a int;");
        Catalog before = PlanCase.Replay(planned.Before, 15), after = PlanCase.Replay($"{planned.Before};{planned.File}", 15);
        var request = (planned with { File = $"-- adds a\n-- before: {before.Fingerprint()}\n-- after:  {after.Fingerprint()}\n{statement}" }).Request() with { Replayed = (before, PlanCase.Replay($"{planned.Before};{statement}", 15)) };
        Assert.Equal(outcome, Of(await Prover.ProveAsync(request, ShadowSettings.FromEnvironment() with { Major = Server.WantedMajor }), Promises.AsPlanned).Outcome);
        Assert.DoesNotContain((await planned.RunAsync()).Promises, p => p.Name == Promises.AsPlanned);
    }

    [ServerFact]
    public async Task Values_that_a_type_cannot_hold_are_lost()
    {
        var rounded = await new Proved("CREATE TABLE prices (id int PRIMARY KEY, price numeric(8,2));", "ALTER TABLE prices ALTER COLUMN price TYPE integer;") { Rows = "INSERT INTO prices SELECT n, n / 7.0 FROM generate_series(1, 100) n" }.RunAsync();
        Assert.Contains("prices.price lost values", Failed(rounded, Promises.KeepsRows).Evidence);
        AssertHeld(await Change("ALTER TABLE users ALTER COLUMN id TYPE bigint;").RunAsync(), Promises.KeepsRows);
    }

    [ServerFact]
    public async Task Values_that_a_trigger_changes_are_set_by_no_UPDATE()
    {
        const string before = """
            CREATE TABLE users (id int PRIMARY KEY, email text, name text);
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.name := NEW.name || '!'; RETURN NEW; END $$;
            CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
            """;
        var proof = await Change("UPDATE users SET email = lower(email) WHERE id > 0;", before: before).RunAsync();
        Assert.Contains("users.name", Failed(proof, Promises.KeepsRows).Evidence);
    }

    [ServerFact]
    public async Task Renames_and_added_rows_lose_nothing()
    {
        var proof = await Change("ALTER TABLE users RENAME COLUMN name TO full_name; ALTER TABLE users RENAME TO people; INSERT INTO people SELECT n + 5000, 'x', 'y' FROM generate_series(1, 10) n;").RunAsync();
        AssertHeld(proof, Promises.Runs, Promises.KeepsRows, Promises.ReachesAfter);
    }

    [ServerFact]
    public async Task A_column_that_is_made_anew_under_its_old_name_is_compared_by_name()
    {
        const string swap = """
            ALTER TABLE users ADD COLUMN name_new varchar(200);
            UPDATE users SET name_new = name;
            ALTER TABLE users DROP COLUMN name;
            ALTER TABLE users RENAME COLUMN name_new TO name;
            """;
        AssertHeld(await Change(swap).RunAsync(), Promises.KeepsRows);
        Failed(await Change(swap.Replace("SET name_new = name", "SET name_new = left(name, 6)")).RunAsync(), Promises.KeepsRows);
    }

    [ServerFact]
    public async Task A_wait_longer_than_the_limit_is_told_with_its_statement()
    {
        const string file = "BEGIN;\nALTER TABLE users ADD COLUMN a int;\nSELECT pg_sleep(0.6);\nCOMMIT;";
        var slow = Change(file) with { Stalls = true, LongestStall = TimeSpan.FromMilliseconds(400) };
        var promise = Failed(await slow.RunAsync(), Promises.StallsShortly);
        Assert.Contains("02_change.sql:3", promise.Evidence);
        var quick = await (Change("ALTER TABLE users ADD COLUMN a int;") with { Stalls = true, LongestStall = TimeSpan.FromSeconds(20) }).RunAsync();
        AssertHeld(quick, Promises.StallsShortly);
        Assert.Equal(2, quick.Stalls.Count);
    }

    [ServerTheory]
    [InlineData("ALTER TABLE users ADD UNIQUE (name);", Outcome.Failed, "23505")]
    [InlineData("ALTER TABLE users ADD CHECK (length(email) > 1);", Outcome.Failed, "23514")]
    [InlineData("CREATE UNIQUE INDEX users_lower_idx ON users (lower(name));", Outcome.Failed, "23505")]
    [InlineData("UPDATE users SET name = id;\nALTER TABLE users ADD UNIQUE (name);", Outcome.Held, "did not stop it")]
    [InlineData("DO $$ BEGIN IF EXISTS (SELECT FROM users GROUP BY name HAVING count(*) > 1) THEN RAISE EXCEPTION 'names are there twice'; END IF; END $$;\nALTER TABLE users ADD UNIQUE (name);", Outcome.Held, "before anything is changed")]
    [InlineData("ALTER TABLE users ADD COLUMN a int;\nDO $$ BEGIN IF EXISTS (SELECT FROM users GROUP BY name HAVING count(*) > 1) THEN RAISE EXCEPTION 'names are there twice'; END IF; END $$;\nALTER TABLE users ADD UNIQUE (name);", Outcome.Failed, "half way")]
    public async Task What_is_asked_of_rows_for_the_first_time_is_tried_with_rows_that_break_it(string file, Outcome outcome, string evidence)
    {
        var promise = Of(await Change(file).RunAsync(), Promises.AnyRows);
        Assert.True(promise.Outcome == outcome, $"{promise.Outcome}: {promise.Evidence}");
        Assert.Contains(evidence, promise.Evidence);
    }

    [ServerFact]
    public async Task A_reference_to_nobody_is_tried_where_there_was_no_foreign_key()
    {
        var proof = await (Change("ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;", before: Users + "CREATE TABLE orders (id int PRIMARY KEY, user_id int NOT NULL);") with { Rows = Thousand + "; INSERT INTO orders SELECT n, n FROM generate_series(1, 10) n" }).RunAsync();
        Assert.Contains("23503", Failed(proof, Promises.AnyRows).Evidence);
    }

    [ServerFact]
    public async Task A_column_without_backfill_is_refused_since_generated_rows_lack_values()
    {
        var request = Change("ALTER TABLE users ALTER COLUMN name SET NOT NULL;").Request() with { Fill = async (connection, schema, cancel) => [.. (await GeneratedRows.FillAsync(connection, schema, new(200), 1, cancel)).Unfilled.Select(u => u.Why)] };
        Assert.Contains("23502", Failed(await Prover.ProveAsync(request, ShadowSettings.FromEnvironment() with { Major = Server.WantedMajor }), Promises.Runs).Evidence);
    }
}
