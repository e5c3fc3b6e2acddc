using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Range types (manual 8.17; CREATE TYPE … AS RANGE). Each brings a multirange type of its own name (from 14).</summary>
internal sealed class RangeTypes : KindDialect
{
    internal const int MultirangesFrom = 14;

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

    private const string MultirangeOption = "multirange_type_name";

    public static string MultirangeOf(RangeType range) => range.Option(MultirangeOption) ?? Quoting.Name(MultirangeName(range.Name.Name));

    private static RangeType WithMultirange(RangeType range, string name)
    {
        var others = range.Options.Where(o => !o.StartsWith(MultirangeOption + "=", StringComparison.Ordinal));
        return range with { Options = name == Quoting.Name(MultirangeName(range.Name.Name)) ? others : others.Append($"{MultirangeOption}={name}").Order(StringComparer.Ordinal).ToEquatableArray() };
    }

    /// <summary>The range whose multirange type bears this name.</summary>
    public static RangeType? OfMultirange(CatalogBuilder catalog, ObjectName written) =>
        catalog.Current.OfType<RangeType>().FirstOrDefault(r => MultirangeOf(r) == Quoting.Name(written.Name) && (written.Schema is null || written.Schema == r.Name.Schema));

    public static void AlterMultirange(SqlReader sql, CatalogBuilder catalog, RangeType range)
    {
        if (!sql.Take("RENAME", "TO")) { NotModelled.ReadOver(sql, catalog); return; }
        var position = sql.Position;
        var name = sql.Name();
        sql.ExpectEnd();
        UserTypes.EnsureFree(catalog, range.Name with { Name = name }, position);
        catalog.Alter(range, WithMultirange(range, Quoting.Name(name)));
    }

    /// <summary>Its multirange type keeps the name it has.</summary>
    public static void Rename(SqlReader sql, CatalogBuilder catalog, RangeType range)
    {
        var position = sql.Position;
        var name = range.Name with { Name = sql.Name() };
        sql.ExpectEnd();
        UserTypes.EnsureFree(catalog, name, position);
        var multirange = MultirangeOf(range);
        catalog.RenameWithParts(range, name);
        if (catalog.Version >= MultirangesFrom && catalog.Current.Find(new(RangeType.OfKind, name)) is RangeType renamed && WithMultirange(renamed, multirange) is var kept && kept != renamed) catalog.Alter(renamed, kept);
    }

    public static string RenameMultirange(RangeType range, string name) =>
        $"ALTER TYPE {(range.Name.Schema is null or "public" ? "" : Quoting.Name(range.Name.Schema) + ".")}{MultirangeOf(range)} RENAME TO {name}";

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

    /// <summary>A range's making decides all of it but the name of its multirange type.</summary>
    public override IReadOnlyList<Alteration>? Alter(SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, Writing writing)
    {
        var (was, now) = ((RangeType)before, (RangeType)after);
        return was with { Options = now.Options } == now && WithMultirange(was, MultirangeOf(now)) == now ? [new(RenameMultirange(was, MultirangeOf(now))) { Unless = $"{PgCatalog.Type(was.Name with { Name = SqlReader.Over(MultirangeOf(was)).Name() })} IS NULL" }] : null;
    }

    /// <summary>With its multirange type, where that is called after it.</summary>
    public override IEnumerable<string> Rename(SchemaObject before, ObjectName after) => CommonAlters.Renamed(before, after);

    public override string Exists(SchemaObject subject) => PgCatalog.Row("pg_type", $"oid = {PgCatalog.Type(subject.Name)} AND typtype = 'r'");
}
