using YamlDotNet.Core;

namespace Orchestrix.Yaml;

/// <summary>Lines and columns of a text. The parser counts UTF-16; people count characters.</summary>
sealed class YamlPlaces
{
    readonly List<int> halves = []; // where the second half of a character stands

    public YamlPlaces(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsLowSurrogate(text[i])) halves.Add(i);
    }

    public (int Line, int Column) Of(Mark mark)
    {
        var column = mark.Column - (HalvesBefore(mark.Index) - HalvesBefore(mark.Index - mark.Column + 1));
        return ((int)Math.Max(mark.Line, 1), (int)Math.Max(column, 1));
    }

    // Searched, not counted: a file may be one long line.
    int HalvesBefore(long index)
    {
        var found = halves.BinarySearch((int)Math.Clamp(index, 0, int.MaxValue));
        return found < 0 ? ~found : found;
    }
}
