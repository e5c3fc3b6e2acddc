using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects;

/// <summary>Dropping with everything that hangs on it, as RESTRICT or CASCADE says (manual 5.15).</summary>
public static class Drops
{
    extension(CatalogBuilder catalog)
    {
        /// <summary>Takes an optional CASCADE or RESTRICT at the cursor.</summary>
        public bool TakeCascade(SqlReader sql)
        {
            if (sql.Take("RESTRICT") || !sql.Take("CASCADE")) return false;
            catalog.Clauses |= Clauses.Cascade;
            return true;
        }

        public bool TakeIfExists(SqlReader sql)
        {
            if (!sql.Take("IF", "EXISTS")) return false;
            catalog.Clauses |= Clauses.IfExists;
            return true;
        }

        public bool TakeIfNotExists(SqlReader sql)
        {
            if (!sql.Take("IF", "NOT", "EXISTS")) return false;
            catalog.Clauses |= Clauses.IfNotExists;
            return true;
        }

        /// <summary>Drops the objects with their parts and, with CASCADE, their dependents; without, dependents refuse the statement (2BP01).</summary>
        public void Drop(IReadOnlyList<ObjectId> targets, bool cascade, int position = -1) => new Drop(catalog, cascade, position).Run(targets);

        public void Drop(ObjectId target, bool cascade, int position = -1) => catalog.Drop([target], cascade, position);
    }
}

/// <summary>One run of dropping: first the whole extent is found, then it is done.</summary>
internal sealed class Drop(CatalogBuilder catalog, bool cascade, int position)
{
    private readonly HashSet<ObjectId> _goes = [];
    private readonly List<ObjectId> _order = [];
    private readonly Queue<ObjectId> _open = new();
    private readonly List<(ObjectId Subject, ObjectId Dropped)> _tied = [];
    private readonly List<(ObjectId Subject, ObjectId Dropped)> _kept = [];

    public void Run(IReadOnlyList<ObjectId> targets)
    {
        foreach (var target in targets) Take(target);
        while (_open.Count > 0)
        {
            while (_open.TryDequeue(out var id)) Extend(id);
            Settle();
        }
        foreach (var (subject, dropped) in _kept) LetGo(subject, dropped);
        foreach (var id in _order) catalog.Remove(id);
    }

    private void Take(ObjectId id)
    {
        if (!_goes.Add(id)) return;
        _order.Add(id);
        _open.Enqueue(id);
    }

    private void Extend(ObjectId id)
    {
        foreach (var part in catalog.Current.Children(id)) TakePart(part.Id());
        foreach (var dependent in catalog.Current.Dependents(id)) Tie(dependent, id);
        if (id.Name.Table is null || id.Kind == Grant.OfKind) return;
        var table = new ObjectId(Table.OfKind, id.Name.OfTable());
        if (_goes.Contains(table)) return;
        foreach (var neighbour in catalog.Current.Children(table)) Tie(neighbour, id);
        foreach (var dependent in catalog.Current.Dependents(table)) Tie(dependent, id);
    }

    /// <summary>Parts are removed by <see cref="CatalogBuilder.Remove"/> with their whole; only their own dependents matter here.</summary>
    private void TakePart(ObjectId id)
    {
        if (_goes.Add(id)) _open.Enqueue(id);
    }

    private void Tie(SchemaObject subject, ObjectId dropped)
    {
        var id = subject.Id();
        if (_goes.Contains(id)) return;
        switch (catalog.Dialect.Of(subject.Kind)?.BondTo(subject, dropped) ?? Bond.Blocks)
        {
            case Bond.Goes: Take(id); break;
            case Bond.LetsGo: _kept.Add((id, dropped)); break;
            case Bond.Blocks: _tied.Add((id, dropped)); break;
        }
    }

    /// <summary>What is tied and does not go anyway stops the drop, or follows it.</summary>
    private void Settle()
    {
        foreach (var (subject, dropped) in _tied)
        {
            if (_goes.Contains(subject)) continue;
            if (!cascade)
                throw new StatementRefused(SqlStates.DependentObjectsStillExist, $"cannot drop {dropped} because {subject} depends on it", position);
            if (catalog.Dialect.Of(subject.Kind)?.Without(catalog.Current.Find(subject)!, dropped) is null) Take(subject);
            else _kept.Add((subject, dropped));
        }
        _tied.Clear();
    }

    private void LetGo(ObjectId subject, ObjectId dropped)
    {
        if (_goes.Contains(subject) || catalog.Current.Find(subject) is not { } present) return;
        if (catalog.Dialect.Of(subject.Kind)?.Without(present, dropped) is { } left) catalog.Alter(present, left, position);
    }
}
