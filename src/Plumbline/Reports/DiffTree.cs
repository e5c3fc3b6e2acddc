using System.Text;
using Plumbline.Diff;
using Plumbline.Model;
using Plumbline.Rules;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Reports;

/// <summary>What changes from one source to another, as a tree: tables with what belongs to them.</summary>
public static class DiffTree
{
    public static string Write(Source before, Source after, Style style)
    {
        var changes = SourceChanges.Of(before, after);
        var output = new StringBuilder();
        output.Append($"{style.Dim("from")} {style.Bold(Style.Safe(before.Name))} {style.Dim("to")} {style.Bold(Style.Safe(after.Name))}\n");
        if (changes.Count == 0) return output.Append("  no changes\n").ToString();

        string? owner = null;
        var whole = changes.Where(c => c is Change.Added { After: Table } or Change.Dropped { Before: Table }).Select(c => c.Subject().Name).ToHashSet();
        foreach (var change in changes)
        {
            var subject = change.Subject();
            var name = subject.Name.Table is null ? subject.Name.ToString() : subject.Name.OfTable().ToString();
            if (subject.Name.Table is not null && name != owner) output.Append($"  {style.Bold(Style.Safe(name))}\n");
            owner = name;
            // A new table's columns are shown with it; they are one change.
            WriteChange(output, style, change, subject.Name.Table is null ? 2 : 4, subject is Column && whole.Contains(subject.Name.OfTable()));
        }
        output.Append($"{Wording.Count(changes.Count, "change")}: {changes.Count(c => c is Change.Added)} added, {changes.Count(c => c is Change.Dropped)} dropped, "
            + $"{changes.Count(c => c is Change.Altered)} altered, {changes.Count(c => c is Change.Renamed)} renamed\n");
        return output.ToString();
    }

    private static void WriteChange(StringBuilder output, Style style, Change change, int indent, bool quiet)
    {
        var pad = new string(' ', indent);
        var subject = change.Subject();
        var name = Style.Safe(subject.Name.Table is null ? subject.Id().ToString() : $"{subject.Kind.Label} {subject.Name.Name}");
        var content = Style.Safe(ObjectText.Of(subject));
        switch (change)
        {
            case Change.Added:
                output.Append(pad).Append(style.Green("+ ")).Append(quiet ? style.Dim($"{name} {content}".TrimEnd()) : $"{name} {content}".TrimEnd()).Append('\n');
                break;
            case Change.Dropped:
                output.Append(pad).Append(style.Red("- ")).Append(quiet ? style.Dim($"{name} {content}".TrimEnd()) : $"{name} {content}".TrimEnd()).Append('\n');
                break;
            case Change.Renamed renamed:
                output.Append(pad).Append(style.Yellow("> ")).Append(name).Append(style.Dim($" was {Style.Safe(renamed.Before.Name.Name)} ({renamed.Confidence * 100:0} % sure)")).Append('\n');
                WriteFacets(output, style, renamed.Before, renamed.After, renamed.Facets, indent + 2);
                break;
            case Change.Altered altered:
                output.Append(pad).Append(style.Yellow("~ ")).Append(name).Append('\n');
                WriteFacets(output, style, altered.Before, altered.After, altered.Facets, indent + 2);
                break;
        }
    }

    private static void WriteFacets(StringBuilder output, Style style, SchemaObject before, SchemaObject after, EquatableArray<Facet> facets, int indent)
    {
        foreach (var facet in facets)
            output.Append(' ', indent).Append($"{facet.Name}: {style.Red(Value(facet.Read(before), style))} → {style.Green(Value(facet.Read(after), style))}\n");
    }

    private static string Value(string? value, Style style) => value is null ? "not set" : Style.Cut(Style.Safe(value.ReplaceLineEndings(" ")), Math.Max(20, style.Width / 2));
}
