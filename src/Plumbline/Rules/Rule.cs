using Plumbline.Dialects;
using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;
using Plumbline.Truth.Standings;

namespace Plumbline.Rules;

/// <summary>What a rule looks after; also the folder its file stands in.</summary>
public enum Family { Replay, Drift, Environments, Tracking, Loss, Safety, Locks, Hygiene, Design, Security, Documents, Workflow, Usages }

/// <summary>A rule's page, in Markdown. It is the user's documentation and stands nowhere else.</summary>
/// <param name="Summary">The offence in one sentence.</param>
/// <param name="Why">What goes wrong because of it.</param>
/// <param name="Example">What offends.</param>
/// <param name="SafeWay">What to do instead.</param>
public sealed record Explanation(string Summary, string Why, string Example, string SafeWay);

/// <summary>
/// One opinion. Named by the offence, so that it reads right after "allow": <c>-- plumb: allow foreign-key-without-index</c>.
/// </summary>
public abstract class Rule
{
    public abstract string Name { get; }
    public abstract Severity Default { get; }
    public abstract Family Family { get; }
    public abstract Explanation Explain();

    /// <summary>The version that brought it.</summary>
    public virtual string SinceVersion => "0.1";

    /// <summary>What the configuration may choose of it.</summary>
    public virtual IReadOnlyList<RuleOption> Options => [];

    protected Finding Found(ObjectId? subject, Origin where, string message) => new(Name, Default, subject, where, message);

    protected Finding FoundIn(string about, string kind, Origin where, string message) => new(Name, Default, null, where, message) { About = about, AboutKind = kind };

    public override string ToString() => Name;
}

/// <summary>Judges the truth table: where the voices disagree.</summary>
public abstract class TruthRule : Rule
{
    public abstract IEnumerable<Finding> Check(TruthTable truth, Project project);
}

/// <summary>Judges databases by the truth table; where there is none, it has nothing to say and is not asked.</summary>
public abstract class DatabaseRule : TruthRule;

/// <summary>Judges one statement with the catalog that was there before it.</summary>
public abstract class StatementRule : Rule
{
    /// <summary>Whether it asks what the whole history leaves (<see cref="Chronicle.End"/>): then it runs when that has ended, and not while later files are replayed.</summary>
    public virtual bool AsksEnd => false;

    public abstract IEnumerable<Finding> Check(Statement statement, StatementPlace place);
}

/// <summary>Judges a catalog: what a voice says the schema is. Run over the declared schema and over what the history leaves.</summary>
public abstract class CatalogRule : Rule
{
    public abstract IEnumerable<Finding> Check(CatalogView view);
}

/// <summary>Judges the project: its histories, scripts and files.</summary>
public abstract class ProjectRule : Rule
{
    public abstract IEnumerable<Finding> Check(Project project);
}

/// <summary>Judges what databases record of the histories against what is in effect in them.</summary>
public abstract class StandingRule : Rule
{
    public abstract IEnumerable<Finding> Check(IReadOnlyList<HistoryStanding> standings);
}

/// <summary>An offence that is seen while a source is read; the reader reports it, this is its page and its level.</summary>
public sealed class ReadingRule(string name, Severity severity, Family family, Explanation explanation) : Rule
{
    public override string Name => name;
    public override Severity Default => severity;
    public override Family Family => family;
    public override Explanation Explain() => explanation;
}
