using Plumbline.Databases;
using Plumbline.Databases.Connections;
using Plumbline.Model;

namespace Plumbline.Cli;

/// <summary>What is counted in a named database; the one place of a plan that knows a driver.</summary>
internal static class LiveCounts
{
    public static Dictionary<ObjectId, long> Nulls(string root, Config config, string named, IReadOnlyCollection<ObjectId> columns, Catalog there)
    {
        if (new DatabasePlaces(root, config).Of(named).Address is not { } address) return [];
        using var interrupt = new Interrupt();
        try
        {
            return NullCounts.Of(address, Limits.Default, columns, there.Contains, interrupt.Token);
        }
        catch (DatabaseException fault)
        {
            throw new UnreadableSourceException($"{named}: {fault.Message}");
        }
    }
}
