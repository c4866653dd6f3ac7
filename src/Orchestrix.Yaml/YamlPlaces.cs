using YamlDotNet.Core;

namespace Orchestrix.Yaml;

/// <summary>Lines and columns of a text. The parser counts UTF-16; people count characters.</summary>
sealed class YamlPlaces(string text)
{
    public (int Line, int Column) Of(Mark mark)
    {
        var column = (int)mark.Column;
        var end = (int)Math.Clamp(mark.Index, 0, text.Length);
        for (var i = Math.Max(end - column + 1, 0); i < end; i++)
            if (char.IsLowSurrogate(text[i])) column--;
        return ((int)Math.Max(mark.Line, 1), Math.Max(column, 1));
    }
}
