using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Enum types (manual 8.7; CREATE TYPE, ALTER TYPE).</summary>
internal sealed class EnumTypes : KindDialect
{
    private const string UniqueViolation = "23505";
    private const string InvalidName = "42602";

    public override Kind Kind => EnumType.OfKind;

    public override void Register(Grammar grammar) => UserTypes.Register(grammar);

    public static void Create(SqlReader sql, CatalogBuilder catalog, ObjectName name, int position)
    {
        var labels = new List<string>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        sql.Expect(TokenKind.LeftParen);
        if (!sql.Is(TokenKind.RightParen))
        {
            do labels.Add(NewLabel(sql, places));
            while (sql.Take(TokenKind.Comma));
        }
        sql.Expect(TokenKind.RightParen);
        sql.ExpectEnd();
        catalog.Add(new EnumType(name, labels.ToEquatableArray()), position, places);
    }

    private static string NewLabel(SqlReader sql, Dictionary<string, int> places)
    {
        var position = sql.Position;
        var label = Label(sql);
        if (!places.TryAdd(label, position)) throw new StatementRefused(UniqueViolation, $"label {label} is listed twice", position);
        return label;
    }

    private static string Label(SqlReader sql)
    {
        var position = sql.Position;
        var label = sql.String();
        if (SqlReader.Cut(label) != label) throw new StatementRefused(InvalidName, $"label {label} is longer than 63 bytes", position);
        return label;
    }

    public static void Alter(SqlReader sql, CatalogBuilder catalog, EnumType type)
    {
        if (sql.Take("ADD", "VALUE")) AddValue(sql, catalog, type);
        else if (sql.Take("RENAME", "VALUE")) RenameValue(sql, catalog, type);
        else throw sql.Unexpected("ADD VALUE, RENAME VALUE, RENAME TO, SET SCHEMA or OWNER TO");
    }

    private static void AddValue(SqlReader sql, CatalogBuilder catalog, EnumType type)
    {
        var ifNotExists = catalog.TakeIfNotExists(sql);
        var position = sql.Position;
        var label = Label(sql);
        var at = type.Labels.Count;
        if (sql.Is("BEFORE") || sql.Is("AFTER"))
        {
            var after = sql.Name() == "after";
            at = Existing(type, sql.String(), position) + (after ? 1 : 0);
        }
        sql.ExpectEnd();
        if (catalog.Version < 12 && catalog.Session.InTransaction && !type.Origin.Here.Equals(catalog.At()))
            catalog.Refuse(SqlStates.ActiveSqlTransaction, "ALTER TYPE … ADD VALUE cannot run inside a transaction block before PostgreSQL 12", position);
        if (type.Labels.Contains(label))
        {
            if (!ifNotExists) throw new StatementRefused(SqlStates.DuplicateObject, $"enum {type.Name} already has the label {label}", position);
            catalog.Clauses |= Clauses.Skipped;
            return;
        }
        var labels = type.Labels.ToList();
        labels.Insert(at, label);
        catalog.Alter(type, type with { Labels = labels.ToEquatableArray() }, parts: new Dictionary<string, int> { [label] = position });
        // a type that the transaction itself made is exempt from 17 on
        if (catalog.Transactions.AtBegin is { } begin && (catalog.Version < 17 || begin.Contains(type.Id()))) catalog.Session = catalog.Session with { NewLabels = catalog.Session.NewLabels.Add(new(type.Name, label)) };
    }

    /// <summary>A default or predicate is stored as a value, and the value of a new label is not safe before COMMIT (55P04).</summary>
    public static void CheckNewLabels(CatalogBuilder catalog)
    {
        if (catalog.Session.NewLabels.IsEmpty) return;
        for (var i = 0; i < catalog.Effects.Count; i++)
        {
            var subject = catalog.Effects[i] switch { Diff.Change.Added added => added.After, Diff.Change.Altered altered => altered.After, _ => null };
            foreach (var label in catalog.Session.NewLabels.Span)
                if (Uses(catalog, subject, label)) catalog.Refuse(SqlStates.UnsafeNewEnumValueUsage, $"the label {label.Label} of enum {label.Type} is new in this transaction: it can be used after COMMIT only");
        }
    }

    private static bool Uses(CatalogBuilder catalog, SchemaObject? subject, NewLabel label)
    {
        var quoted = SqlString.Quote(label.Label);
        return subject switch
        {
            Column { Default: { } value } column => IsOf(column.Type, label) && value.Text.StartsWith(quoted, StringComparison.Ordinal),
            Check check => check.Expression.Text.Contains(quoted, StringComparison.Ordinal) && check.Columns.Any(c => IsColumnOf(catalog, check.Name.OfTable().Member(c), label)),
            Index { Predicate: { } predicate } index => predicate.Text.Contains(quoted, StringComparison.Ordinal) && index.Columns.Any(c => IsColumnOf(catalog, index.Name.OfTable().Member(c), label)),
            _ => false,
        };
    }

    private static bool IsColumnOf(CatalogBuilder catalog, ObjectName column, NewLabel label) => catalog.Current.Find(new(Column.OfKind, column)) is Column found && IsOf(found.Type, label);

    private static bool IsOf(SqlType type, NewLabel label) => type.Schema == label.Type.Schema && type.Name == label.Type.Name;

    private static void RenameValue(SqlReader sql, CatalogBuilder catalog, EnumType type)
    {
        var position = sql.Position;
        var before = sql.String();
        sql.Expect("TO");
        var written = sql.Position;
        var after = Label(sql);
        sql.ExpectEnd();
        var at = Existing(type, before, position);
        if (type.Labels.Contains(after)) throw new StatementRefused(SqlStates.DuplicateObject, $"enum {type.Name} already has the label {after}", position);
        KeptNames.Relabel(catalog, type, before, after);
        catalog.Alter(type, type with { Labels = type.Labels.Select(l => l == before ? after : l) }, parts: new Dictionary<string, int> { [after] = written });
        foreach (var dependent in catalog.Current.Dependents(type.Id()).ToList())
            if (dependent is Column { Default: { } value } column && Renamed(value.Text, before, after) is { } text) catalog.Follow(column, column with { Default = new(text) });
    }

    /// <summary>A default holds the label by its identity, so it follows the new spelling.</summary>
    private static string? Renamed(string text, string before, string after)
    {
        var quoted = SqlString.Quote(before);
        return text == quoted || text.StartsWith(quoted + "::", StringComparison.Ordinal) ? SqlString.Quote(after) + text[quoted.Length..] : null;
    }

    private static int Existing(EnumType type, string label, int position)
    {
        for (var i = 0; i < type.Labels.Count; i++)
            if (type.Labels[i] == label) return i;
        throw new StatementRefused(SqlStates.InvalidParameterValue, $"enum {type.Name} has no label {label}", position);
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var type = (EnumType)subject;
        yield return $"CREATE TYPE {Quoting.Name(type.Name)} AS ENUM ({string.Join(", ", type.Labels.Select(SqlString.Quote))})";
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    /// <summary>Labels can be added anywhere, and nothing else: whether one was renamed or replaced is not told by the labels alone (manual, ALTER TYPE).</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (present, wanted) = (((EnumType)before).Labels, ((EnumType)after).Labels);
        if (!wanted.Where(present.Contains).Equals(present)) return null;
        var statements = new List<Alteration>();
        for (var i = 0; i < wanted.Count; i++)
            if (!present.Contains(wanted[i])) statements.Add($"ALTER TYPE {Quoting.Name(after.Name)} ADD VALUE IF NOT EXISTS {SqlString.Quote(wanted[i])}{Place(present, wanted, i)}");
        return statements;
    }

    /// <summary>Behind its neighbour, which is there by then; behind all when nothing needs be said.</summary>
    private static string Place(EquatableArray<string> present, EquatableArray<string> wanted, int at)
    {
        if (!wanted.Skip(at).Any(present.Contains)) return "";
        return at > 0 ? $" AFTER {SqlString.Quote(wanted[at - 1])}" : $" BEFORE {SqlString.Quote(wanted.First(present.Contains))}";
    }

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_type", $"oid = {PgCatalog.Type(subject.Name)} AND typtype = 'e'");
}
