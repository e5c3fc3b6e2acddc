using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Range types (manual 8.17; CREATE TYPE … AS RANGE). Each brings a multirange type of its own name (from 14).</summary>
internal sealed class RangeTypes : KindDialect
{
    public override Kind Kind => RangeType.OfKind;

    public override void Register(Grammar grammar) { }

    public static void Create(SqlReader sql, CatalogBuilder catalog, ObjectName name, int position)
    {
        SqlType? subtype = null;
        var options = new SortedDictionary<string, string>(StringComparer.Ordinal);
        sql.Expect(TokenKind.LeftParen);
        do
        {
            var option = sql.Name();
            if (!sql.TakeOperator("=")) throw sql.Unexpected("=");
            if (option == "subtype") subtype = catalog.Resolve(Types.Read(sql), position: sql.Position);
            else options[option] = sql.Is(TokenKind.String) ? sql.String() : option is "canonical" or "subtype_diff" ? FunctionName(sql, catalog) : OptionName(sql);
        }
        while (sql.Take(TokenKind.Comma));
        sql.Expect(TokenKind.RightParen);
        sql.ExpectEnd();
        if (options.GetValueOrDefault("multirange_type_name") == Quoting.Name(MultirangeName(name.Name))) options.Remove("multirange_type_name");
        if (subtype is null) throw new StatementRefused(SqlStates.SyntaxError, "a range type needs a subtype", position);
        catalog.Add(new RangeType(name, subtype) { Options = options.Select(o => $"{o.Key}={o.Value}").ToEquatableArray() }, position);
    }

    /// <summary>How options name functions, operator classes and types: the server's own without schema.</summary>
    public static string OptionName(string printed) => OptionName(SqlReader.Over(printed));

    private static string FunctionName(SqlReader sql, CatalogBuilder catalog)
    {
        var start = sql.At;
        if (new CatalogMeanings(catalog).Function(sql.QualifiedName()) is { } found) return Quoting.Name(found);
        sql.At = start;
        return OptionName(sql);
    }

    public static string OptionName(SqlReader sql)
    {
        var name = sql.QualifiedName();
        return Quoting.Name(name.Schema == "pg_catalog" ? name with { Schema = null } : name);
    }

    /// <summary>As makeMultirangeTypeName chooses it: <c>range</c> becomes <c>multirange</c>, else <c>_multirange</c> is added.</summary>
    public static string MultirangeName(string range)
    {
        var at = range.IndexOf("range", StringComparison.Ordinal);
        return SqlReader.Cut(at < 0 ? range + "_multirange" : $"{range[..at]}multi{range[at..]}");
    }

    public override SchemaObject Follow(SchemaObject subject, Renaming renaming)
    {
        var range = (RangeType)subject;
        return range with { Subtype = renaming.Of(range.Subtype), Options = range.Options.Select(o => renaming.Of(o)) };
    }

    public override IEnumerable<string> Create(SchemaObject subject, Catalog context)
    {
        var range = (RangeType)subject;
        var options = range.Options.Select(o => o.Split('=', 2) is [var name, var value] ? $", {name} = {value}" : "");
        yield return $"CREATE TYPE {Quoting.Name(range.Name)} AS RANGE (subtype = {TypeText.Of(range.Subtype)}{string.Concat(options)})";
    }

    public override IEnumerable<string> Drop(SchemaObject subject, Catalog context) => [$"DROP {NamedObject.Written(subject)}"];

    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_type", $"oid = {PgCatalog.Type(subject.Name)} AND typtype = 'r'");
}
