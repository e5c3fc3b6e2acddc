namespace Plumbline.Dialects.Postgres;

/// <summary>What a server older than a feature says to it: to grammar it does not know, a syntax error.</summary>
internal static class Since
{
    public static void Needs(this CatalogBuilder catalog, int version, string what, int position, string sqlState = SqlStates.SyntaxError)
    {
        if (catalog.Version < version) throw new StatementRefused(sqlState, $"{what} needs PostgreSQL {version}", position);
    }
}
