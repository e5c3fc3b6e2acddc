using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// ALTER TABLE … ALTER COLUMN (manual): the actions that change one column, in one statement. The server runs them in its own passes: defaults go first,
/// then types change, then NOT NULL, new defaults and identities come, storage last.
/// </summary>
internal sealed class AlteredColumn
{
    private readonly Column _before;
    private readonly Column _after;
    private readonly Writing _writing;
    private readonly HashSet<Facet> _facets;
    private readonly Table? _table;
    private readonly List<string> _actions = [];

    private AlteredColumn(Column before, Column after, EquatableArray<Facet> facets, Writing writing)
    {
        (_before, _after, _writing) = (before, after, writing);
        _table = writing.After.Find(after.Parent()!) as Table;
        _facets = facets.Where(f => !FollowsParent(f)).ToHashSet();
    }

    private string Name => Quoting.Name(_after.Name.Name);

    public static IReadOnlyList<Alteration>? Write(Column before, Column after, EquatableArray<Facet> facets, Writing writing) => new AlteredColumn(before, after, facets, writing).Write();

    private List<Alteration>? Write()
    {
        if (!GeneratedIsPossible() || _facets.Contains(Column.CompressionFacet) && _writing.Version < 14) return null;
        if (IsRetyped && Keyed()) return null;
        var identity = IdentityChange.Of(_before, _after, _facets, _writing);
        if (_before.Default is not null && (_after.Default is null && _facets.Contains(Column.DefaultFacet) || IsRetyped && !KeepsDefault())) Act("DROP DEFAULT");
        List<Alteration> statements = [.. identity.Beginning];
        if (identity.Dropped) Act("DROP IDENTITY IF EXISTS");
        // the server looks at the new type of an identity before it looks whether that stays (22023)
        if (identity.Dropped && IsRetyped) Flush(statements);
        if (_facets.Contains(Column.GeneratedFacet)) Act(_after.Generated is { } generated ? $"SET EXPRESSION AS ({generated.Expression.Sql})" : "DROP EXPRESSION IF EXISTS");
        if (_facets.Contains(Column.NotNullFacet) && !_after.NotNull) Act("DROP NOT NULL");
        var retyped = Retyped();
        if (IsRetyped) Act(Retyping());
        if (_facets.Contains(Column.NotNullFacet) && _after.NotNull) _actions.AddRange(NotNull());
        if (_after.Default is { } value && (_facets.Contains(Column.DefaultFacet) && identity.SequenceFirst.Count == 0 || IsRetyped && _before.Default is not null && !KeepsDefault())) Act($"SET DEFAULT {Columns.DefaultText(_after, value)}");
        Settings();
        if (retyped is not null) Flush(statements, retyped);
        if (identity.SequenceFirst.Count > 0 || identity.Actions.Count > 0 && _actions.Count > 0) Flush(statements);
        statements.AddRange(identity.SequenceFirst);
        if (identity.SequenceFirst.Count > 0 && _after.Default is { } drawn && _facets.Contains(Column.DefaultFacet)) Act($"SET DEFAULT {Columns.DefaultText(_after, drawn)}");
        foreach (var action in identity.Actions) Act(action);
        Flush(statements);
        if (_facets.Contains(Column.OptionsFacet) && _table?.ForeignServer is not null) statements.Add(Options());
        // Whatever is done to a column on its way to an identity, its default for one, is refused when it has one.
        return [.. identity.Done is { } done ? statements.Select(s => s with { Unless = done }) : statements, .. identity.Afterwards];
    }

    /// <summary>
    /// What is written anew through an expression would be so again; and what came to stand on the column since, a view, would be in the way.
    /// </summary>
    private string? Retyped() =>
        IsRetyped && _before.Type != _after.Type && (Casts.Using(_before, _after, _writing) is not null || IsStoodOn() || IsComputedFrom()) ? PgCatalog.HasType(_after) : null;

    private bool IsStoodOn()
    {
        var columns = new Columns();
        return _writing.After.Dependents(_after.Id()).Concat(_writing.After.Dependents(_after.Parent()!)).Concat(_writing.After.Children(_after.Parent()!)).Any(d => columns.Disturbs(_after, [Column.TypeFacet], d));
    }

    /// <summary>The server builds an index over an expression anew even when the type stays as it is.</summary>
    private bool IsComputedFrom()
    {
        foreach (var one in _writing.After.Children(_after.Parent()!))
            if (one is Plumbline.Model.Index { Columns: var columns } index && columns.Contains(_after.Name.Name) && (index.Predicate is not null || index.Keys.Any(k => k.Column is null))
                || one is Exclusion { Predicate: not null } exclusion && exclusion.Columns.Contains(_after.Name.Name)) return true;
        return false;
    }

    private void Act(string action) => _actions.Add($"ALTER COLUMN {Name} {action}");

    private void Flush(List<Alteration> statements, string? unless = null)
    {
        if (_actions.Count > 0) statements.Add(new($"ALTER TABLE {(IsAlone() ? "ONLY " : "")}{Quoting.Name(_after.Name.OfTable())} {string.Join(", ", _actions)}") { Unless = unless });
        _actions.Clear();
    }

    // Types

    private bool IsRetyped => _facets.Contains(Column.TypeFacet) || _facets.Contains(Column.CollationFacet);

    /// <summary>The type of a column that a partition key names stays.</summary>
    private bool Keyed() => _table?.PartitionBy is { } key && Partitions.KeyColumns(key).Contains(_after.Name.Name);

    private string Retyping()
    {
        var text = $"TYPE {TypeText.Of(_after.Type)}";
        if (_after.Collation is not null) text += $" COLLATE {_after.Collation}";
        return Casts.Using(_before, _after, _writing) is { } expression ? $"{text} USING {expression}" : text;
    }

    /// <summary>Whether the server can bring the default to the new type by itself, and it is then the one that is wanted.</summary>
    private bool KeepsDefault() => !_facets.Contains(Column.DefaultFacet) && Casts.IsAutomatic(_before.Type, _after.Type, Casts.Known(_writing, _after.Type));

    // Not null

    private IEnumerable<string> NotNull()
    {
        var name = Quoting.Name(_after.NotNullName ?? ImplicitNames.Make(_after.Name.Table!, _after.Name.Name, "not_null"));
        if (_after.NotNullNotValid)
        {
            if (_before.NotNull) yield return $"ALTER COLUMN {Name} DROP NOT NULL";
            yield return $"ADD CONSTRAINT {name} NOT NULL {Name} NOT VALID";
        }
        else if (_before.NotNull) yield return $"VALIDATE CONSTRAINT {name}";
        else if (_after.NotNullName is not null && _writing.Version >= 18) yield return $"ADD CONSTRAINT {name} NOT NULL {Name}";
        else yield return $"ALTER COLUMN {Name} SET NOT NULL";
    }

    // Generation

    /// <summary>An expression can be exchanged (17) and a stored one forgotten (13); none can be begun, and what is stored stays so.</summary>
    private bool GeneratedIsPossible()
    {
        if (!_facets.Contains(Column.GeneratedFacet)) return true;
        if (_before.Generated is not { } was) return false;
        return _after.Generated is { } now ? was.Stored == now.Stored && _writing.Version >= 17 : was.Stored && _writing.Version >= 13;
    }

    // Storage

    /// <summary>A new type brings its own storage and forgets the compression.</summary>
    private void Settings()
    {
        var isStored = _facets.Contains(Column.StorageFacet);
        if (_after.Storage is null ? isStored && !IsRetyped : isStored || IsRetyped) Act($"SET STORAGE {(_after.Storage ?? DefaultStorage()).ToUpperInvariant()}");
        if (_facets.Contains(Column.CompressionFacet) || IsRetyped && _after.Compression is not null) Act($"SET COMPRESSION {_after.Compression ?? "default"}");
        if (_facets.Contains(Column.StatisticsFacet)) Act($"SET STATISTICS {_after.Statistics ?? -1}");
        if (_facets.Contains(Column.OptionsFacet) && _table?.ForeignServer is null)
            foreach (var change in StorageParameters.Changes(_before.Options, _after.Options)) Act(change);
    }

    private Alteration Options() =>
        new($"ALTER FOREIGN TABLE {Quoting.Name(_after.Name.OfTable())} ALTER COLUMN {Name} OPTIONS ({ForeignOptions.Changes(_before.Options, _after.Options)})")
        {
            Unless = ForeignOptions.Are("pg_attribute", $"attrelid = {PgCatalog.Relation(_after.Name.OfTable())} AND attname = {SqlString.Quote(_after.Name.Name)}", "attfdwoptions", _before.Options, _after.Options),
        };

    private string DefaultStorage()
    {
        if (_writing.Version >= 16) return "default";
        var type = TypeMatch.Base(_writing.After, _after.Type);
        return type is { IsArray: false, Schema: not null } && _writing.After.Contains(new(EnumType.OfKind, new(type.Schema, type.Name))) ? "plain" : Columns.OwnStorage(type);
    }

    // Tables above and below

    /// <summary>Whether a change of the column above brings this one along: ALTER TABLE goes down to the tables below.</summary>
    private bool FollowsParent(Facet facet)
    {
        if (_table is null || !GoesDown(facet)) return false;
        return Partitions.Above(_table).Any(p => IsFollowed(facet, p));
    }

    private bool IsFollowed(Facet facet, ObjectName parent)
    {
        var id = new ObjectId(Column.OfKind, parent.Member(_after.Name.Name));
        if (_writing.Before.Find(id) is not Column was || _writing.After.Find(id) is not Column now) return false;
        if (facet == Column.TypeFacet || facet == Column.CollationFacet) return facet.Read(now) == facet.Read(_after);
        return facet.Read(was) != facet.Read(now) && facet.Read(now) == facet.Read(_after) && !IsAlone(now, facet);
    }

    private static bool GoesDown(Facet facet) => facet == Column.TypeFacet || facet == Column.CollationFacet || facet == Column.NotNullFacet || MayStandAlone(facet) || facet == Column.GeneratedFacet || facet == Column.IdentityFacet;

    /// <summary>What a column may have differently from the one above.</summary>
    private static bool MayStandAlone(Facet facet) => facet == Column.DefaultFacet || facet == Column.StatisticsFacet || facet == Column.StorageFacet;

    /// <summary>Whether the change must not go down, since a column below has it differently.</summary>
    private bool IsAlone() => _facets.Count > 0 && _facets.All(MayStandAlone) && _facets.Any(f => IsAlone(_after, f));

    private bool IsAlone(Column column, Facet facet) =>
        MayStandAlone(facet) && Plumbline.Dialects.Postgres.Inheritance.ColumnsBelow(_writing.After, column.Name.OfTable(), column.Name.Name).Any(c => facet.Read(c) != facet.Read(column));
}
