using Plumbline.CSharp.EfCore;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.EfCore;
using Plumbline.Tests;
using Xunit;

namespace Plumbline.CSharp.Tests;

public class EfCoreProjectTests
{
    private static EfCoreModel Read(string project, string? context = null) => new EfCoreProject(Repository.Root).Read($"tests/EfCore/{project}/{project}.csproj", context);

    [Fact]
    public void A_project_with_a_factory_declares_a_schema_and_has_a_history()
    {
        var model = Read("Shop");
        var declared = model.Declared("Shop.csproj", new());
        var history = model.History("history", new(), id => $"tests/EfCore/Shop/Migrations/{id}.cs");
        Assert.Equal("Shop.ShopContext", model.Context);
        Assert.Empty(declared.Findings);
        Assert.Empty(history.Findings);
        Assert.Equal(["Customers", "shop_orders"], history.Catalog.Tables().Select(t => t.Name.Name).Order());
        // All is as declared, but for the key that the migrations leave out.
        var missing = declared.Catalog.Objects.Where(o => !history.Catalog.Contains(o.Id())).ToList();
        Assert.Equal("shop_orders.FK_shop_orders_Customers_CustomerId", Assert.Single(missing).Name.ToString());
        Assert.Equal(history.Catalog.Fingerprint(), declared.Catalog.Without(missing[0].Id()).Fingerprint());
    }

    [Fact]
    public void Entities_and_migrations_are_known_by_their_own_names_and_places()
    {
        var model = Read("Shop");
        var names = model.Declared("Shop.csproj", new()).ModelNames;
        Assert.Equal(new ModelName("Order", "Total", true), names[new(Column.OfKind, new("public", "total_amount", "shop_orders"))]);
        var history = model.History("history", new(), id => $"tests/EfCore/Shop/Migrations/{id}.cs");
        Assert.Equal("tests/EfCore/Shop/Migrations/20260201000000_Orders.cs", history.Catalog.Relation("public", "shop_orders")!.Origin.Here.File);
    }

    [Fact]
    public void A_librarys_context_comes_from_the_services_of_the_program_that_refers_to_it() =>
        Assert.Contains("CREATE TABLE \"Loans\"", Read("Lending", "LoanContext").CreateScript, StringComparison.Ordinal);

    [Fact]
    public void A_context_may_make_itself() => Assert.Contains("CREATE TABLE \"Readers\"", Read("Lending", "ReaderContext").CreateScript, StringComparison.Ordinal);

    /// <summary>Of what is kept in an entity's own row, each member is called by its way there; what is in a JSON column is none.</summary>
    [Fact]
    public void Owned_and_complex_properties_are_the_entitys_own_columns() =>
        Assert.Equal(
            ["Fee.Amount = Fee_Amount", "Home.City = Home_City", "Home.Street = home_street", "Id = Id", "Kind = Kind", "Wishes = Wishes", "Work.City = Work_City", "Work.Street = Work_Street"],
            Read("Lending", "ReaderContext").Declared("Lending.csproj", new()).ModelNames.Where(n => n.Value.Field is not null).Select(n => $"{n.Value.Field} = {n.Key.Name.Name}{(n.Value.Model == "Reader" ? "" : $" of {n.Value.Model}")}").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("tests/EfCore/Lending/Lending.csproj", null, "several contexts, name one: LoanContext, ReaderContext")]
    [InlineData("tests/EfCore/Lending/Lending.csproj", "Other", "no DbContext called Other")]
    [InlineData("tests/EfCore/Nothing.csproj", null, "no such file")]
    [InlineData("src/Plumbline.CSharp/Plumbline.CSharp.csproj", null, "Plumbline.CSharp")]
    public void What_stands_in_the_way_is_said(string project, string? context, string says) =>
        Assert.Contains(says, Assert.Throws<EfCoreException>(() => new EfCoreProject(Repository.Root).Read(project, context)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_project_that_was_never_built_is_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "Bare.csproj"), "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        var fault = Assert.Throws<EfCoreException>(() => new EfCoreProject(folder.Path).Read("Bare.csproj", null));
        Assert.Contains("is not built", fault.Message, StringComparison.Ordinal);
        Assert.Contains("dotnet build Bare.csproj", fault.Message, StringComparison.Ordinal);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("plumbline-efcore-").FullName;

        public void Dispose() => Directory.Delete(Path, true);
    }
}
