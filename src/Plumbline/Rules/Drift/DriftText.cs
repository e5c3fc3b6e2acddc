using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Drift;

/// <summary>What drift findings say about both sides.</summary>
internal static class DriftText
{
    /// <summary>Model, field and database name, with the kind in front: <c>column Booking.bookingType</c>.</summary>
    public static string Named(TruthTable truth, ObjectId id) => $"{id.Kind.Label} {Wording.Called(id, truth.Voices)}";

    /// <summary>Said of two texts that a server might have printed alike, and none was there to do it.</summary>
    public static string HowCompared(TruthTable truth, TruthSubject subject, FacetDifference difference, Project project) =>
        difference.Facet.IsPrinted(subject.Object) && Spellings.IsOpen(difference) && !project.PrintedByServer.Contains(subject.Id) && !PrintAlike(truth.Voices[difference.Reference], truth.Voices[difference.Other])
            ? " (compared as text: no server printed both)" : "";

    /// <summary>Two live databases of one version: their servers have printed what is compared.</summary>
    private static bool PrintAlike(TruthVoice one, TruthVoice other) => one.Sources[0].Database?.Version is { } version && version == other.Sources[0].Database?.Version;

    /// <summary>Where the other voice stands for an object it lacks: at the table that should have it.</summary>
    public static EquatableArray<Related> Missing(TruthVoice voice, SchemaObject subject, string what)
    {
        if (subject.Parent() is { } parent && voice.Catalog.Find(parent) is { } owner && owner.Origin.Here.File is not null)
            return [new(owner.Origin.Trail().Last(), $"{owner.Id()} in {voice.InWords()}: {what}")];
        return [new(new(voice.Sources[0].Name, voice.Sources[0].Location), what)];
    }

    /// <summary>Only a database has another name for it: that is told as a departure of the database, with the others that depart.</summary>
    public static bool IsOfDatabases(TruthTable truth, TruthSubject subject) => truth.Voices[subject.RenamedIn].Role == SourceRole.Database;

    /// <summary>Whether an object goes with another that is missing itself: its column, key or sequence needs no finding of its own.</summary>
    public static bool GoesWithItsParent(TruthTable truth, SchemaObject subject, int voice)
    {
        for (var at = subject.Parent(); at is { } id; at = truth.Find(id)?.Object.Parent())
            if (truth.Find(id)?.Sightings[voice].State is TruthState.Absent && truth.Find(id)!.Rename is null) return true;
        return false;
    }
}
