using Plumbline.Model;

namespace Plumbline.Dialects;

/// <summary>Open transactions and savepoints. A catalog is a value, so that going back is putting the old one in place.</summary>
public sealed class Transactions
{
    private readonly Stack<(string? Savepoint, Catalog Catalog, Session Session)> _open = new();

    /// <summary>What SET (not SET LOCAL) has asked for since BEGIN, in force again after COMMIT.</summary>
    private Session? _lasting;

    private readonly List<ObjectId> _dropAtCommit = [];

    public bool IsOpen => _open.Count > 0;

    /// <summary>The catalog at BEGIN.</summary>
    public Catalog? AtBegin => _open.Count > 0 ? _open.Last().Catalog : null;

    public void Begin(CatalogBuilder catalog)
    {
        if (IsOpen) return;
        _open.Push((null, catalog.Current, catalog.Session));
        _lasting = catalog.Session;
        catalog.Session = catalog.Session with { InTransaction = true };
    }

    public void Commit(CatalogBuilder catalog)
    {
        if (!IsOpen) return;
        _open.Clear();
        catalog.Session = _lasting!;
        foreach (var id in _dropAtCommit) catalog.Remove(id);
        _dropAtCommit.Clear();
    }

    /// <summary>ON COMMIT DROP.</summary>
    public void DropAtCommit(ObjectId table) => _dropAtCommit.Add(table);

    public void Rollback(CatalogBuilder catalog)
    {
        if (!IsOpen) return;
        _dropAtCommit.Clear();
        var (_, before, session) = _open.Last();
        _open.Clear();
        catalog.Current = before;
        catalog.Session = session;
    }

    public void Save(CatalogBuilder catalog, string name)
    {
        if (!IsOpen) throw new StatementRefused(SqlStates.NoActiveSqlTransaction, "savepoints stand inside a transaction block");
        _open.Push((name, catalog.Current, catalog.Session));
    }

    public void Release(string name)
    {
        ExpectSavepoint(name);
        while (_open.Pop().Savepoint != name) { }
    }

    public void RollbackTo(CatalogBuilder catalog, string name)
    {
        ExpectSavepoint(name);
        while (_open.Peek().Savepoint != name) _open.Pop();
        catalog.Current = _open.Peek().Catalog;
        catalog.Session = _open.Peek().Session;
    }

    /// <summary>SET and SET LOCAL: the latter ends with the transaction, also with one that the tool opens around the file.</summary>
    public void Set(CatalogBuilder catalog, Func<Session, Session> change, bool local)
    {
        catalog.Session = change(catalog.Session);
        if (!local && IsOpen) _lasting = change(_lasting!);
    }

    private void ExpectSavepoint(string name)
    {
        if (!IsOpen) throw new StatementRefused(SqlStates.NoActiveSqlTransaction, "savepoints stand inside a transaction block");
        if (_open.All(open => open.Savepoint != name)) throw new StatementRefused(SqlStates.InvalidSavepoint, $"savepoint {name} does not exist");
    }
}
