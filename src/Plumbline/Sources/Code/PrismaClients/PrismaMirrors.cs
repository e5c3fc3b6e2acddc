using Plumbline.Model;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>Finds types written by hand that repeat a model or an enum: most members are fields of the model, and the names share a word.</summary>
internal sealed class PrismaMirrors(CodeProject project, PrismaModels models, CodeUsages usages)
{
    private const int FewestMembers = 3;
    private static readonly HashSet<string> s_noWords = new(StringComparer.Ordinal) { "dto", "type", "schema", "model", "row", "record", "entity", "data", "item", "info", "input", "new", "create", "update", "stored", "response", "request", "with", "the", "i", "t" };

    private readonly List<Named> _models = [.. models.All.Select(t => new Named(t, Words(t.Model.Name())))];

    private sealed record Named(PrismaTable Table, HashSet<string> Words);

    /// <summary>The packages that take anything of a client.</summary>
    private readonly HashSet<string> _clients = [.. project.Files.Where(f => f.Imports.Any(i => PrismaModules.IsGenerated(i.Module))).Select(project.PackageOf)];

    public IEnumerable<Mirror> Of(CodeFile file)
    {
        foreach (var shape in file.Shapes)
        {
            if (shape.Type is CodeType.Shape own && Table(file, shape, own) is { } table) yield return Told(file, table);
            else if (shape.Type is CodeType.Union union && Enum(file, shape, union) is { } @enum) yield return @enum;
        }
    }

    private Mirror? Table(CodeFile file, CodeShape shape, CodeType.Shape own)
    {
        if (own.Members.Count < FewestMembers) return null;
        var words = Words(shape.Name);
        Mirror? best = null;
        var most = 0;
        foreach (var (table, modelWords) in _models)
        {
            var same = shape.Name == table.Model.Name() || shape.Name == $"I{table.Model.Name()}";
            if (!same && !words.Overlaps(modelWords)) continue;
            var columns = own.Members.Count(m => table.Field(m.Name) is { } field && !field.IsRelation());
            if (columns < FewestMembers || columns * 3 < own.Members.Count(m => !IsRelation(table, m)) * 2 || (columns <= most && !same)) continue;
            most = columns;
            best = new(shape.Name, table.Table, usages.At(file, shape.At), same) { Fits = Fits(file, shape, own, table), Model = table.Model.Name(), Members = own.Members.Where(m => !IsRelation(table, m)).Select(m => Member(file, table, m)) };
            if (same) return best;
        }
        return best;
    }

    /// <summary>A schema that checks at run time, and a class that others hang decorators on, do what no generated type does; a package without the client cannot take its types.</summary>
    private bool Fits(CodeFile file, CodeShape shape, CodeType.Shape own, PrismaTable table) =>
        shape.Form is CodeShapeForm.Interface or CodeShapeForm.Alias && shape.Extends.IsEmpty && own.Members.All(m => table.Field(m.Name) is { } field && PrismaFieldTypes.Says(m, field, models)) && _clients.Contains(project.PackageOf(file));

    private static bool IsRelation(PrismaTable table, CodeMember member) => table.Field(member.Name)?.IsRelation() == true;

    private MirrorMember Member(CodeFile file, PrismaTable table, CodeMember member) =>
        new(member.Name, usages.At(file, member.At), table.Field(member.Name) is { } field ? table.Column(field) : null);

    /// <summary>The members are places that name the columns; of those that the model lacks, where a query names them, too.</summary>
    private Mirror Told(CodeFile file, Mirror mirror)
    {
        foreach (var member in mirror.Members)
        {
            var usage = new Usage(UsageKind.Mirrors, member.Column ?? new(Column.OfKind, mirror.Of.Name.Member(member.Name)), member.Where, $"{mirror.Name}.{member.Name}") { Site = file.Site };
            if (member.Column is null) usages.Suppose(usage with { IsDeclared = false });
            else usages.Add(usage);
        }
        return mirror;
    }

    private Mirror? Enum(CodeFile file, CodeShape shape, CodeType.Union union)
    {
        var bare = Bare(shape.Name);
        if (!union.Of.All(t => t is CodeType.Literal) || models.Enum(bare) is not { } of) return null;
        var literals = union.Of.Select(t => (CodeType.Literal)t);
        var labels = of.Enum.Values.Select(v => v.Name);
        // Another thing of the same name.
        if (literals.Count(l => labels.Contains(l.Text)) * 2 < literals.Count) return null;
        return new(shape.Name, of.Id, usages.At(file, shape.At), true)
        {
            Model = of.Enum.Block.Name,
            Members = literals.Select(l => new MirrorMember(l.Text, usages.At(file, l.At), labels.Contains(l.Text) ? of.Id : null)),
            Lacking = labels.Where(l => literals.All(t => t.Text != l)),
        };
    }

    /// <summary>Without what says that it is a type: <c>IUser</c>, <c>userSchema</c>, <c>UserDto</c>. Models and enums of the schema are looked up by it.</summary>
    private string Bare(string name)
    {
        if (models.Model(name) is not null || models.Enum(name) is not null) return name;
        foreach (var ending in (string[])["Schema", "Dto", "DTO", "Type", "Model", "Entity", "Row", "Record"])
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal)) name = name[..^ending.Length];
        if (name.Length > 2 && name[0] == 'I' && char.IsUpper(name[1])) name = name[1..];
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static HashSet<string> Words(string name)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !(char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])) && name[i] != '_') continue;
            var word = name[start..i].Trim('_').ToLowerInvariant();
            if (word.EndsWith('s')) word = word[..^1];
            if (word.Length > 2 && (!s_noWords.Contains(word) || word == "model")) words.Add(word);
            start = i;
        }
        return words;
    }
}
