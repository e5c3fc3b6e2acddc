using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Sequences (manual, CREATE SEQUENCE).</summary>
internal sealed class Sequences : KindDialect
{
    public override Kind Kind => Sequence.OfKind;

    public override void Register(Grammar grammar)
    {
        grammar.On("CREATE SEQUENCE", ReadCreate);
        grammar.On("ALTER SEQUENCE", ReadAlter);
        grammar.On("DROP SEQUENCE", (sql, catalog) => RelationActions.ReadDrop(sql, catalog, Sequence.OfKind));
    }

    public static long LeastOf(SqlType type) => type.Name switch { "smallint" => short.MinValue, "integer" => int.MinValue, _ => long.MinValue };

    public static long MostOf(SqlType type) => type.Name switch { "smallint" => short.MaxValue, "integer" => int.MaxValue, _ => long.MaxValue };

    /// <summary>An ascending sequence with all defaults.</summary>
    public static Sequence Fresh(ObjectName name, SqlType type) => new(name) { Type = type, Max = MostOf(type) };

    /// <summary>The sequence as a column's own: logged as its table is.</summary>
    public static Sequence OfColumn(Sequence sequence, Column column, Table table, int version) => sequence with { OwnedBy = column.Name, Persistence = PersistenceIn(table, version) };

    /// <summary>Before 15 no sequence is unlogged, and that of an unlogged table is as safe as any.</summary>
    private static Persistence PersistenceIn(Table table, int version) => table.Persistence == Persistence.Unlogged && version < 15 ? Persistence.Permanent : table.Persistence;

    /// <summary>The sequences that a table's columns own are logged or not as the table is (manual, ALTER TABLE, SET LOGGED).</summary>
    public static void FollowPersistence(CatalogBuilder catalog, Table table, int position)
    {
        foreach (var column in catalog.Current.Columns(table.Name))
            foreach (var sequence in catalog.Current.Children<Sequence>(column.Id()).ToList())
                catalog.Alter(sequence, sequence with { Persistence = PersistenceIn(table, catalog.Version) }, position);
    }

    private static void ReadCreate(SqlReader sql, CatalogBuilder catalog)
    {
        var absent = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        var temporary = catalog.Modifiers.HasFlag(Modifiers.Temporary);
        var name = catalog.NewName(sql.QualifiedName(), position, temporary);
        if (RelationActions.IsTaken(catalog, name, absent, position)) return;
        if (catalog.Modifiers.HasFlag(Modifiers.Unlogged)) catalog.Needs(15, "an unlogged sequence", position, SqlStates.FeatureNotSupported);
        var persistence = temporary ? Persistence.Temporary : catalog.Modifiers.HasFlag(Modifiers.Unlogged) ? Persistence.Unlogged : Persistence.Permanent;
        var sequence = SequenceOptions.Read(sql, catalog, Fresh(name, SqlType.BigInt) with { Persistence = persistence }, fresh: true);
        sql.ExpectEnd();
        catalog.Add(sequence, position);
    }

    private static void ReadAlter(SqlReader sql, CatalogBuilder catalog)
    {
        var present = catalog.TakeIfExists(sql);
        var position = sql.Position;
        var written = sql.QualifiedName();
        if (RelationActions.Find(sql, catalog, written, present, Sequence.OfKind, position) is not { } found) return;
        if (RelationActions.TryRead(sql, catalog, found)) return;
        if (found is not Sequence sequence) throw new StatementRefused(SqlStates.WrongObjectType, $"{found.Name} is not a sequence", position);
        if (sql.Take("SET", "LOGGED")) catalog.Alter(sequence, sequence with { Persistence = Persistence.Permanent }, position);
        else if (sql.Take("SET", "UNLOGGED")) catalog.Alter(sequence, sequence with { Persistence = Persistence.Unlogged }, position);
        else
        {
            var changed = SequenceOptions.Read(sql, catalog, sequence, fresh: false);
            if (sequence.OfIdentity && changed.OwnedBy != sequence.OwnedBy)
                throw new StatementRefused(SqlStates.FeatureNotSupported, "cannot change ownership of identity sequence", position);
            Alter(catalog, sequence, changed, position);
        }
        sql.ExpectEnd();
    }

    /// <summary>An identity column tells its sequence's options, so that it follows.</summary>
    public static void Alter(CatalogBuilder catalog, Sequence sequence, Sequence changed, int position)
    {
        catalog.Alter(sequence, changed, position);
        if (changed is { OfIdentity: true, OwnedBy: { } owner } && catalog.Current.TryFind<Column>(Column.OfKind, owner, out var column) && column.Identity is { } identity)
            catalog.Alter(column, column with { Identity = identity with { Options = IdentityColumns.OptionsOf(changed) } }, position);
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var sequence = (Sequence)subject;
        return sequence.OwnedBy is { } owner ? sequence with { OwnedBy = renaming.Of(Column.OfKind, owner) } : sequence;
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var sequence = (Sequence)subject;
        if (sequence.OfIdentity) yield break;
        var kind = sequence.Persistence switch { Persistence.Temporary => "TEMPORARY ", Persistence.Unlogged => "UNLOGGED ", _ => "" };
        var name = sequence.Persistence == Persistence.Temporary ? Quoting.Name(sequence.Name.Name) : Quoting.Name(sequence.Name);
        yield return $"CREATE {kind}SEQUENCE {name}{(sequence.Type == SqlType.BigInt ? "" : $" AS {sequence.Type}")}{Options(sequence)}";
        if (sequence.OwnedBy is { } owner) yield return $"ALTER SEQUENCE {name} OWNED BY {Quoting.Name(owner.OfTable())}.{Quoting.Name(owner.Name)}";
    }

    /// <summary>That of an identity column comes and goes with the identity.</summary>
    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => subject is Sequence { OfIdentity: true } ? [] : [$"DROP SEQUENCE {Quoting.Name(subject.Name)}"];

    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing) => AlteredSequence.Write((Sequence)before, (Sequence)after, facets, writing);

    /// <summary>One that a column owns is in the schema of its table, and goes with it to another.</summary>
    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) =>
        before is Sequence { OwnedBy: not null } && after.Schema != before.Name.Schema ? CommonAlters.Renamed(before with { Name = before.Name with { Schema = after.Schema } }, after) : CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.OfRelation(subject.Name, 'S');

    private static string Options(Sequence sequence) => IdentityColumns.OptionsOf(sequence) is { } options ? " " + options.ToUpperInvariant() : "";
}
