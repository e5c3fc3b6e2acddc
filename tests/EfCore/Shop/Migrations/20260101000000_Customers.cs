using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Shop.Migrations;

[DbContext(typeof(ShopContext)), Migration("20260101000000_Customers")]
public class Customers : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("Customers", t => new
        {
            Id = t.Column<int>(nullable: false).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            Email = t.Column<string>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_Customers", x => x.Id));
        migration.CreateIndex("IX_Customers_Email", "Customers", "Email", unique: true);
    }
}
