using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Prisma;
using Xunit;

namespace Plumbline.Tests.Code;

/// <summary>Clients, however they are named and handed about, and what their calls use.</summary>
public class PrismaClientTests
{
    private const string Schema = """
        datasource db {
          provider = "postgresql"
        }
        model User {
          id      String  @id
          email   String  @unique @map("e_mail")
          role    Role    @default(MEMBER)
          teamId  String?
          team    Team?   @relation(fields: [teamId], references: [id])
          posts   Post[]
          @@unique([teamId, email])
          @@map("users")
        }
        model Team {
          id    String @id
          name  String
          users User[]
        }
        model Post {
          id       String @id
          title    String
          authorId String
          author   User   @relation(fields: [authorId], references: [id])
        }
        enum Role {
          MEMBER
          ADMIN
        }
        """;

    private const string Db = "import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\nexport default prisma;\n";

    private static Source Read(string code, params (string Path, string Text)[] others)
    {
        var declared = PrismaSchema.Read([new("schema.prisma", "schema.prisma", Schema)], "schema.prisma", "schema.prisma");
        return TextCode.Read(others.Append(("a.ts", code)).Append(("db.ts", Db)).ToDictionary(f => f.Item1, f => f.Item2), [declared]);
    }

    private static IEnumerable<string> Said(Source source) =>
        source.Usages.Where(u => u.Where.File == "a.ts").Select(u => $"{u.Kind} {u.Subject.Name}{(u.Label is null ? "" : $"={u.Label}")}{(u.IsDeclared ? "" : " ?")}").Distinct();

    [Theory]
    [InlineData("import { prisma } from './db';\nprisma.user.count({ where: { email: 'x' } });")]
    [InlineData("import anything from './db';\nanything.user.count({ where: { email: 'x' } });")]
    [InlineData("import * as all from './db';\nimport { prisma as p } from './db';\nconst again = p;\nagain.user.count({ where: { email: 'x' } });")]
    [InlineData("import { prisma } from './db';\nexport const run = () => prisma.$transaction(async (inner) => { await inner.user.count({ where: { email: 'x' } }); });")]
    [InlineData("import { prisma } from './db';\nconst wide = prisma.$extends({ name: 'x' });\nwide.user.count({ where: { email: 'x' } });")]
    [InlineData("import type { PrismaClient } from '@prisma/client';\nexport function f(store: PrismaClient) { return store.user.count({ where: { email: 'x' } }); }")]
    [InlineData("import { Prisma } from '@prisma/client';\nexport const f = (one: Prisma.TransactionClient) => one.user.count({ where: { email: 'x' } });")]
    [InlineData("import { PrismaClient } from '@prisma/client';\ninterface Context { store: PrismaClient }\nexport const f = (ctx: Context) => ctx.store.user.count({ where: { email: 'x' } });")]
    [InlineData("import { PrismaClient } from '@prisma/client';\nexport const f = ({ store }: { store: PrismaClient }) => store.user.count({ where: { email: 'x' } });")]
    [InlineData("import { PrismaClient } from '@prisma/client';\nclass Store extends PrismaClient {}\nclass Users {\n  constructor(private readonly store: Store) {}\n  f() { return this.store.user.count({ where: { email: 'x' } }); }\n}")]
    [InlineData("import { prisma } from './db';\nconst users = prisma.user;\nusers.count({ where: { email: 'x' } });")]
    [InlineData("import { prisma } from './db';\nconst where = { email: 'x' };\nprisma.user.count({ where });")]
    [InlineData("import { prisma } from './db';\nconst base = { email: 'x' };\nprisma.user.count({ where: { ...base } });")]
    [InlineData("import { prisma } from './db';\nconst where: Record<string, unknown> = {};\nwhere.email = 'x';\nprisma.user.count({ where });")]
    [InlineData("import { prisma } from './db';\nconst filter = () => ({ email: 'x' });\nprisma.user.count({ where: filter() });")]
    [InlineData("import { PrismaClient } from '@prisma/client';\nconst make = () => new PrismaClient();\nconst kept = globalThis as unknown as { it?: PrismaClient };\nconst one = kept.it ?? make();\none.user.count({ where: { email: 'x' } });")]
    public void A_client_is_known_however_it_is_named(string code) =>
        Assert.Equal(["Filters users.e_mail", "Reads users"], Said(Read(code)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("findMany({ where: { AND: [{ team: { is: { name: 'x' } } }], posts: { some: { title: 'y' } } }, select: { id: true } })", "Filters Post, Filters Post.title, Filters Team, Filters Team.name, Filters users.teamId, Reads users, Reads users.id")]
    [InlineData("findUnique({ where: { teamId_email: { teamId: '1', email: 'x' } }, select: { team: { select: { name: true } } } })", "Filters users.e_mail, Filters users.teamId, Reads Team, Reads Team.name, Reads users, Reads users.teamId")]
    [InlineData("findMany({ include: { posts: { orderBy: { title: 'asc' } } } })", "Orders Post.title, ReadsRow Post, ReadsRow users")]
    [InlineData("update({ where: { id: '1' }, data: { team: { connect: { id: '2' } }, posts: { create: [{ title: 'a' }], updateMany: { where: { title: 'b' }, data: { title: 'c' } } } }, select: { id: true } })", "Filters Post.title, Filters Team, Filters Team.id, Filters users.id, Reads users.id, Writes Post, Writes Post.title, Writes users, Writes users.teamId")]
    [InlineData("groupBy({ by: ['role', 'teamId'], _count: { email: true }, having: { email: { _max: { not: null } } } })", "Filters users.e_mail, Groups users.role, Groups users.teamId, Reads users, Reads users.e_mail")]
    [InlineData("findMany({ where: { role: { in: ['ADMIN', 'OWNER'] } }, distinct: ['email'], cursor: { id: '1' }, select: { _count: { select: { posts: { where: { title: 'x' } } } } } })", "Filters Post.title, Filters Role=ADMIN, Filters Role=OWNER ?, Filters users.id, Filters users.role, Groups users.e_mail, Reads Post, Reads users")]
    [InlineData("upsert({ where: { id: '1' }, create: { role: Role.ADMIN }, update: { role: { set: 'MEMBER' } }, select: { id: true } })", "Filters users.id, Reads users.id, Writes Role=ADMIN, Writes Role=MEMBER, Writes users, Writes users.role")]
    [InlineData("findMany({ where: { team: null }, select: { posts: { select: { title: true } } } })", "Filters users.teamId, Reads Post, Reads Post.title, Reads users")]
    [InlineData("findMany({ where: { team: { is: null } }, orderBy: { team: { name: 'asc' } }, select: { _count: true } })", "Filters users.teamId, Orders Team, Orders Team.name, Orders users.teamId, Reads Post, Reads users")]
    [InlineData("deleteMany({ where: { posts: { none: {} } } })", "Filters Post, Writes users")]
    [InlineData("findMany({ where: { mail: 'x' }, select: { id: true, name: false } })", "Filters users.mail ?, Reads users, Reads users.id")]
    public void Every_part_of_a_call_is_read(string call, string expected) =>
        Assert.Equal(expected.Split(", "), Said(Read($"import {{ Role }} from '@prisma/client';\nimport {{ prisma }} from './db';\nprisma.user.{call};")).Where(s => !s.StartsWith("Handles", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Rows_are_followed_to_where_their_fields_are_used()
    {
        var said = Said(Read("""
            import { prisma } from './db';
            export async function f() {
              const { email } = (await prisma.user.findFirst({ select: { email: true } }))!;
              const users = await prisma.user.findMany({ select: { id: true } });
              for (const user of users.filter((u) => u.role)) console.log(user.team?.name);
              return email;
            }
            """));
        Assert.Equal(["Handles Team.name", "Handles users.e_mail", "Handles users.role"], said.Where(s => s.StartsWith("Handles", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("const list = async (): Promise<One[]> => prisma.user.findMany({ select: { id: true } });\nexport const f = async () => (await list()).map((one) => one.email);")]
    [InlineData("async function first(): Promise<One | null> { return prisma.user.findFirst({ select: { id: true } }); }\nexport const f = async () => (await first())?.email;")]
    [InlineData("export async function f() { const all: One[] = await prisma.user.findMany({ select: { id: true } }); return all[0].email; }")]
    [InlineData("export async function f() { const all = (await prisma.user.findMany({ select: { id: true } })) as One[]; return all.filter((one) => one.email); }")]
    public void Rows_stay_rows_under_a_type_that_was_written_by_hand(string code) =>
        Assert.Contains("Handles users.e_mail", Said(Read($"import {{ prisma }} from './db';\ntype One = {{ id: string; email: string }};\n{code}")));

    private const string Users = """
        import { prisma } from './db';
        import type { User } from '@prisma/client';
        import { told } from './told';
        export async function promised(id: string): Promise<User> { return elsewhere(id); }
        export async function first() { return prisma.user.findFirstOrThrow({ select: { id: true } }); }
        export const all = async () => prisma.user.findMany({ select: { id: true } });
        export async function guardedHere() { return guarded(() => prisma.user.findFirstOrThrow({ select: { id: true } })); }
        export async function guardedThere(): Promise<User> { return told('x', async () => prisma.user.findFirstOrThrow({ select: { id: true } })); }
        async function guarded<T>(work: () => Promise<T>): Promise<T> {
          try { return await work(); } catch (fault) { throw new Error('x'); }
        }
        export const counted = async () => guarded(() => prisma.user.count());
        export const around = (work: () => Promise<unknown>) => { const inner = async (id: string) => work(); return inner; };
        """;

    private const string Told = "export const told = async <T>(sql: string, work: () => Promise<T>): Promise<T> => { console.log(sql); return await work(); };\n";

    [Theory]
    [InlineData("const one = await promised('1');\nuse(one.email);")]
    [InlineData("const { email } = await first();")]
    [InlineData("const { email: mail } = await guardedHere();")]
    [InlineData("use((await guardedHere()).email);")]
    [InlineData("use((await guardedThere())?.email);")]
    [InlineData("use((await all()).map((one) => one.email));")]
    [InlineData("for (const one of await all()) use(one.email);")]
    [InlineData("for (const { email } of await all()) use(email);")]
    [InlineData("const one = x ? await first() : await promised('1');\nuse(one.email);")]
    [InlineData("const [some, one] = await Promise.all([all(), first()]);\nuse(one.email);")]
    [InlineData("first().then((one) => use(one.email));")]
    [InlineData("const here = await told('x', () => prisma.user.findFirstOrThrow({ select: { id: true } }));\nuse(here.email);")]
    [InlineData("const here = async (): Promise<User> => elsewhere();\nuse((await here()).email);")]
    public void Rows_are_followed_out_of_functions_of_other_files(string code) =>
        Assert.Contains("Handles users.e_mail", Said(Read($"import {{ all, first, guardedHere, guardedThere, promised }} from './users';\nimport type {{ User }} from '@prisma/client';\nimport {{ told }} from './told';\nimport {{ prisma }} from './db';\n{code}", ("users.ts", Users), ("told.ts", Told))));

    [Theory]
    [InlineData("use((await counted()).email);")]
    [InlineData("use((await around(() => prisma.user.findFirst())).email);")]
    [InlineData("use((await first).email);")]
    [InlineData("import { auth } from '@acme/auth';\nuse((await auth()).email);")]
    public void What_another_file_gives_that_is_no_row_is_left_alone(string code) =>
        Assert.DoesNotContain("Handles users.e_mail", Said(Read($"import {{ around, counted, first }} from './users';\nimport {{ prisma }} from './db';\n{code}", ("users.ts", Users), ("told.ts", Told))));

    [Theory]
    [InlineData("const one = await prisma.user.findFirst();\nuse(one?.gone);")]
    [InlineData("const one = await prisma.user.findFirstOrThrow({ select: { id: true } });\nconst { gone } = one;")]
    [InlineData("for (const { gone } of await prisma.user.findMany(args as any)) use(gone);")]
    [InlineData("use((await prisma.user.findMany()).filter((one) => one.role).map((one) => one.gone));")]
    [InlineData("const [one] = await prisma.user.findMany();\nuse(one.gone);")]
    [InlineData("use((await prisma.$transaction(async (tx) => tx.user.create({ data: {} }))).gone);")]
    [InlineData("const one = x ? await prisma.user.findFirst() : null;\nuse(one?.gone);")]
    [InlineData("const one = (await prisma.user.findFirst()) as User;\nuse(one.gone);")]
    [InlineData("const f = async (): Promise<User | null> => elsewhere();\nuse((await f())?.gone);")]
    [InlineData("const f = async () => { if (x) return null; return prisma.user.findFirst(); };\nuse((await f())?.gone);")]
    [InlineData("const f = async <T>(work: () => Promise<T>): Promise<T> => work();\nuse((await f(() => prisma.user.findFirst()))?.gone);")]
    [InlineData("const f = <T>(key: string, work: () => T): T => (kept[key] ??= work());\nconst client = f('x', () => new PrismaClient());\nuse((await client.user.findFirst())?.gone);")]
    [InlineData("const client = prisma.$extends({ result: { user: { full: { compute: () => '' } } } });\nuse((await client.user.findFirst())?.full, (await client.user.findFirst())?.gone);")]
    [InlineData("import { withAccelerate } from '@prisma/extension-accelerate';\nconst client = prisma.$extends(withAccelerate());\nuse((await client.user.findFirst())?.gone);")]
    [InlineData("use((await prisma.post.findFirst({ include: { author: true } }))?.author.gone);")]
    [InlineData("const f = (one: Pick<User, 'id' | 'gone'>) => one;")]
    [InlineData("const gone: User['gone'] = 1;")]
    [InlineData("expect(await prisma.user.findFirst()).toMatchObject({ id: '1', gone: 1 });")]
    [InlineData("expect(prisma.user.findMany()).resolves.toEqual([expect.objectContaining({ gone: 1 })]);")]
    [InlineData("expect(await prisma.user.findFirst()).toHaveProperty('gone');")]
    public void A_member_that_no_field_gives_is_told_where_nothing_else_can_have_put_it_there(string code) =>
        Assert.Equal(["users.gone ?"], Strange(code));

    [Theory]
    [InlineData("const one: any = await prisma.user.findFirst();\nuse(one.gone);")]
    [InlineData("const { one }: any = { one: await prisma.user.findFirst() };\nuse(one.gone);")]
    [InlineData("const one = (await prisma.user.findFirst()) as any;\nuse(one.gone);")]
    [InlineData("const one = (await prisma.user.findFirst()) as User & { gone: string };\nuse(one.gone);")]
    [InlineData("const one = (await prisma.user.findFirst()) as Elsewhere['one'];\nuse(one.gone);")]
    [InlineData("let one = await prisma.user.findFirst();\none = grown(one);\nuse(one.gone);")]
    [InlineData("const one = (await prisma.user.findFirst()) ?? elsewhere();\nuse(one.gone);")]
    [InlineData("const f = async (): Promise<Elsewhere> => prisma.user.findFirst();\nuse((await f()).gone);")]
    [InlineData("const f = async () => { if (x) return elsewhere(); return prisma.user.findFirst(); };\nuse((await f()).gone);")]
    [InlineData("const f = grown(async () => prisma.user.findFirst());\nuse((await f()).gone);")]
    [InlineData("type One = { id: string; email: string; gone: number };\nconst f = async (): Promise<One> => prisma.user.findFirst();\nuse((await f()).gone);")]
    [InlineData("const client = prisma.$extends(grown());\nuse((await client.user.findFirst()).gone);")]
    [InlineData("const client = prisma.$extends({ result: grown });\nuse((await client.user.findFirst()).gone);")]
    [InlineData("const client = prisma.$extends({ result: { user: { gone: { compute: () => 1 } } } });\nuse((await client.user.findFirst()).gone);")]
    [InlineData("import { db } from '@acme/prisma';\nuse((await db.user.findFirst()).gone);")]
    [InlineData("import type { User as Other } from './generated/graphql';\nconst f = (one: Other) => one.gone;")]
    [InlineData("const one = { ...(await prisma.user.findFirst()), gone: 1 };\nuse(one.gone);")]
    [InlineData("const all = (await prisma.user.findMany()).map((one) => ({ ...one, gone: 1 }));\nuse(all[0].gone);")]
    [InlineData("const { id, ...rest } = await prisma.user.findFirst();\nuse(rest.gone, rest.toString());")]
    [InlineData("const one = await prisma.user.findFirstOrThrow();\nif ('gone' in one) use(one.gone);")]
    [InlineData("const f = (one: Omit<User, 'gone'>) => one;")]
    [InlineData("expect(await prisma.user.findFirst()).not.toHaveProperty('gone');")]
    [InlineData("expect(await prisma.user.findFirst()).toEqual({ gone: undefined });")]
    [InlineData("prisma.user.findFirst().catch(() => null);\nconst all = await prisma.user.findMany({ include: { _count: true } });\nuse(all.length, all[0]._count, all[0].toString(), all[0].hasOwnProperty('x'));")]
    public void A_member_that_something_else_may_have_put_there_is_not_told(string code) => Assert.Empty(Strange(code));

    [Fact]
    public void What_is_not_told_is_counted()
    {
        var source = Read("import { prisma } from './db';\nconst one = (await prisma.user.findFirst()) as any;\nuse(one.gone, one.email);");
        Assert.Equal(["1 members of rows"], source.NotCompared.Select(n => n.What));
        // In JavaScript a row takes any member.
        source = Read("", ("grown.js", "import { prisma } from './db';\nconst one = await prisma.user.findFirst();\none.gone = one.email;"));
        Assert.Equal(["e_mail"], source.Usages.Where(u => u.Kind == UsageKind.Handles).Select(u => u.Subject.Name.Name));
        Assert.Equal(["1 members of rows"], source.NotCompared.Select(n => n.What));
    }

    private static IEnumerable<string> Strange(string code) =>
        Said(Read($"import {{ PrismaClient, type User }} from '@prisma/client';\nimport {{ prisma }} from './db';\n{code}")).Where(s => s.EndsWith('?')).Select(s => s[(s.IndexOf(' ') + 1)..]).Distinct();

    [Fact]
    public void What_is_no_client_is_left_alone_and_what_cannot_be_known_is_counted()
    {
        var source = Read("""
            import { prisma } from './db';
            import { api, cache, rest } from './elsewhere';
            api.user.create({ data: { nothing: 1 } });
            cache.user.delete('x');
            rest.user.count();
            export const f = (model: 'user', where: object) => [prisma[model].count(), prisma.user.count({ where })];
            """);
        Assert.Equal(["Reads users"], Said(source));
        Assert.Equal(["1 of 2 calls on a client", "parts of 1 of 2 calls on a client"], source.NotCompared.Select(n => n.What));
        Assert.Null(source.Mentions);
    }

    [Fact]
    public void A_file_that_is_no_code_stops_no_other()
    {
        var source = Read("const = {", ("b.ts", "import { prisma } from './db';\nprisma.user.count();"));
        Assert.Single(source.Usages);
        Assert.Equal(1, source.Unread);
        Assert.StartsWith("a.ts", source.NotCompared[0].What);
    }
}
