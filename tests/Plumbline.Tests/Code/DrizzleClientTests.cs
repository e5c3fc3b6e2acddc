using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Plumbline.Sources.Drizzle;
using Xunit;

namespace Plumbline.Tests.Code;

/// <summary>Queries that are built with Drizzle: what they use of the schema, in database names.</summary>
public sealed class DrizzleClientTests
{
    private const string Schema = """
        import { relations } from 'drizzle-orm';
        import { integer, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

        export const role = pgEnum('role', ['admin', 'member']);
        export const users = pgTable('app_users', {
          id: integer('id').primaryKey(),
          fullName: text('full_name').notNull(),
          email: text().notNull(),
          createdAt: timestamp(),
          role: role('role'),
        });
        export const orders = pgTable('orders', {
          id: integer().primaryKey(),
          userId: integer().references(() => users.id),
          total: integer(),
        });
        export type User = typeof users.$inferSelect;
        export const usersRelations = relations(users, ({ many }) => ({ orders: many(orders) }));
        export const ordersRelations = relations(orders, ({ one }) => ({ buyer: one(users, { fields: [orders.userId], references: [users.id] }) }));
        """;

    private const string Client = """
        import { drizzle } from 'drizzle-orm/node-postgres';
        import * as schema from './schema';
        export const db = drizzle(process.env.URL!, { schema, casing: 'snake_case' });
        """;

    private static Source Read(string code)
    {
        var files = new Dictionary<string, string> { ["src/schema.ts"] = Schema, ["src/client.ts"] = Client, ["src/kept.ts"] = "import type { User } from './schema';\nexport type One = User;", ["src/app.ts"] = code };
        var read = TextCode.Files(files);
        var declared = DrizzleSchema.Read(new CodeProject(read), ["src/schema.ts"], "schema.ts", "src/schema.ts", new() { Casing = "snake_case" });
        return CodeVoice.Read(new CodeProject(read), ".", [declared]);
    }

    private static IEnumerable<string> Lines(Source source) =>
        source.Usages.Where(u => u.Where.File == "src/app.ts").Select(u => $"{u.Where.Line}:{u.Where.Column} {u.Kind} {u.Subject.Name}{(u.Label is null ? "" : $"={u.Label}")}{(u.IsDeclared ? "" : " unknown")}");

    private static void Has(string code, params string[] expected)
    {
        var source = Read(code);
        Assert.Equal(expected.Order(StringComparer.Ordinal), Lines(source).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(source.NotCompared, n => n.What.Contains("calls on a client", StringComparison.Ordinal));
    }

    [Fact]
    public void A_query_reads_joins_filters_and_orders() => Has(
        """
        import { and, desc, eq } from 'drizzle-orm';
        import { db } from './client';
        import { orders, users } from './schema';
        await db.select({ name: users.fullName }).from(users)
          .leftJoin(orders, eq(orders.userId, users.id))
          .where(and(eq(users.email, 'a'), eq(orders.total, 1)))
          .groupBy(users.fullName)
          .orderBy(desc(users.createdAt));
        """,
        "4:31 Reads app_users.full_name", "4:43 Reads app_users", "5:4 Reads orders", "5:31 Filters orders.user_id", "5:45 Filters app_users.id", "6:23 Filters app_users.email", "6:46 Filters orders.total", "7:18 Groups app_users.full_name", "8:23 Orders app_users.created_at");

    [Fact]
    public void Keys_of_values_and_set_are_columns() => Has(
        """
        import { eq } from 'drizzle-orm';
        import { db } from './client';
        import * as schema from './schema';
        await db.insert(schema.users).values([{ id: 1, fullName: 'A' }]).onConflictDoUpdate({ target: schema.users.id, set: { email: 'x' } }).returning({ id: schema.users.id });
        const changes = { total: 3, unrelated: 4 };
        await db.transaction(async (tx) => tx.update(schema.orders).set(changes).where(eq(schema.orders.id, 1)));
        await db.delete(schema.orders).returning();
        """,
        "4:10 Writes app_users", "4:10 ReadsRow app_users", "4:41 Writes app_users.id", "4:48 Writes app_users.full_name", "4:108 Filters app_users.id", "4:119 Writes app_users.email", "4:164 Reads app_users.id",
        "5:19 Writes orders.total", "6:39 Writes orders", "6:97 Filters orders.id", "7:10 Writes orders", "7:32 ReadsRow orders");

    [Fact]
    public void A_relational_query_is_followed_through_its_relations() => Has(
        """
        import { db } from './client';
        await db.query.users.findMany({
          columns: { id: true, emial: true },
          with: { orders: { with: { buyer: true }, orderBy: (o, { desc }) => [desc(o.total)] } },
          where: (users, { eq, and }) => and(eq(users.fullName, 'x'), eq(users.createdAt, new Date())),
        });
        """,
        "2:16 Reads app_users", "3:14 Reads app_users.id", "3:24 Reads app_users.emial unknown", "4:11 ReadsRow orders", "4:29 ReadsRow app_users", "4:78 Orders orders.total", "5:47 Filters app_users.full_name", "5:72 Filters app_users.created_at");

    [Fact]
    public void What_the_declaration_lacks_is_told_and_what_is_not_certain_is_not() => Has(
        """
        import { eq, getTableColumns, sql } from 'drizzle-orm';
        import { alias } from 'drizzle-orm/pg-core';
        import { db } from './client';
        import { orders, users as people } from './schema';
        const other = alias(people, 'other');
        const either = process.env.X ? people : orders;
        export type Person = typeof people.$inferSelect;
        await db.select({ ...getTableColumns(people), n: sql`lower(${other.fullNaem})` }).from(people);
        export const where = eq(either.nothing, people.emailAdress);
        """,
        "8:68 Reads app_users.full_naem unknown", "8:83 Reads app_users", "9:48 Filters app_users.email_adress unknown", "7:29 Mirrors app_users");

    [Fact]
    public void A_call_on_a_table_that_is_handed_in_is_counted_as_unresolved()
    {
        var source = Read("""
            import { db } from './client';
            export const all = (table: any) => db.select().from(table);
            export const some = (rows: string[]) => Array.from(rows);
            """);
        Assert.Contains(source.NotCompared, n => n.What == "1 of 1 calls on a client");
    }

    [Fact]
    public void A_label_is_written_and_compared() => Has(
        """
        import { eq, inArray } from 'drizzle-orm';
        import { db } from './client';
        import { users } from './schema';
        await db.insert(users).values({ role: big ? 'admin' : 'member' });
        await db.update(users).set({ role: 'guest' }).where(eq(users.role, 'member'));
        await db.select().from(users).where(inArray(users.role, ['admin', given]));
        await db.query.users.findMany({ where: (u, { eq }) => eq(u.role, 'boss'), columns: { id: true } });
        """,
        "4:10 Writes app_users", "4:10 ReadsRow app_users", "4:33 Writes app_users.role", "4:45 Writes role=admin", "4:55 Writes role=member",
        "5:10 Writes app_users", "5:30 Writes app_users.role", "5:36 Writes role=guest unknown", "5:62 Filters app_users.role", "5:68 Filters role=member",
        "6:19 ReadsRow app_users", "6:51 Filters app_users.role", "6:58 Filters role=admin",
        "7:16 Reads app_users", "7:60 Filters app_users.role", "7:66 Filters role=boss unknown", "7:86 Reads app_users.id");

    [Fact]
    public void What_is_handed_in_has_the_members_of_its_type() => Has(
        """
        import { eq } from 'drizzle-orm';
        import { db } from './client';
        import { users } from './schema';
        interface Named { id: number; fullName: string }
        type Changes = Named & Partial<{ email: string; nickname: string }>;
        export async function change(changes: Changes) {
          const { id, ...data } = changes;
          await db.update(users).set(data).where(eq(users.id, id));
        }
        """,
        "4:31 Writes app_users.full_name", "5:34 Writes app_users.email", "8:12 Writes app_users", "8:51 Filters app_users.id");

    [Fact]
    public void A_schema_may_be_imported_where_it_is_used() => Has(
        """
        export async function all() {
          const { db } = await import('./client');
          const { users } = await import('./schema');
          return db.select().from(users);
        }
        """,
        "4:22 ReadsRow app_users");

    // Rows

    [Theory]
    [InlineData("const rows = await db.select().from(users).where(eq(users.id, 1)).orderBy(users.id).limit(1);\nuse(rows[0].fullName, rows.map((u) => u.gone), rows.length);", "app_users.full_name", "app_users.gone ?")]
    [InlineData("const [u] = await db.select().from(users);\nconst { fullName, ...rest } = u;\nuse(u?.gone, fullName, rest.toString());", "app_users.full_name", "app_users.gone ?")]
    [InlineData("for (const { email, gone } of await db.select().from(users)) use(email, gone);", "app_users.email", "app_users.gone ?")]
    [InlineData("const u = await db.select().from(users).then((found) => found[0] ?? null);\nuse(u?.gone);", "app_users.gone ?")]
    [InlineData("const asked = db.select().from(users);\nconst [u] = await asked.where(eq(users.id, 1));\nuse(u.gone);", "app_users.gone ?")]
    [InlineData("const one = db.query.users.findFirst();\nconst all = db.select().from(orders);\nconst [u, [o]] = await Promise.all([one, all]);\nuse(u?.email, o.total, o.gone);", "app_users.email", "orders.total", "orders.gone ?")]
    [InlineData("const u = await db.query.users.findFirst({ columns: { id: true }, with: { orders: { with: { buyer: true } } } });\nuse(u.id, u.orders[0].total, u.orders.map((o) => o.buyer.gone));", "app_users.id", "orders.total", "app_users.gone ?")]
    [InlineData("const ofOrders = { with: { buyer: true } } as const;\nconst u = await db.query.users.findFirst({ with: { orders: ofOrders } });\nuse(u.orders[0].buyer.gone, u.orders[0].gone);", "app_users.gone ?", "orders.gone ?")]
    [InlineData("export const all = defineRelations({ users, orders }, (r) => ({ users: { bought: r.many.orders() }, orders: { by: r.one.users({ from: r.orders.userId, to: r.users.id }) } }));\nconst u = await db.query.users.findFirst({ with: { bought: { with: { by: true } } } });\nuse(u.bought[0].by.gone, u.bought.map((o) => o.gone));", "app_users.gone ?", "orders.gone ?")]
    [InlineData("const u = await db.query.users.findFirst({ with: { unheard: true }, extras: { lower: sql`lower(${users.email})`.as('lower') } });\nuse(u.unheard, u.lower, u.gone);", "app_users.gone ?")]
    [InlineData("const rows = await db.select().from(users).leftJoin(orders, eq(orders.userId, users.id)).innerJoin(buyers, eq(buyers.id, orders.userId));\nuse(rows[0].app_users.fullName, rows[0].orders?.gone, rows.map((r) => r.buyers.email), rows[0].gone);", "app_users.full_name", "orders.gone ?", "app_users.email")]
    [InlineData("const rows = await db.select({ name: users.fullName, n: count(), order: orders, inner: { mail: users.email }, ...getTableColumns(orders) }).from(users).leftJoin(orders, eq(orders.userId, users.id));\nuse(rows[0].name, rows[0].n, rows[0].order.gone, rows[0].inner.mail, rows[0].userId, rows[0].gone);",
        "app_users.full_name", "orders.gone ?", "app_users.email", "orders.user_id")]
    [InlineData("const [u] = await db.insert(users).values({ id: 1 }).onConflictDoNothing().returning();\nconst [o] = await db.update(orders).set({ total: 1 }).returning({ sum: orders.total });\nuse(u.gone, o.sum, o.gone);", "app_users.gone ?", "orders.total")]
    [InlineData("const u = await db.transaction(async (tx) => { const [made] = await tx.insert(users).values({ id: 1 }).returning(); return made; });\nuse(u.gone);", "app_users.gone ?")]
    [InlineData("const f = async () => { const [made] = await db.select().from(users); return made; };\nuse((await f()).gone);", "app_users.gone ?")]
    [InlineData("type User = typeof users.$inferSelect;\nconst f = (u: User, os: InferSelectModel<typeof orders>[]) => use(u.gone, os.map((o) => o.gone), u.email);", "app_users.gone ?", "orders.gone ?", "app_users.email")]
    [InlineData("const gone: (typeof users.$inferSelect)['gone'] = 1;", "app_users.gone ?")]
    [InlineData("import type { One } from './kept';\ninterface Given { one: One }\nconst f = ({ one }: Given, { all }: { all: One[] }) => use(one.gone, all[0].email);", "app_users.gone ?", "app_users.email")]
    [InlineData("import type { User } from './schema';\nconst f = (u: User, one: Pick<User, 'email'>) => use(u.gone, one.email);", "app_users.gone ?", "app_users.email")]
    public void A_member_of_a_row_is_a_column(string code, params string[] expected) => Assert.Equal(expected.Order(StringComparer.Ordinal), Handled(code));

    [Theory]
    [InlineData("const u = (await db.query.users.findFirst()) as any;\nuse(u.gone);")]
    [InlineData("const u = (await db.query.users.findFirst()) as typeof users.$inferSelect & { gone: string };\nuse(u.gone);")]
    [InlineData("const u = await db.query.users.findFirst(elsewhere);\nuse(u.gone);")]
    [InlineData("const u = await db.query.users.findFirst({ with: elsewhere });\nuse(u.gone);")]
    [InlineData("const u = (await db.query.users.findFirst()) ?? elsewhere();\nuse(u.gone);")]
    [InlineData("const all = (await db.select().from(users)).map((u) => ({ ...u, gone: 1 }));\nuse(all[0].gone);")]
    [InlineData("const [u] = await db.select({ ...getTableColumns(users), gone: sql`1` }).from(users);\nuse(u.gone);")]
    [InlineData("const found = db.select().from(users).as('found');\nconst [u] = await db.select().from(found);\nuse(u.gone, found.gone);")]
    [InlineData("const [u] = await db.select({ gone: users.gone }).from(users);\nuse(u.gone);", "app_users.gone ?")]
    [InlineData("const u = await db.query.users.findFirst();\nif ('gone' in u) use(u.gone);")]
    [InlineData("const [u] = await db.select().from(elsewhere);\nconst [v] = await Array.from(users);\nuse(u.gone, v.gone);")]
    public void What_is_no_member_of_a_table_is_not_told(string code, params string[] told)
    {
        var lines = Read(Head + code).Usages.Where(u => u.Where.File == "src/app.ts" && !u.IsDeclared).ToList();
        Assert.Equal(told, lines.Select(u => $"{u.Subject.Name} ?"));
        // What was selected is told where it was.
        Assert.DoesNotContain(lines, u => u.Kind == UsageKind.Handles);
    }

    private const string Head = """
        import { count, defineRelations, eq, getTableColumns, sql, type InferSelectModel } from 'drizzle-orm';
        import { alias } from 'drizzle-orm/pg-core';
        import { db } from './client';
        import { orders, users } from './schema';
        const buyers = alias(users, 'buyers');

        """;

    private static IEnumerable<string> Handled(string code) =>
        Read(Head + code).Usages.Where(u => u.Where.File == "src/app.ts" && u.Kind == UsageKind.Handles).Select(u => u.Subject.Name + (u.IsDeclared ? "" : " ?")).Distinct().Order(StringComparer.Ordinal);
}
