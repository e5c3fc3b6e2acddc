using Plumbline.Model;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules.Tracking;

/// <summary>One migration file with every database in which the same is the matter.</summary>
internal sealed record FileInDatabases(FileStanding First, EquatableArray<HistoryStanding> Databases)
{
    public EquatableArray<string> Names() => Databases.Select(d => d.Database.Name);

    public string InWords() => Wording.List(Names());

    /// <summary>The files about which something is the matter, in their order.</summary>
    public static IEnumerable<FileInDatabases> Of(IReadOnlyList<HistoryStanding> standings, Func<FileStanding, bool> matters)
    {
        foreach (var history in standings.GroupBy(s => s.History))
            for (var file = 0; file < history.First().Files.Count; file++)
            {
                var where = history.Where(s => matters(s.Files[file])).ToEquatableArray();
                if (!where.IsEmpty) yield return new(where[0].Files[file], where);
            }
    }
}

