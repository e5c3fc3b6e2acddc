using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Xunit;

namespace Plumbline.Tests.Code;

/// <summary>Calls on clients that are surely Supabase's: tables, columns, embedded tables and functions.</summary>
public sealed class SupabaseClientTests
{
    private const string Schema = """
        CREATE TABLE customers (id uuid PRIMARY KEY, email text NOT NULL, meta jsonb);
        CREATE TABLE orders (id uuid PRIMARY KEY, customer_id uuid REFERENCES customers (id), total int, status text);
        CREATE FUNCTION close_day(day date) RETURNS void LANGUAGE sql AS 'SELECT';
        """;

    private const string Client = """
        import { createServerClient } from '@supabase/ssr';
        export async function server() {
          return createServerClient('url', 'key', {});
        }
        """;

    private static Source Read(string code) =>
        CodeVoice.Read(new CodeProject(TextCode.Files(new Dictionary<string, string> { ["src/client.ts"] = Client, ["src/app.ts"] = code })), ".",
            [SqlSchema.Read([new SourceText("schema.sql", "schema.sql", Schema)], "schema.sql", "schema.sql", new())]);

    private static void Has(string code, params string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), Read(code).Usages.Select(u => $"{u.Where.Line}:{u.Where.Column} {u.Kind} {u.Subject.Name}{(u.IsDeclared ? "" : " unknown")}").Order(StringComparer.Ordinal));

    [Fact]
    public void A_select_names_columns_aliases_casts_paths_and_embedded_tables() => Has(
        """
        import { server } from './client';
        const supabase = await server();
        await supabase.from('orders').select('id, sum:total::text, buyer:customers!orders_customer_id_fkey(emial, meta->>city), count').eq('status', 'open').order('total');
        """,
        "3:21 Reads orders", "3:39 Reads orders.id", "3:47 Reads orders.total", "3:66 Reads customers", "3:100 Reads customers.emial unknown", "3:107 Reads customers.meta", "3:133 Filters orders.status", "3:157 Orders orders.total");

    [Fact]
    public void What_is_written_and_called_is_named_and_another_client_is_left_alone() => Has(
        """
        import type { SupabaseClient } from '@supabase/supabase-js';
        import { other } from './other';
        export async function f(db: SupabaseClient, id: string) {
          await db.from('orders').upsert({ id, totl: 3 }, { onConflict: 'id' });
          await db.rpc('close_day', { day: '2025-01-01' });
          await db.schema('public').from('nothing').delete().eq('id', id);
          await db.storage.from('avatars').list();
          return other.from('orders').select('nothing');
        }
        """,
        "4:17 Reads orders", "4:36 Writes orders.id", "4:40 Writes orders.totl unknown", "4:65 Filters orders.id", "5:16 Calls close_day(date)", "6:34 Reads nothing unknown");

    // Rows

    [Theory]
    [InlineData("const { data, error } = await supabase.from('orders').select('*').eq('id', 1).order('total');\nuse(data[0].total, data?.map((o) => o.gone), data.length, error.message);", "orders.total", "orders.gone ?")]
    [InlineData("const { data: order } = await supabase.from('orders').select().single();\nuse(order?.status, order!.gone);", "orders.status", "orders.gone ?")]
    [InlineData("const found = await supabase.from('orders').select('id, sum:total, buyer:customers(email, meta->>city), status::text').limit(1);\nuse(found.data[0].sum, found.data[0].buyer.email, found.data[0].buyer.city, found.data[0].gone, found.data[0].status);", "orders.total", "customers.email", "orders.status")]
    [InlineData("const { data } = await supabase.from('customers').select('*, orders(*)').maybeSingle();\nfor (const { total, gone } of data.orders) use(total, gone, data.email);", "orders.total", "orders.gone ?", "customers.email")]
    [InlineData("const { data } = await supabase.from('orders').select('id, ...customers(email)');\nuse(data[0].email, data[0].customers);", "customers.email")]
    [InlineData("const { data: [made] } = await supabase.from('orders').insert({ total: 1 }).select('total');\nuse(made.total);", "orders.total")]
    [InlineData("let asked = supabase.from('orders').select('*');\nif (x) asked = asked.eq('total', 1);\nconst { data } = await asked;\nuse(data[0].total, data[0].gone);", "orders.total")]
    [InlineData("const [{ data: one }, { data: all }] = await Promise.all([supabase.from('orders').select('*').single(), supabase.from('customers').select('*')]);\nuse(one.gone, all.map((c) => c.email));", "orders.gone ?", "customers.email")]
    [InlineData("const f = async () => { const { data } = await supabase.from('orders').select('*'); return data; };\nuse((await f())[0].gone);", "orders.gone ?")]
    [InlineData("supabase.from('orders').select('*').then(({ data }) => use(data[0].gone));", "orders.gone ?")]
    [InlineData("const f = (one: Tables<'orders'>, all: Database['public']['Tables']['customers']['Row'][]) => use(one.gone, all[0].email);", "orders.gone ?", "customers.email")]
    public void A_member_of_a_row_is_a_column(string code, params string[] expected) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), Read(Head + code).Usages.Where(u => u.Kind == UsageKind.Handles).Select(u => u.Subject.Name + (u.IsDeclared ? "" : " ?")).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("const { data } = await supabase.from('orders').select(elsewhere);\nuse(data[0].gone);")]
    [InlineData("const { data } = await supabase.from('orders').select('*').returns<Other[]>();\nuse(data[0].gone);")]
    [InlineData("const { data } = await supabase.from('elsewhere').select('*');\nuse(data[0].gone);")]
    [InlineData("const { data } = await supabase.from('orders').select('gone:total');\nuse(data[0].gone);")]
    [InlineData("const { data } = await supabase.from('orders').select('*').single();\ndata.gone = 1;\nuse(data.gone);")]
    [InlineData("const { data } = (await supabase.from('orders').select('*').single()) as any;\nuse(data.gone);")]
    [InlineData("const all = (await supabase.from('orders').select('*')).data.map((o) => ({ ...o, gone: 1 }));\nuse(all[0].gone);")]
    [InlineData("const { data } = await supabase.from('orders').insert({ total: 1 });\nuse(data.gone);")]
    public void What_is_no_member_of_a_table_is_not_told(string code) => Assert.DoesNotContain(Read(Head + code).Usages, u => u.Kind == UsageKind.Handles && u.Subject.Name.Name == "gone");

    [Fact]
    public void What_may_be_set_elsewhere_is_told_where_a_query_names_it_and_else_counted()
    {
        const string Code = Head + "const { data } = await supabase.from('orders').select('*').single();\ndata.gone = 1;\n";
        SourceText text = new("1.sql", "1.sql", Schema);
        Source made = SqlSchema.Read([text], "1.sql", "1.sql", new()) with { Role = SourceRole.History };
        Source Read(string code) => CodeVoice.Read(new CodeProject(TextCode.Files(new Dictionary<string, string> { ["src/client.ts"] = Client, ["src/app.ts"] = code })), ".", [], null, [made]);
        Assert.Equal(["1 members of rows"], Read(Code).NotCompared.Select(n => n.What));
        Assert.Equal([5, 6], Read(Code + "await supabase.from('orders').select('id').eq('gone', 1);\n").Usages.Where(u => u.Subject.Name.Name == "gone").Select(u => u.Where.Line));
    }

    private const string Head = """
        import { server } from './client';
        import type { Database, Tables } from './types';
        const supabase = await server();

        """;
}
