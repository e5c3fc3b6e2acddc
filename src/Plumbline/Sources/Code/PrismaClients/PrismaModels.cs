using Plumbline.Model;
using Plumbline.Sources.Prisma;

namespace Plumbline.Sources.Code.PrismaClients;

/// <summary>The models and enums of a project's Prisma schemas, as a client calls them.</summary>
internal sealed class PrismaModels
{
    private readonly Dictionary<string, PrismaTable> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PrismaTable> _delegates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PrismaEnum Enum, ObjectId Id)> _enums = new(StringComparer.Ordinal);

    public PrismaModels(IEnumerable<Source> sources)
    {
        foreach (var source in sources)
        {
            if (source.Prisma is not { } document) continue;
            var ids = new Dictionary<(string, string?), ObjectId>();
            foreach (var (id, name) in source.ModelNames) ids.TryAdd((name.Model, name.Field), id);
            foreach (var model in document.Models)
            {
                var id = ids.GetValueOrDefault((model.Name(), null)) ?? new(Table.OfKind, new(model.Schema ?? DefaultSchema(source), model.Table()));
                var table = new PrismaTable(model, id, document, this);
                if (!_models.TryAdd(model.Name(), table)) _models[model.Name()].IsOneOfSeveral = true;
                else _delegates.TryAdd(char.ToLowerInvariant(model.Name()[0]) + model.Name()[1..], table);
            }
            foreach (var of in document.Enums)
                _enums.TryAdd(of.Block.Name, (of, new(EnumType.OfKind, new(of.Schema ?? DefaultSchema(source), of.TypeName()))));
        }
    }

    public bool IsEmpty => _models.Count == 0;
    public IReadOnlyCollection<PrismaTable> All => _models.Values;
    public IEnumerable<(PrismaEnum Enum, ObjectId Id)> Enums => _enums.Values;

    /// <summary>The schema of tables that name none.</summary>
    public string? Schema => _models.Values.Select(t => t.Table.Name.Schema).FirstOrDefault();

    public PrismaTable? Model(string name) => _models.GetValueOrDefault(name);

    /// <summary>By a client's property: <c>analyticsEvent</c>.</summary>
    public PrismaTable? Delegate(string name) => _delegates.GetValueOrDefault(name);

    public (PrismaEnum Enum, ObjectId Id)? Enum(string name) => _enums.TryGetValue(name, out var found) ? found : null;

    /// <summary>What a relation leads to.</summary>
    public PrismaTable? Target(PrismaField field) => field.Type is PrismaType.Relation of ? Model(of.Model) : null;

    private static string? DefaultSchema(Source source) => source.Catalog.OfType<Table>().Select(t => t.Name.Schema).FirstOrDefault();
}
