using System.Runtime.CompilerServices;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Sources.Code;
using Plumbline.Sources.Code.PrismaClients;
using Plumbline.Sources.Prisma;

namespace Plumbline.Rules.Usages;

/// <summary>
/// How far code tells what nobody uses. Silence of code is worth something only where all of it was read and it is the program that the schema was made for:
/// one that uses most tables, fills the table in question itself, and says at each call what it asks for.
/// </summary>
internal sealed class CodeReach
{
    // Three rules ask, and most of it is going through every usage. By the code and the schema: the same code may be held against another.
    private static readonly ConditionalWeakTable<Source, ConditionalWeakTable<Source, CodeReach>> s_reaches = [];

    private readonly CodeWords _words;
    private readonly HashSet<ObjectId> _named = [];
    private readonly HashSet<ObjectId> _used = [];
    private readonly HashSet<ObjectId> _written = [];
    private readonly HashSet<ObjectId> _open;
    private readonly Dictionary<string, List<string>> _relationsTo = new(StringComparer.Ordinal);

    private CodeReach(Source code, CodeWords words, Source schema)
    {
        (_words, Schema, Models) = (words, schema, new([schema]));
        _open = [.. words.Open];
        var filled = new HashSet<ObjectId>();
        foreach (var usage in code.Usages)
        {
            if (usage.Label is not null || usage.Kind == UsageKind.Mirrors) continue;
            if (_named.Add(usage.Subject)) _used.Add(usage.Subject.Holder());
            if (usage is { Kind: UsageKind.Writes, Site: UsageSite.Program or UsageSite.Script } && usage.Subject.Kind == Column.OfKind && filled.Add(usage.Subject)) _written.Add(usage.Subject.Holder());
        }
        foreach (var field in Models.All.SelectMany(t => t.Model.Fields))
            if (field.Type is PrismaType.Relation { Model: var model }) (_relationsTo.TryGetValue(model, out var names) ? names : _relationsTo[model] = []).Add(field.Name);
    }

    public Source Schema { get; }
    public PrismaModels Models { get; }

    /// <summary>Each declared schema of which the code uses so much that what it leaves out may be told.</summary>
    public static IReadOnlyList<CodeReach> Of(Project project)
    {
        if (project.Of(SourceRole.Code).FirstOrDefault() is not { Mentions: { } words } code) return [];
        var known = s_reaches.GetValue(code, _ => []);
        return [.. project.Of(SourceRole.Declared).Where(s => s.Prisma is not null).Select(s => known.GetValue(s, schema => new(code, words, schema))).Where(r => r.IsMost)];
    }

    private bool IsMost => Models.All.Count(t => _used.Contains(t.Table)) is > 0 and var used && used * 2 >= Models.All.Count;

    /// <summary>
    /// Whether nobody names the table, nor a relation that leads to it. One without a relation to what the program uses may be another program's, or a library's.
    /// </summary>
    public bool LeavesOut(PrismaTable table) =>
        !_used.Contains(table.Table) && !Names(table.Model.Name()) && !Names(Delegate(table.Model.Name())) && !Names(table.Table.Name.Name) && !IsOpen(table)
        && !(_relationsTo.TryGetValue(table.Model.Name(), out var relations) && relations.Exists(Names))
        && table.Model.Fields.Any(f => Models.Target(f) is { } other && _used.Contains(other.Table));

    /// <summary>Whether nobody names the column of a table that the program itself fills.</summary>
    public bool LeavesOut(PrismaTable table, PrismaField field) =>
        !field.IsRelation() && _written.Contains(table.Table) && !IsOpen(table) && !_named.Contains(table.Column(field)) && !Names(field.Name) && !Names(field.Column())
        && !table.Model.Fields.Any(f => Names(f.Name) && table.ForeignKey(f.Name).Contains(field.Name));

    /// <summary>Whether nobody names the value of an enum, of which the program uses some column: not even as what a column has by itself.</summary>
    public bool LeavesOut(PrismaEnum of, PrismaEnumValue value)
    {
        if (Names(value.Name) || Names(value.Label()) || Names(of.Block.Name) || _words.IsHandedOn(of.Block.Name)) return false;
        var isUsed = false;
        foreach (var table in Models.All)
            foreach (var field in table.Model.Fields)
            {
                if (field.Type is not PrismaType.Enum { Name: var name } || name != of.Block.Name) continue;
                if (IsOpen(table) || IsDefault(field.Default, value)) return false;
                isUsed |= _used.Contains(table.Table);
            }
        return isUsed;
    }

    private bool Names(string word) => _words.Contains(word);

    private bool IsOpen(PrismaTable table) => _open.Contains(table.Table);

    private static bool IsDefault(PrismaValue? written, PrismaEnumValue value) => written switch
    {
        PrismaValue.Word word => word.Name == value.Name,
        PrismaValue.List list => list.Items.Any(i => IsDefault(i, value)),
        _ => false,
    };

    private static string Delegate(string model) => char.ToLowerInvariant(model[0]) + model[1..];
}
