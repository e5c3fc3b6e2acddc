using System.Collections.Frozen;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// The relations of pg_catalog and information_schema with their columns, and the functions of pg_catalog, by major: read from servers 13 to 18 by <c>System/read-servers</c>.
/// Newer servers are taken for 18, older ones for 13.
/// </summary>
public sealed class SystemCatalogs
{
    public const int First = 13, Last = 18;

    private static readonly Lazy<SystemCatalogs>[] s_majors = [.. Enumerable.Range(First, Last - First + 1).Select(m => new Lazy<SystemCatalogs>(() => new(m)))];

    private readonly FrozenDictionary<string, IReadOnlyList<KnownColumn>> _relations;
    private readonly FrozenDictionary<string, string> _functions;

    private SystemCatalogs(int major)
    {
        var relations = new Dictionary<string, IReadOnlyList<KnownColumn>>();
        var functions = new Dictionary<string, string>();
        using var reader = new StreamReader(typeof(SystemCatalogs).Assembly.GetManifestResourceStream("SystemCatalogs.txt")!);
        while (reader.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            if (Name(words[0], major) is not { } name) continue;
            if (name.EndsWith("()", StringComparison.Ordinal)) functions[name[..^2]] = line.Length == words[0].Length ? "" : line[(words[0].Length + 1)..];
            else relations[name] = [.. words.Skip(1).Select(w => Name(w, major)).OfType<string>().Select(c => new KnownColumn(c))];
        }
        _relations = relations.ToFrozenDictionary();
        _functions = functions.ToFrozenDictionary();
    }

    public static SystemCatalogs Of(int major) => s_majors[Math.Clamp(major, First, Last) - First].Value;

    /// <summary>The columns of a relation; null when this major has no such relation.</summary>
    public IReadOnlyList<KnownColumn>? Relation(string schema, string name) => _relations.GetValueOrDefault($"{schema}.{name}");

    /// <summary>The relation that a name without a mistake would be; null where a major or an extension has it as it stands, or none is called nearly so.</summary>
    public static string? Meant(ObjectName written)
    {
        var schema = written.Schema == "information_schema" ? written.Schema : "pg_catalog";
        if ((schema == "pg_catalog" && !written.Name.StartsWith("pg_", StringComparison.Ordinal)) || ExtensionMembers.HasRelation(written.Name)) return null;
        var majors = s_majors.Select(m => m.Value).ToList();
        if (majors.Exists(m => m.Relation(schema, written.Name) is not null)) return null;
        var names = majors[^1]._relations.Keys.Where(k => k.StartsWith(schema + ".", StringComparison.Ordinal)).Select(k => k[(schema.Length + 1)..]);
        return names.MaxBy(n => NameWords.Similarity(written.Name, n)) is { } near && NameWords.Similarity(written.Name, near) >= Alike ? near : null;
    }

    private const double Alike = 0.85;

    public bool HasFunction(string name) => _functions.ContainsKey(name);

    /// <summary>What a function of pg_catalog gives in FROM; null when that depends on its arguments.</summary>
    public IReadOnlyList<KnownColumn>? ResultOf(string function) => _functions.GetValueOrDefault(function) switch
    {
        null or "*" => null,
        "" => [new("")],
        var columns => [.. columns.Split(' ').Select(c => new KnownColumn(c))],
    };

    /// <summary>The name, if it is there in a major: <c>last_idx_scan@16-</c>, <c>op_bytes@16-17</c>.</summary>
    private static string? Name(string word, int major)
    {
        var at = word.IndexOf('@');
        if (at < 0) return word;
        var dash = word.IndexOf('-', at);
        var isThere = (dash == at + 1 || major >= int.Parse(word.AsSpan(at + 1, dash - at - 1))) && (dash == word.Length - 1 || major <= int.Parse(word.AsSpan(dash + 1)));
        return isThere ? word[..at] : null;
    }
}
