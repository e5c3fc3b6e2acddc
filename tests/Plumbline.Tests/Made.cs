using Plumbline.Model;
using Plumbline.Sources;

namespace Plumbline.Tests;

/// <summary>Catalogs, sources and projects made by hand.</summary>
internal static class Made
{
    private static int s_line;

    public static ObjectName Name(string name) => new("public", name);

    public static Catalog With(this Catalog catalog, ObjectName table, params (string Name, string Type)[] columns)
    {
        catalog = catalog.With(new Table(table) { Origin = At() });
        var position = 0;
        foreach (var (name, type) in columns)
        {
            var words = type.Split(" not null");
            var made = new Column(table.Member(name), new SqlType(null, words[0])) { NotNull = words.Length > 1, Position = ++position, Origin = At() };
            if (words.Length > 1 && words[1].StartsWith(" default ", StringComparison.Ordinal)) made = made with { Default = new SqlExpression(words[1][9..]) };
            catalog = catalog.With(made);
        }
        return catalog;
    }

    public static Provenance At() => new(new Origin("made", "made.sql", ++s_line, 1));

    public static Catalog Key(this Catalog catalog, ObjectName table, string name, params string[] columns) =>
        catalog.With(new PrimaryKey(table.Member(name), columns.ToEquatableArray()) { Origin = At() });

    public static Catalog Index(this Catalog catalog, ObjectName table, string name, params string[] columns) =>
        catalog.With(new Model.Index(table.Member(name), columns.Select(c => new IndexKey(c)).ToEquatableArray()) { Columns = columns.ToEquatableArray(), Origin = At() });

    public static Source Source(SourceRole role, Catalog catalog, string? name = null, Voice? voice = null) =>
        new(name ?? role.ToString().ToLowerInvariant(), role, "sql", "postgres", "db", catalog, voice ?? Voice.Everything);

    public static Project Project(Catalog declared, Catalog history) =>
        new("made", [Source(SourceRole.Declared, declared), Source(SourceRole.History, history)]);
}
