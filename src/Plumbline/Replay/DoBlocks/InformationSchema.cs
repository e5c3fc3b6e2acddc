using Plumbline.Model;

namespace Plumbline.Replay.DoBlocks;

/// <summary>The views of information_schema that blocks ask (manual 37).</summary>
internal static class InformationSchema
{
    public static IEnumerable<SystemTable> All() =>
    [
        Tables(), Columns(), TableConstraints(), KeyColumnUsage(), ConstraintColumnUsage(), ReferentialConstraints(), CheckConstraints(), Views(), Schemata(), Routines(), Triggers(), Sequences(), Domains(),
    ];

    private static SystemTable<SchemaObject> Tables() => new("tables", (t, hints) => t.Relations(hints, "table_name", "table_schema").Where(r => r is Table or View),
        ("table_catalog", (_, _) => BuiltInFunctions.CurrentDatabase),
        ("table_schema", (_, o) => o.Name.Schema),
        ("table_name", (_, o) => o.Name.Name),
        ("table_type", (_, o) => o is View ? "VIEW" : o is Table { ForeignServer: not null } ? "FOREIGN" : o.Name.Schema == "pg_temp" ? "LOCAL TEMPORARY" : "BASE TABLE"))
    { Keys = ["table_name"] };

    private static SystemTable<Column> Columns() => new("columns", (t, hints) => ColumnRows(t, hints),
        ("table_catalog", (_, _) => BuiltInFunctions.CurrentDatabase),
        ("table_schema", (_, c) => c.Name.Schema),
        ("table_name", (_, c) => c.Name.Table),
        ("column_name", (_, c) => c.Name.Name),
        ("ordinal_position", (t, c) => CatalogTables.Number(t, c)),
        ("column_default", (_, c) => c.Default?.Text),
        ("is_nullable", (_, c) => c.NotNull ? "NO" : "YES"),
        ("data_type", (_, c) => SystemTypes.DataType(c.Type)),
        ("udt_name", (_, c) => SystemTypes.InternalName(c.Type)),
        ("udt_schema", (_, c) => c.Type.Schema ?? "pg_catalog"),
        ("character_maximum_length", (_, c) => SystemTypes.Length(c.Type)),
        ("numeric_precision", (_, c) => Precision(c.Type, 0)),
        ("numeric_scale", (_, c) => Precision(c.Type, 1)),
        ("datetime_precision", (_, c) => c.Type.Name.StartsWith("time", StringComparison.Ordinal) ? decimal.TryParse(c.Type.Modifier, out var digits) ? digits : 6m : null),
        ("is_identity", (_, c) => c.Identity is null ? "NO" : "YES"),
        ("identity_generation", (_, c) => c.Identity is null ? null : c.Identity.Always ? "ALWAYS" : "BY DEFAULT"),
        ("is_generated", (_, c) => c.Generated is null ? "NEVER" : "ALWAYS"),
        ("generation_expression", (_, c) => c.Generated?.Expression.Text),
        ("collation_name", (_, c) => c.Collation))
    { Keys = ["table_name"] };

    /// <summary>The columns of a view are not kept: asked for, they are not known.</summary>
    private static IEnumerable<Column>? ColumnRows(SystemTables tables, IReadOnlyDictionary<string, object> hints) =>
        hints.ContainsKey("table_name") && tables.Relations(hints, "table_name", "table_schema").Any(r => r is View) ? null : tables.Parts<Column>(hints, "table_name", "table_schema");

    private static object? Precision(SqlType type, int part)
    {
        if (type.IsArray) return null;
        if (type.Name == "numeric") return type.Modifier?.Split(',') is { } parts && part < parts.Length && decimal.TryParse(parts[part], out var value) ? value : null;
        return type.Name switch { "integer" => part == 0 ? 32m : 0m, "bigint" => part == 0 ? 64m : 0m, "smallint" => part == 0 ? 16m : 0m, "double precision" when part == 0 => 53m, "real" when part == 0 => 24m, _ => null };
    }

    private static SystemTable<SchemaObject> TableConstraints() => new("table_constraints", (t, hints) => Constraints(t, hints),
        ("constraint_catalog", (_, _) => BuiltInFunctions.CurrentDatabase),
        ("constraint_schema", (_, c) => c.Name.Schema),
        ("constraint_name", (_, c) => c.Name.Name),
        ("table_catalog", (_, _) => BuiltInFunctions.CurrentDatabase),
        ("table_schema", (_, c) => c.Name.Schema),
        ("table_name", (_, c) => c.Name.Table),
        ("constraint_type", (_, c) => ConstraintTexts.Words(c)),
        ("is_deferrable", (_, c) => ConstraintTexts.DeferralOf(c) == Deferral.NotDeferrable ? "NO" : "YES"),
        ("initially_deferred", (_, c) => ConstraintTexts.DeferralOf(c) == Deferral.InitiallyDeferred ? "YES" : "NO"))
    { Keys = ["table_name", "constraint_name"] };

    private static IEnumerable<SchemaObject> Constraints(SystemTables tables, IReadOnlyDictionary<string, object> hints) =>
        CatalogTables.Constraints(tables, hints, "table_name", "table_schema", nameColumn: "constraint_name").Where(c => c is not Exclusion);

    private static SystemTable<(SchemaObject Constraint, string Column, int At)> KeyColumnUsage() => new("key_column_usage", (t, hints) => Usages(t, hints),
        ("constraint_schema", (_, u) => u.Constraint.Name.Schema),
        ("constraint_name", (_, u) => u.Constraint.Name.Name),
        ("table_schema", (_, u) => u.Constraint.Name.Schema),
        ("table_name", (_, u) => u.Constraint.Name.Table),
        ("column_name", (_, u) => u.Column),
        ("ordinal_position", (_, u) => (decimal)(u.At + 1)),
        ("position_in_unique_constraint", (_, u) => u.Constraint is ForeignKey ? (decimal)(u.At + 1) : null))
    { Keys = ["table_name"] };

    private static IEnumerable<(SchemaObject, string, int)> Usages(SystemTables tables, IReadOnlyDictionary<string, object> hints) =>
        Constraints(tables, hints).Where(c => c is not Check).SelectMany(c => ConstraintTexts.Columns(c).Select((column, i) => (c, column, i)));

    private static SystemTable<(SchemaObject Constraint, ObjectName Table, string Column)> ConstraintColumnUsage() => new("constraint_column_usage", (t, _) => Used(t),
        ("constraint_schema", (_, u) => u.Constraint.Name.Schema),
        ("constraint_name", (_, u) => u.Constraint.Name.Name),
        ("table_schema", (_, u) => u.Table.Schema),
        ("table_name", (_, u) => u.Table.Name),
        ("column_name", (_, u) => u.Column));

    /// <summary>For a foreign key these are the columns that it points at.</summary>
    private static IEnumerable<(SchemaObject, ObjectName, string)> Used(SystemTables tables) => tables.All<SchemaObject>().Where(c => c is PrimaryKey or Unique or ForeignKey or Check)
        .SelectMany(c => c is ForeignKey key ? key.ReferencedColumns.Select(column => (c, key.ReferencedTable, column)) : ConstraintTexts.Columns(c).Select(column => (c, c.Name.OfTable(), column)));

    private static SystemTable<ForeignKey> ReferentialConstraints() => new("referential_constraints", (t, _) => t.All<ForeignKey>(),
        ("constraint_schema", (_, k) => k.Name.Schema),
        ("constraint_name", (_, k) => k.Name.Name),
        ("unique_constraint_schema", (_, k) => k.ReferencedTable.Schema),
        ("unique_constraint_name", (t, k) => UniqueName(t, k)),
        ("match_option", (_, k) => k.MatchFull ? "FULL" : "NONE"),
        ("update_rule", (_, k) => k.OnUpdate.ToUpperInvariant()),
        ("delete_rule", (_, k) => k.OnDelete.ToUpperInvariant()));

    private static object UniqueName(SystemTables tables, ForeignKey key)
    {
        foreach (var part in tables.Catalog.Current.Children(new(Table.OfKind, key.ReferencedTable)))
            if (part is PrimaryKey or Unique && ConstraintTexts.Columns(part).ToHashSet().SetEquals(key.ReferencedColumns)) return part.Name.Name;
        return Unknown.Value;
    }

    private static SystemTable<Check> CheckConstraints() => new("check_constraints", (t, _) => t.All<Check>(),
        ("constraint_schema", (_, c) => c.Name.Schema),
        ("constraint_name", (_, c) => c.Name.Name),
        ("check_clause", (_, c) => $"(({c.Expression}))"));

    private static SystemTable<View> Views() => new("views", (t, hints) => t.Relations(hints, "table_name", "table_schema").OfType<View>(),
        ("table_schema", (_, v) => v.Name.Schema),
        ("table_name", (_, v) => v.Name.Name),
        ("view_definition", (_, v) => v.Query))
    { Keys = ["table_name"] };

    private static SystemTable<string> Schemata() => new("schemata", (t, hints) => CatalogTables.NamespaceRows(t, hints, "schema_name"),
        ("catalog_name", (_, _) => BuiltInFunctions.CurrentDatabase), ("schema_name", (_, name) => name), ("schema_owner", (_, _) => Unknown.Value));

    private static SystemTable<Function> Routines() => new("routines", (t, hints) => t.Routines(hints, "routine_name", "routine_schema").Where(f => f.Routine != Routine.Aggregate),
        ("routine_schema", (_, f) => f.Name.Schema),
        ("specific_schema", (_, f) => f.Name.Schema),
        ("routine_name", (_, f) => f.BareName().Name),
        ("routine_type", (_, f) => f.Routine == Routine.Procedure ? "PROCEDURE" : "FUNCTION"),
        ("routine_definition", (_, f) => f.Body),
        ("data_type", (_, f) => (object?)f.Returns ?? Unknown.Value))
    { Keys = ["routine_name"] };

    private static SystemTable<(Trigger Trigger, string Event)> Triggers() => new("triggers", (t, hints) =>
            t.Parts<Trigger>(hints, "event_object_table", "event_object_schema", nameColumn: "trigger_name").SelectMany(g => g.Events.Select(e => (g, e))),
        ("trigger_schema", (_, g) => g.Trigger.Name.Schema),
        ("trigger_name", (_, g) => g.Trigger.Name.Name),
        ("event_manipulation", (_, g) => g.Event.Split(' ')[0].ToUpperInvariant()),
        ("event_object_schema", (_, g) => g.Trigger.Name.Schema),
        ("event_object_table", (_, g) => g.Trigger.Name.Table),
        ("action_timing", (_, g) => g.Trigger.Timing.ToUpperInvariant()),
        ("action_statement", (_, g) => $"EXECUTE FUNCTION {g.Trigger.Action}"))
    { Keys = ["event_object_table", "trigger_name"] };

    private static SystemTable<Sequence> Sequences() => new("sequences", (t, hints) => t.Relations(hints, "sequence_name", "sequence_schema").OfType<Sequence>(),
        ("sequence_schema", (_, s) => s.Name.Schema),
        ("sequence_name", (_, s) => s.Name.Name),
        ("data_type", (_, s) => s.Type.ToString()))
    { Keys = ["sequence_name"] };

    private static SystemTable<Domain> Domains() => new("domains", (t, _) => t.All<Domain>(),
        ("domain_schema", (_, d) => d.Name.Schema),
        ("domain_name", (_, d) => d.Name.Name),
        ("data_type", (_, d) => SystemTypes.DataType(d.BaseType)));
}
