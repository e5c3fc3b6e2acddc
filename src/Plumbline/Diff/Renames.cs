using Plumbline.Model;

namespace Plumbline.Diff;

/// <summary>
/// Finds, among the objects that have no partner by id, those that have one under another name. From the outside in: what stands
/// in a schema first, then what belongs to it, so that the parts of a renamed table are looked for in the table it became.
/// </summary>
internal sealed class Renames(Catalog before, Catalog after, RenameHints hints, List<SchemaObject> dropped, List<SchemaObject> added)
{
    private readonly List<Pair> _found = [];
    private readonly HashSet<ObjectId> _takenBefore = [];
    private readonly HashSet<ObjectId> _takenAfter = [];

    /// <summary>Renamed objects, before to after; what stands below them is looked up here.</summary>
    private readonly Dictionary<ObjectId, ObjectId> _renamed = [];

    /// <summary>Per table (as it is called after), the columns renamed in it.</summary>
    private readonly Dictionary<ObjectName, Dictionary<string, string>> _columns = [];

    public List<SchemaObject> Dropped => dropped.Where(o => !_takenBefore.Contains(o.Id())).ToList();
    public List<SchemaObject> Added => added.Where(o => !_takenAfter.Contains(o.Id())).ToList();

    public List<Pair> Find()
    {
        OtherForms();
        InBuckets(o => o is Table, TableRenames.Rank);
        InBuckets(o => o is not Table && o.Parent() is null, ByContent);
        FollowParents();
        InBuckets(o => o is Column, RankColumns);
        InBuckets(o => o is not Column && o.Parent() is not null, ByContent);
        return _found;
    }

    /// <summary>What one of the sources takes for the same though its kind is another.</summary>
    private void OtherForms()
    {
        foreach (var subject in dropped)
        {
            // One of the same kind that has no partner yet is a rename; one that both sides have is a twin of this.
            if (hints.OtherForm(subject, after) is not { } other || (ReferenceEquals(other.Kind, subject.Kind) && !before.Contains(other.Id()))) continue;
            if (before.Contains(other.Id())) Lend(new(subject, other) { Lent = true }, _takenBefore, subject);
            else Take(subject, other, null);
        }
        foreach (var subject in Added)
        {
            if (hints.OtherForm(subject, before) is not { } other || (ReferenceEquals(other.Kind, subject.Kind) && !after.Contains(other.Id()))) continue;
            if (after.Contains(other.Id())) Lend(new(other, subject) { Lent = true }, _takenAfter, subject);
            else Take(other, subject, null);
        }
    }

    private void Lend(Pair pair, HashSet<ObjectId> taken, SchemaObject subject)
    {
        if (taken.Add(subject.Id())) _found.Add(pair);
    }

    /// <summary>A renamed table's parts keep their own names: they are paired before anything is guessed.</summary>
    private void FollowParents()
    {
        if (_renamed.Count == 0) return;
        foreach (var subject in Dropped)
        {
            if (subject.Parent() is not { } parent || subject.Name.Table is null || !_renamed.TryGetValue(parent, out var now)) continue;
            var id = new ObjectId(subject.Kind, now.Name.Member(subject.Name.Name));
            if (!_takenAfter.Contains(id) && !before.Contains(id) && after.Find(id) is { } partner) Take(subject, partner, null);
        }
    }

    private delegate IEnumerable<RenameCandidate> Ranking(List<SchemaObject> dropped, List<SchemaObject> added, Catalog before, Catalog after, RenameHints hints);

    private void InBuckets(Func<SchemaObject, bool> wanted, Ranking rank)
    {
        var lookup = added.Where(o => wanted(o) && !_takenAfter.Contains(o.Id())).GroupBy(o => Home(o.Parent(), o)).ToDictionary(g => g.Key, g => g.ToList());
        if (lookup.Count == 0) return;
        foreach (var group in dropped.Where(o => wanted(o) && !_takenBefore.Contains(o.Id())).GroupBy(o => Home(ParentNow(o), o)).ToList())
        {
            if (!lookup.TryGetValue(group.Key, out var others)) continue;
            foreach (var candidate in rank([.. group], others, before, after, hints).OrderByDescending(c => c.Confidence))
            {
                if (candidate.Confidence < Differ.Believed) break;
                if (_takenBefore.Contains(candidate.Before.Id()) || _takenAfter.Contains(candidate.After.Id())) continue;
                Take(candidate.Before, candidate.After, candidate);
            }
        }
    }

    private ObjectId? ParentNow(SchemaObject subject) => subject.Parent() is { } parent ? _renamed.GetValueOrDefault(parent, parent) : null;

    private static Bucket Home(ObjectId? parent, SchemaObject subject) => new(subject.Kind, parent, parent is null ? subject.Name.Schema : null);

    /// <summary>A class, since collections of it are then compiled ahead of time.</summary>
    private sealed record Bucket(Kind Kind, ObjectId? Parent, string? Schema);

    private IEnumerable<RenameCandidate> RankColumns(List<SchemaObject> dropped, List<SchemaObject> added, Catalog before, Catalog after, RenameHints hints) =>
        ColumnRenames.Rank(dropped, added, before, after, hints);

    private IEnumerable<RenameCandidate> ByContent(List<SchemaObject> dropped, List<SchemaObject> added, Catalog before, Catalog after, RenameHints hints)
    {
        var table = dropped[0].Parent() is { } parent ? _renamed.GetValueOrDefault(parent, parent).Name : null;
        var columns = table is null ? null : _columns.GetValueOrDefault(table);
        return ContentRenames.Rank(dropped, added, hints, text => Renamed(text, columns));
    }

    /// <summary>A facet's text with the renamed tables and columns in it called as they are called after.</summary>
    private string Renamed(string text, Dictionary<string, string>? columns)
    {
        foreach (var (was, now) in _renamed)
            if (was.Kind == Table.OfKind) text = ContentRenames.Replace(text, was.Name.ToString(), now.Name.ToString());
        foreach (var (was, now) in columns ?? []) text = ContentRenames.Replace(text, was, now);
        return text;
    }

    private void Take(SchemaObject was, SchemaObject now, RenameCandidate? candidate)
    {
        if (!_takenBefore.Add(was.Id())) return;
        if (!_takenAfter.Add(now.Id()))
        {
            _takenBefore.Remove(was.Id());
            return;
        }
        _found.Add(new(was, now, candidate));
        _renamed[was.Id()] = now.Id();
        if (was is not Column || was.Name.Name == now.Name.Name) return;
        if (!_columns.TryGetValue(now.Name.OfTable(), out var columns)) _columns[now.Name.OfTable()] = columns = [];
        columns[was.Name.Name] = now.Name.Name;
    }
}
