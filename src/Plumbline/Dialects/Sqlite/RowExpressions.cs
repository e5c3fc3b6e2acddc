using Plumbline.Model;

namespace Plumbline.Dialects.Sqlite;

/// <summary>What an expression about one row may hold: the row's own columns, no queries, nothing that is another each time ("CREATE TABLE", "Indexes On Expressions").</summary>
internal static class RowExpressions
{
    private static readonly string[] s_restless = ["random", "randomblob", "changes", "total_changes", "last_insert_rowid"];
    private static readonly string[] s_rowIds = ["rowid", "oid", "_rowid_"];

    extension(CatalogBuilder catalog)
    {
        /// <param name="where">As SQLite says it: <c>CHECK constraints</c>, <c>index expressions</c>.</param>
        public void ExpectRowExpression(Table table, Clause clause, string where, int position)
        {
            if (clause.HasQuery) throw new StatementRefused(SqlStates.FeatureNotSupported, $"subqueries prohibited in {where}", position);
            foreach (var function in clause.Functions.Span)
                if (s_restless.Contains(function.Name, StringComparer.OrdinalIgnoreCase)) throw new StatementRefused(SqlStates.InvalidObjectDefinition, $"non-deterministic functions prohibited in {where}", position);
            foreach (var column in clause.Bare.Span)
                if (catalog.FindColumn(table.Name, column) is null && !s_rowIds.Contains(column, StringComparer.OrdinalIgnoreCase)) throw new StatementRefused(SqlStates.UndefinedColumn, $"no such column: {column}", position, new(Column.OfKind, table.Name.Member(column)));
        }
    }
}
