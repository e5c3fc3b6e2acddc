using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Usages;

/// <summary>The schema has what no code names. One rule each for tables, columns and enum values.</summary>
public sealed class UnusedInCode(string word) : TruthRule
{
    private static readonly HashSet<string> s_customary = new(StringComparer.OrdinalIgnoreCase) { "id", "createdAt", "updatedAt", "created_at", "updated_at" };

    public override string Name => $"{word}-not-used-by-code";
    public override Severity Default => Severity.Info;
    public override Family Family => Family.Usages;

    public override Explanation Explain() => new(
        $"The declared schema has {Wording.One(word == "enum-value" ? "enum value" : word)} whose name stands nowhere in the code.",
        "It may be left over. It is told only where the code can be taken at its silence: all of it was read, it uses at least half of the tables, every call on a client is understood, no SQL is put together when it runs, and no "
            + "adapter of a library works on the client by itself. " + word switch
            {
                "table" => "A table without a relation to one that the program uses is passed over: it may be a library's. ",
                "column" => "Columns are told of tables that the program itself writes to, where each call says what it asks for. ",
                _ => "A value is passed over that is some column's default, and all values of an enum that is handed on as a whole. ",
            } + "Whoever reads whole rows elsewhere, programs in other repositories, reports and triggers are not seen.",
        "A column `legacyRef` that nothing reads or writes.",
        "See who else uses the database before it is dropped. If it is kept for somebody else, say so: `rules: { " + $"{word}-not-used-by-code" + ": off }`, or accept the one finding.");

    public override IEnumerable<Finding> Check(TruthTable truth, Project project) => CodeReach.Of(project).SelectMany(reach => word switch
    {
        "table" => Tables(reach),
        "column" => Columns(reach),
        _ => Values(reach),
    });

    private IEnumerable<Finding> Tables(CodeReach reach)
    {
        foreach (var table in reach.Models.All)
            if (reach.LeavesOut(table) && Of(reach, table.Table, table.Model.Name(), id => $"no code uses table {id}") is { } found) yield return found;
    }

    private IEnumerable<Finding> Columns(CodeReach reach)
    {
        foreach (var table in reach.Models.All)
            foreach (var field in table.Model.Fields)
                if (!s_customary.Contains(field.Name) && reach.LeavesOut(table, field) && Of(reach, table.Column(field), $"{table.Model.Name()}.{field.Name}", id => $"no code uses column {id}") is { } found) yield return found;
    }

    private IEnumerable<Finding> Values(CodeReach reach)
    {
        foreach (var (of, type) in reach.Models.Enums)
            foreach (var value in of.Values)
                if (reach.LeavesOut(of, value) && Of(reach, type, of.Block.Name, id => $"no code uses value {value.Label()} of enum {id}", value.Label()) is { } found) yield return found with { Values = [value.Label()] };
    }

    /// <returns>Null where the schema's own catalog does not hold it: it is told as refused.</returns>
    private Finding? Of(CodeReach reach, ObjectId id, string own, Func<string, string> message, string? label = null) =>
        reach.Schema.Catalog.Find(id) is { } subject ? Found(id, subject.Origin.Of(label), message(id.Name.ToString() == own ? own : $"{id.Name} ({own})")) : null;
}
