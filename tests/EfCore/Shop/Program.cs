using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Shop;

public class Customer
{
    public int Id { get; set; }
    public string Email { get; set; } = "";
    public List<Order> Orders { get; } = [];
}

public class Order
{
    public int Id { get; set; }
    public decimal Total { get; set; }
    public int CustomerId { get; set; }
    public Customer? Customer { get; set; }
}

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Order> Orders => Set<Order>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Customer>().HasIndex(c => c.Email).IsUnique();
        model.Entity<Order>().ToTable("shop_orders").Property(o => o.Total).HasColumnName("total_amount").HasPrecision(10, 2);
    }
}

public class ShopContextFactory : IDesignTimeDbContextFactory<ShopContext>
{
    public ShopContext CreateDbContext(string[] args)
    {
        Console.WriteLine("A user's own code may print.");
        return new(new DbContextOptionsBuilder<ShopContext>().UseNpgsql("Host=nowhere").Options);
    }
}

public static class Program
{
    public static void Main() => throw new InvalidOperationException("the factory makes the context: the program is not started");
}
