using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Dialects.Postgres;

/// <summary>What names mean in a routine's body.</summary>
/// <param name="others">For what is no argument; null when nothing is known, since the server has resolved it already.</param>
internal sealed class RoutineMeanings(string routine, IMeanings? others = null) : IMeanings
{
    public string? Routine => routine;

    public KnownRelation? Relation(ObjectName written) => others?.Relation(written);

    public ObjectName? Function(ObjectName written) => others?.Function(written);

    public IReadOnlyList<KnownColumn>? ResultOf(ObjectName function) => others?.ResultOf(function);

    public SqlType? Type(SqlType written) => others?.Type(written);
}
