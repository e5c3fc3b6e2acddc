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
}

public class Reader
{
    public int Id { get; set; }
}
