using Plumbline.Dialects;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Xunit;

namespace Plumbline.Tests.Code;

/// <summary>What a call hands over as SQL: read or counted, however it is built and whichever driver takes it.</summary>
public class TextsInCodeTests
{
    private static Source Schema(string dialect) => SqlSchema.Read([new("declared", "schema.sql", "CREATE TABLE t (id integer PRIMARY KEY, a integer);")], "declared", "schema.sql", new() { Dialect = dialect }) with { Role = SourceRole.History };

    private static (CodeFile File, CodeQueries Queries, List<Model.Usage> Usages) Read(string code, string dialect = AllDialects.Postgres)
    {
        var files = TextCode.Files(new Dictionary<string, string> { ["src/a.ts"] = code });
        var queries = CodeQueries.Over("code", [Schema(dialect)], 17)!;
        return (files[0], queries, [.. queries.Of(files, new CodeReceivers(new CodeProject(files)))]);
    }

    /// <summary>A hole is …, and a call of which nothing is known is ?.</summary>
    [Theory]
    [InlineData("db.query(a ? 'SELECT 1' : 'SELECT 2')", "SELECT 1", "SELECT 2")]
    [InlineData("db.query(x ?? 'SELECT 1')", "?", "SELECT 1")]
    [InlineData("db.query(['SELECT 1', 'FROM t', a && 'WHERE b', x].filter(Boolean).join('\\n'))", "SELECT 1\nFROM t\nWHERE b\n…")]
    [InlineData("db.query(['SELECT 1', x].join(' '))", "SELECT 1 …")]
    [InlineData("db.query('SELECT 1'.concat(' FROM t', x).trim())", "SELECT 1 FROM t…")]
    [InlineData("const T = 't'; db.query(`SELECT 1 FROM ${T} ${a ? 'WHERE b' : ''} ${x}`)", "SELECT 1 FROM t WHERE b …")]
    [InlineData("db.query(`SELECT 1 ${a ? 'x' : 'y'}`)", "SELECT 1 …")]
    [InlineData("let s = 'SELECT 1'; if (a) s += ' WHERE b'; else s += ' WHERE c'; s += ' LIMIT 1'; db.query(s)", "SELECT 1…… LIMIT 1")]
    [InlineData("let s = 'SELECT 1'; if (a) { s += ' WHERE b' } for (const y of x) s = s + ' AND c'; s = `${s} LIMIT ${x}`; db.query(s)", "SELECT 1 WHERE b… LIMIT …")]
    [InlineData("let s; if (a) s = 'SELECT 1'; else s = 'SELECT 2'; db.query(s!)", "SELECT 1", "SELECT 2")]
    [InlineData("let s = 'SELECT 1'; if (a) s = x; db.query(s)", "SELECT 1", "?")]
    [InlineData("let s = 'SELECT 1'; s = x; db.query(s)", "?")]
    [InlineData("let s = x; s += ' FROM t'; db.query(s)", "?")]
    [InlineData("let s = 'SELECT 1'; s = a ? s : x; db.query(s)", "?")]
    [InlineData("for (const y of x) { let s = 'SELECT 1'; s += ' FROM t'; db.query(s) }", "SELECT 1 FROM t")]
    [InlineData("db.query({ text: 'SELECT 1', values: [] }); db.query({ text: x }); const q = { text: 'SELECT 2' }; db.query(q)", "SELECT 1", "?", "SELECT 2")]
    [InlineData("db.query(new Cursor('SELECT 1')); db.query(String.raw`SELECT 2`); db.query(dedent`SELECT 3`)", "SELECT 1", "SELECT 2", "SELECT 3")]
    [InlineData("db.query('BEGIN'); db.query(() => 1); db.query(7); db.query(x); db.query(x.y)", "?", "?")]
    [InlineData("run(db, x); runQuery('SELECT 1 FROM t'); document.querySelector('select from'); useQuery(x)", "SELECT 1 FROM t")]
    [InlineData("const q = { a: 'SELECT 1', b: { text: 'SELECT 2' } } as const; db.query(q.a); db.query(`${q.a} FROM t`); db.query(q.b); db.query(q.c)", "SELECT 1", "SELECT 1 FROM t", "SELECT 2", "?")]
    [InlineData("sql.type(x)`SELECT ${x}`; sql`SELECT ${a ? 'x' : 'y'}`", "SELECT …", "SELECT …")]
    public void A_text_is_read_however_it_is_put_together(string code, params string[] texts)
    {
        var (file, queries, _) = Read($"import {{ Pool }} from 'pg';\nconst db = new Pool();\nexport async function f(a: boolean, x: any) {{ {code} }}\n");
        Assert.Equal(texts, file.Texts.Select(t => t.Pieces.IsEmpty ? "?" : t.With(_ => "…")));
        Assert.Equal((texts.Count(t => t != "?"), texts.Count(t => t == "?")), (queries.Sent, queries.Unknown));
    }

    [Theory]
    [InlineData("postgres", "import { Pool } from 'pg'; const db = new Pool();", "db.query(#)", "(await db.connect()).query({ text: # })")]
    [InlineData("postgres", "import pgp from 'pg-promise'; const db = pgp()('');", "db.any(#)", "db.one(#)", "db.none(#)", "db.oneOrNone(#)", "db.manyOrNone(#)", "db.result(#)")]
    [InlineData("postgres", "import postgres from 'postgres'; const sql = postgres();", "sql.unsafe(#)")]
    [InlineData("postgres", "import knex from 'knex'; const db = knex({});", "db.raw(#)", "db.schema.raw(#)")]
    [InlineData("postgres", "import { neon } from '@neondatabase/serverless'; const sql = neon('');", "sql.query(#)")]
    [InlineData("postgres", "import { PGlite } from '@electric-sql/pglite'; const db = new PGlite();", "db.query(#)", "db.exec(#)")]
    [InlineData("postgres", "import { PrismaClient } from '@prisma/client'; const db = new PrismaClient();", "db.$queryRawUnsafe(#)", "db.$executeRawUnsafe(#)")]
    [InlineData("sqlite", "import Database from 'better-sqlite3'; const db = new Database('x');", "db.prepare(#).all(x)", "db.exec(#)")]
    [InlineData("sqlite", "import { DatabaseSync } from 'node:sqlite'; const db = new DatabaseSync('x');", "db.prepare(#).get(x)", "db.exec(#)")]
    [InlineData("sqlite", "import { Database } from 'bun:sqlite'; const db = new Database('x');", "db.query(#).all()", "db.run(#)", "db.prepare(#)")]
    [InlineData("sqlite", "import sqlite3 from 'sqlite3'; const db = new sqlite3.Database('x');", "db.get(#)", "db.all(#)", "db.run(#)", "db.each(#)")]
    [InlineData("sqlite", "import { createClient } from '@libsql/client'; const db = createClient({});", "db.execute(#)", "db.execute({ sql: #, args: [] })", "db.executeMultiple(#)", "db.batch([#])", "db.batch([{ sql: #, args: [] }], 'write')")]
    [InlineData("sqlite", "import type { D1Database } from '@cloudflare/workers-types'; declare const env: { DB: D1Database }; const db: D1Database = env.DB;", "db.prepare(#).bind(x).all()", "db.exec(#)", "db.batch([db.prepare(#).bind(1)])")]
    [InlineData("sqlite", "import type { Context } from 'hono'; declare const c: Context;", "c.env.DB.prepare(#).bind(x).all()")]
    [InlineData("sqlite", "import * as SQLite from 'expo-sqlite'; const db = SQLite.openDatabaseSync('x');", "db.getAllAsync(#)", "db.runAsync(#)", "db.execSync(#)", "db.getFirstSync(#)")]
    public void Every_entry_point_is_read_or_counted(string dialect, string client, params string[] calls)
    {
        var ways = new[] { "'SELECT id FROM t'", "`SELECT id FROM t WHERE a = ${x}`", "a ? 'SELECT id FROM t' : 'SELECT a FROM t'", "['SELECT id', 'FROM t'].join(' ')", "s", "x" };
        var lines = calls.SelectMany(call => ways.Select(way => $"{call.Replace("#", way, StringComparison.Ordinal)};"));
        var (_, queries, usages) = Read($"{client}\nasync function f(x: any, a: boolean) {{\nlet s = 'SELECT id'; s += ' FROM t';\n{string.Join('\n', lines)}\n}}\n", dialect);
        Assert.Equal((calls.Length * 6, calls.Length), (queries.Sent, queries.Unknown));
        Assert.All(usages, u => Assert.True(u.IsDeclared));
    }

    /// <summary>A function of the project's own speaks to what the client in it speaks to.</summary>
    [Theory]
    [InlineData("import { Pool } from 'pg';\nconst pool = new Pool();\nasync function rawQuery(sql: string, data: any) { const found = await pool.query(sql, data); return found.rows; }\nexport default { rawQuery };", "import db from './db';\nexport function f() { const { rawQuery } = db; return rawQuery('SELECT b FROM t', {}); }", 1)]
    [InlineData("import { Pool } from 'pg';\nconst pool = new Pool();\nexport async function rawQuery(sql: string) { return pool.query(sql); }", "import * as db from './db';\nexport const f = () => db.rawQuery('SELECT b FROM t');", 1)]
    [InlineData("import { Pool } from 'pg';\nconst pool = new Pool();\nexport const rawQuery = (sql: string) => pool.query(sql);", "import { rawQuery } from './db';\nexport const f = () => rawQuery('SELECT b FROM t WHERE a = {{a}} AND b = {{b::int}}');", 2)]
    [InlineData("export async function rawQuery(sql: string) { return made().$queryRawUnsafe(sql); }", "import { rawQuery } from './db';\nexport const f = () => rawQuery('SELECT b FROM t');", 1)]
    [InlineData("import { createClient } from '@clickhouse/client';\nconst client = createClient();\nexport async function rawQuery(query: string) { return client.query({ query }); }", "import { rawQuery } from './db';\nexport const f = () => rawQuery('SELECT b FROM t');", 0)]
    public void Functions_of_the_projects_own_speak_to_their_client(string db, string code, int missing)
    {
        var files = TextCode.Files(new Dictionary<string, string> { ["src/db.ts"] = db, ["src/a.ts"] = code });
        var queries = CodeQueries.Over("code", [Schema(AllDialects.Postgres)], 17)!;
        var usages = queries.Of(files, new CodeReceivers(new CodeProject(files))).ToList();
        Assert.Equal(missing, usages.Count(u => !u.IsDeclared));
        Assert.Equal(missing == 0 ? 1 : 0, queries.Elsewhere);
    }

    [Fact]
    public void What_is_put_together_keeps_its_places()
    {
        var (_, _, usages) = Read("import { Pool } from 'pg';\nconst db = new Pool();\nexport function f(a: boolean) {\n  let s = 'SELECT id';\n  s += ' FROM t';\n  if (a) s += ' WHERE b = 1';\n  db.query(s);\n  db.query(['SELECT c',\n    'FROM t'].join(' '));\n}\n");
        Assert.Equal(["4:19 id True", "5:15 t True", "6:23 b False", "8:21 c False", "9:11 t True"], usages.OrderBy(u => u.Where.Line).ThenBy(u => u.Where.Column).Select(u => $"{u.Where.Line}:{u.Where.Column} {u.Text} {u.IsDeclared}"));
    }
}
