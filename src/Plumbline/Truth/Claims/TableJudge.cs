using Plumbline.Model;
using Plumbline.Sources.Documents;

namespace Plumbline.Truth.Claims;

/// <summary>What is said of a table as a whole.</summary>
internal static class TableJudge
{
    private static readonly string[] s_commands = ["select", "insert", "update", "delete"];

    public static JudgedClaim Judge(Claim claim, ClaimWord.Secured word, Claimed claimed)
    {
        var id = new ObjectId(Table.OfKind, word.Table);
        var having = claimed.Meant(claim).Select(v => (Voice: v, Object: v.Catalog.Find(id) is { } own ? v.SpeaksOf(own, Table.RowSecurityFacet)?.Object : null)).Where(h => h.Object is not null).ToList();
        if (having.Count == 0) return JudgedClaim.Open(claim, "no source can say it");
        var words = Claimed.Words(having.ConvertAll(h => h.Voice));
        if (word.ForAllCommands)
        {
            var lacking = having.ConvertAll(h => s_commands.Where(c => !h.Voice.Catalog.Children<Policy>(id).Any(p => p.Command == c || p.Command == "all")).ToList());
            if (lacking.TrueForAll(l => l.Count > 0)) return JudgedClaim.Wrong(claim, $"{word.Table} has no policy for {string.Join(", ", lacking[0])} in {words}", id) with { Related = Claimed.Places(having, _ => $"no policy for {string.Join(", ", lacking[0])}") };
        }
        var agreeing = having.FindAll(h => ((Table)h.Object!).RowSecurity == word.On);
        if (agreeing.Count > 0) return JudgedClaim.Holds(claim, $"{Claimed.Words(agreeing.ConvertAll(h => h.Voice))}: {(word.On ? "on" : "off")}");
        return JudgedClaim.Wrong(claim, $"row level security of {word.Table} is {(word.On ? "off" : "on")} in {words}", id) with { Related = Claimed.Places(having, o => ((Table)o).RowSecurity ? "row level security enabled" : "no row level security") };
    }

    public static JudgedClaim Judge(Claim claim, ClaimWord.Matching word, Claimed claimed)
    {
        // What the document itself says of the table is part of what is said to match.
        var described = AsDescribed(claim, word.Table, claimed);
        if (claimed.Voices.Count < 2 || described.Verdict == ClaimVerdict.Contradicted) return described;
        var id = new ObjectId(Table.OfKind, word.Table);
        var drifting = claimed.Truth.Drifting.Where(s => s.Id == id || (s.Id.Kind == Column.OfKind && s.Id.Name.OfTable() == word.Table)).ToList();
        if (drifting.Count == 0) return JudgedClaim.Holds(claim, $"{Claimed.Words(claimed.Voices)} have {word.Table} alike");
        return JudgedClaim.Wrong(claim, $"{drifting[0].Id.Name} is not alike in {Claimed.Words(claimed.Voices)}{(drifting.Count > 1 ? $", nor are {drifting.Count - 1} others of it" : "")}", id) with { Related = Sides(drifting[0], claimed) };
    }

    /// <summary>Each voice's side of what is not alike.</summary>
    internal static EquatableArray<Related> Sides(TruthSubject drifting, Claimed claimed)
    {
        var sides = claimed.Voices.Select((v, i) => (Voice: v, Object: drifting.In(i))).ToList();
        return [.. Claimed.Places(sides, o => $"{o.Id()} is there"), .. Claimed.Lacking(drifting.Id, sides.Where((s, i) => s.Object is null && drifting.Sightings[i].State == TruthState.Absent).Select(s => s.Voice))];
    }

    /// <summary>What documents and code have of the table, against the schema. Where there is one schema, that is all that can match it.</summary>
    private static JudgedClaim AsDescribed(Claim claim, ObjectName table, Claimed claimed)
    {
        var described = claimed.Project.Sources.SelectMany(s => s.Claims).Where(c => c is { Open: null, Word: ClaimWord.Described word } && word.Column.Name.OfTable() == table).Select(c => DescribedJudge.Judge(c, (ClaimWord.Described)c.Word, claimed)).ToList();
        if (described.Find(d => d.Verdict == ClaimVerdict.Contradicted) is { } wrong) return JudgedClaim.Wrong(claim, $"{wrong.Why} (line {wrong.Claim.Where.Line})", new(Table.OfKind, table)) with { Related = [new(wrong.Claim.Where, wrong.Claim.Text), .. wrong.Related] };
        if (claimed.Project.Sources.SelectMany(s => s.Usages).FirstOrDefault(u => !u.IsDeclared && u.Subject.Kind == Column.OfKind && u.Subject.Name.OfTable() == table) is { } used) return JudgedClaim.Wrong(claim, $"code uses {used.Subject.Name}, which {claimed.Voices[0].InWords()} has not", new(Table.OfKind, table)) with { Related = [new(used.Where, used.Text)] };
        return described.Count == 0 ? JudgedClaim.Open(claim, "there is only one source") : JudgedClaim.Holds(claim, $"all that is said of {table} is in {Claimed.Words(claimed.Voices)}");
    }

    /// <summary>A list that claims to be whole, against each voice: what every one of them has and the list does not.</summary>
    public static JudgedClaim Judge(Claim claim, ClaimWord.CompleteColumns word, Claimed claimed)
    {
        var id = new ObjectId(Table.OfKind, word.Table);
        var asked = claimed.Meant(claim).Where(v => Claimed.In(v, id) is not null).ToList();
        if (asked.Count == 0) return JudgedClaim.Open(claim, "no source has the table");
        var leftOut = asked.Select(v => v.Catalog.ColumnNames(word.Table).Where(c => !word.Listed.Contains(c)).ToList()).MinBy(l => l.Count)!;
        // A name that is missing in one voice under a rename is not left out: every voice has to have it.
        leftOut = [.. leftOut.Where(c => asked.All(v => v.Catalog.Contains(new(Column.OfKind, word.Table.Member(c)))))];
        if (leftOut.Count == 0) return JudgedClaim.Holds(claim, $"every column of {word.Table} is listed");
        return JudgedClaim.Wrong(claim, $"{word.Table} has {string.Join(", ", leftOut)}, which {(leftOut.Count == 1 ? "is" : "are")} not listed", id) with
        {
            LeftOut = leftOut.Select(c => new ObjectId(Column.OfKind, word.Table.Member(c))).ToEquatableArray(),
            Related = leftOut.Select(c => asked[0].Catalog.Find(new(Column.OfKind, word.Table.Member(c)))).Where(o => o is { Origin.Here.Line: > 0 }).Select(o => new Related(o!.Origin.Here, "not listed")).ToEquatableArray(),
        };
    }
}
