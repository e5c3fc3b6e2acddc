using Plumbline.Model;
using Plumbline.Sources;
using Xunit;

namespace Plumbline.Tests.Code;

/// <summary>A project in C#: a column is renamed in the schema, and each line that names it is told, no other.</summary>
public class CSharpMutationTests
{
    private const string Migration = """
        CREATE TYPE order_state AS ENUM ('open', 'paid');
        CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL, note text);
        CREATE TABLE orders (id bigint PRIMARY KEY, total_amount numeric NOT NULL, customer_id bigint NOT NULL REFERENCES customers, state order_state NOT NULL, note text);
        """;

    private static readonly Dictionary<string, string> s_code = new()
    {
        ["src/Shop/Entities.cs"] = """
            namespace Shop;

            public class Customer
            {
                public long Id { get; set; }
                public string Email { get; set; } = "";
                public string? Note { get; set; } // customers.note
                public List<Order> Orders { get; } = [];
            }

            [Table("orders")]
            public class Order
            {
                public long Id { get; set; }

                [Column("total_amount")] // orders.total_amount
                public decimal Total { get; set; }

                public long CustomerId { get; set; } // orders.customer_id
                public string? Note { get; set; } // orders.note
                public Customer? Customer { get; set; }
            }

            public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
            {
                public DbSet<Customer> Customers => Set<Customer>();
                public DbSet<Order> Orders => Set<Order>();

                protected override void OnConfiguring(DbContextOptionsBuilder builder) => builder.UseSnakeCaseNamingConvention();
            }
            """,
        ["src/Shop/OrderService.cs"] = """
            namespace Shop;

            public class OrderService(ShopContext db)
            {
                public Task<List<OrderRow>> Large(long customer) => db.Orders.AsNoTracking()
                    .Where(o => o.CustomerId == customer) // orders.customer_id
                    .Where(o => o.Customer!.Note == null && o.Total > 100) // customers.note orders.total_amount
                    .OrderBy(o => o.Note) // orders.note
                    .Select(o => new OrderRow { Total = o.Total, Note = "none" }) // orders.total_amount
                    .ToListAsync();

                public async Task Add(long customer, string note)
                {
                    var order = new Order
                    {
                        CustomerId = customer, // orders.customer_id
                        Note = note, // orders.note
                    };
                    db.Add(order);
                    await db.SaveChangesAsync();
                    await db.Customers.ExecuteUpdateAsync(s => s.SetProperty(c => c.Note, note)); // customers.note
                }

                public IQueryable<decimal> Sums() =>
                    from o in db.Orders
                    group o by o.CustomerId into g // orders.customer_id
                    select g.Sum(x => x.Total); // orders.total_amount
            }

            public class OrderRow { public decimal Total { get; set; } public string? Note { get; set; } }
            """,
        ["src/Shop/Reports.cs"] = """"
            using Dapper;
            using Npgsql;

            namespace Shop;

            public class Reports(NpgsqlConnection connection)
            {
                private const string Columns = "o.id, o.total_amount"; // orders.total_amount

                public Task<IEnumerable<OrderRow>> Open(long customer) => connection.QueryAsync<OrderRow>(
                    $"""
                    SELECT {Columns}, c.note -- customers.note
                    FROM orders o JOIN customers c ON c.id = o.customer_id -- orders.customer_id
                    WHERE o.state = 'open' AND c.id = @customer
                    """, new { customer });

                public Task Pay(long id, string note) => connection.ExecuteAsync("UPDATE orders SET state = 'paid', note = @note WHERE id = @id", new { id, note }); // orders.note

                public void Mark()
                {
                    using var command = new NpgsqlCommand("UPDATE customers SET note = 'x' WHERE email LIKE $1", connection); // customers.note
                    command.CommandText = @"DELETE FROM orders
                        WHERE note IS NULL"; // orders.note
                }
            }
            """",
        ["tests/Shop.Tests/OrderTests.cs"] = """
            namespace Shop.Tests;

            public class OrderTests
            {
                public void Notes(ShopContext db) => db.Orders.Single(o => o.Note == "a"); // orders.note
            }
            """,
    };

    private static Project Of(string migration) => TextProject.Of(s_code.Append(new("migrations/0001_shop.sql", migration)).ToDictionary());

    private static IEnumerable<string> Naming(string column) =>
        from file in s_code
        from line in file.Value.Split('\n').Select((text, index) => (Text: text, Number: index + 1))
        where line.Text.Split(' ').Contains(column) && (line.Text.Contains("//", StringComparison.Ordinal) || line.Text.Contains("--", StringComparison.Ordinal))
        select $"{file.Key}:{line.Number}";

    [Fact]
    public void Nothing_is_told_of_a_project_that_is_consistent() => Assert.DoesNotContain(Of(Migration).Check().Findings, f => f.Where.Source == "code");

    [Theory]
    [InlineData("orders.total_amount")]
    [InlineData("orders.customer_id")]
    [InlineData("orders.note")]
    [InlineData("customers.note")]
    public void Each_line_that_names_a_renamed_column_is_told_and_no_other(string column)
    {
        var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
        var result = Of(Migration + $"\nALTER TABLE {table} RENAME COLUMN {name} TO {name}_renamed;\n").Check();
        var findings = result.Findings.Where(f => f.Where.Source == "code" && f.Rule.StartsWith("used-but", StringComparison.Ordinal)).ToList();
        var finding = Assert.Single(findings);
        Assert.Equal(("used-but-not-in-history", column, Severity.High), (finding.Rule, finding.Subject!.Name.ToString(), finding.Severity));
        Assert.Contains("42703", finding.Message, StringComparison.Ordinal);
        var places = finding.Related.Select(r => r.Where).Append(finding.Where).Where(w => w.Source == "code").Select(w => $"{w.File}:{w.Line}").Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Naming(column).Order(StringComparer.Ordinal), places);
    }

    [Fact]
    public void A_comment_lets_one_line_pass_and_is_told_when_it_lets_none()
    {
        var code = s_code.ToDictionary();
        code["src/Shop/Reports.cs"] = code["src/Shop/Reports.cs"].Replace("    public Task Pay", "    // plumb: allow used-but-not-in-history the column comes back\n    public Task Pay", StringComparison.Ordinal);
        var renamed = TextProject.Of(code.Append(new("migrations/0001_shop.sql", Migration + "\nALTER TABLE orders RENAME COLUMN note TO remark;")).ToDictionary()).Check();
        var finding = Assert.Single(renamed.Findings, f => f.Rule == "used-but-not-in-history" && f.Subject!.Name.ToString() == "orders.note");
        Assert.DoesNotContain(finding.Related.Select(r => r.Where).Append(finding.Where), w => w.File == "src/Shop/Reports.cs" && code["src/Shop/Reports.cs"].Split('\n')[w.Line - 1].Contains("Pay(", StringComparison.Ordinal));
        Assert.Contains("(1 line allowed)", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(renamed.Findings, f => f.Rule == "allowance-unused");
        var same = TextProject.Of(code.Append(new("migrations/0001_shop.sql", Migration)).ToDictionary()).Check();
        Assert.Equal("src/Shop/Reports.cs", Assert.Single(same.Findings, f => f.Rule == "allowance-unused").Where.File);
    }
}
