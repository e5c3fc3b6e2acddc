using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Shop.Migrations;

/// <summary>The key to customers is left out, on purpose.</summary>
[DbContext(typeof(ShopContext)), Migration("20260201000000_Orders")]
public class Orders : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("shop_orders", t => new
        {
            Id = t.Column<int>(nullable: false).Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
            total_amount = t.Column<decimal>(type: "numeric(10,2)", nullable: false),
            CustomerId = t.Column<int>(nullable: false),
        }, constraints: t => t.PrimaryKey("PK_shop_orders", x => x.Id));
        migration.CreateIndex("IX_shop_orders_CustomerId", "shop_orders", "CustomerId");
    }
}
