using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects;

/// <summary>A database's language: the kinds it has, and how its statements act on a catalog.</summary>
public abstract class Dialect
{
    private readonly Grammar _grammar = new();

    protected Dialect(string name, SqlFlavor flavor, string defaultSchema, IReadOnlyList<KindDialect> kinds)
    {
        Name = name;
        Flavor = flavor;
        DefaultSchema = defaultSchema;
        Kinds = kinds;
        foreach (var kind in kinds) kind.Register(_grammar);
        Register(_grammar);
    }

    public string Name { get; }
    public SqlFlavor Flavor { get; }
    public string DefaultSchema { get; }
    public IReadOnlyList<KindDialect> Kinds { get; }

    /// <summary>The commands that belong to no kind: settings, transactions, data, maintenance.</summary>
    protected abstract void Register(Grammar grammar);

    /// <summary>An empty database.</summary>
    public abstract Catalog Start();
}
