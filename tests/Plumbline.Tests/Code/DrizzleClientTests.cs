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
        var files = new Dictionary<string, string> { ["src/schema.ts"] = Schema, ["src/client.ts"] = Client, ["src/app.ts"] = code };
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
}
