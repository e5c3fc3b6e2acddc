using Plumbline.Model;

namespace Plumbline.Dialects;

/// <summary>What exists without being made by the history: platform schemas, extension members, roles. Names always carry the schema that was tried.</summary>
public interface IOutside
{
    bool HasSchema(string name);
    bool HasRelation(ObjectName name);
    bool HasType(ObjectName name);
    bool HasFunction(ObjectName name);
}

/// <inheritdoc/>
public sealed class NothingOutside : IOutside
{
    public bool HasSchema(string name) => false;
    public bool HasRelation(ObjectName name) => false;
    public bool HasType(ObjectName name) => false;
    public bool HasFunction(ObjectName name) => false;
}
