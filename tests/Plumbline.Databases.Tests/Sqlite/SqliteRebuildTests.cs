using Microsoft.Data.Sqlite;
using Plumbline.Databases.Sqlite;
using Plumbline.Dialects.Sqlite;
using Plumbline.Model;
using Plumbline.Planning;
using Plumbline.Planning.Styles;
using Plumbline.Replay;

namespace Plumbline.Databases.Tests.Sqlite;

/// <summary>
/// What a table has besides what changes is still there when it was rebuilt. Our own readers are not asked, since what they pass over they would not miss:
/// the same statements are run on a file that was rebuilt and on one that was not, and SQLite has to say the same of both.
/// </summary>
public sealed class SqliteRebuildTests
{
    private const string More = "CHECK (ifnull(id, 0) < 1000000)";

    /// <summary>What is there, with <c>/*more*/</c> where the rebuilt table gets one more check; the statements that are asked of both.</summary>
    private static readonly Dictionary<string, (string Schema, string[] Asked)> s_cases = new()
    {
        ["conflict answers"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY ON CONFLICT REPLACE, a TEXT NOT NULL ON CONFLICT REPLACE DEFAULT 'none', b INTEGER UNIQUE ON CONFLICT IGNORE, c INTEGER, d INTEGER NOT NULL ON CONFLICT IGNORE, UNIQUE (c, d) ON CONFLICT REPLACE, CHECK (c <> 13) ON CONFLICT IGNORE /*more*/);
            INSERT INTO t VALUES (1, 'x', 1, 1, 1), (2, 'y', 2, 2, 2), (7, 'z', 3, 3, 3);
            """, ["INSERT INTO t VALUES (1, 'again', 11, 11, 11)", "INSERT INTO t VALUES (20, NULL, 20, 20, 20)", "INSERT INTO t VALUES (21, 'passed over', 20, 21, 21)", "INSERT INTO t VALUES (22, 'takes the place', 22, 2, 2)",
                "INSERT INTO t VALUES (23, 'passed over', 23, 23, NULL)", "INSERT INTO t VALUES (24, 'refused all the same', 24, 13, 24)"]),
        ["fail and rollback"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE ON CONFLICT FAIL, b TEXT UNIQUE ON CONFLICT ROLLBACK /*more*/);
            INSERT INTO t VALUES (1, 'x', 'x');
            """, ["INSERT INTO t VALUES (2, 'y', 'y'), (3, 'x', 'z'), (4, 'w', 'w')", "BEGIN; INSERT INTO t VALUES (5, 'five', 'five')", "INSERT INTO t VALUES (6, 'six', 'x')", "COMMIT"]),
        ["keys that compare in their own way"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT COLLATE NOCASE, UNIQUE (a COLLATE NOCASE DESC), UNIQUE (b COLLATE BINARY), UNIQUE (a, b) /*more*/);
            INSERT INTO t VALUES (1, 'x', 'x'), (2, 'y', 'X');
            """, ["INSERT INTO t VALUES (3, 'X', 'z')", "INSERT INTO t VALUES (4, 'z', 'x')", "INSERT INTO t VALUES (5, 'w', 'Y')", "SELECT * FROM t WHERE b = 'x'"]),
        ["autoincrement beside its table"] = ("""
            CREATE TABLE t (id INTEGER, a TEXT, CONSTRAINT counted PRIMARY KEY (id AUTOINCREMENT) /*more*/);
            INSERT INTO t (a) VALUES ('x'), ('y'), ('z');
            DELETE FROM t WHERE id = 3;
            """, ["INSERT INTO t (a) VALUES ('new')", "SELECT * FROM sqlite_sequence"]),
        ["autoincrement of an emptied table"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT /*more*/);
            INSERT INTO t (a) VALUES ('x'), ('y');
            DELETE FROM t;
            CREATE TABLE other (id INTEGER PRIMARY KEY AUTOINCREMENT);
            INSERT INTO other DEFAULT VALUES;
            """, ["INSERT INTO t (a) VALUES ('new')", "INSERT INTO other DEFAULT VALUES", "SELECT * FROM sqlite_sequence ORDER BY name"]),
        ["without rowid, in an order of its own"] = ("""
            CREATE TABLE t (id INTEGER, a TEXT, b TEXT, PRIMARY KEY (a COLLATE NOCASE, b DESC) /*more*/) WITHOUT ROWID;
            INSERT INTO t VALUES (1, 'x', 'x'), (2, 'x', 'y');
            """, ["INSERT INTO t VALUES (3, 'X', 'x')", "SELECT * FROM t", "SELECT rowid FROM t", "INSERT INTO t VALUES (4, NULL, 'x')"]),
        ["strict"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b ANY, c BLOB /*more*/) STRICT;
            INSERT INTO t VALUES (1, 1, '001', x'00ff'), (2, NULL, 1, NULL);
            """, ["INSERT INTO t (a) VALUES ('x')", "SELECT id, a, typeof(b), b, hex(c) FROM t"]),
        ["an integer key that is no row number"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY DESC, a TEXT /*more*/);
            INSERT INTO t VALUES (1, 'x'), (NULL, 'y');
            CREATE TABLE u (id INTEGER NOT NULL PRIMARY KEY DESC, a TEXT);
            """, ["INSERT INTO t (a) VALUES ('z')", "SELECT rowid, * FROM t", "INSERT INTO t VALUES (1, 'again')"]),
        ["an integer key that must have a value and is no row number"] = ("""
            CREATE TABLE t (id INTEGER NOT NULL PRIMARY KEY DESC, a TEXT /*more*/);
            INSERT INTO t VALUES (5, 'x'), (4, 'y');
            """, ["INSERT INTO t (a) VALUES ('z')", "SELECT rowid, * FROM t"]),
        ["generated columns"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER AS (a * 2), c TEXT GENERATED ALWAYS AS (a || '!') STORED NOT NULL UNIQUE, d AS (b + 1) /*more*/);
            CREATE INDEX by_b ON t (b);
            INSERT INTO t (id, a) VALUES (1, 10), (2, 20);
            """, ["SELECT * FROM t", "INSERT INTO t (a) VALUES (10)", "INSERT INTO t (a) VALUES (NULL)", "UPDATE t SET a = a + 1", "SELECT * FROM t WHERE b = 22"]),
        ["collations of columns"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT COLLATE NOCASE, b TEXT COLLATE RTRIM, c TEXT /*more*/);
            INSERT INTO t VALUES (1, 'b', 'x  ', 'b'), (2, 'A', 'y', 'A'), (3, 'a', 'x', 'a');
            """, ["SELECT id FROM t WHERE a = 'A'", "SELECT id FROM t WHERE b = 'x'", "SELECT id FROM t ORDER BY a, id", "SELECT id FROM t ORDER BY c"]),
        ["deferred keys, and keys to and from others"] = ("""
            PRAGMA foreign_keys = ON;
            CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT, UNIQUE (a));
            CREATE TABLE t (id INTEGER PRIMARY KEY, up INTEGER REFERENCES t ON DELETE SET NULL, p INTEGER CONSTRAINT late REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED, a TEXT REFERENCES p (a) ON DELETE SET DEFAULT /*more*/);
            CREATE TABLE c (id INTEGER PRIMARY KEY, t INTEGER NOT NULL REFERENCES t (id) ON DELETE CASCADE, u INTEGER REFERENCES t ON DELETE RESTRICT);
            INSERT INTO p VALUES (1, 'x'), (2, 'y');
            INSERT INTO t VALUES (1, NULL, 1, 'x'), (2, 1, 1, NULL), (3, 1, 2, 'y'), (4, NULL, 2, NULL);
            INSERT INTO c VALUES (1, 1, NULL), (2, 2, NULL), (3, 3, 4);
            """, ["PRAGMA foreign_keys = ON", "INSERT INTO c VALUES (9, 99, NULL)", "BEGIN; INSERT INTO t VALUES (8, NULL, 88, NULL); INSERT INTO p VALUES (88, 'late'); COMMIT", "INSERT INTO t VALUES (9, 99, NULL, NULL)",
                "DELETE FROM t WHERE id = 4", "DELETE FROM t WHERE id = 1", "SELECT * FROM c", "SELECT * FROM t", "UPDATE p SET id = 20 WHERE id = 2", "SELECT * FROM t", "PRAGMA foreign_key_check"]),
        ["indexes of every form"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, gone INTEGER /*more*/);
            CREATE UNIQUE INDEX live ON t (a) WHERE gone IS NULL;
            CREATE UNIQUE INDEX lowered ON t (lower(a), b DESC);
            CREATE INDEX plain ON t (b COLLATE NOCASE DESC, a);
            INSERT INTO t VALUES (1, 'x', 1, NULL), (2, 'x', 2, 1);
            """, ["INSERT INTO t VALUES (3, 'x', 3, NULL)", "INSERT INTO t VALUES (4, 'X', 1, 1)", "INSERT INTO t VALUES (5, 'x', 5, 5)", "SELECT id FROM t INDEXED BY live WHERE a = 'x' AND gone IS NULL"]),
        ["triggers of the table, of others and of a view"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT /*more*/);
            CREATE TABLE log (what TEXT);
            CREATE TABLE other (id INTEGER PRIMARY KEY);
            CREATE VIEW v AS SELECT id, a FROM t;
            CREATE TRIGGER of_t AFTER UPDATE OF a ON t WHEN new.a <> old.a BEGIN INSERT INTO log VALUES ('t: ' || old.a || ' -> ' || new.a); END;
            CREATE TRIGGER before_t BEFORE DELETE ON t BEGIN SELECT raise(IGNORE) WHERE old.id = 1; END;
            CREATE TRIGGER of_other AFTER INSERT ON other BEGIN UPDATE t SET a = 'by other' WHERE id = new.id; END;
            CREATE TRIGGER of_v INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (new.id, new.a || ' by v'); END;
            INSERT INTO t VALUES (1, 'x'), (2, 'y');
            """, ["UPDATE t SET a = 'xx' WHERE id = 1", "UPDATE t SET id = 3 WHERE id = 2", "DELETE FROM t", "INSERT INTO other VALUES (1)", "INSERT INTO v VALUES (9, 'nine')", "SELECT * FROM log", "SELECT * FROM v"]),
        ["views above views, and a table for full text"] = ("""
            CREATE TABLE t (a TEXT, id INTEGER /*more*/);
            INSERT INTO t VALUES ('one', 1), ('two', 2), ('three', 3);
            DELETE FROM t WHERE id = 1;
            CREATE VIEW low (x) AS WITH n AS (SELECT a FROM t) SELECT a FROM n;
            CREATE VIEW high AS SELECT l.x, count(*) AS many FROM low l GROUP BY l.x;
            CREATE VIRTUAL TABLE found USING fts5 (a, content = 't');
            CREATE TRIGGER to_found AFTER INSERT ON t BEGIN INSERT INTO found (rowid, a) VALUES (new.rowid, new.a); END;
            INSERT INTO found (rowid, a) SELECT rowid, a FROM t;
            """, ["SELECT * FROM high", "SELECT rowid, a FROM found WHERE found MATCH 'three'", "INSERT INTO t VALUES ('four', 4)", "SELECT rowid, a FROM found WHERE found MATCH 'four'", "SELECT rowid, * FROM t"]),
        ["what ANALYZE found"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT /*more*/);
            CREATE INDEX by_a ON t (a);
            INSERT INTO t VALUES (1, 'x'), (2, 'x'), (3, 'y');
            ANALYZE;
            """, ["SELECT * FROM sqlite_stat1 ORDER BY idx"]),
        ["defaults"] = ("""
            CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT DEFAULT (lower('ABC') || '''x'''), b INTEGER DEFAULT -5, c DEFAULT x'00ff', d DEFAULT "word", e DEFAULT (1 + 2), f TEXT DEFAULT 'it''s', g DEFAULT NULL, h DEFAULT TRUE, i REAL DEFAULT 1e3, j DEFAULT +0x1F, k DEFAULT (json('{"a": [1]}')), l DEFAULT word /*more*/);
            INSERT INTO t (id) VALUES (1);
            """, ["INSERT INTO t (id) VALUES (2)", "SELECT *, typeof(c), typeof(i) FROM t"]),
        ["odd types and names"] = ("""
            CREATE TABLE "t" (id INTEGER PRIMARY KEY, "a b" "DOUBLE PRECISION", [select] UNSIGNED BIG INT, `c"d` VARYING CHARACTER(255), e, "f'" DECIMAL(10, 5), CONSTRAINT "odd one" CHECK ("a b" > 0) /*more*/);
            INSERT INTO t VALUES (1, '2.50', '007', 12, '12', '1.10');
            """, ["SELECT *, typeof(\"a b\"), typeof([select]), typeof(\"c\"\"d\"), typeof(e), typeof(\"f'\") FROM t", "INSERT INTO t (\"a b\") VALUES (-1)"]),
    };

    private static readonly string[] s_asked =
    [
        "SELECT name, replace(lower(type), ', ', ','), \"notnull\" OR pk > 0, dflt_value IS NULL, pk, hidden FROM pragma_table_xinfo('t')", "SELECT l.\"unique\", l.origin, l.partial, x.seqno, x.cid, x.name, x.\"desc\", upper(x.coll), x.key FROM pragma_index_list('t') l JOIN pragma_index_xinfo(l.name) x ORDER BY l.origin, l.partial, x.name, x.seqno, x.coll, x.\"desc\"",
        "SELECT \"table\", \"from\", coalesce(\"to\", 'id'), on_update, on_delete, \"match\" FROM pragma_foreign_key_list('t') ORDER BY 2", "SELECT wr, strict FROM pragma_table_list WHERE name = 't'",
        "SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'found%' ORDER BY type, name", "SELECT * FROM t", "PRAGMA integrity_check",
    ];

    public static TheoryData<string> Cases() => new(s_cases.Keys);

    [Theory, MemberData(nameof(Cases))]
    public async Task A_rebuilt_table_is_as_it_was_but_for_the_change(string name)
    {
        var (schema, asked) = s_cases[name];
        using var declared = new ScratchDatabase().With(schema.Replace("/*more*/", ", " + More, StringComparison.Ordinal));
        using var kept = new ScratchDatabase().With(schema);
        using var rebuilt = new ScratchDatabase().With(schema);
        var (before, after) = (await rebuilt.ReadAsync(), await declared.ReadAsync());
        var plan = Plans.Make(Goal.Between(before.Catalog, after.Catalog, []), SqliteDialect.Instance, new() { Allow = ["*"], HalfRead = before.Facts.HalfRead, Analyzed = before.Facts.Analyzed });
        Assert.Empty(plan.Faults);
        var written = AllStyles.Of(MigrationStyle.Numbered)!.Write(plan.Plan!, new History("migrations", [], [], Catalog.Empty), new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)).Files[0].Text;
        Assert.True(written.Contains("RENAME TO \"t\"", StringComparison.Ordinal), written);
        Assert.Null(rebuilt.Run(written.Replace("\n.bail on\n", "\n", StringComparison.Ordinal)));
        rebuilt.Close();
        string[] all = [.. s_asked, .. asked, .. asked.Length > 0 ? ["SELECT * FROM t"] : Array.Empty<string>()];
        var (wanted, seen) = (Answers(kept, all), Answers(rebuilt, all));
        Assert.True(wanted.SequenceEqual(seen), string.Join('\n', wanted.Zip(seen).Where(p => p.First != p.Second).Select(p => $"kept    {p.First}\nrebuilt {p.Second}")));
    }

    /// <summary>A view stands above an unread one; a table that is only added to, keeps what it has.</summary>
    [Theory]
    [InlineData("CREATE TABLE t (id INTEGER PRIMARY KEY, a \"DOUBLE  PRECISION\" CHECK (a > 0)/*more*/)", "checks, names of constraints and generation expressions of table t")]
    [InlineData("CREATE TABLE t (id INTEGER PRIMARY KEY, p REFERENCES t (id) ON INSERT CASCADE/*more*/)", "checks, names of constraints and generation expressions of table t")]
    public async Task What_was_not_understood_of_a_table_stops_its_rebuild(string schema, string what)
    {
        using var declared = new ScratchDatabase().With(schema.Replace("/*more*/", ", b INTEGER UNIQUE", StringComparison.Ordinal));
        using var added = new ScratchDatabase().With(schema.Replace("/*more*/", ", b INTEGER", StringComparison.Ordinal));
        using var database = new ScratchDatabase().With(schema);
        var (before, after, more) = (await database.ReadAsync(), await declared.ReadAsync(), await added.ReadAsync());
        var settings = new PlanSettings { Allow = ["*"], HalfRead = before.Facts.HalfRead };
        var stopped = Plans.Make(Goal.Between(before.Catalog, after.Catalog, []), SqliteDialect.Instance, settings);
        Assert.Null(stopped.Plan);
        Assert.Contains($"table t has to be made anew for this, and would lose what was not understood of it ({what}", Assert.Single(stopped.Faults), StringComparison.Ordinal);
        Assert.NotNull(Plans.Make(Goal.Between(before.Catalog, more.Catalog, []), SqliteDialect.Instance, settings).Plan);
    }

    private static List<string> Answers(ScratchDatabase database, string[] asked)
    {
        using var connection = new SqliteConnection($"Data Source={database.File};Pooling=False");
        database.Close();
        connection.Open();
        return [.. asked.Select(sql => $"{sql}: {Answer(connection, sql)}")];
    }

    private static string Answer(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        try
        {
            using var row = command.ExecuteReader();
            var rows = new List<string>();
            while (row.Read()) rows.Add(string.Join(", ", Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "null" : row.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : row.GetValue(i))));
            return string.Join('\n', rows);
        }
        catch (SqliteException refused)
        {
            return refused.Message;
        }
    }
}
