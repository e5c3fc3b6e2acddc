using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>FOREIGN KEY and REFERENCES (manual 5.5.5).</summary>
internal sealed class ForeignKeys : KindDialect
{
    public override Kind Kind => ForeignKey.OfKind;

    /// <summary>Foreign keys come with CREATE TABLE and ALTER TABLE.</summary>
    public override void Register(Grammar grammar)
    {
    }

    /// <summary><c>(a, PERIOD b)</c> (PostgreSQL 18).</summary>
    public static EquatableArray<string> ReadColumns(SqlReader sql, out bool period)
    {
        period = false;
        var columns = new List<string>();
        sql.Expect(TokenKind.LeftParen);
        do
        {
            if (sql.Is("PERIOD") && sql.Peek(1).Kind is TokenKind.Word or TokenKind.QuotedWord) (_, period) = (sql.Take("PERIOD"), true);
            columns.Add(sql.Name());
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        return columns.ToEquatableArray();
    }

    /// <summary>Reads from REFERENCES on. The referenced table is as written until <see cref="Add"/> resolves it.</summary>
    public static ForeignKey Read(SqlReader sql, CatalogBuilder catalog, ObjectName name, EquatableArray<string> columns)
    {
        if (sql.Take(TokenKind.Comma)) throw sql.Unexpected("REFERENCES");
        sql.Expect("REFERENCES");
        var table = sql.QualifiedName();
        EquatableArray<string> referenced = sql.Is(TokenKind.LeftParen) ? ReadColumns(sql, out _) : [];
        var key = new ForeignKey(name, columns, table, referenced);
        while (true)
        {
            if (sql.Take("MATCH", "FULL")) key = key with { MatchFull = true };
            else if (sql.Take("MATCH", "SIMPLE")) key = key with { MatchFull = false };
            else if (sql.Take("MATCH", "PARTIAL")) throw new StatementRefused(SqlStates.FeatureNotSupported, "MATCH PARTIAL not yet implemented", sql.Position);
            else if (sql.Take("ON", "DELETE")) key = key with { OnDelete = ReadAction(sql) };
            else if (sql.Take("ON", "UPDATE")) key = key with { OnUpdate = ReadAction(sql) };
            else break;
        }
        var attributes = ConstraintAttributes.Read(sql);
        return key with { Deferral = attributes.Deferral, NotValid = attributes.NotValid, NotEnforced = attributes.NotEnforced };
    }

    private static string ReadAction(SqlReader sql)
    {
        if (sql.Take("NO", "ACTION")) return "no action";
        if (sql.Take("RESTRICT")) return "restrict";
        if (sql.Take("CASCADE")) return "cascade";
        var action = sql.Take("SET", "NULL") ? "set null" : sql.Take("SET", "DEFAULT") ? "set default" : throw sql.Unexpected("an action");
        return sql.Is(TokenKind.LeftParen) ? $"{action} ({sql.NameList()})" : action;
    }

    public static void Add(CatalogBuilder catalog, Table table, PendingConstraint pending)
    {
        var (meant, position) = ((ForeignKey)pending.Meant, pending.Position);
        if (meant.OnDelete.Contains('(')) catalog.Needs(15, "a list of columns to set", position);
        if (table.PartitionBy is not null && catalog.Clauses.HasFlag(Clauses.Only)) throw new StatementRefused(SqlStates.WrongObjectType, $"cannot use ONLY for foreign key on partitioned table {table.Name}", position);
        if (table.PartitionBy is not null && meant.NotValid && catalog.Version < 18) throw new StatementRefused(SqlStates.WrongObjectType, $"cannot add NOT VALID foreign key on partitioned table {table.Name}", position);
        meant = ReferencedKeys.Resolve(catalog, table, meant, position);
        Constraints.ExpectColumns(catalog, table.Name, meant.Columns, position, "referenced in foreign key constraint");
        ExpectActions(catalog, table, meant, position);
        if (meant.Name.Name.Length == 0)
        {
            var columns = catalog.Version < 12 ? meant.Columns[0] : ImplicitNames.Columns(meant.Columns);
            meant = meant with { Name = table.Name.Member(ImplicitNames.Constraint(catalog, table.Name, columns, "fkey")) };
        }
        else
        {
            Constraints.ExpectFree(catalog, meant.Name, position);
        }
        catalog.Add(meant, position);
        AddToPartitions(catalog, table, meant, position);
    }

    private static void ExpectActions(CatalogBuilder catalog, Table table, ForeignKey key, int position)
    {
        if (key.OnUpdate.EndsWith(')')) catalog.Refuse(SqlStates.FeatureNotSupported, "a column list with SET NULL or SET DEFAULT is only supported for ON DELETE actions", position);
        if (key.OnDelete.EndsWith(')'))
        {
            var listed = key.OnDelete[(key.OnDelete.IndexOf('(') + 1)..^1].Split(", ");
            Constraints.ExpectColumns(catalog, table.Name, listed, position, "referenced in foreign key constraint");
            if (listed.FirstOrDefault(c => !key.Columns.Contains(c)) is { } other)
                catalog.Refuse(SqlStates.InvalidColumnReference, $"column {other} referenced in ON DELETE SET action must be part of foreign key", position);
        }
        var sets = key.OnDelete.StartsWith("set", StringComparison.Ordinal) || key.OnUpdate.StartsWith("set", StringComparison.Ordinal) || key.OnUpdate == "cascade";
        if (sets && key.Columns.Any(c => catalog.Current.Find(new(Column.OfKind, table.Name.Member(c))) is Column { Generated: not null }))
            catalog.Refuse(SqlStates.SyntaxError, "invalid action for foreign key constraint containing generated column", position);
    }

    /// <summary>A partition gets the key of its table, under the same name when that is free there.</summary>
    private static void AddToPartitions(CatalogBuilder catalog, Table table, ForeignKey key, int position)
    {
        if (table.PartitionBy is null) return;
        foreach (var partition in Partitions.Of(catalog.Current, table.Name)) CopyTo(catalog, partition, key, position);
    }

    public static void CopyTo(CatalogBuilder catalog, Table partition, ForeignKey key, int position)
    {
        // One that is not proved is no part of it.
        if (PartOf(catalog.Current, partition, key) is { } own && IsTaken(own, key, catalog.Version)) return;
        var taken = ImplicitNames.HasOwnConstraint(catalog.Current, partition.Name, key.Name.Name);
        var name = taken ? ImplicitNames.Constraint(catalog, partition.Name, ImplicitNames.Columns(key.Columns), "fkey") : key.Name.Name;
        var copy = key with { Name = partition.Name.Member(name), Comment = null };
        catalog.Add(copy, position);
        AddToPartitions(catalog, partition, copy, position);
    }

    private const int NotValidAboveFrom = 18;

    /// <summary>Whether the key that a partition has becomes a part of the one above, which then need not read its rows.</summary>
    public static bool IsTaken(ForeignKey own, ForeignKey above, int version) => own.Deferral == above.Deferral && (!own.NotValid || version >= NotValidAboveFrom);

    public static bool Same(ForeignKey a, ForeignKey b) =>
        a.Columns == b.Columns && a.ReferencedTable == b.ReferencedTable && a.ReferencedColumns == b.ReferencedColumns && a.OnDelete == b.OnDelete && a.OnUpdate == b.OnUpdate && a.MatchFull == b.MatchFull;

    /// <summary>
    /// The key of a partition that stands and falls with one of its table; null where there is none. Of several that say the same each has its own, known by its name,
    /// else by their order.
    /// </summary>
    public static ForeignKey? PartOf(Catalog catalog, Table partition, ForeignKey key)
    {
        var below = catalog.Children<ForeignKey>(partition.Id()).Where(k => Same(k, key)).OrderBy(k => k.Name.Name, StringComparer.Ordinal).ToList();
        if (below.Find(k => k.Name.Name == key.Name.Name) is { } named) return named;
        var others = catalog.Children<ForeignKey>(key.Parent()!).Where(k => Same(k, key) && k.Name != key.Name).OrderBy(k => k.Name.Name, StringComparer.Ordinal).ToList();
        below.RemoveAll(k => others.RemoveAll(o => o.Name.Name == k.Name.Name) > 0);
        return below.ElementAtOrDefault(others.Count(o => string.CompareOrdinal(o.Name.Name, key.Name.Name) < 0));
    }

    public override Bond BondTo(SchemaObject subject, SchemaObject dropped)
    {
        var key = (ForeignKey)subject;
        if (base.BondTo(subject, dropped) is not Bond.None and var bond) return bond;
        return dropped is Column && dropped.Name.OfTable() == key.ReferencedTable && key.ReferencedColumns.Contains(dropped.Name.Name) ? Bond.Blocks : Bond.None;
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var key = (ForeignKey)subject;
        return key with
        {
            Columns = renaming.Columns(key.Name.OfTable(), key.Columns),
            ReferencedColumns = renaming.Columns(key.ReferencedTable, key.ReferencedColumns),
            ReferencedTable = renaming.Of(Table.OfKind, key.ReferencedTable),
            OnDelete = FollowAction(key, renaming),
            ReferencedKey = key.ReferencedKey is { } referenced ? renaming.Of(referenced) : null,
        };
    }

    private static string FollowAction(ForeignKey key, Renaming renaming)
    {
        var columns = key.OnDelete.IndexOf(" (", StringComparison.Ordinal);
        if (columns < 0) return key.OnDelete;
        var names = key.OnDelete[(columns + 2)..^1].Split(", ").Select(c => renaming.Column(key.Name.OfTable(), c));
        return $"{key.OnDelete[..columns]} ({string.Join(", ", names)})";
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var key = (ForeignKey)subject;
        if (Constraints.IsFromAbove(key, context)) yield break;
        yield return Constraints.Write(key.Name,
            $"FOREIGN KEY ({WriteColumns(key.Columns, key.Period)}) REFERENCES {Quoting.Name(key.ReferencedTable)}"
            + (key.ReferencedColumns.IsEmpty ? "" : $" ({WriteColumns(key.ReferencedColumns, key.Period)})")
            + (key.MatchFull ? " MATCH FULL" : "")
            + (key.OnUpdate == "no action" ? "" : $" ON UPDATE {WriteAction(key.OnUpdate)}")
            + (key.OnDelete == "no action" ? "" : $" ON DELETE {WriteAction(key.OnDelete)}")
            + Constraints.Write(key.Deferral)
            + (key.NotEnforced ? " NOT ENFORCED" : "")
            + (key.NotValid ? " NOT VALID" : ""));
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => Constraints.Drop(subject, context);

    /// <summary>When it is checked can be changed, and whether it holds for what is there (manual, ALTER TABLE, ALTER CONSTRAINT); nothing else.</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (was, now) = ((ForeignKey)before, (ForeignKey)after);
        if (facets.Any(f => f != ForeignKey.DeferralFacet && f != ForeignKey.ValidFacet && f != ForeignKey.EnforcedFacet)) return null;
        if (Constraints.IsFromAbove(now, writing.After) && Constraints.IsFromAbove(was with { Name = now.Name }, writing.Before)) return [];
        if (now.NotValid && !was.NotValid || facets.Contains(ForeignKey.EnforcedFacet) && writing.Version < 18) return null;
        var alter = $"ALTER TABLE {Quoting.Name(now.Name.OfTable())}";
        var attributes = facets.Contains(ForeignKey.DeferralFacet) ? now.Deferral == Deferral.NotDeferrable ? " NOT DEFERRABLE" : Constraints.Write(now.Deferral) : "";
        if (was.Deferral == Deferral.InitiallyDeferred && now.Deferral == Deferral.Deferrable) attributes += " INITIALLY IMMEDIATE";
        if (facets.Contains(ForeignKey.EnforcedFacet)) attributes += now.NotEnforced ? " NOT ENFORCED" : " ENFORCED";
        var statements = new List<Alteration>();
        if (attributes.Length > 0) statements.Add($"{alter} ALTER CONSTRAINT {Quoting.Name(now.Name.Name)}{attributes}");
        // enforcing it again looks at every row
        if (was.NotValid && !now.NotValid && !was.NotEnforced) statements.Add($"{alter} VALIDATE CONSTRAINT {Quoting.Name(now.Name.Name)}");
        return statements;
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => Constraints.Rename(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.OfConstraint(subject.Name, 'f');

    private static string WriteColumns(EquatableArray<string> columns, bool period) =>
        period ? $"{Quoting.Names(columns.Take(columns.Count - 1))}, PERIOD {Quoting.Name(columns[columns.Count - 1])}" : Quoting.Names(columns);

    private static string WriteAction(string action)
    {
        var columns = action.IndexOf(" (", StringComparison.Ordinal);
        if (columns < 0) return action.ToUpperInvariant();
        return $"{action[..columns].ToUpperInvariant()} ({Quoting.Names(action[(columns + 2)..^1].Split(", "))})";
    }
}
