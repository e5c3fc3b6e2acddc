using Plumbline.Footprints;
using Plumbline.Model;
using Plumbline.Sql;

namespace Plumbline.Planning.Recipes;

/// <summary>A column that is filled where it is null, while others use its table.</summary>
public sealed record Filling(Column Column, Backfill Backfill)
{
    /// <summary>Where the server refuses even to look for rows: the condition under which there is nothing to do.</summary>
    public string? Done { get; init; }

    private const string Rows = "in the rows that are there";

    /// <summary>Fillings of one table that may run at the same time as one walk through it: no row is written twice, and no tool needs a file for each.</summary>
    public static List<Step> Together(IReadOnlyList<(int Level, Step Step)> placed)
    {
        var steps = new List<Step>();
        for (var i = 0; i < placed.Count; i++)
        {
            if (placed[i].Step.Fills is not { } first) { steps.Add(placed[i].Step); continue; }
            var same = placed.Where(p => p.Level == placed[i].Level && p.Step.Fills is { } other && other.Column.Name.OfTable() == first.Column.Name.OfTable()).Select(p => p.Step).ToList();
            if (same.Count == 1 || !AreIndependent(same)) steps.Add(placed[i].Step);
            else if (ReferenceEquals(same[0], placed[i].Step)) steps.Add(Merged(same));
        }
        return steps;
    }

    public Step Step() => new(Column.Id(), $"{Column.Name} {Rows}: {Backfill.Expression} ({Backfill.From})", StepPace.Alone,
        [Updates.InBatches(Quoting.Name(Column.Name.OfTable()), $"{Quoted()} = {Backfill.Expression}", IsOpen(), Done)])
    { Fills = this };

    /// <summary>Whether none reads what another writes, and each can stand beside the column's own value.</summary>
    private static bool AreIndependent(List<Step> steps) =>
        steps.All(s => s.Fills!.Done is null && s.Fills.Column.Type.Name is not ("bit" or "interval") && !steps.Any(o => o != s && s.Fills.Names(o.Fills!.Column.Name.Name)));

    private static Step Merged(List<Step> steps)
    {
        var fills = steps.ConvertAll(s => s.Fills!);
        var batches = Updates.InBatches(Quoting.Name(fills[0].Column.Name.OfTable()), string.Join(", ", fills.Select(f => $"{f.Quoted()} = COALESCE({f.Quoted()}, {f.Value()})")), $"({string.Join(" OR ", fills.Select(f => f.IsOpen(among: true)))})");
        return steps[0] with
        {
            Because = $"{string.Join(", ", fills.Select(f => $"{f.Column.Name}: {f.Backfill.Expression} ({f.Backfill.From})"))}, {Rows}",
            Statements = [batches],
            Lost = steps.SelectMany(s => s.Lost).ToEquatableArray(),
        };
    }

    private string Quoted() => Quoting.Name(Column.Name.Name);

    /// <summary>Of the column's type, as assigning it would make it; but not of its length, for a cast cuts off what an assignment refuses.</summary>
    private string Value() =>
        Backfill.IsConstant() ? Backfill.Expression : $"({Backfill.Expression})::{Quoting.Type(Column.Type.Name == "character" ? SqlType.Text with { IsArray = Column.Type.IsArray } : Column.Type with { Modifier = null })}";

    /// <summary>A row that the expression has nothing for is left alone: it would be taken up again and again.</summary>
    private string IsOpen(bool among = false)
    {
        // What gives each row another value is asked once for each: looking whether it gives one would use a number up.
        if (Backfill.IsConstant() || Volatility.Of(new(Backfill.Expression), Catalog.Empty) is not null) return $"{Quoted()} IS NULL";
        var open = $"{Quoted()} IS NULL AND ({Backfill.Expression}) IS NOT NULL";
        return among ? $"({open})" : open;
    }

    private bool Names(string column)
    {
        for (var sql = SqlReader.Over(Backfill.Expression); !sql.AtEnd; sql.Advance())
            if ((sql.Is(TokenKind.Word) || sql.Is(TokenKind.QuotedWord)) && sql.NameOf(sql.Current) == column) return true;
        return false;
    }
}
