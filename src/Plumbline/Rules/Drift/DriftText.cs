using Plumbline.Model;
using Plumbline.Sources;
using Plumbline.Truth;

namespace Plumbline.Rules.Drift;

/// <summary>What drift findings say about both sides.</summary>
internal static class DriftText
{
    public static int VoiceOf(TruthTable truth, SourceRole role)
    {
        for (var i = 0; i < truth.Voices.Count; i++)
            if (truth.Voices[i].Role == role) return i;
        return -1;
    }

    /// <summary>Model, field and database name, with the kind in front: <c>column Booking.bookingType</c>.</summary>
    public static string Named(TruthTable truth, ObjectId id) => $"{id.Kind.Label} {Wording.Called(id, truth.Voices)}";

    /// <summary>Where the other voice stands for an object it lacks: at the table that should have it.</summary>
    public static EquatableArray<Related> Missing(TruthVoice voice, SchemaObject subject, string what)
    {
        if (subject.Parent() is { } parent && voice.Catalog.Find(parent) is { } owner && owner.Origin.Here.File is not null)
            return [new(owner.Origin.Trail().Last(), $"{owner.Id()} in {voice.InWords()}: {what}")];
        return [new(new(voice.Sources[0].Name, voice.Sources[0].Location), what)];
    }

    /// <summary>Whether an object goes with another that is missing itself: its column, key or sequence needs no finding of its own.</summary>
    public static bool GoesWithItsParent(TruthTable truth, SchemaObject subject, int voice)
    {
        for (var at = subject.Parent(); at is { } id; at = truth.Find(id)?.Object.Parent())
            if (truth.Find(id)?.Sightings[voice].State is TruthState.Absent && truth.Find(id)!.Rename is null) return true;
        return false;
    }
}
