using Microsoft.CodeAnalysis.Text;
using Plumbline.Sources.Code;

namespace Plumbline.CSharp;

/// <summary>Offsets of a file as lines and columns.</summary>
internal sealed class CSharpPlaces(SourceText text)
{
    public CodePlace At(int position)
    {
        var place = text.Lines.GetLinePosition(position);
        return new(place.Line + 1, place.Character + 1);
    }
}
