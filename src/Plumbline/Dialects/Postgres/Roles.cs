using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>Role names as statements use them. Roles live in the cluster and not in the database: none is ever reported missing.</summary>
internal static class Roles
{
    /// <summary>A role: a name, PUBLIC, or a word for the one that runs the statement, which stays that word unless SET ROLE said who.</summary>
    public static string Read(SqlReader sql, CatalogBuilder catalog)
    {
        if (sql.Is(TokenKind.QuotedWord)) return sql.Name();
        sql.Take("GROUP");
        var name = sql.Name();
        return name is "current_user" or "current_role" or "session_user" ? catalog.Session.Role ?? name : name;
    }

    /// <summary>Sorted, each once; <c>public</c> alone when it is among them.</summary>
    public static EquatableArray<string> ReadList(SqlReader sql, CatalogBuilder catalog)
    {
        var roles = new SortedSet<string>(StringComparer.Ordinal);
        do roles.Add(Read(sql, catalog));
        while (sql.Take(TokenKind.Comma));
        return roles.Contains("public") ? ["public"] : roles.ToEquatableArray();
    }

    public static string Written(string role) => role is "public" or "current_user" or "current_role" or "session_user" ? role.ToUpperInvariant() : Quoting.Name(role);
}
