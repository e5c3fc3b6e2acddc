using Plumbline.Model;

namespace Plumbline.Sql.Plpgsql;

/// <summary>What names mean in a body: it may make relations of its own, and be handed some.</summary>
/// <param name="handed">The transition tables of a trigger, with their columns where they are known.</param>
internal sealed class BodyMeanings(RoutineText body, IQueryMeanings others, IReadOnlyDictionary<string, IReadOnlyList<KnownColumn>?> handed) : IQueryMeanings
{
    public SqlFlavor Flavor => others.Flavor;

    public (NameVerdict Verdict, ObjectName? Name, IReadOnlyList<KnownColumn>? Columns) Relation(ObjectName written)
    {
        if (written.Schema is null && body.Made.Contains(written.Name)) return (NameVerdict.Unsure, null, null);
        if (written.Schema is null && handed.TryGetValue(written.Name, out var columns)) return (NameVerdict.Known, null, columns);
        var found = others.Relation(written);
        return found.Verdict == NameVerdict.Missing && body.MayBring(written) ? (NameVerdict.Unsure, null, null) : found;
    }

    public NameVerdict Function(ObjectName written) => others.Function(written);

    public bool TakesRow(string function) => others.TakesRow(function);

    public IReadOnlyList<KnownColumn>? ResultOf(ObjectName function) => others.ResultOf(function);

    public NameVerdict Type(SqlType written) => others.Type(written);

    public EnumType? Enum(SqlType type) => others.Enum(type);
}
