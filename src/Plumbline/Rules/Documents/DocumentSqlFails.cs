using Plumbline.Model;
using Plumbline.Sources.Documents;
using Plumbline.Truth.Claims;

namespace Plumbline.Rules.Documents;

public sealed class DocumentSqlFails : DocumentRule
{
    public override string Name => "document-sql-fails";
    public override Severity Default => Severity.Medium;

    public override Explanation Explain() => new(
        "A statement in a document fails on the server: a column that is not there, or a command that cannot run where it stands.",
        "It is copied in the hour when it is needed. The names are looked up in every schema of the project and in the catalogs of the stated version of PostgreSQL.",
        "```sql\nSELECT tablename, indexname, idx_scan FROM pg_stat_user_indexes;\n```\n\nThe view calls them `relname` and `indexrelname`.",
        "Correct the statement, and run it once.");

    protected override bool Takes(JudgedClaim claim) => claim.Claim.Word is ClaimWord.Runs;
}
