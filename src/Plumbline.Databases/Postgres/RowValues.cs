namespace Plumbline.Databases.Postgres;

/// <summary>Letters that several catalogs share.</summary>
internal static class RowValues
{
    /// <summary>tgenabled, evtenabled, ev_enabled (manual 53.56).</summary>
    public static string Enabled(char letter) => letter switch { 'D' => "disabled", 'R' => "replica", 'A' => "always", _ => "origin" };
}
