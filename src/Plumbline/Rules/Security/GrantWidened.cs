using Plumbline.Dialects;
using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Rules.Security;

public sealed class GrantWidened : StatementRule
{
    public override string Name => "grant-widened";
    public override Severity Default => Severity.Medium;
    public override Family Family => Family.Security;

    public override Explanation Explain() => new(
        "A statement gives a right on data to PUBLIC, which is every role there is and will be.",
        "A role that is made next year for a report or a guest has it from its first moment, and nobody decides about it then. It also cannot be taken away from one role alone.",
        "```sql\nGRANT SELECT, INSERT ON orders TO PUBLIC;\nALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO PUBLIC;\n```",
        "Grant to a role that says what it is for: `GRANT SELECT ON orders TO reporting`. What PostgreSQL itself gives to PUBLIC (EXECUTE on functions, USAGE on types) is not told.");

    public override IEnumerable<Finding> Check(Statement statement, StatementPlace place)
    {
        foreach (var effect in statement.Effects)
        {
            var (before, after) = effect switch
            {
                Change.Added added => (null, added.After),
                Change.Altered altered => (altered.Before, altered.After),
                _ => (null, null),
            };
            if (after is Grant { Grantee: "public" or "PUBLIC" } grant && grant.On.Kind != Function.OfKind && grant.On.Kind != Function.OfProcedure && grant.On.Kind.IsRelation)
            {
                var more = grant.Privileges.Except((before as Grant)?.Privileges ?? []).ToList();
                if (more.Count > 0) yield return Found(grant.On, statement.Where(), $"{Wording.List(more)} on {grant.On} is given to PUBLIC: to every role there is and will be") with { Values = more.ToEquatableArray() };
            }
        }
    }
}
