using Plumbline.CSharp;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Xunit;

namespace Plumbline.Tests.Code;

public class EntityUsesTests
{
    private static readonly Source s_schema = SqlSchema.Read([new("schema.sql", "schema.sql", """
        CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL, full_name text);
        CREATE TABLE orders (id bigint PRIMARY KEY, total_amount numeric NOT NULL, customer_id bigint REFERENCES customers, note text);
        CREATE TABLE order_lines (id bigint PRIMARY KEY, order_id bigint NOT NULL REFERENCES orders, quantity int NOT NULL);
        """)], "schema.sql", "schema.sql", new());

    private const string Entities = """
        using Microsoft.EntityFrameworkCore;
        namespace Shop;
        public class Customer { public long Id { get; set; } public string Email { get; set; } = ""; public string? FullName { get; set; } public List<Order> Orders { get; } = []; }
        [Table("orders")]
        public class Order
        {
            public long Id { get; set; }
            [Column("total_amount")] public decimal Total { get; set; }
            public long CustomerId { get; set; }
            public string? Note { get; set; }
            public Customer Customer { get; set; } = null!;
            public ICollection<OrderLine> Lines { get; set; } = [];
            public bool IsLarge => Total > 100;
        }
        public class OrderLine { public long Id { get; set; } public long OrderId { get; set; } public int Quantity { get; set; } public Order? Order { get; set; } }
        public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
        {
            public DbSet<Customer> Customers => Set<Customer>();
            public DbSet<Order> Orders => Set<Order>();
            public DbSet<OrderLine> OrderLines => Set<OrderLine>();
            protected override void OnConfiguring(DbContextOptionsBuilder b) => b.UseSnakeCaseNamingConvention();
        }
        """;

    private static CodeFile File(string path, string text) => CodeFileReader.Read(path, CodeFileWriter.Write(CSharpReader.Read(path, text)).Span);

    private static Source Read(string code, string entities = Entities, Source? schema = null) =>
        CodeVoice.Read(new CodeProject([File("src/Entities.cs", entities), File("src/Code.cs", code)]), ".", [], made: [schema ?? s_schema]);

    /// <summary>The entities, with more in their context's configuration.</summary>
    private static string With(string statement) => Entities.Replace("=> b.UseSnakeCaseNamingConvention();", $"{{ {statement} b.UseSnakeCaseNamingConvention(); }}", StringComparison.Ordinal);

    /// <summary>What is done with which column; <c>!</c> in front of what the schema lacks.</summary>
    private static string Uses(string body, string entities = Entities, Source? schema = null) =>
        string.Join(", ", Read($"class Service(ShopContext db) {{ async Task Work(long id) {{ {body} }} }}", entities, schema).Usages.Where(u => u.Where.File == "src/Code.cs" && u.Kind != UsageKind.ReadsRow)
            .Select(u => $"{(u.IsDeclared ? "" : "!")}{u.Subject.Name.Table}.{u.Subject.Name.Name} {u.Kind}"));

    [Theory]
    [InlineData("db.Orders.Where(o => o.CustomerId == id).Select(o => new { o.Total });", "orders.customer_id Filters, orders.total_amount Reads")]
    [InlineData("db.Orders.Include(o => o.Lines).ThenInclude(l => l.Order).OrderBy(o => o.Note).ThenBy(x => x.Customer.Email);", "orders.note Orders, customers.email Orders")]
    [InlineData("var all = from o in db.Orders where o.Total > 5 orderby o.Note select o.Id;", "orders.total_amount Filters, orders.note Orders, orders.id Reads")]
    [InlineData("var all = from o in db.Orders join c in db.Customers on o.CustomerId equals c.Id from l in o.Lines where l.Quantity > 1 group o by o.Note into g select new { g.Key, Sum = g.Sum(x => x.Total) };",
        "orders.customer_id Filters, customers.id Filters, order_lines.quantity Filters, orders.note Groups, orders.total_amount Reads")]
    [InlineData("db.Set<Order>().Any(o => o.Note == null);", "orders.note Filters")]
    [InlineData("db.Add(new Order { Total = 1, CustomerId = id, Lines = [] });", "orders.total_amount Writes, orders.customer_id Writes")]
    [InlineData("await db.Orders.Where(o => o.Id == id).ExecuteUpdateAsync(s => s.SetProperty(o => o.Note, o => o.Note + \"x\").SetProperty(o => o.Total, 1m));", "orders.id Filters, orders.note Writes, orders.note Writes, orders.total_amount Writes")]
    [InlineData("db.Orders.GroupBy(o => o.CustomerId).Select(g => new { g.Key, All = g.Count(o => o.Total > 1) });", "orders.customer_id Groups, orders.total_amount Filters")]
    [InlineData("db.Orders.Join(db.Customers, o => o.CustomerId, c => c.Id, (o, c) => new { o.Total, c.Email });", "orders.customer_id Filters, customers.id Filters, orders.total_amount Filters, customers.email Filters")]
    [InlineData("db.Customers.SelectMany(c => c.Orders).Where(o => o.Note != null);", "orders.note Filters")]
    [InlineData("var order = await db.Orders.FirstOrDefaultAsync(); order!.Note = \"x\"; Show(order?.Customer?.FullName);", "orders.note Handles, customers.full_name Handles")]
    [InlineData("foreach (var l in await db.OrderLines.ToListAsync()) Show(l.Quantity);", "order_lines.quantity Handles")]
    [InlineData("db.Orders.Select(o => EF.Property<string>(o, \"Note\"));", "orders.note Reads")]
    [InlineData("Expression<Func<Order, bool>> large = o => o.Total > 5; db.Orders.Where(large);", "orders.total_amount Handles")]
    [InlineData("Show(nameof(Order.Total)); Order made = new() { Note = \"a\" };", "orders.total_amount Handles, orders.note Writes")]
    [InlineData("var lists = new List<string>(); lists.Where(o => o.Total > 5); Other(o => o.Note); var dto = new OrderDto { Total = 5 };", "")]
    [InlineData("db.Orders.Where(o => o.IsLarge && o.Lines.Any(l => l.Quantity > 2 && o.Note == null));", "order_lines.quantity Filters, orders.note Filters")]
    public void Properties_are_the_columns_that_they_are_mapped_to(string body, string uses) => Assert.Equal(uses, Uses(body));

    [Fact]
    public void What_the_project_itself_adds_to_queries_keeps_its_rows()
    {
        const string Extensions = "static class Queries { public static IQueryable<Order> Open(this IQueryable<Order> q) => q.Where(o => o.Note == null); public static IQueryable<T> Paged<T>(this IQueryable<T> q) => q.Take(5); }";
        Assert.Equal("orders.total_amount Filters", Uses("db.Orders.Open().Paged().Where(o => o.Total > 1);", Entities + Extensions));
    }

    private const string Held = """
        public class Address { public string Street { get; set; } = ""; public string City { get; set; } = ""; }
        [ComplexType] public class Money { public decimal Amount { get; set; } public string Currency { get; set; } = ""; }
        public class Options { public bool Gift { get; set; } }
        [Table("parcels")] public class Parcel { public long Id { get; set; } public Address From { get; set; } public Address To { get; set; } public Money Price { get; set; } public Options Options { get; set; } public string Tag { get; set; } }
        class ParcelConfiguration : IEntityTypeConfiguration<Parcel>
        {
            public void Configure(EntityTypeBuilder<Parcel> builder)
            {
                builder.OwnsOne(p => p.From);
                builder.OwnsOne(p => p.To, a => { a.Property(x => x.Street).HasMaxLength(5).HasColumnName("target_street"); });
                builder.OwnsOne(p => p.Options, o => o.ToJson());
                builder.Property(p => p.Tag).HasConversion(t => t.Length, n => "");
            }
        }
        """;

    [Theory]
    [InlineData("db.Parcels.Where(p => p.From.Street == null).OrderBy(p => p.From.City);", "parcels.from_street Filters, parcels.from_city Orders", 0)]
    [InlineData("db.Parcels.Where(p => p.To.Street == null && p.To.City == null);", "parcels.target_street Filters", 1)]
    [InlineData("db.Parcels.Select(p => p.Price.Amount);", "parcels.price_amount Reads", 0)]
    [InlineData("db.Parcels.Where(p => p.Options.Gift);", "", 1)]
    [InlineData("db.Parcels.Where(p => p.Tag == \"x\");", "parcels.tag Filters", 0)]
    [InlineData("db.Add(new Parcel { From = new Address { Street = \"a\" }, Options = new Options { Gift = true } });", "parcels.from_street Writes", 1)]
    public void Members_of_what_a_row_holds_are_columns_where_that_is_certain_and_counted_else(string body, string uses, int unknown)
    {
        var schema = SqlSchema.Read([new("s.sql", "s.sql", "CREATE TABLE parcels (id bigint PRIMARY KEY, from_street text, from_city text, target_street text, price_amount numeric, price_currency text, options jsonb, tag int);")], "s.sql", "s.sql", new());
        var entities = Entities.Replace("public DbSet<Order> Orders", "public DbSet<Parcel> Parcels => Set<Parcel>(); public DbSet<Order> Orders", StringComparison.Ordinal) + Held;
        Assert.Equal(uses, Uses(body, entities, schema));
        Assert.Equal(unknown == 0 ? [] : [$"{unknown} uses of members of owned or complex types"], Read($"class Service(ShopContext db) {{ async Task Work(long id) {{ {body} }} }}", entities, schema).NotCompared.Select(n => n.What).Where(w => w.Contains("complex types", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_inherited_context_is_a_context_in_any_file()
    {
        const string Base = "abstract class Repository { protected readonly ShopContext Db; }";
        var voice = Read("class Orders : Repository { int Count() => Db.Orders.Count(o => o.Note == null); }", Entities + Base);
        Assert.Contains(voice.Usages, u => u.Subject.Name.ToString() == "orders.note" && u.Where.File == "src/Code.cs");
    }

    [Fact]
    public void The_model_builder_is_heeded()
    {
        const string Configured = """
            class OrderConfiguration : IEntityTypeConfiguration<Order> { public void Configure(EntityTypeBuilder<Order> builder) { builder.ToTable("orders"); builder.Property(o => o.Note).HasMaxLength(5).HasColumnName("remark"); builder.Ignore(o => o.CustomerId); } }
            """;
        Assert.Equal("!orders.remark Filters", Uses("db.Orders.Where(o => o.Note == null && o.CustomerId == id);", Entities + Configured));
        var whole = With("model.Entity<Customer>(e => { e.ToTable(\"customers\"); e.Property(c => c.Email).HasColumnName(\"mail\"); });");
        Assert.Equal("!customers.mail Filters", Uses("db.Customers.Where(c => c.Email == null);", whole));
    }

    [Fact]
    public void A_convention_that_the_schema_does_not_bear_out_is_none()
    {
        var other = Entities.Replace("b.UseSnakeCaseNamingConvention()", "b.ToString()", StringComparison.Ordinal);
        Assert.Equal("!orders.CustomerId Filters", Uses("db.Orders.Where(o => o.CustomerId == id);", Entities.Replace("public long CustomerId", "[Column(\"CustomerId\")] public long CustomerId", StringComparison.Ordinal)));
        Assert.Equal("orders.total_amount Filters", Uses("db.Orders.Where(o => o.CustomerId == id && o.Total > 1);", other));
        var voice = Read("class Service(ShopContext db) { int Count() => db.Customers.Count(c => c.Email == null); }", other);
        Assert.DoesNotContain(voice.Usages, u => u.Where.File == "src/Code.cs");
        Assert.Contains(voice.NotCompared, n => n.What.StartsWith("1 of ", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_two_classes_of_a_name_a_set_is_of_the_nearer_one()
    {
        var files = new[] { File("src/Shop.Data/Entities.cs", Entities), File("src/Web/Order.cs", "public class Order { public decimal Sum { get; set; } public string Note { get; set; } }"), File("src/Web/Page.cs", "class Page(ShopContext db) { object All(Order mine) => db.Orders.Where(o => o.Total > 1 && mine.Note == null); }") };
        var voice = CodeVoice.Read(new CodeProject(files), ".", [], made: [s_schema]);
        Assert.Equal(["orders.total_amount"], voice.Usages.Where(u => u.Where.File!.StartsWith("src/Web", StringComparison.Ordinal) && u.Kind == UsageKind.Filters).Select(u => u.Subject.Name.ToString()));
        Assert.DoesNotContain(voice.Usages, u => !u.IsDeclared || u.Kind == UsageKind.Handles);
    }

    [Theory]
    [InlineData("[Table(\"shipments\")] public class Shipment { public long Id { get; set; } }", "shipments")]
    [InlineData("public class Shipment { public long Id { get; set; } }", "")]
    public void A_table_that_is_not_there_is_told_of_the_set_where_its_name_is_written(string shipment, string told)
    {
        var entities = Entities.Replace("public DbSet<Order> Orders", "public DbSet<Shipment> Shipments => Set<Shipment>(); public DbSet<Order> Orders", StringComparison.Ordinal) + shipment;
        var voice = Read("class Service(ShopContext db) { object All() => db.Shipments.Where(s => s.Id == 1).ToList(); }", entities);
        Assert.Equal(told, string.Join(", ", voice.Usages.Where(u => !u.IsDeclared).Select(u => u.Subject.Name)));
    }

    [Fact]
    public void A_context_of_another_database_is_counted_and_not_judged()
    {
        const string Other = """
            [Table("invoices")] public class Invoice { public long Id { get; set; } }
            [Table("payments")] public class Payment { public long Id { get; set; } }
            public class BillingContext : DbContext { public DbSet<Invoice> Invoices { get; set; } public DbSet<Payment> Payments { get; set; } }
            """;
        var voice = Read("class Service(BillingContext db) { object All() => db.Invoices.Where(s => s.Id == 1).ToList(); }", Entities + Other);
        Assert.DoesNotContain(voice.Usages, u => !u.IsDeclared);
        Assert.Contains(voice.NotCompared, n => n.What == "1 of 1 calls on a client");
    }

    [Fact]
    public void The_default_schema_of_a_context_holds_for_its_sets()
    {
        var schema = SqlSchema.Read([new("schema.sql", "schema.sql", "CREATE SCHEMA shop; CREATE TABLE shop.orders (id bigint PRIMARY KEY, total_amount numeric, customer_id bigint, note text);")], "schema.sql", "schema.sql", new());
        Assert.Equal("orders.note Filters", Uses("db.Orders.Where(o => o.Note == null);", With("model.HasDefaultSchema(\"shop\");"), schema));
    }

    [Fact]
    public void A_class_of_the_same_name_elsewhere_is_not_taken_for_the_entity()
    {
        const string Other = "namespace Contracts { public class Customer { public string Email { get; set; } } }";
        Assert.Equal("", Uses("void Show(Customer c) => c.Email.Trim(); var made = new Customer { Email = \"a\" };", Entities + Other));
    }

    [Fact]
    public void What_Entity_Framework_says_itself_goes_before_what_is_written()
    {
        var asked = s_schema with
        {
            Format = "efcore",
            ModelNames = new Dictionary<ObjectId, ModelName> { [new(Table.OfKind, new("public", "orders"))] = new("Order", null, true), [new(Column.OfKind, new("public", "note", "orders"))] = new("Order", "Total", true) },
        };
        Assert.Equal("orders.note Filters", Uses("db.Orders.Where(o => o.Total > 1 && o.CustomerId == id);", schema: asked));
    }

    [Theory]
    [InlineData("(", 40_000)]
    [InlineData("c.D(", 1_900)]
    [InlineData("a + ", 30_000)]
    [InlineData("c.D().", 30_000)]
    public void Deep_nesting_is_at_most_a_fault_of_the_file(string part, int times) =>
        Assert.Equal("a.cs", CSharpReader.Read("a.cs", $"class A {{ int B() => {string.Concat(Enumerable.Repeat(part, times))}x.Execute(\"Sql\"); }}").Path);
}
