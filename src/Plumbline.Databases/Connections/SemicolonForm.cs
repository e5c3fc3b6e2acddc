using System.Data.Common;

namespace Plumbline.Databases.Connections;

/// <summary><c>Host=…;Username=…;Password="a;b"</c>: ADO.NET's connection strings.</summary>
internal static class SemicolonForm
{
    /// <summary>Null when the text is not written so.</summary>
    public static ConnectionSettings? Read(string text)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            return null;
        }
        var settings = new ConnectionSettings();
        foreach (string name in builder.Keys) settings.Set(name, builder[name].ToString() ?? "");
        return settings;
    }
}
