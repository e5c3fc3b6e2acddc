using Plumbline.Dialects.Postgres;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Planning.Recipes;
using Plumbline.Sql;

namespace Plumbline.Planning;

/// <summary>
/// The preconditions of a plan's changes: nothing is null, nothing refers to nothing, nothing is there twice, everything fits. Asked is only what can be
/// read from the rows as they are before the plan: what it adds, fills or gives another type, it answers for itself.
/// </summary>
public static class Preconditions
{
    /// <param name="situation">After the renames.</param>
    public static EquatableArray<Precondition> Of(Situation situation, EquatableArray<Change> changes, EquatableArray<GoalRename> renames)
    {
        var reading = new Reading(situation, changes.Select(c => c.Subject().Id()).ToHashSet(), renames);
        return changes.SelectMany(reading.Of).ToEquatableArray();
    }

    private sealed class Reading(Situation situation, HashSet<ObjectId> changed, EquatableArray<GoalRename> renames)
    {
        public IEnumerable<Precondition> Of(Change change)
        {
            if (change is Change.Dropped) return [];
            var (was, now) = (change is Change.Altered altered ? altered.Before : null, change.Subject());
            if (was is EnumType or Domain) return OfType(was, now);
            if (was is Sequence from) return OfSequence(from, (Sequence)now);
            var table = now is Table ? now.Name : now.Name.Table is null ? null : now.Name.OfTable();
            if (table is null || situation.Before.Find(new(Table.OfKind, table)) is not Table { ForeignServer: null } own || renames.Any(r => r.After == table)) return [];
            // What a partition is asked, its whole is asked for all of them.
            if (now is not Table && own.PartitionOf is not null) return [];
            var found = now switch
            {
                Column column => OfColumn((Column?)was, column),
                Check check => OfCheck((Check?)was, check),
                ForeignKey key => OfForeignKey(key),
                Exclusion exclusion => OfExclusion((Exclusion?)was, exclusion),
                Table => OfTable((Table)was!, (Table)now),
                PrimaryKey or Unique or Index { Unique: true, PartitionOf: null } => OfKey(now),
                _ => null,
            };
            return found is null ? [] : [found];
        }

        // Columns

        private Precondition? OfColumn(Column? was, Column column)
        {
            if (was is null || column.Inherited || IsRenamed(column.Name)) return null;
            if (was.Type != column.Type)
                return was.Generated is null && column.Generated is null && Misfits.Of(was, column, situation) is { } misfits
                    ? Asking($"{column.Name} must fit {column.Type}", column.Name.OfTable(), misfits) with { Unless = PgCatalog.HasType(column) ?? "false" }
                    : null;
            if (!column.NotNull || column.NotNullNotValid || was is { NotNull: true, NotNullNotValid: false } || !IsSettled(column.Name.OfTable(), column.Name.Name)) return null;
            return Asking($"{column.Name} must have a value", column.Name.OfTable(), $"{Quoting.Name(column.Name.Name)} IS NULL") with
            {
                Unless = PgCatalog.Row("pg_attribute", $"attrelid = {PgCatalog.Relation(column.Name.OfTable())} AND attname = {SqlString.Quote(column.Name.Name)} AND attnotnull"),
            };
        }

        private static Precondition Asking(string wanted, ObjectName table, string condition, bool only = false) => new(wanted, $"SELECT * FROM {(only ? "ONLY " : "")}{Quoting.Name(table)} WHERE {condition}");

        /// <summary>Whether its values are, and stay, those that are there now.</summary>
        private bool IsSettled(ObjectName table, string name)
        {
            var id = new ObjectId(Column.OfKind, table.Member(name));
            if (situation.Before.Find(id) is not Column was || situation.After.Find(id) is not Column now || was.Type != now.Type || was.Generated != now.Generated || IsRenamed(id.Name)) return false;
            return !now.DependsOn().Any(changed.Contains) && (!changed.Contains(id) || was.NotNull || !now.NotNull || Backfill.For(now, situation) is null);
        }

        /// <summary>One renamed in this plan has another name the first time than when it is run again.</summary>
        private bool IsRenamed(ObjectName column) => renames.Any(r => r.After == column);

        private bool AreSettled(SchemaObject subject, EquatableArray<string> columns) =>
            columns.All(c => IsSettled(subject.Name.OfTable(), c)) && !subject.DependsOn().Any(changed.Contains);

        /// <summary>Rows that the plan gives a value before the table is attached are looked at as they will be by then.</summary>
        private Precondition? OfTable(Table was, Table now)
        {
            if (was.PartitionOf is not null || now.PartitionOf is null || AttachProved.Key(now, situation) is not { } key) return null;
            return AsItWillBe(now.Name.Member(key)) is { } value && AttachProved.Condition(now, situation, value) is { } condition
                ? Asking($"the rows of {now.Name} must fit its bound in {now.PartitionOf}", now.Name, $"NOT ({condition})") with { Unless = PgCatalog.Row("pg_inherits", $"inhrelid = {PgCatalog.Relation(now.Name)}") }
                : null;
        }

        /// <summary>The value of a column once the plan has filled it; null where it cannot be told before.</summary>
        private string? AsItWillBe(ObjectName column)
        {
            var name = Quoting.Name(column.Name);
            if (IsSettled(column.OfTable(), column.Name)) return name;
            if (situation.Before.Find(new(Column.OfKind, column)) is not Column was || situation.After.Find(was.Id()) is not Column now || was.Type != now.Type || was.Generated is not null || now.Generated is not null || IsRenamed(column)) return null;
            return Backfill.For(now, situation) is { } filled ? $"coalesce({name}, {filled.Expression})" : name;
        }

        // Constraints

        private Precondition? OfCheck(Check? was, Check check)
        {
            if (check.NotValid || check.NotEnforced || check.Inherited || check.Columns.IsEmpty || !AreSettled(check, check.Columns)) return null;
            // Whatever it is called now: the same was proved of the rows before.
            if (situation.Before.Children<Check>(check.Parent()!).Any(c => c.Expression == check.Expression && c is { NotValid: false, NotEnforced: false } && c.NoInherit == check.NoInherit)) return null;
            return Asking($"check {check.Name}", check.Name.OfTable(), $"NOT ({check.Expression.Sql})", check.NoInherit) with { Unless = Unless(was is null || was.Expression == check.Expression, was, check, 'c') };
        }

        /// <param name="tells">Whether it has to be proved, and nothing else.</param>
        private string Unless(bool tells, SchemaObject? was, SchemaObject constraint, char type)
        {
            var proved = PgCatalog.Row("pg_constraint", $"conrelid = {PgCatalog.Relation(constraint.Name.OfTable())} AND conname = {SqlString.Quote(constraint.Name.Name)} AND contype = '{type}' AND convalidated");
            return tells ? proved : was is not null && ConstraintMarks.Tell(was, constraint, situation) is { } mark ? $"{mark} AND {proved}" : "false";
        }

        private Precondition? OfForeignKey(ForeignKey key)
        {
            if (key.NotValid || key.NotEnforced || key.Period || !key.Columns.All(c => IsSettled(key.Name.OfTable(), c)) || IsProved(key)) return null;
            var own = key.Columns.Select(c => $"own.{Quoting.Name(c)}").ToList();
            var set = string.Join(" AND ", own.Select(c => $"{c} IS NOT NULL"));
            var was = situation.Before.Find(key.Id());
            var unless = Unless(was is null or ForeignKey { NotValid: true }, was, key, 'f');
            var from = $"SELECT own.* FROM {Quoting.Name(key.Name.OfTable())} AS own WHERE ";
            var wanted = $"foreign key {key.Name} refers to {key.ReferencedTable}";
            // A table that the plan makes has no row to refer to; once it is there, it may have been filled.
            if (situation.IsNew(key.ReferencedTable))
                return renames.Any(r => r.After == key.ReferencedTable) ? null : new(wanted, from + set) { Unless = $"{PgCatalog.Relation(key.ReferencedTable)} IS NOT NULL" };
            if (!key.ReferencedColumns.All(c => IsSettled(key.ReferencedTable, c)) || renames.Any(r => r.After == key.ReferencedTable)) return null;
            var pairs = string.Join(" AND ", key.ReferencedColumns.Zip(own, (r, c) => $"other.{Quoting.Name(r)} = {c}"));
            var orphans = $"{set} AND NOT EXISTS (SELECT FROM {Quoting.Name(key.ReferencedTable)} AS other WHERE {pairs})";
            if (key.MatchFull && own.Count > 1) orphans = $"({string.Join(" OR ", own.Select(c => $"{c} IS NOT NULL"))}) AND NOT ({set} AND EXISTS (SELECT FROM {Quoting.Name(key.ReferencedTable)} AS other WHERE {pairs}))";
            return new(wanted, from + orphans) { Unless = unless };
        }

        private bool IsProved(ForeignKey key) => situation.Before.Children<ForeignKey>(key.Parent()!).Any(k =>
            k is { NotValid: false, NotEnforced: false } && k.Columns == key.Columns && k.ReferencedTable == key.ReferencedTable && k.ReferencedColumns == key.ReferencedColumns && (k.MatchFull || !key.MatchFull));

        private Precondition? OfKey(SchemaObject subject)
        {
            if (subject is PrimaryKey { WithoutOverlaps: true } or Unique { WithoutOverlaps: true } or Index { Invalid: true } or Index { OnMaterializedView: true }) return null;
            var index = subject as Index ?? KeyThroughIndex.IndexOf(subject);
            var table = subject.Name.OfTable();
            var columns = subject is Index ? index.Columns : index.Keys.Select(k => k.Column!).ToEquatableArray();
            if (!AreSettled(subject, columns) || index.Keys.Any(k => k.Collation is not null) || IsUniqueAlready(subject.Parent()!, index)) return null;
            var keys = index.Keys.Select(k => k.Column is { } column ? Quoting.Name(column) : k.Expression!.Sql).ToList();
            List<string> conditions = index.NullsNotDistinct ? [] : [.. index.Keys.Where(k => k.Column is not { } c || !IsFilled(table, c)).Select(k => $"{(k.Column is { } c ? Quoting.Name(c) : k.Expression!.Sql)} IS NOT NULL")];
            if (index.Predicate is { } predicate) conditions.Insert(0, $"({predicate.Sql})");
            var list = string.Join(", ", keys);
            var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
            var only = situation.Before.Find(subject.Parent()!) is Table { PartitionBy: null } && Partitions.Below(situation.Before, table).Count > 0 ? "ONLY " : "";
            return new($"{subject.Kind.Label} {subject.Name}: no two rows alike in {string.Join(", ", keys)}", $"SELECT {list}, count(*) FROM {only}{Quoting.Name(table)}{where} GROUP BY {list} HAVING count(*) > 1")
            {
                Unless = situation.Before.Contains(subject.Id()) ? "false" : IndexConcurrently.IsValid(new(subject.Name, [])),
            };
        }

        private bool IsFilled(ObjectName table, string column) => situation.Before.Find(new(Column.OfKind, table.Member(column))) is Column { NotNull: true, NotNullNotValid: false };

        /// <summary>Whether some of the columns are a key already: then all of them are.</summary>
        private bool IsUniqueAlready(ObjectId table, Index index)
        {
            var keys = index.Keys.Select(k => k.Column ?? k.Expression!.Text).ToHashSet();
            foreach (var known in UniqueKey.On(situation.Before, table))
            {
                if (known is { WithoutOverlaps: true } or { IsValid: false }) continue;
                if (known.Predicate is not null && known.Predicate != index.Predicate || !known.Keys.All(k => keys.Contains(k.Column ?? k.Expression!.Text))) continue;
                if (!index.NullsNotDistinct || known.NullsNotDistinct || known.Keys.All(k => k.Column is { } c && IsFilled(table.Name, c))) return true;
            }
            return false;
        }

        /// <summary>Compared row with row, so only where an equality narrows that down, or the table is known to be small.</summary>
        private Precondition? OfExclusion(Exclusion? was, Exclusion exclusion)
        {
            var table = exclusion.Name.OfTable();
            var pairs = exclusion.Elements.Select(e => e.Split(" WITH ")).ToList();
            if (exclusion.Predicate is not null || !AreSettled(exclusion, exclusion.Columns) || was is not null && was.Elements == exclusion.Elements && was.Predicate is null) return null;
            if (situation.Before.Find(exclusion.Parent()!) is not Table { PartitionBy: null } || !pairs.TrueForAll(p => p.Length == 2 && exclusion.Columns.Contains(p[0])) || situation.MayBeLarge(table) && !pairs.Exists(p => p[1] == "=")) return null;
            var conflicts = string.Join(" AND ", pairs.Select(p => $"other.{Quoting.Name(p[0])} {p[1]} own.{Quoting.Name(p[0])}"));
            return new($"exclusion {exclusion.Name}: no two rows meet in {string.Join(", ", pairs.Select(p => p[0]))}",
                $"SELECT own.* FROM ONLY {Quoting.Name(table)} AS own WHERE EXISTS (SELECT FROM ONLY {Quoting.Name(table)} AS other WHERE other.ctid <> own.ctid AND {conflicts})")
            { Unless = was is null ? PgCatalog.OfConstraint(exclusion.Name, 'x') : "false" };
        }

        /// <summary>One that has been drawn from behind its new end has no number left.</summary>
        private IEnumerable<Precondition> OfSequence(Sequence was, Sequence now)
        {
            if (AlteredSequence.Behind(was, now) is not { } behind || renames.Any(r => r.After == now.Name)) yield break;
            yield return new($"sequence {now.Name} must have numbers left from {now.Min} to {now.Max}", $"SELECT * FROM {Quoting.Name(now.Name)} WHERE {behind}") { Unless = AlteredSequence.HasLimits(now) };
        }

        // Types

        /// <summary>Values of an enum's label that goes, and of a domain that asks for more, wherever a column has the type.</summary>
        private IEnumerable<Precondition> OfType(SchemaObject was, SchemaObject now)
        {
            foreach (var column in situation.Before.Dependents(was.Id()).OfType<Column>().OrderBy(c => c.Name))
            {
                if (column.Inherited || column.Generated is not null || column.Type.Name != was.Name.Name || column.Type.Schema != was.Name.Schema || IsRenamed(column.Name) || renames.Any(r => r.After == column.Name.OfTable())) continue;
                if (situation.Before.Find(column.Parent()!) is not Table { PartitionOf: null } || situation.After.Find(column.Id()) is not Column after || after.Type != column.Type) continue;
                foreach (var (wanted, condition, unless) in was is EnumType labels ? Lost(column, labels, (EnumType)now) : Denied(column, (Domain)was, (Domain)now))
                    yield return Asking(wanted, column.Name.OfTable(), condition) with { Unless = unless };
            }
        }

        private static IEnumerable<(string, string, string)> Lost(Column column, EnumType was, EnumType now)
        {
            var lost = string.Join(", ", was.Labels.Where(l => !now.Labels.Contains(l)).Select(SqlString.Quote));
            if (lost.Length == 0) yield break;
            var name = Quoting.Name(column.Name.Name);
            yield return ($"{column.Name} must not be {lost}", column.Type.IsArray ? $"{name}::text[] && ARRAY[{lost}]" : $"{name}::text IN ({lost})",
                $"NOT {PgCatalog.Row("pg_enum", $"enumtypid = {PgCatalog.Type(was.Name)} AND enumlabel IN ({lost})")}");
        }

        private IEnumerable<(string, string, string)> Denied(Column column, Domain was, Domain now)
        {
            if (column.Type.IsArray || was.BaseType != now.BaseType || now.DependsOn().Any(changed.Contains)) yield break;
            var (name, unless) = (Quoting.Name(column.Name.Name), TypeMarks.Tell(was, now) ?? "false");
            if (now.NotNull && !was.NotNull) yield return ($"{column.Name} must have a value, as domain {now.Name} has", $"{name} IS NULL", unless);
            foreach (var check in now.Checks.Where(c => !c.NotValid && !was.Checks.Any(w => w.Expression == c.Expression && !w.NotValid)))
                yield return ($"{column.Name} must keep check {check.Name} of domain {now.Name}", $"EXISTS (SELECT FROM (SELECT {Quoting.Name(column.Name.OfTable())}.{name}) AS one (value) WHERE NOT ({check.Expression.Sql}))", unless);
        }
    }
}
