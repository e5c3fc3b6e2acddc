using Plumbline.Diff;
using Plumbline.Model;

namespace Plumbline.Dialects;

/// <summary>What a statement has done so far while it is being read.</summary>
internal sealed class Draft(SourceText? file, int start, Origin? anchor)
{
    public SourceText? File => file;
    public int Start => start;

    /// <summary>Where to point at when the text stands in no file.</summary>
    public Origin? Anchor => anchor;

    public List<Change> Effects { get; } = [];
    public List<DataStep> Data { get; } = [];
    public List<Hold> Holds { get; } = [];
    public TransactionWord Word { get; set; }
    public List<ObjectId> Absent { get; } = [];
    public List<string> NotExecuted { get; } = [];
    public Clauses Clauses { get; set; }
    public Modifiers Modifiers { get; set; }
    public Verb Verb { get; set; } = Verb.NotUnderstood;
    public Refusal? Refused { get; set; }
}
