using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Which privileges a sort of object has, and which PUBLIC has from the start (manual 5.8).</summary>
internal static class Privileges
{
    private static readonly string[] s_table = ["delete", "insert", "references", "select", "trigger", "truncate", "update"];
    private static readonly string[] s_tableFrom17 = ["delete", "insert", "maintain", "references", "select", "trigger", "truncate", "update"];
    private static readonly string[] s_column = ["insert", "references", "select", "update"];
    private static readonly string[] s_sequence = ["select", "update", "usage"];
    private static readonly string[] s_schema = ["create", "usage"];
    private static readonly string[] s_execute = ["execute"];
    private static readonly string[] s_usage = ["usage"];

    /// <summary>What ALL means, sorted.</summary>
    public static IReadOnlyList<string> All(Kind kind, int version)
    {
        if (kind == Column.OfKind) return s_column;
        if (kind == Sequence.OfKind) return s_sequence;
        if (kind == Schema.OfKind) return s_schema;
        if (kind == Function.OfKind || kind == Function.OfProcedure || kind == Function.OfAggregate) return s_execute;
        return kind == Table.OfKind || kind == View.OfKind || kind == MaterializedView.OfKind ? version >= 17 ? s_tableFrom17 : s_table : s_usage;
    }

    /// <summary>What PUBLIC may do without any GRANT: only its absence is kept, as <c>-execute</c>.</summary>
    public static IReadOnlyList<string> OfPublic(ObjectId on, int version)
    {
        if (on.Kind == Schema.OfKind) return on.Name.Name != "public" ? [] : version < 15 ? s_schema : s_usage;
        if (on.Kind == Function.OfKind || on.Kind == Function.OfProcedure || on.Kind == Function.OfAggregate) return s_execute;
        return on.Kind == EnumType.OfKind || on.Kind == Domain.OfKind || on.Kind == CompositeType.OfKind || on.Kind == RangeType.OfKind ? s_usage : [];
    }

    /// <summary>The privileges at the cursor with their column lists; an empty list of names means ALL.</summary>
    public static List<(string Privilege, EquatableArray<string> Columns)> ReadList(SqlReader sql)
    {
        var list = new List<(string, EquatableArray<string>)>();
        do
        {
            if (sql.Take("ALL"))
            {
                sql.Take("PRIVILEGES");
                list.Add(("all", sql.Is(TokenKind.LeftParen) ? sql.NameList() : []));
                continue;
            }
            var word = sql.Name();
            if (word == "alter" && sql.Take("SYSTEM")) word = "alter system";
            list.Add((word, sql.Is(TokenKind.LeftParen) ? sql.NameList() : []));
        }
        while (sql.Take(TokenKind.Comma));
        return list;
    }

    public static EquatableArray<string> With(EquatableArray<string> privileges, IEnumerable<string> granted, bool option, IReadOnlyList<string> ofPublic)
    {
        var set = new SortedSet<string>(privileges, StringComparer.Ordinal);
        foreach (var privilege in granted)
        {
            if (set.Remove("-" + privilege) || (ofPublic.Contains(privilege) && !option)) continue;
            if (set.Contains(privilege + "*")) continue;
            if (option) set.Remove(privilege);
            set.Add(option ? privilege + "*" : privilege);
        }
        return set.ToEquatableArray();
    }

    /// <summary>Both lists together: what one has with grant option is had with it.</summary>
    public static EquatableArray<string> With(EquatableArray<string> privileges, EquatableArray<string> more)
    {
        foreach (var one in more)
            privileges = one[0] == '-' ? privileges.Append(one).Order(StringComparer.Ordinal).ToEquatableArray() : With(privileges, [one.Trim('*')], one[^1] == '*', []);
        return privileges;
    }

    public static EquatableArray<string> Without(EquatableArray<string> privileges, IEnumerable<string> revoked, bool optionOnly, IReadOnlyList<string> ofPublic)
    {
        var set = new SortedSet<string>(privileges, StringComparer.Ordinal);
        foreach (var privilege in revoked)
        {
            var had = set.Remove(privilege + "*");
            if (optionOnly) { if (had) set.Add(privilege); continue; }
            set.Remove(privilege);
            if (ofPublic.Contains(privilege)) set.Add("-" + privilege);
        }
        return set.ToEquatableArray();
    }
}
