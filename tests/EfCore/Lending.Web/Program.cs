using Lending;
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<LoanContext>(options => options.UseNpgsql("Host=nowhere"));
var app = builder.Build();
throw new InvalidOperationException("the host was built: the program is not run further");
