using Plumbline.Model;

namespace Plumbline.Rules.Security;

/// <summary>What the row security rules ask of a catalog.</summary>
internal static class RowSecurity
{
    public static readonly string[] Commands = ["select", "insert", "update", "delete"];

    /// <summary>Only a voice that can speak of policies is judged, and only a schema that uses them somewhere.</summary>
    public static bool IsUsed(CatalogView view) =>
        view.Voice.Denies(new Policy(new("public", "any", "any"))) && (view.Tables().Any(t => t.RowSecurity) || view.Catalog.OfType<Policy>().Any());

    public static IEnumerable<Table> Tables(CatalogView view) =>
        view.Tables().Where(t => t.PartitionOf is null && t.ForeignServer is null && t.Name.Schema is null or "public" or "api" && !t.Name.Name.StartsWith("_prisma", StringComparison.Ordinal));

    public static List<Policy> Policies(CatalogView view, Table table) => view.Catalog.Children<Policy>(table.Id()).ToList();

    /// <summary>The commands that no permissive policy lets anybody do.</summary>
    public static List<string> Uncovered(List<Policy> policies) =>
        Commands.Where(c => !policies.Any(p => p.Permissive && (p.Command == "all" || p.Command == c))).ToList();

    /// <summary>How bad it is that anybody who may read the table reads all of it.</summary>
    public static (Severity Severity, string Why) Exposure(CatalogView view, ObjectName table) => view.Sensitivities.Of(table) switch
    {
        Sensitivity.Health => (Severity.Critical, "it holds health data"),
        Sensitivity.Content => (Severity.Critical, view.Sensitivities.HoldsHealthData ? "it holds what people wrote, in a schema of health data" : "it holds what people wrote"),
        Sensitivity.Personal => (Severity.High, view.Sensitivities.HoldsHealthData ? "its rows lead to persons, in a schema of health data (PHI)" : "its rows lead to persons"),
        _ => (Severity.Low, "its columns name no person"),
    };
}
