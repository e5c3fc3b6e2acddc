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

        /// <summary>What stands behind DROP and the kind: <c>[IF EXISTS] name [, …] [CASCADE | RESTRICT]</c>.</summary>
        /// <param name="find">Reads one name at the cursor; asked whether the object may be absent, and then null where it is.</param>
        public (IReadOnlyList<ObjectId> Targets, bool Cascade, int Position) ReadDrop(SqlReader sql, Func<bool, ObjectId?> find)
        {
            var ifExists = catalog.TakeIfExists(sql);
            var position = sql.Position;
            var targets = new List<ObjectId>();
            do
                if (find(ifExists) is { } target) targets.Add(target);
            while (sql.Take(TokenKind.Comma));
            var cascade = catalog.TakeCascade(sql);
            sql.ExpectEnd();
            return (targets, cascade, position);
        }

        /// <summary>Reads them and drops them.</summary>
        public void Drop(SqlReader sql, Func<bool, ObjectId?> find)
        {
            var (targets, cascade, position) = catalog.ReadDrop(sql, find);
            catalog.Drop(targets, cascade, position);
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
    private readonly Queue<SchemaObject> _open = new();
    private readonly List<(ObjectId Subject, SchemaObject Dropped)> _tied = [];
    private readonly List<(ObjectId Subject, SchemaObject Dropped)> _kept = [];

    public void Run(IReadOnlyList<ObjectId> targets)
    {
        foreach (var target in targets) Take(target);
        while (_open.Count > 0)
        {
            while (_open.TryDequeue(out var subject)) Extend(subject);
            Settle();
        }
        foreach (var (subject, dropped) in _kept) LetGo(subject, dropped);
        foreach (var id in _order) catalog.Remove(id);
    }

    private void Take(ObjectId id)
    {
        if (_goes.Contains(id) || catalog.Current.Find(id) is not { } subject) return;
        _goes.Add(id);
        _order.Add(id);
        _open.Enqueue(subject);
    }

    private void Extend(SchemaObject dropped)
    {
        var id = dropped.Id();
        foreach (var part in Catalog.Sorted(catalog.Current.Children(id))) TakePart(part);
        foreach (var dependent in Catalog.Sorted(catalog.Current.Dependents(id))) Tie(dependent, dropped);
        if (dropped.Parent() is not { } whole || _goes.Contains(whole)) return;
        foreach (var neighbour in Catalog.Sorted(catalog.Current.Children(whole))) Tie(neighbour, dropped);
        foreach (var dependent in Catalog.Sorted(catalog.Current.Dependents(whole))) Tie(dependent, dropped);
    }

    /// <summary>Parts are removed by <see cref="CatalogBuilder.Remove"/> with their whole; only their own dependents matter here.</summary>
    private void TakePart(SchemaObject part)
    {
        if (_goes.Add(part.Id())) _open.Enqueue(part);
    }

    private void Tie(SchemaObject subject, SchemaObject dropped)
    {
        var id = subject.Id();
        if (_goes.Contains(id)) return;
        switch (catalog.Dialect.Bond(subject, dropped))
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
            if (!cascade && catalog.Current.Find(subject) is { Refused: null })
                throw new StatementRefused(SqlStates.DependentObjectsStillExist, $"cannot drop {dropped.Id()} because {subject} depends on it", position);
            if (catalog.Dialect.Of(subject.Kind)?.Without(catalog.Current.Find(subject)!, dropped) is null) Take(subject);
            else _kept.Add((subject, dropped));
        }
        _tied.Clear();
    }

    private void LetGo(ObjectId subject, SchemaObject dropped)
    {
        if (_goes.Contains(subject) || catalog.Current.Find(subject) is not { } present) return;
        if (catalog.Dialect.Of(subject.Kind)?.Without(present, dropped) is { } left) catalog.Alter(present, left, position);
    }
}
