using Plumbline.Model;

namespace Plumbline.Planning;

/// <summary>
/// Finds the twins of a catalog's objects in another. Two readings of one server come in one order, so that the next is mostly the one that is looked for;
/// a look into a map of a hundred thousand costs as much as all that is done with what is found.
/// </summary>
internal sealed class InStep(Catalog there)
{
    private const int Most = 16;

    private readonly List<SchemaObject> _theirs = there.Objects.ToList();
    private int _next;

    /// <summary>How often the next few were none of it: catalogs of no common order are asked as maps.</summary>
    private int _lost;

    public SchemaObject? Find(SchemaObject subject)
    {
        if (_lost <= _theirs.Count / Most)
        {
            for (var at = _next; at < _theirs.Count && at < _next + Most; at++)
            {
                if (!ReferenceEquals(_theirs[at].Kind, subject.Kind) || !_theirs[at].Name.Equals(subject.Name)) continue;
                _next = at + 1;
                return _theirs[at];
            }
            _lost++;
        }
        return there.Find(subject.Id());
    }
}
