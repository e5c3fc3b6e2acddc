using Microsoft.EntityFrameworkCore;

namespace Lending;

public class Loan
{
    public long Id { get; set; }
    public DateOnly Due { get; set; }
}

/// <summary>Made by the services of a program alone.</summary>
public class LoanContext(DbContextOptions<LoanContext> options) : DbContext(options)
{
    public DbSet<Loan> Loans => Set<Loan>();
}

/// <summary>Made by itself.</summary>
public class ReaderContext : DbContext
{
    public DbSet<Reader> Readers => Set<Reader>();

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseNpgsql("Host=nowhere");

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Reader>().OwnsOne(r => r.Home, home => home.Property(h => h.Street).HasColumnName("home_street"));
        model.Entity<Reader>().OwnsOne(r => r.Work);
        model.Entity<Reader>().OwnsOne(r => r.Wishes, wishes => wishes.ToJson());
        model.Entity<Reader>().ComplexProperty(r => r.Fee);
        model.Entity<Reader>().Property(r => r.Kind).HasConversion<string>();
    }
}

public class Reader
{
    public int Id { get; set; }
    public Address Home { get; set; } = new();
    public Address? Work { get; set; }
    public Wishes? Wishes { get; set; }
    public Fee Fee { get; set; } = new();
    public ReaderKind Kind { get; set; }
}

public enum ReaderKind { Child, Adult }

public class Address
{
    public string Street { get; set; } = "";
    public string City { get; set; } = "";
}

public class Wishes
{
    public string Genre { get; set; } = "";
}

public class Fee
{
    public decimal Amount { get; set; }
}
