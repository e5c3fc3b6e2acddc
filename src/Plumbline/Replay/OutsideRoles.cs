using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Replay;

/// <summary>
/// Roles that grants, policies and owners name and no migration makes. Roles belong to the server and not to a database (manual 21),
/// so that they are listed and never missed.
/// </summary>
internal static class OutsideRoles
{
    public static IEnumerable<string> Met(IEnumerable<MigrationRun> runs)
    {
        var named = new SortedSet<string>(StringComparer.Ordinal);
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in runs)
            foreach (var statement in run.Statements.Span)
            {
                if (statement.Command is "CREATE ROLE" or "CREATE USER" or "CREATE GROUP") made.Add(NameIn(statement));
                foreach (var effect in statement.Effects.Span) named.UnionWith(RoleNames.In(effect.Subject()));
            }
        return named.Where(r => !made.Contains(r) && !IsBuiltIn(r)).Select(r => Supabase.HasRole(r) ? $"role {r} (Supabase)" : $"role {r}");
    }

    /// <summary>The third word, without its quotes: <c>CREATE ROLE name</c>.</summary>
    private static string NameIn(Statement statement)
    {
        var text = statement.Text()[(statement.Text().IndexOf(' ') + 1)..].TrimStart();
        text = text[(text.IndexOf(' ') + 1)..].TrimStart();
        var end = text.IndexOfAny(" ;\n\r\t");
        return (end < 0 ? text : text[..end]).Trim('"').ToString();
    }

    private static bool IsBuiltIn(string role) => role is "public" or "current_user" or "session_user" or "current_role" or "postgres" || role.StartsWith("pg_", StringComparison.Ordinal);
}
