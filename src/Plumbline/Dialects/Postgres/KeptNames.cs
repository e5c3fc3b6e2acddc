using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>
/// What the conditions, defaults and queries of a statement name: the server looks at every column and every enum label in them when it makes the object.
/// Each is read as the query that it would be over its table.
/// </summary>
internal static class KeptNames
{
    /// <summary>Refuses the statement that has just been read where such a name is certainly nowhere.</summary>
    public static void Check(SqlReader sql, CatalogBuilder catalog)
    {
        if (catalog.Refused is not null) return;
        QueryMeanings? meanings = null;
        for (var i = 0; i < catalog.Effects.Count; i++)
        {
            var (before, after) = catalog.Effects[i] switch { Change.Added added => (null, added.After), Change.Altered altered => (altered.Before, altered.After), _ => ((SchemaObject?)null, (SchemaObject?)null) };
            if (after is null) continue;
            foreach (var text in QueriesOf(after))
            {
                if (before is not null && QueriesOf(before).Contains(text)) continue;
                meanings ??= Meanings(catalog);
                foreach (var name in QueryNames.Read(text, meanings).Names)
                    if (name.Verdict == NameVerdict.Missing && Tell(sql, catalog, name)) return;
            }
        }
    }

    /// <summary>What is kept holds a label by its identity, so it follows the new spelling. To be called while the enum still has the old one.</summary>
    public static void Relabel(CatalogBuilder catalog, EnumType type, string before, string after)
    {
        var (old, now) = (SqlString.Quote(before), SqlString.Quote(after));
        var holding = catalog.Current.Objects.Where(o => QueriesOf(o).Any(q => q.Contains(old, StringComparison.Ordinal))).ToList();
        if (holding.Count == 0) return;
        var meanings = Meanings(catalog);
        foreach (var subject in holding)
        {
            var renaming = new Renaming { Labels = (subject.Name.Table is null ? "" : From(subject), query => Relabelled(query, meanings, type, before, now)) };
            catalog.Follow(subject, catalog.Dialect.Of(subject.Kind)!.Follow(subject, renaming));
        }
    }

    private static string Relabelled(string query, QueryMeanings meanings, EnumType type, string before, string now)
    {
        foreach (var place in QueryNames.Read(query, meanings).Names.Where(n => n.Part == NamePart.Label && n.Name == type.Name && n.Label == before).OrderByDescending(n => n.At))
            query = string.Concat(query.AsSpan(0, place.At), now, query.AsSpan(place.At + place.Length));
        return query;
    }

    private static QueryMeanings Meanings(CatalogBuilder catalog) => new(catalog.Current, catalog.Version, [.. catalog.Session.SearchPath, catalog.Dialect.DefaultSchema]);

    /// <summary>Whose row a condition is about.</summary>
    private static string From(SchemaObject subject)
    {
        var table = Quoting.Name(subject.Name.OfTable());
        return subject is Trigger ? $"{table} AS new, {table} AS old" : table;
    }

    private static IEnumerable<string> QueriesOf(SchemaObject subject) => subject switch
    {
        View view => [view.Sql ?? view.Query],
        MaterializedView view => [view.Sql ?? view.Query],
        Policy policy => Conditions(policy, policy.Using, policy.WithCheck),
        Check check => Conditions(check, check.Expression),
        Index index => Conditions(index, index.Predicate),
        Exclusion exclusion => Conditions(exclusion, exclusion.Predicate),
        Trigger trigger => Conditions(trigger, trigger.When),
        Column { Generated: { } generated } column => Conditions(column, generated.Expression),
        Column { Default: { } value } column when !Types.IsBuiltIn(column.Type) => [$"SELECT FROM {Quoting.Name(column.Name.OfTable())} WHERE {Quoting.Name(column.Name.Name)} = ({value.Sql})"],
        _ => [],
    };

    private static IEnumerable<string> Conditions(SchemaObject subject, params SqlExpression?[] conditions) =>
        conditions.OfType<SqlExpression>().Select(c => $"SELECT FROM {From(subject)} WHERE ({c.Sql})");

    /// <summary>What does not stand in the statement was copied from elsewhere, and may be called otherwise by now.</summary>
    private static bool Tell(SqlReader sql, CatalogBuilder catalog, QueryName name)
    {
        var (missing, message) = name switch
        {
            { Part: NamePart.Column, Name.Table: not null } => (new ObjectId(Column.OfKind, name.Name), $"column {name.Name.Name} of {name.Name.OfTable()} does not exist"),
            { Part: NamePart.Label } => (new ObjectId(EnumType.OfKind, name.Name), $"enum {name.Name} has no label {name.Label}"),
            { Part: NamePart.Value } => ((ObjectId?)null, $"{name.Label} is no {name.Name}"),
            // what FROM names and is nowhere has been refused already
            { Part: NamePart.Relation } when catalog.OutsideRelation(name.Name) is null => (null, $"{name.Name} is no relation of the query"),
            _ => (null, null),
        };
        if (message is null || Place(sql, name.Label ?? name.Name.Name, name.Label is null) is not { } position) return false;
        catalog.Refuse(name.State!, message, position, missing);
        return true;
    }

    private static int? Place(SqlReader sql, string word, bool isName)
    {
        // past CREATE INDEX and a name
        for (var i = sql.First + 3; i < sql.End; i++)
        {
            var token = sql.Tokens.Tokens[i];
            if (isName ? token.Kind is TokenKind.Word or TokenKind.QuotedWord && sql.NameOf(token) == word : token.Kind == TokenKind.String && sql.ValueOf(token) == word) return token.Start;
        }
        return null;
    }
}
