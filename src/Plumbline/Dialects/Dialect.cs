using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects;

/// <summary>A database's language: the kinds it has, and how its statements act on a catalog.</summary>
public abstract class Dialect
{
    private readonly Dictionary<Kind, KindDialect> _byKind = [];

    protected Dialect(string name, SqlFlavor flavor, string defaultSchema, IReadOnlyList<KindDialect> kinds)
    {
        Name = name;
        Flavor = flavor;
        DefaultSchema = defaultSchema;
        Kinds = kinds;
        foreach (var kind in kinds)
        {
            kind.Register(Grammar);
            _byKind[kind.Kind] = kind;
        }
        Register(Grammar);
    }

    public string Name { get; }
    public SqlFlavor Flavor { get; }
    public string DefaultSchema { get; }
    public IReadOnlyList<KindDialect> Kinds { get; }
    public Grammar Grammar { get; } = new();

    /// <summary>What this dialect says about a kind; null when it has no such kind.</summary>
    public KindDialect? Of(Kind kind) => _byKind.GetValueOrDefault(kind);

    /// <summary>How an object is tied to another that is to go; in no way when there is no such kind.</summary>
    public Bond Bond(SchemaObject subject, SchemaObject dropped) => Of(subject.Kind)?.BondTo(subject, dropped) ?? Dialects.Bond.None;

    /// <summary>The commands that belong to no kind: settings, transactions, data, maintenance.</summary>
    protected abstract void Register(Grammar grammar);

    /// <summary>An empty database.</summary>
    public abstract Catalog Start();

    /// <summary>Schemas that every server has and no statement makes.</summary>
    public abstract bool HasBuiltInSchema(string name);

    /// <summary>The full name of a type that an installed extension brings.</summary>
    public virtual ObjectName? ExtensionType(Catalog catalog, ObjectName written) => null;

    /// <summary>The full name of a table or view that an installed extension brings.</summary>
    public virtual ObjectName? ExtensionRelation(Catalog catalog, ObjectName written) => null;

    /// <summary>Whether an installed extension has made a schema of this name.</summary>
    public virtual bool HasExtensionSchema(Catalog catalog, string name) => false;

    /// <summary>Called when a statement has been read: what the server adds by itself, and what it looks at last.</summary>
    public virtual void Complete(SqlReader sql, CatalogBuilder catalog) { }

    /// <summary>Runs a whole file against the catalog. Never throws for what the text says.</summary>
    public Executed Execute(SourceText file, CatalogBuilder catalog)
    {
        var executor = new Executor(this, catalog);
        executor.Run(file);
        return new(executor.Statements, executor.Findings);
    }
}

/// <summary>What became of a file: its statements in order, and what could not be read.</summary>
public sealed record Executed(IReadOnlyList<Statement> Statements, IReadOnlyList<Finding> Findings);
