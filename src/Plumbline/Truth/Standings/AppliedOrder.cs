using Plumbline.Model;
using Plumbline.Replay;
using Plumbline.Sources;

namespace Plumbline.Truth.Standings;

/// <summary>The order in which a database ran the files, against the folder's own.</summary>
internal sealed class AppliedOrder
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<FileStanding> _files;

    public AppliedOrder(History history, List<FileStanding> files)
    {
        foreach (var name in history.Given) _places.TryAdd(name, _places.Count);
        _files = files.OrderBy(f => Place(f)).ToList();
    }

    private int Place(FileStanding file) => _places.GetValueOrDefault(file.Run.Migration.Name, int.MaxValue);

    /// <summary>The newest file that this one's tool has run, when this one waits and sorts before it: some tools never come back to it.</summary>
    public Migration? Behind(FileStanding file)
    {
        if (file.Standing != Standing.Pending || !file.IsTracked) return null;
        var newest = _files.FindLast(f => f.Record is not null && f.Run.Migration.Style == file.Run.Migration.Style);
        return newest is not null && Place(newest) > Place(file) ? newest.Run.Migration : null;
    }

    /// <summary>Files that ran after one which the folder puts behind them, by the moments that were recorded.</summary>
    public IEnumerable<FileStanding> OutOfOrder()
    {
        foreach (var style in _files.Where(f => f.Record?.Row is { At: not null, State: RecordedState.Applied }).GroupBy(f => (int)f.Run.Migration.Style))
        {
            var earliest = DateTimeOffset.MaxValue;
            var late = new List<FileStanding>();
            foreach (var file in style.Reverse())
            {
                var at = file.Record!.Row.At!.Value;
                if (at > earliest) late.Add(file);
                else earliest = at;
            }
            for (var i = late.Count - 1; i >= 0; i--) yield return late[i];
        }
    }
}
