using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Plumbline.Cli;

/// <summary>One place in the configuration: what stands there, and where.</summary>
internal abstract record ConfigNode(int Line, int Column)
{
    public sealed record Word(int Line, int Column, string Text, bool Quoted) : ConfigNode(Line, Column)
    {
        /// <summary>Nothing was written: <c>key:</c>, <c>~</c>, <c>null</c>.</summary>
        public bool IsNothing => !Quoted && Text is "" or "~" or "null";
    }

    public sealed record Sequence(int Line, int Column, IReadOnlyList<ConfigNode> Items) : ConfigNode(Line, Column);

    public sealed record Map(int Line, int Column, IReadOnlyList<(Word Key, ConfigNode Value)> Entries) : ConfigNode(Line, Column);
}

/// <summary>
/// YAML to nodes, event by event. Anchors and aliases are refused: a configuration needs none, and a few lines of them unfold to gigabytes.
/// </summary>
internal sealed class ConfigParser
{
    private const int MostDepth = 16;
    private const int MostCharacters = 1 << 20;

    private readonly IParser _parser;
    private readonly ConfigFaults _faults;

    private ConfigParser(string text, ConfigFaults faults)
    {
        _parser = new Parser(new StringReader(text));
        _faults = faults;
    }

    /// <summary>The document's root; null when it is empty or cannot be read, which is among the faults then.</summary>
    public static ConfigNode? Read(string text, ConfigFaults faults)
    {
        if (text.Length > MostCharacters)
        {
            faults.Add(1, 1, "the file is larger than a megabyte");
            return null;
        }
        try
        {
            return new ConfigParser(text, faults).Document();
        }
        catch (YamlException fault)
        {
            faults.Add((int)fault.Start.Line, (int)fault.Start.Column, $"not valid YAML: {Plain(fault)}");
            return null;
        }
    }

    private ConfigNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _)) return null;
        _parser.Consume<DocumentStart>();
        var root = Node(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.TryConsume<StreamEnd>(out _)) Fault(_parser.Current!, "a second document: one file holds one configuration");
        return root;
    }

    private ConfigNode Node(int depth)
    {
        var here = _parser.Current!;
        if (depth > MostDepth) throw new YamlException(here.Start, here.End, $"nested deeper than {MostDepth} levels");
        if (here is AnchorAlias) throw new YamlException(here.Start, here.End, "aliases are not allowed: write the value out");
        if (here is NodeEvent { Anchor.IsEmpty: false }) throw new YamlException(here.Start, here.End, "anchors are not allowed: write the value where it is needed");
        if (_parser.TryConsume<Scalar>(out var scalar)) return new ConfigNode.Word(Line(scalar), Column(scalar), scalar.Value, scalar.Style is not ScalarStyle.Plain);
        if (_parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = new List<ConfigNode>();
            while (!_parser.TryConsume<SequenceEnd>(out _)) items.Add(Node(depth + 1));
            return new ConfigNode.Sequence(Line(sequence), Column(sequence), items);
        }
        var map = _parser.Consume<MappingStart>();
        var entries = new List<(ConfigNode.Word, ConfigNode)>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var at = _parser.Current!;
            if (Node(depth + 1) is not ConfigNode.Word key) throw new YamlException(at.Start, at.End, "a key has to be a word");
            if (!keys.Add(key.Text)) Fault(at, $"{key.Text} is given twice");
            entries.Add((key, Node(depth + 1)));
        }
        return new ConfigNode.Map(Line(map), Column(map), entries);
    }

    private void Fault(ParsingEvent at, string message) => _faults.Add(Line(at), Column(at), message);

    private static int Line(ParsingEvent at) => (int)at.Start.Line;
    private static int Column(ParsingEvent at) => (int)at.Start.Column;

    private static string Plain(YamlException fault)
    {
        var message = fault.Message;
        var mark = message.StartsWith('(') ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        return (mark < 0 ? message : message[(mark + 3)..]).TrimEnd('.');
    }
}

/// <summary>What is wrong with a configuration, place by place.</summary>
internal sealed class ConfigFaults(string path)
{
    private readonly List<string> _faults = [];

    public void Add(int line, int column, string message) => _faults.Add($"{path}:{line}:{column}: {message}");

    public void Add(ConfigNode at, string message) => Add(at.Line, at.Column, message);

    public void ThrowIfAny()
    {
        if (_faults.Count > 0) throw new UsageException(string.Join('\n', _faults));
    }
}
